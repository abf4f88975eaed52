/** The indicators as they are now, on the instruments of a working group or of all that somebody may read. */
import { stepsIn, stepsOf, submittedRequests } from '../assistance/assistance-store.ts'
import { standingAfter } from '../assistance/steps.ts'
import { statedArticles } from '../commitments/stated-articles.ts'
import type { Room } from '../instruments/room.ts'
import { MeetingStore } from '../meetings/meeting-store.ts'
import { readFigures } from '../monitoring/figures.ts'
import { seatedParties } from '../monitoring/seats.ts'
import type { DeskServices } from '../services.ts'
import { readLinks } from '../wto/mapping.ts'
import { INDICATORS } from './indicators.ts'
import type { GroupReading, IndicatorKind, IndicatorReading, IndicatorScope } from './indicators.ts'

export interface Indicator extends Pick<IndicatorKind, 'id' | 'category' | 'label' | 'unit' | 'threshold'> {
  readonly value: number
  readonly isOver: boolean
  /** Text by text, or group by group, with the page where it is counted. */
  readonly of: readonly { readonly title: string; readonly value: number; readonly to: string }[]
}

export function readReading(room: Room): IndicatorReading {
  const figures = readFigures(room, seatedParties(room.db, room.info.workingGroup))
  const articles = new Map(statedArticles(room).map(({ id, version }) => [id, version]))
  const links = readLinks(room).filter(({ article }) => articles.has(article))
  const mapped = new Set(links.map(({ article }) => article))
  const departing = links.filter(({ relation }) => relation === 'departs-from').map(({ article }) => article)
  return {
    figures,
    unmapped: [...articles.keys()].filter((id) => !mapped.has(id)).length,
    staleNotes: links.filter(({ article, version }) => articles.get(article) !== version).length,
    departing: new Set(departing).size
  }
}

export function readGroup(
  services: Pick<DeskServices, 'db' | 'now'>,
  { id, name }: Pick<GroupReading, 'id' | 'name'>
): GroupReading {
  const { db, now } = services
  const today = now()
  const meetings = new MeetingStore(db, now).list([id])
  const over = meetings.filter(({ ends, isCancelled }) => !isCancelled && Date.parse(ends) < Date.parse(today))
  const steps = stepsIn(services, id)
  const states = submittedRequests(services, id).map((one) => standingAfter(stepsOf(steps, one.id)).state)
  return {
    id,
    name,
    unrecorded: over.filter(({ attendance }) => attendance.length === 0).length,
    waiting: states.filter((state) => state !== 'delivered' && state !== 'withdrawn').length
  }
}

export function indicatorsOf(scope: IndicatorScope): readonly Indicator[] {
  return INDICATORS.map((kind) => {
    const { id, category, label, unit, threshold } = kind
    const value = kind.value(scope)
    return { id, category, label, unit, threshold, value, isOver: value >= threshold, of: partsOf(kind, scope) }
  })
}

function partsOf(kind: IndicatorKind, { texts, groups }: IndicatorScope): Indicator['of'] {
  if (kind.on === 'groups')
    return groups.map((one) => {
      return { title: one.name, value: kind.value({ texts: [], groups: [one] }), to: `${kind.page}?group=${one.id}` }
    })
  return texts.map((one) => {
    const { title, id } = one.figures
    return { title, value: kind.value({ texts: [one], groups: [] }), to: `/instruments/${id}${kind.page}` }
  })
}
