/**
 * How far some countries of the demonstration are with the topics of an instrument, which of that they have shared, and a briefing
 * from it: demo/<name>.preparation.json. An instrument without such a file has none.
 */
import { existsSync, readFileSync } from 'node:fs'
import { SHARED_WITH } from '@cartif/negotiation'
import { z } from 'zod'
import type { Room } from '../instruments/room.ts'
import { Rooms } from '../instruments/rooms.ts'
import { beginBriefing, listBriefings, saveBriefing } from '../preparation/briefings.ts'
import { keepRecord } from '../preparation/consultations.ts'
import { recordRequest } from '../preparation/schemas.ts'
import { shareTopic } from '../preparation/share.ts'
import { topicsIn } from '../preparation/topics.ts'
import type { Topic } from '../preparation/topics.ts'
import type { Beside } from './schedules.ts'

const words = recordRequest.omit({ seen: true })
const preparation = z.strictObject({
  records: z.array(
    z.strictObject({
      by: z.string(),
      /** "Chapter II" */
      topic: z.string(),
      ...words.shape,
      sharedWith: z.enum(SHARED_WITH).nullable(),
      /** What was written after it had been shared. */
      later: words.optional()
    })
  ),
  briefing: z.strictObject({ by: z.string(), issue: z.boolean() }).nullable()
})

export function enterPreparation({ room, name, files, mustFindActor }: Beside): void {
  const file = new URL(`${name}.preparation.json`, files)
  if (!existsSync(file)) return
  const { records, briefing } = preparation.parse(JSON.parse(readFileSync(file, 'utf8')))
  const topics = topicsIn(room)
  for (const { by, topic: chapter, sharedWith, later, ...said } of records) {
    const actor = mustFindActor(by)
    const topic = mustFindTopic(topics, chapter)
    keepRecord(room, actor, topic, 0, said)
    if (sharedWith) shareTopic(room, actor, topic.id, sharedWith, 1)
    if (later) keepRecord(room, actor, topic, 1, later)
  }
  if (briefing) enterBriefing(room, mustFindActor(briefing.by), briefing.issue)
}

function enterBriefing(room: Room, actor: ReturnType<Beside['mustFindActor']>, issue: boolean): void {
  const { db, now, info } = room
  const names = db.first(db.query.selectFrom('working_group').selectAll().where('id', '=', info.workingGroup))!
  const seat = { group: { id: names.id, name: names.name }, actor }
  const id = beginBriefing({ db, now, rooms: Rooms.of(room) }, seat)
  const { title, sections } = listBriefings(room, seat).find((one) => one.id === id)!.versions[0]!
  if (issue) saveBriefing({ db, now }, seat, id, { title, sections, seen: 1, issue })
}

function mustFindTopic(topics: readonly Topic[], chapter: string): Topic {
  const found = topics.find(({ name }) => name.startsWith(`${chapter} `))
  if (!found) throw new Error(`there is no ${chapter} to prepare for`)
  return found
}
