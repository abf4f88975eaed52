/** A plan of a meeting while it is being written: times as they are typed, articles and documents as choices of a list. */
import type { Choices, Meeting, MeetingDocument, MeetingKind } from './meetings-json.ts'
import { toField, toInstant } from './times.ts'

export interface WrittenItem {
  readonly id: string
  readonly title: string
  /** As typed. */
  readonly minutes: string
  /** "instrument article" */
  readonly articles: readonly string[]
}

export interface WrittenPlan {
  readonly title: string
  readonly kind: MeetingKind
  readonly phase: string | null
  readonly place: string
  readonly link: string
  /** "2026-03-02T09:30" */
  readonly starts: string
  readonly ends: string
  readonly zone: string
  readonly agenda: readonly WrittenItem[]
  /** "revision instrument number", "instrument id", "report id" */
  readonly documents: readonly string[]
}

const EMPTY: WrittenPlan = {
  title: '',
  kind: 'session',
  phase: null,
  place: '',
  link: '',
  starts: '',
  ends: '',
  zone: 'Asia/Almaty',
  agenda: [],
  documents: []
}

export function beginWith(meeting: Meeting | undefined): WrittenPlan {
  if (!meeting) return { ...EMPTY, agenda: [newItem()] }
  const { title, kind, phase, place, link, starts, ends, zone, agenda, documents } = meeting
  return {
    title,
    kind,
    phase,
    place,
    link,
    zone,
    starts: toField(starts, zone),
    ends: toField(ends, zone),
    agenda: agenda.map((item) => ({
      id: item.id,
      title: item.title,
      minutes: item.minutes === null ? '' : String(item.minutes),
      articles: item.articles.map(({ instrument, article }) => `${instrument} ${article}`)
    })),
    documents: documents.map(toChoice)
  }
}

export function newItem(): WrittenItem {
  return { id: crypto.randomUUID(), title: '', minutes: '', articles: [] }
}

export function toRequest({ starts, ends, zone, agenda, documents, ...plan }: WrittenPlan) {
  return {
    ...plan,
    zone,
    starts: toInstant(starts, zone),
    ends: toInstant(ends, zone),
    agenda: agenda.map(({ id, title, minutes, articles }) => ({
      id,
      title,
      minutes: minutes === '' ? null : Number(minutes),
      articles: articles.map(toArticle)
    })),
    documents: documents.map(toDocument)
  }
}

/** What is wrong with the end of a meeting, in words; '' where nothing is. Both as typed, in the same zone. */
export function faultOfEnd({ starts, ends }: Pick<WrittenPlan, 'starts' | 'ends'>): string {
  return starts !== '' && ends !== '' && ends <= starts ? 'The end must be after the beginning.' : ''
}

/** How long the items take together, in minutes, as far as they say so. */
export function minutesOf(agenda: readonly WrittenItem[]): number {
  return agenda.reduce((sum, { minutes }) => sum + (Number(minutes) || 0), 0)
}

export function documentsIn({ instruments, reports }: Choices) {
  const texts = instruments.flatMap(({ instrument, title, revisions }) => [
    { value: toChoice({ kind: 'instrument', instrument }), label: `${title}, as it stands` },
    ...revisions.map(({ number, symbol, title: name }) => ({
      value: toChoice({ kind: 'revision', instrument, number }),
      label: `${symbol}, ${name}`
    }))
  ])
  const written = reports.map(({ id, title }) => ({ value: toChoice({ kind: 'report', report: id }), label: title }))
  return [...texts, ...written]
}

function toChoice({
  kind,
  instrument,
  number,
  report
}: Pick<MeetingDocument, 'kind' | 'instrument' | 'number' | 'report'>) {
  return kind === 'report'
    ? `report ${report}`
    : kind === 'instrument'
      ? `instrument ${instrument}`
      : `revision ${instrument} ${number}`
}

function toDocument(choice: string) {
  const [kind = '', id = '', number] = choice.split(' ')
  if (kind === 'revision') return { kind, instrument: id, number: Number(number) }
  return kind === 'report' ? { kind, report: id } : { kind, instrument: id }
}

function toArticle(choice: string) {
  const [instrument = '', article = ''] = choice.split(' ')
  return { instrument, article }
}
