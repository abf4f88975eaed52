/** The indicators as they are now, on the instruments of a working group or of all that somebody may read. */
import { statedArticles } from '../commitments/stated-articles.ts'
import type { Room } from '../instruments/room.ts'
import { readFigures } from '../monitoring/figures.ts'
import { seatedParties } from '../monitoring/seats.ts'
import { readLinks } from '../wto/mapping.ts'
import { INDICATORS } from './indicators.ts'
import type { IndicatorKind, IndicatorReading } from './indicators.ts'

export interface Indicator extends Pick<IndicatorKind, 'id' | 'category' | 'label' | 'unit' | 'threshold'> {
  readonly value: number
  readonly isOver: boolean
  /** Text by text, with the page where it is counted. */
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

export function indicatorsOf(readings: readonly IndicatorReading[]): readonly Indicator[] {
  return INDICATORS.map((kind) => {
    const { id, category, label, unit, threshold, page } = kind
    const value = kind.value(readings)
    const of = readings.map((one) => {
      return { title: one.figures.title, value: kind.value([one]), to: `/instruments/${one.figures.id}${page}` }
    })
    return { id, category, label, unit, threshold, value, isOver: value >= threshold, of }
  })
}
