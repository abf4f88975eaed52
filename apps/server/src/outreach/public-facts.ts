/**
 * The figures that may be released: how many articles of a text are agreed, how many texts and countries there are. Nothing that says
 * who proposed what, nor how many brackets are open on what. They are counted when they are chosen and stay as they were.
 */
import { countOpen } from '../instruments/counts.ts'
import { listRevisions } from '../instruments/revisions.ts'
import type { Room } from '../instruments/room.ts'
import { seatedParties } from '../monitoring/seats.ts'
import type { PublicFact } from './publication.ts'
import { russianName } from './russian-names.ts'

/** A figure that may be chosen, and the group whose text it is of; null where it is of all of them. */
export interface OfferedFact extends PublicFact {
  readonly workingGroup: string | null
}

/** Of the texts of some working groups, as they are now. */
export function readFacts(rooms: readonly Room[]): readonly OfferedFact[] {
  if (rooms.length === 0) return []
  const counts = rooms.map(({ live }) => countOpen(live))
  const sum = (of: 'articles' | 'agreed') => counts.reduce((all, one) => all + one[of], 0)
  const total = rooms.length > 1 ? [totalFact(sum('agreed'), sum('articles'))] : []
  return [
    countFact('countries', partiesIn(rooms), ['country takes part', 'countries take part'], 'Участвующих стран'),
    countFact(
      'texts',
      rooms.length,
      ['text is being negotiated', 'texts are being negotiated'],
      'Согласуемых документов'
    ),
    ...total,
    ...rooms.map((room, at) => agreedFact(room, counts[at]!)),
    ...rooms.map(versionsFact)
  ]
}

function partiesIn(rooms: readonly Room[]): number {
  return new Set(rooms.flatMap(({ db, info }) => seatedParties(db, info.workingGroup))).size
}

/** In Russian the figure stands behind a colon, so that no word has to agree with it. */
function countFact(id: string, count: number, [one, many]: readonly [string, string], russian: string): OfferedFact {
  return { workingGroup: null, id, en: `${count} ${count === 1 ? one : many}`, ru: `${russian}: ${count}` }
}

function totalFact(agreed: number, articles: number): OfferedFact {
  return {
    workingGroup: null,
    id: 'agreed',
    en: `${agreed} of ${articles} articles in all texts are agreed in the room`,
    ru: `Предварительно согласовано статей во всех документах: ${agreed} из ${articles}`
  }
}

function agreedFact({ info }: Room, { agreed, articles }: { readonly agreed: number; readonly articles: number }) {
  const { id, title, workingGroup } = info
  return {
    workingGroup,
    id: `agreed/${id}`,
    en: `${title}: ${agreed} of ${articles} articles are agreed in the room`,
    ru: `${russianName(title)}: предварительно согласовано статей — ${agreed} из ${articles}`
  }
}

function versionsFact(room: Room): OfferedFact {
  const { id, title, workingGroup } = room.info
  const count = listRevisions(room).length
  return {
    workingGroup,
    id: `versions/${id}`,
    en: `${title}: ${count} ${count === 1 ? 'version has' : 'versions have'} been issued to the delegations`,
    ru: `${russianName(title)}: версий, разосланных делегациям, — ${count}`
  }
}
