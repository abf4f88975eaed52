/**
 * What stands beside the text of an instrument in the demonstration: how its articles relate to other agreements, and what some of
 * the parties commit themselves to. In demo/, under the name of the instrument; an instrument without such files has none.
 */
import { existsSync, readFileSync } from 'node:fs'
import { CATEGORIES, PARTICIPATIONS } from '@cartif/negotiation'
import type { Actor } from '@cartif/negotiation'
import { z } from 'zod'
import { setCommitments, shareSchedule } from '../commitments/schedules.ts'
import { mustFindArticle } from '../commitments/stated-articles.ts'
import type { Room } from '../instruments/room.ts'
import { RELATIONS, setLinks } from '../wto/mapping.ts'

const mapping = z.strictObject({
  by: z.string(),
  links: z.array(
    z.strictObject({ article: z.string(), provision: z.string(), relation: z.enum(RELATIONS), note: z.string() })
  )
})

const schedules = z.strictObject({
  schedules: z.array(
    z.strictObject({
      by: z.string(),
      shared: z.boolean(),
      statements: z.array(
        z.strictObject({
          article: z.string(),
          participation: z.enum(PARTICIPATIONS),
          category: z.enum(CATEGORIES).nullable(),
          months: z.number().nullable(),
          conditions: z.string(),
          assistance: z.string()
        })
      )
    })
  )
})

export interface Beside {
  readonly room: Room
  /** What its files begin with. */
  readonly name: string
  readonly files: URL
  /** The day from which is told what is still to come. */
  readonly seededAt: string
  /** Throws where somebody has no seat in the working group. */
  mustFindActor(who: string): Actor
}

/** Reviewed on the zero draft, so that what has changed since can be seen. */
export function enterMapping({ room, name, files, mustFindActor }: Beside): void {
  const read = readJson(new URL(`${name}.wto.json`, files))
  if (read === undefined) return
  const { by, links } = mapping.parse(read)
  setLinks(room, mustFindActor(by), links)
}

export function enterSchedules({ room, name, files, mustFindActor }: Beside): void {
  const read = readJson(new URL(`${name}.commitments.json`, files))
  if (read === undefined) return
  for (const { by, shared, statements } of schedules.parse(read).schedules) {
    const actor = mustFindActor(by)
    const stated = statements.map(({ article, ...statement }) => ({
      article: mustFindArticle(room, article),
      statement
    }))
    setCommitments(room, actor, stated)
    if (shared) shareSchedule(room, actor)
  }
}

function readJson(file: URL): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}
