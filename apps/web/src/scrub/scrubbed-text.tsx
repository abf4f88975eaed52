import { memo } from 'react'
import { Link } from 'react-router'
import { nameOfArticle } from './scrub-json.ts'
import type { Finding, ScrubbedArticle, ScrubbedProvision } from './scrub-json.ts'
import { segmentsOf } from './segments.ts'

interface ScrubbedTextProps {
  readonly articles: readonly ScrubbedArticle[]
  readonly findings: ReadonlyMap<string, readonly Finding[]>
  readonly current: string | undefined
}

/** The text by article, with the words of each finding marked; a mark leads to its finding. */
export function ScrubbedText({ articles, findings, current }: ScrubbedTextProps) {
  return articles.map((article) => {
    const inside = article.provisions.some(({ id }) => findings.get(id)?.some((one) => one.id === current))
    return <Article key={article.id} article={article} findings={findings} current={inside ? current : undefined} />
  })
}

const Article = memo(function Article({
  article,
  findings,
  current
}: Omit<ScrubbedTextProps, 'articles'> & { article: ScrubbedArticle }) {
  return (
    <section className="scrub-article" aria-label={nameOfArticle(article)}>
      {article.number && <p className="scrub-number">{article.number}</p>}
      {article.provisions.map((provision) => (
        <Provision
          key={provision.id}
          provision={provision}
          findings={findings.get(provision.id) ?? []}
          current={current}
        />
      ))}
    </section>
  )
})

interface ProvisionProps {
  readonly provision: ScrubbedProvision
  readonly findings: readonly Finding[]
  readonly current: string | undefined
}

function Provision({ provision, findings, current }: ProvisionProps) {
  const { kind, number } = provision
  return (
    <p className="scrub-provision" data-kind={kind}>
      {number && kind !== 'heading' && <span className="scrub-label">{number} </span>}
      {segmentsOf(provision, findings).map(({ from, text, findings: here }) =>
        here.length > 0 ? (
          <Mark key={from} findings={here} current={current}>
            {text}
          </Mark>
        ) : (
          text
        )
      )}
    </p>
  )
}

function Mark({
  findings,
  current,
  children
}: {
  readonly findings: readonly Finding[]
  readonly current: string | undefined
  readonly children: string
}) {
  const shown = findings.find(({ id }) => id === current) ?? findings[0]!
  return (
    <Link to={{ hash: shown.id }} replace preventScrollReset className="scrub-mark-link" title={shown.message}>
      <mark
        data-severity={shown.severity}
        data-findings={findings.map(({ id }) => id).join(' ')}
        className={shown.id === current ? 'is-current' : undefined}
      >
        {children}
      </mark>
    </Link>
  )
}
