/** Schedules as files: CSV and JSON that can be filled in and read again, and a Word file that reads like an annex. */
import { partyNameAfterOf, sayStatement } from '@cartif/negotiation'
import type { Article, Line, ProvisionKind } from '@cartif/treaty-text'
import type { WrittenText } from '../instruments/text-task.ts'
import type { Room } from '../instruments/room.ts'
import { printCsv } from './csv.ts'
import { COLUMNS, TOLD_COLUMNS } from './schedule-rows.ts'
import type { Commitment } from './schedules.ts'
import { statedArticles } from './stated-articles.ts'
import type { StatedArticle } from './stated-articles.ts'

export type FileRow = Readonly<Record<(typeof COLUMNS)[number] | (typeof TOLD_COLUMNS)[number], string>>

const WORDS = { participates: 'participates', 'not-yet': 'not yet', none: '' } as const

/** Every article for each of the parties, also where nothing is stated: a file that can be filled in. */
export function rowsOf(room: Room, parties: readonly string[], commitments: readonly Commitment[]): readonly FileRow[] {
  const articles = statedArticles(room)
  return parties.flatMap((party) => {
    const own = new Map(commitments.filter((one) => one.party === party).map((one) => [one.article, one]))
    return articles.map((article) => rowOf(party, article, own.get(article.id)))
  })
}

function rowOf(party: string, { number, title, version }: StatedArticle, said: Commitment | undefined): FileRow {
  const isSaid = said !== undefined && said.participation !== 'none'
  return {
    party: party.toUpperCase(),
    article: number,
    title,
    participation: isSaid ? WORDS[said.participation] : '',
    category: said?.category ?? '',
    months: said?.months?.toString() ?? '',
    conditions: said?.conditions ?? '',
    assistance: said?.assistance ?? '',
    stated: isSaid ? said.at.slice(0, 10) : '',
    stale: isSaid && said.version !== version ? 'on earlier wording' : ''
  }
}

export function rowsToCsv(rows: readonly FileRow[]): string {
  const columns = [...COLUMNS, ...TOLD_COLUMNS] as const
  return printCsv([columns, ...rows.map((row) => columns.map((name) => row[name]))])
}

/** "Schedule of Kazakhstan", article by article. */
export function scheduleFile(room: Room, party: string, commitments: readonly Commitment[]): WrittenText {
  const articles = statedArticles(room)
  const own = new Map(commitments.filter((one) => one.party === party).map((one) => [one.article, one]))
  const lines = articles.flatMap((article) => paragraphsOf(article, own.get(article.id)))
  const heading = mark('heading', `Schedule of ${partyNameAfterOf(party)}`)
  const line: Line = [heading, { type: 'text', text: room.info.title }, ...lines]
  const annex: Article = { id: 'schedule', kind: 'annex', order: 'a0', line }
  const { symbol, title } = room.info
  return { text: [annex], author: symbol, date: room.now(), title, note: symbol }
}

function paragraphsOf({ id, number, title, version }: StatedArticle, said: Commitment | undefined): Line {
  if (!said || said.participation === 'none') return []
  const stale = said.version === version ? '' : ' Stated on an earlier wording of the article.'
  const parts = [
    ['Conditions', said.conditions],
    ['Assistance required', said.assistance]
  ].filter(([, words]) => words)
  return [
    { ...mark('paragraph'), id: `${id}-p` },
    { type: 'text', text: `${number}, ${title}. ${sayStatement(said)}.${stale}` },
    ...parts.flatMap(([name, words], at): Line => [
      { ...mark('sub-paragraph'), id: `${id}-s${at}` },
      { type: 'text', text: `${name}: ${words!.replaceAll('\n', ' ')}` }
    ])
  ]
}

function mark(kind: ProvisionKind, label?: string) {
  const numbering = label === undefined ? { numbering: 'auto' as const } : { numbering: 'as-given' as const, label }
  return { type: 'mark' as const, id: 'heading', kind, ...numbering }
}
