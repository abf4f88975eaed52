import { Link } from 'react-router'
import { placeInText } from './places.ts'
import { beginningsOf, sayMinutes } from './beginnings.ts'
import { FactsView, hasFacts } from './facts-view.tsx'
import type { AgendaArticle, AgendaItem, Meeting } from './meetings-json.ts'
import './agenda.css'

/** The agenda, with what came of each item: in words, and by the register. */
export function AgendaView({ meeting }: { readonly meeting: Meeting }) {
  const beginnings = beginningsOf(meeting)
  return (
    <section className="card" aria-labelledby="agenda-title">
      <h2 id="agenda-title">Agenda</h2>
      {meeting.agenda.length === 0 && <p className="quiet">There is no agenda yet.</p>}
      <ol className="agenda">
        {meeting.agenda.map((item, index) => (
          <Item key={item.id} item={item} begins={beginnings[index]} />
        ))}
      </ol>
    </section>
  )
}

function Item({ item, begins }: { readonly item: AgendaItem; readonly begins: string | undefined }) {
  const { title, minutes, articles, summary, facts } = item
  return (
    <li>
      <div className="agenda-head">
        <h3>{title}</h3>
        <span className="quiet agenda-time">
          {[begins, minutes === null ? '' : sayMinutes(minutes)].filter(Boolean).join(' · ')}
        </span>
      </div>
      {articles.length > 0 && <Articles articles={articles} />}
      {summary && <p className="meeting-words">{summary}</p>}
      {(facts ?? []).filter(hasFacts).map((one) => (
        <FactsView key={one.instrument} facts={one} />
      ))}
    </li>
  )
}

/** Two texts of a group may each have an Article 3: the text is named with it. */
export function Articles({ articles }: { readonly articles: readonly AgendaArticle[] }) {
  return (
    <ul className="agenda-articles">
      {articles.map(({ instrument, article, name, title, symbol, provision, isGone }) => (
        <li key={`${instrument} ${article}`}>
          {isGone ? (
            <span className="quiet">{name}, no longer in the text</span>
          ) : (
            <Link to={placeInText(instrument, provision)} className="plain-link" title={symbol}>
              {name}
            </Link>
          )}
          {title && <span className="quiet"> · {title}</span>}
        </li>
      ))}
    </ul>
  )
}
