import { Link } from 'react-router'
import { formatDate } from '../shared/api.ts'
import { countNumbered, paragraphsOf } from './report-lines.ts'
import type { ReportParagraph } from './report-lines.ts'
import { placesIn } from './report-places.ts'
import { ReportTable } from './report-table.tsx'
import type { BasisPlace, Language, ReportSection, VersionMark } from './reports-json.ts'

interface ReportPreviewProps {
  readonly title: string
  readonly sections: readonly ReportSection[]
  readonly version: VersionMark
  readonly places: readonly BasisPlace[]
  readonly language?: Language
}

/** What stands around it, as in its Word file. */
const MARKS: Readonly<Record<Language, string>> = { en: 'Without prejudice', ru: 'Без ущерба для позиций' }

/** Whether it has been issued, in the words of its Word file. */
const STATES: Readonly<Record<Language, { issued(at: string): string; draft(number: number): string }>> = {
  en: { issued: (at) => `Issued ${formatDate(at)}`, draft: (number) => `Draft ${number}, not issued` },
  ru: { issued: (at) => `Издан ${inRussian(at)}`, draft: (number) => `Проект ${number}, не издан` }
}

/** "28 ноября 2026 года" */
function inRussian(at: string): string {
  const style = { day: 'numeric', month: 'long', year: 'numeric' } as const
  return new Date(at).toLocaleDateString('ru-RU', style).replace(/\s?г\.$/, '\u00A0года')
}

/** The report as it is printed: numbered sections, numbered paragraphs, items by letters. */
export function ReportPreview({ title, sections, version, places, language = 'en' }: ReportPreviewProps) {
  const { isIssued, at, number } = version
  return (
    <article className="card report-paper" aria-label="The report" lang={language}>
      <h1>{title}</h1>
      <p className="report-mark">{MARKS[language]}</p>
      <p className="quiet">{isIssued ? STATES[language].issued(at) : STATES[language].draft(number)}</p>
      {sections.map(({ id, heading, text }, index) => (
        <section key={id}>
          <h2>
            {index + 1}. {heading}
          </h2>
          <Paragraphs paragraphs={paragraphsOf(text)} places={places} start={startOf(sections, index)} />
        </section>
      ))}
    </article>
  )
}

/** Paragraphs are numbered through the report. */
function startOf(sections: readonly ReportSection[], index: number): number {
  return sections.slice(0, index).reduce((sum, { text }) => sum + countNumbered(paragraphsOf(text)), 1)
}

interface ParagraphsProps {
  readonly paragraphs: readonly ReportParagraph[]
  readonly places: readonly BasisPlace[]
  readonly start: number
}

function Paragraphs({ paragraphs, places, start }: ParagraphsProps) {
  const links = placesIn(paragraphs, places)
  const [first] = paragraphs
  const leads = first?.text === '' ? 1 : 0
  return (
    <>
      {leads === 1 && <Below paragraph={first!} />}
      <ol className="report-paragraphs" start={start}>
        {paragraphs.slice(leads).map((one, index) => (
          <li key={index}>
            <Words text={one.text} place={links[index + leads]} />
            <Below paragraph={one} />
          </li>
        ))}
      </ol>
    </>
  )
}

/** What belongs to a paragraph: its items, its table. */
function Below({ paragraph: { items, rows } }: { readonly paragraph: ReportParagraph }) {
  return (
    <>
      {items.length > 0 && (
        <ol className="report-items">
          {items.map((item, letter) => (
            <li key={letter}>{item}</li>
          ))}
        </ol>
      )}
      {rows && <ReportTable rows={rows} />}
    </>
  )
}

function Words({ text, place }: { readonly text: string; readonly place: BasisPlace | undefined }) {
  if (!place) return <>{text}</>
  const { length } = place.name
  return (
    <>
      <Link to={place.to}>{text.slice(0, length)}</Link>
      {text.slice(length)}
    </>
  )
}
