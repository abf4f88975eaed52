/** Workshops, drafting support and trainings; a file announces them and says who came. */
import { PARTY_CODES, mayDo } from '@cartif/negotiation'
import { z } from 'zod'
import { WORKSHOP_KINDS, announceWorkshop, changeWorkshop, workshopsIn } from '../../assistance/workshops.ts'
import type { Attendance, Workshop, WorkshopWords } from '../../assistance/workshops.ts'
import { mustFindServed } from '../../assistance/served.ts'
import type { Served } from '../../assistance/terms.ts'
import { dayCell, neededCell, oneOfCell, wholeCell, wordsCell } from '../cells.ts'
import { changeOf } from '../diff-row.ts'
import { planRows, refuse } from '../plan-rows.ts'
import type { Judged } from '../plan-rows.ts'
import type { PlacedRow, Table, TableAccess, TablePlan } from '../table.ts'
import { seatsIn } from './groups-of.ts'
import type { SeatIn } from './groups-of.ts'

const MOST_PEOPLE = 1000

const schema = z.object({
  id: wordsCell(80),
  workingGroup: neededCell(80),
  title: neededCell(300),
  kind: oneOfCell(WORKSHOP_KINDS),
  on: dayCell({ isNeeded: true }),
  days: wholeCell(1, 60),
  place: wordsCell(300),
  instrument: wordsCell(60),
  article: wordsCell(500),
  about: wordsCell(4000),
  attended: wordsCell(400)
})
type Said = z.infer<typeof schema>

export const WORKSHOPS_TABLE: Table = {
  id: 'workshops',
  name: 'Workshops',
  about: 'Workshops, drafting support and trainings, with who came. A file announces them and changes them.',
  columns: [
    { name: 'id', about: 'Empty for one that is new' },
    { name: 'workingGroup', about: 'Its id' },
    { name: 'title', about: '' },
    { name: 'kind', about: WORKSHOP_KINDS.join(', ') },
    { name: 'on', about: 'The first day' },
    { name: 'days', about: '1 to 60' },
    { name: 'place', about: '' },
    { name: 'instrument', about: 'The symbol of the text that it serves, or empty' },
    { name: 'article', about: 'Article 9; or empty' },
    { name: 'about', about: '' },
    { name: 'attended', about: 'KAZ 3; UZB 2' }
  ],
  rows: (access) =>
    seatsIn(access).flatMap(({ group }) =>
      workshopsIn(access.services, group).map((one) => ({ id: one.id, ...rowOf(access, one) }))
    ),
  plan
}

function rowOf({ services }: TableAccess, { group, title, kind, on, days, place, served, about, attended }: Workshop) {
  const said = { workingGroup: group, title, kind, on, days, place }
  return { ...said, ...partOf(services, served), about, attended: attendedWords(attended) }
}

/** The text and the article as they are called now; an article that has left it, as it was called. */
function partOf({ rooms }: TableAccess['services'], { instrument, article, name }: Served) {
  if (instrument === null) return { instrument: '', article: '' }
  const room = rooms.get(instrument)
  const entry = room?.live.outline.find(({ id }) => id === article)
  return { instrument: room?.info.symbol ?? instrument, article: article === null ? '' : entry?.number || name }
}

function attendedWords(attended: readonly Attendance[]): string {
  const sorted = attended.toSorted((a, b) => a.party.localeCompare(b.party))
  return sorted.map(({ party, people }) => `${party.toUpperCase()} ${people}`).join('; ')
}

function plan(access: TableAccess, rows: readonly PlacedRow[]): TablePlan {
  const seats = seatsIn(access)
  const known = new Map(seats.flatMap(({ group }) => workshopsIn(access.services, group)).map((one) => [one.id, one]))
  return planRows(rows, {
    schema,
    keyOf: ({ id }) => (id === '' ? undefined : { key: id, column: 'id' }),
    judge: (said, line) => {
      const before = known.get(said.id)
      if (said.id !== '' && !before)
        return refuse('id', 'There is no such workshop: leave it empty for one that is new.')
      if (before && before.group !== said.workingGroup)
        return refuse('workingGroup', 'A workshop stays with its working group.')
      const seat = seats.find(({ group }) => group === said.workingGroup)
      return judge(access, seat, said, line, before)
    }
  })
}

function judge(
  access: TableAccess,
  seat: SeatIn | undefined,
  written: Said,
  line: number,
  before: Workshop | undefined
): Judged {
  const { id: _, ...said } = written
  const attended = readAttended(said.attended)
  if (typeof attended === 'string') return refuse('attended', attended)
  const row = { ...said, attended: attendedWords(attended) }
  const known = before && rowOf(access, before)
  const change = changeOf(line, said.title, known, row)
  if (!change) return {}
  if (!seat || !mayDo(seat.actor, 'hold-workshop'))
    return refuse('workingGroup', 'There is no such working group for you to hold workshops for.')
  const isSamePart = known && known.instrument === said.instrument && known.article === said.article
  const served = isSamePart ? before.served : findServed(access, seat, said)
  if (typeof served === 'string') return refuse(said.instrument === '' ? 'instrument' : 'article', served)
  const { services } = access
  const words: WorkshopWords = { ...toWords(said), served, attended }
  return {
    change,
    act: () =>
      void (before
        ? changeWorkshop(services, seat.actor, before, words, before.number)
        : announceWorkshop(services, seat.actor, seat.group, words))
  }
}

function toWords({ title, kind, on, days, place, about }: Omit<Said, 'id'>) {
  return { title, kind, on: on!, days, place, about }
}

/** The part of the text, or why there is none. */
function findServed(
  { services }: TableAccess,
  { group, name, actor }: SeatIn,
  said: Omit<Said, 'id'>
): Served | string {
  const seat = { group: { id: group, name }, actor }
  if (said.instrument === '')
    return said.article === '' ? mustFindServed(services, seat, null, null) : 'An article is one of an instrument.'
  const own = [...services.rooms.values()].filter(({ info }) => info.workingGroup === group)
  const room = own.find(({ info }) => info.symbol === said.instrument)
  if (!room) return `There is no instrument ${said.instrument} in this working group.`
  if (said.article === '') return mustFindServed(services, seat, room.info.id, null)
  const entry = room.live.outline.find(({ number }) => number === said.article)
  return entry ? mustFindServed(services, seat, room.info.id, entry.id) : `There is no ${said.article} in the text.`
}

/** "KAZ 3; UZB 2", or why it cannot be read. */
function readAttended(said: string): readonly Attendance[] | string {
  const parts = said.split(/[;,]/).flatMap((part) => part.trim() || [])
  const read = parts.map((part) => /^([A-Za-z]{3})[\s:]+(\d{1,4})$/.exec(part))
  const wrong = parts.find((_, at) => !read[at] || !PARTY_CODES.includes(read[at][1]!.toLowerCase()))
  if (wrong !== undefined) return `“${wrong}” is no party with a number of people: write KAZ 3.`
  const attended = read.map((one) => ({ party: one![1]!.toLowerCase(), people: Number(one![2]) }))
  if (new Set(attended.map(({ party }) => party)).size < attended.length) return 'A party is there twice.'
  const isFit = attended.every(({ people }) => people >= 1 && people <= MOST_PEOPLE)
  return isFit ? attended : `Of each party, 1 to ${MOST_PEOPLE} people come.`
}
