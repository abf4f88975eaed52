/** How the articles relate to WTO agreements and others; a file of it is a reviewer's judgement on the text as it stands. */
import { z } from 'zod'
import { findArticle, statedArticles } from '../../commitments/stated-articles.ts'
import type { StatedArticle } from '../../commitments/stated-articles.ts'
import type { Room } from '../../instruments/room.ts'
import { readableRooms } from '../../monitoring/seats.ts'
import { NO_COUNTERPART, nameOfProvision } from '../../wto/catalogue.ts'
import { RELATIONS, readLinks, setLinks } from '../../wto/mapping.ts'
import type { LinkRequest, WtoLink } from '../../wto/mapping.ts'
import { neededCell, oneOfCell, wordsCell } from '../cells.ts'
import { changeOf } from '../diff-row.ts'
import { readValues } from '../read-rows.ts'
import type { PlacedRow, Table, TableAccess, TableChange, TableFault, TablePlan } from '../table.ts'

/** In a file, for what is related no longer. */
const NONE = 'none'

const schema = z.object({
  instrument: neededCell(100),
  article: neededCell(100),
  provision: neededCell(100),
  relation: oneOfCell([...RELATIONS, NONE]),
  note: wordsCell(4000)
})
type Said = z.infer<typeof schema>

export const WTO_TABLE: Table = {
  id: 'wto',
  name: 'WTO consistency',
  about: 'How each article relates to the provisions of WTO agreements and others, with the reviewer’s note.',
  columns: [
    { name: 'instrument', about: 'Its symbol' },
    { name: 'article', about: 'As it is called now' },
    { name: 'provision', about: `Of the catalogue, as tfa-7.4; ${NO_COUNTERPART} where there is none` },
    { name: 'relation', about: `${RELATIONS.join(', ')}; ${NONE} takes it out` },
    { name: 'note', about: 'On consistency' },
    { name: 'by', about: '', isReadOnly: true },
    { name: 'at', about: 'ISO 8601', isReadOnly: true }
  ],
  rows: ({ services, user }) => readableRooms(services, user).flatMap(linkRows),
  plan
}

function linkRows(room: Room) {
  const numbers = new Map(statedArticles(room).map(({ id, number }) => [id, number]))
  return readLinks(room).map(({ article, name, provision, relation, note, by, at }) => {
    return { instrument: room.info.symbol, article: numbers.get(article) ?? name, provision, relation, note, by, at }
  })
}

interface Target {
  readonly room: Room
  readonly articles: readonly StatedArticle[]
  readonly links: readonly WtoLink[]
}

type Mapped = LinkRequest & { readonly article: string }

function plan(access: TableAccess, rows: readonly PlacedRow[]): TablePlan {
  const { services, user } = access
  const rooms = readableRooms(services, user)
  const targets = new Map(
    rows.length === 0
      ? []
      : rooms.map(
          (room) => [room.info.symbol, { room, articles: statedArticles(room), links: readLinks(room) }] as const
        )
  )
  const { values, faults } = readValues(schema, rows)
  const seen = new Map<string, number>()
  const judged = values.map(({ line, value }) => judge(line, value, targets, seen))
  const wanted = judged.flatMap((one) => ('set' in one ? [one.set] : []))
  return {
    faults: [...faults, ...judged.flatMap((one) => ('fault' in one ? [one.fault] : []))],
    changes: judged.flatMap((one) => ('change' in one ? [one.change] : [])),
    apply: () => {
      for (const room of new Set(wanted.map((one) => one.room))) {
        const actor = services.memberships.actorIn(room.info.workingGroup, user)!
        setLinks(
          room,
          actor,
          wanted.flatMap((one) => (one.room === room ? [one.link] : []))
        )
      }
      return []
    }
  }
}

type Judged =
  | { readonly fault: TableFault }
  | { readonly change: TableChange; readonly set: { readonly room: Room; readonly link: Mapped } }
  | { readonly same: true }

function judge(line: number, said: Said, targets: ReadonlyMap<string, Target>, seen: Map<string, number>): Judged {
  const fault = (column: keyof Said, message: string) => ({ fault: { line, column, message } })
  const target = targets.get(said.instrument)
  if (!target) return fault('instrument', `There is no instrument ${said.instrument}.`)
  const article = findArticle(target.articles, said.article)
  if (!article) return fault('article', `There is no ${said.article} in the text.`)
  if (nameOfProvision(said.provision) === undefined)
    return fault('provision', `There is no ${said.provision} in the catalogue.`)
  if (said.relation !== NONE && (said.relation === NO_COUNTERPART) !== (said.provision === NO_COUNTERPART))
    return fault('relation', 'Only where there is no counterpart the relation is that there is none.')
  const key = `${said.instrument} ${article.id} ${said.provision}`
  const before = seen.get(key)
  if (before !== undefined) return fault('provision', `The same stands in line ${before} already.`)
  seen.set(key, line)
  return compare(line, said, target, article)
}

function compare(
  line: number,
  { provision, relation, note }: Said,
  { room, links }: Target,
  article: StatedArticle
): Judged {
  const known = links.find((one) => one.article === article.id && one.provision === provision)
  const before = known ? { relation: known.relation, note: known.note } : undefined
  if (relation === NONE && !before) return { same: true }
  const change = changeOf(line, `${room.info.symbol}, ${article.number}, ${provision}`, before, { relation, note })
  if (!change) return { same: true }
  const link = { article: article.id, provision, relation: relation === NONE ? undefined : relation, note }
  return { change, set: { room, link } }
}
