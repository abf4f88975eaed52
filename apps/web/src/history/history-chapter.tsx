import { Hunks } from '../compare/redline-words.tsx'
import { formatDate } from '../shared/api.ts'
import { provisionsOf, sayFate } from './history-json.ts'
import type { HistoryChapter as Chapter } from './history-json.ts'

/** One revision: what was proposed and done before it, and what it made of the article. */
export function HistoryChapter({ chapter, id }: { readonly chapter: Chapter; readonly id: string }) {
  const { symbol, title, issuedAt, stories } = chapter
  return (
    <section id={id} className="history-chapter" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>
        {symbol} <span className="history-title">{title}</span>
        {issuedAt && <span className="quiet history-date"> {formatDate(issuedAt)}</span>}
      </h2>
      {stories.length > 0 && (
        <ul className="history-stories">
          {stories.map(({ head, lines }, index) => (
            <li key={index}>
              <h3>{head}</h3>
              {lines.map((line) => (
                <p key={line}>{line}</p>
              ))}
            </li>
          ))}
        </ul>
      )}
      <h3 className="history-fate">{sayFate(chapter)}</h3>
      <Words chapter={chapter} />
    </section>
  )
}

function Words({ chapter }: { readonly chapter: Chapter }) {
  const provisions = provisionsOf(chapter)
  if (provisions.length === 0) return null
  return (
    <div className="redline-page history-words">
      {provisions.map(({ before, after, hunks }, index) => {
        const { mark, number } = (after ?? before)!
        return (
          <p key={index} data-kind={mark?.kind ?? 'paragraph'}>
            {number && <span className="redline-label">{number} </span>}
            <Hunks hunks={hunks} shown="both" changesOf={() => []} current="" />
          </p>
        )
      })}
    </div>
  )
}
