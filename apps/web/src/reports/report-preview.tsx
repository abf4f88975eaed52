import { Link } from 'react-router'
import { formatDate } from '../shared/api.ts'
import { paragraphsOf } from './report-lines.ts'
import { placesIn } from './report-places.ts'
import type { BasisPlace, ReportSection, VersionMark } from './reports-json.ts'

interface ReportPreviewProps {
  readonly title: string
  readonly sections: readonly ReportSection[]
  readonly version: VersionMark
  readonly places: readonly BasisPlace[]
}

/** The report as it is printed: numbered sections, numbered paragraphs, items by letters. */
export function ReportPreview({ title, sections, version: { isIssued, at, number }, places }: ReportPreviewProps) {
  return (
    <article className="card report-paper" aria-label="The report">
      <h1>{title}</h1>
      <p className="quiet">{isIssued ? `Issued ${formatDate(at)}` : `Draft ${number}, not issued`}</p>
      {sections.map(({ id, heading, text }, index) => (
        <section key={id}>
          <h2>
            {index + 1}. {heading}
          </h2>
          <Paragraphs text={text} places={places} />
        </section>
      ))}
    </article>
  )
}

interface ParagraphsProps {
  readonly text: string
  readonly places: readonly BasisPlace[]
}

function Paragraphs({ text, places }: ParagraphsProps) {
  const paragraphs = paragraphsOf(text)
  const links = placesIn(paragraphs, places)
  return (
    <ol className="report-paragraphs">
      {paragraphs.map((one, index) => (
        <li key={index}>
          <Words text={one.text} place={links[index]} />
          {one.items.length > 0 && (
            <ol className="report-items">
              {one.items.map((item, letter) => (
                <li key={letter}>{item}</li>
              ))}
            </ol>
          )}
        </li>
      ))}
    </ol>
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
