import { formatDate } from '../shared/api.ts'
import { paragraphsOf } from './report-lines.ts'
import type { ReportSection, VersionMark } from './reports-json.ts'

interface ReportPreviewProps {
  readonly title: string
  readonly sections: readonly ReportSection[]
  readonly version: VersionMark
}

/** The report as it is printed: numbered sections, numbered paragraphs, items by letters. */
export function ReportPreview({ title, sections, version: { isIssued, at, number } }: ReportPreviewProps) {
  return (
    <article className="card report-paper" aria-label="The report">
      <h1>{title}</h1>
      <p className="quiet">{isIssued ? `Issued ${formatDate(at)}` : `Draft ${number}, not issued`}</p>
      {sections.map(({ id, heading, text }, index) => (
        <section key={id}>
          <h2>
            {index + 1}. {heading}
          </h2>
          <ol className="report-paragraphs">
            {paragraphsOf(text).map((one, place) => (
              <li key={place}>
                {one.text}
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
        </section>
      ))}
    </article>
  )
}
