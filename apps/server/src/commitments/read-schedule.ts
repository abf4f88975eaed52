/**
 * A schedule that somebody filled in elsewhere, read from CSV or JSON. Every row that cannot be taken is reported with its line (in
 * JSON its place in the list, from 1); one such row, and nothing is taken. A row that says nothing of participation is passed over:
 * an article that nobody filled in takes nothing back.
 */
import { NO_STATEMENT, faultOf } from '@cartif/negotiation'
import type { Category, Participation, Statement } from '@cartif/negotiation'
import { Problem } from '../http/errors.ts'
import type { FileFormat } from '../tables/read-rows.ts'
import type { CsvFault } from './csv.ts'
import type { Stated } from './schedules.ts'
import { rowsOfSchedule } from './schedule-rows.ts'
import type { PlacedRow, ScheduleRow } from './schedule-rows.ts'
import { findArticle } from './stated-articles.ts'
import type { StatedArticle } from './stated-articles.ts'

const PARTICIPATION_WORDS: ReadonlyMap<string, Participation> = new Map([
  ['participates', 'participates'],
  ['not yet', 'not-yet'],
  ['not-yet', 'not-yet'],
  ['no statement', 'none'],
  ['none', 'none']
])

/** Letters of the Cyrillic alphabet that look the same are meant the same. */
const CATEGORY_LETTERS: ReadonlyMap<string, Category> = new Map([
  ['a', 'A'],
  ['b', 'B'],
  ['c', 'C'],
  ['а', 'A'],
  ['в', 'B'],
  ['с', 'C']
])

/** What a party's file states of the articles of a text. Throws `schedule-not-readable` with every row that cannot be taken. */
export function readSchedule(
  content: string,
  format: FileFormat,
  party: string,
  articles: readonly StatedArticle[]
): readonly Stated[] {
  const { rows, faults } = rowsOfSchedule(content, format)
  const reader = new ScheduleReader(party, articles)
  const stated = rows.flatMap((one) => reader.read(one))
  const all = [...faults, ...reader.faults].toSorted((a, b) => a.line - b.line)
  if (all.length === 0) return stated
  const count = all.length === 1 ? 'One row' : `${all.length} rows`
  throw new Problem('schedule-not-readable', `${count} cannot be taken, so nothing was.`, { rows: all })
}

class ScheduleReader {
  readonly faults: CsvFault[] = []
  private readonly party: string
  private readonly articles: readonly StatedArticle[]
  private readonly lines = new Map<string, number>()

  constructor(party: string, articles: readonly StatedArticle[]) {
    this.party = party
    this.articles = articles
  }

  read({ line, row }: PlacedRow): readonly Stated[] {
    const fault = (message: string) => {
      this.faults.push({ line, message })
      return []
    }
    if (row.party && row.party.toLowerCase() !== this.party)
      return fault(`The row is of ${row.party}, not of your party.`)
    const written = row.article ?? ''
    const name = /^\d+$/.test(written) ? `Article ${written}` : written
    const article = findArticle(this.articles, name)
    if (!article) return fault(name === '' ? 'The row names no article.' : `There is no ${name} in the text.`)
    if (isUntouched(row)) return []
    const before = this.lines.get(article.id)
    if (before !== undefined) return fault(`${article.number} stands in line ${before} already.`)
    this.lines.set(article.id, line)
    const statement = readStatement(row)
    if (typeof statement === 'string') return fault(statement)
    return [{ article, statement }]
  }
}

function isUntouched({ participation, category, months, conditions, assistance }: ScheduleRow): boolean {
  return [participation, category, months, conditions, assistance].every((value) => !value)
}

/** The statement of a row, or what is wrong with it. */
function readStatement(row: ScheduleRow): Statement | string {
  const said = (row.participation ?? '').toLowerCase()
  const participation = PARTICIPATION_WORDS.get(said)
  if (!participation) return 'Participation is “participates”, “not yet” or “no statement”.'
  if (participation === 'none') return NO_STATEMENT
  const category = row.category ? CATEGORY_LETTERS.get(row.category.toLowerCase()) : null
  if (category === undefined) return `“${row.category}” is no category: A, B or C.`
  if (row.months && !/^\d{1,4}$/.test(row.months)) return `“${row.months}” is no number of months.`
  const months = row.months ? Number(row.months) : null
  const { conditions = '', assistance = '' } = row
  if (Math.max(conditions.length, assistance.length) > LONGEST_WORDS) return 'The words are too long.'
  const statement = { participation, category, months, conditions, assistance }
  return faultOf(statement) ?? statement
}

/** Of conditions and of assistance, in UTF-16 code units. */
export const LONGEST_WORDS = 4000
