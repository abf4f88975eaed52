/**
 * The instruments with what is counted on them. A file gives titles and symbols to those that are there and begins new ones from the
 * templates; a draft of somebody's own is brought in on the page of the group, where what it puts on the table is seen first.
 */
import { INSTRUMENT_KINDS, mayDo } from '@cartif/negotiation'
import { z } from 'zod'
import { countOpen } from '../../instruments/counts.ts'
import { createInGroup, renameInstrument } from '../../instruments/new-instrument.ts'
import { listRevisions } from '../../instruments/revisions.ts'
import type { Room } from '../../instruments/room.ts'
import { Rooms } from '../../instruments/rooms.ts'
import { readableRooms } from '../../monitoring/seats.ts'
import { symbol as symbolSchema } from '../../negotiation/schemas.ts'
import { listTemplates } from '../../negotiation/templates.ts'
import { neededCell, oneOfCell, wordsCell } from '../cells.ts'
import { changeOf } from '../diff-row.ts'
import { planRows, refuse } from '../plan-rows.ts'
import type { Judged } from '../plan-rows.ts'
import type { PlacedRow, Table, TableAccess, TablePlan } from '../table.ts'

/** Each is a text of its own that others wait for while it is entered. */
const MOST_NEW = 20

const TEMPLATES = listTemplates('').map(({ id }) => id)

const schema = z.object({
  id: wordsCell(80),
  symbol: neededCell(60).refine(
    (said) => symbolSchema.safeParse(said).success,
    'Letters, digits, “/”, “.”, “-” go into a symbol.'
  ),
  title: neededCell(300),
  workingGroup: neededCell(80),
  kind: oneOfCell(INSTRUMENT_KINDS),
  template: oneOfCell(['', ...TEMPLATES])
})
type Said = z.infer<typeof schema>

export const INSTRUMENTS_TABLE: Table = {
  id: 'instruments',
  name: 'Instruments',
  about:
    'The texts under negotiation, with what is counted on them now. A file names them, and begins new ones from templates.',
  columns: [
    { name: 'id', about: 'Empty for a text that is new' },
    { name: 'symbol', about: 'Of the instrument' },
    { name: 'title', about: '' },
    { name: 'workingGroup', about: 'Where it is negotiated, its id' },
    { name: 'kind', about: INSTRUMENT_KINDS.join(', ') },
    { name: 'template', about: `What a new text begins with: ${TEMPLATES.join(', ')}; else empty` },
    { name: 'articles', about: '', isReadOnly: true },
    { name: 'agreed', about: 'Articles agreed, in full or ad referendum', isReadOnly: true },
    { name: 'openIssues', about: '', isReadOnly: true },
    { name: 'openProposals', about: '', isReadOnly: true },
    { name: 'lastRevision', about: 'Its symbol', isReadOnly: true }
  ],
  rows: ({ services, user }) =>
    readableRooms(services, user).map((room) => {
      const { articles, agreed, openIssues, openProposals } = countOpen(room.live)
      const lastRevision = listRevisions(room).at(-1)?.symbol ?? null
      const counts = { articles, agreed, openIssues, openProposals, lastRevision }
      return { id: room.info.id, ...rowOf(room), template: '', ...counts }
    }),
  plan
}

function rowOf({ info: { symbol, title, workingGroup, kind = 'agreement' } }: Room) {
  return { symbol, title, workingGroup, kind }
}

function plan(access: TableAccess, rows: readonly PlacedRow[]): TablePlan {
  const { services, user } = access
  const known = new Map(readableRooms(services, user).map((room) => [room.info.id, room]))
  const planned = new PlannedTexts(access)
  let begun = 0
  return planRows(rows, {
    schema,
    keyOf: ({ symbol }) => ({ key: symbol.toLowerCase(), column: 'symbol' }),
    judge: (said, line) => {
      if (said.id === '')
        return ++begun > MOST_NEW
          ? refuse('id', `No more than ${MOST_NEW} texts begin from one file.`)
          : judgeNew(access, planned, said, line)
      const room = known.get(said.id)
      return room
        ? judgeKnown(access, planned, said, line, room)
        : refuse('id', 'There is no such instrument: leave it empty for one that is new.')
    },
    settle: (isDone) => planned.settle(isDone)
  })
}

function judgeKnown(access: TableAccess, planned: PlannedTexts, said: Said, line: number, room: Room): Judged {
  const { services, user } = access
  const { id: _, template, ...row } = said
  const before = rowOf(room)
  if (template !== '') return refuse('template', 'The text has begun: a template is for one that is new.')
  if (row.workingGroup !== before.workingGroup)
    return refuse('workingGroup', 'An instrument stays in its working group.')
  if (row.kind !== before.kind) return refuse('kind', 'An instrument stays what it is.')
  const change = changeOf(line, row.title, before, row)
  if (!change) return {}
  const actor = services.memberships.actorIn(before.workingGroup, user)!
  if (!mayDo(actor, 'manage-group')) return refuse('workingGroup', 'You do not keep the office of this working group.')
  if (row.symbol !== before.symbol && isTaken(services, row.symbol, room)) return refuse('symbol', TAKEN)
  return {
    change,
    act: () => {
      planned.rename(room)
      renameInstrument(services, room, actor, row.title, row.symbol)
    }
  }
}

function judgeNew(access: TableAccess, planned: PlannedTexts, said: Said, line: number): Judged {
  const { services, user } = access
  const actor = services.memberships.actorIn(said.workingGroup, user)
  if (!actor || !mayDo(actor, 'manage-group'))
    return refuse('workingGroup', 'There is no such working group for you to begin a text in.')
  if (said.template === '') return refuse('template', `A new text begins with one of: ${TEMPLATES.join(', ')}.`)
  if (isTaken(services, said.symbol)) return refuse('symbol', TAKEN)
  const { id: _, ...row } = said
  return {
    change: changeOf(line, said.title, undefined, row),
    act: () => {
      const { title, symbol, kind, workingGroup } = said
      const { name, notation } = listTemplates(nameOfGroup(services, workingGroup)).find(
        ({ id }) => id === said.template
      )!
      createInGroup(planned.services, actor, workingGroup, { title, symbol, kind, file: name, notation })
    }
  }
}

const TAKEN = 'Another instrument has this symbol.'

/** Among those, too, that the reader cannot see. */
function isTaken({ rooms }: TableAccess['services'], symbol: string, but?: Room): boolean {
  return [...rooms.values()].some((room) => room !== but && room.info.symbol.toLowerCase() === symbol.toLowerCase())
}

function nameOfGroup({ db }: TableAccess['services'], id: string): string {
  return db.first(db.query.selectFrom('working_group').select('name').where('id', '=', id))?.name ?? id
}

/** Texts of one file: opened to everybody when all are on disk, and called as before where that failed. */
class PlannedTexts {
  /** In which the texts of the file have rooms before anybody else knows of them. */
  readonly services: TableAccess['services']
  private readonly of: TableAccess['services']
  private readonly infos = new Map<Room, Room['info']>()

  constructor({ services }: TableAccess) {
    this.of = services
    this.services = { ...services, rooms: new Rooms(services.rooms) }
  }

  rename(room: Room): void {
    this.infos.set(room, room.info)
  }

  settle(isDone: boolean): void {
    if (!isDone) for (const [room, info] of this.infos) room.info = info
    if (isDone) for (const [id, room] of this.services.rooms) if (!this.of.rooms.has(id)) this.of.rooms.open(room)
  }
}
