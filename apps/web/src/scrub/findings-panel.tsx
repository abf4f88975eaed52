import { ActionIcon } from '@mantine/core'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import type { Instrument } from '../shared/api.ts'
import { FindingCard } from './finding-card.tsx'
import { groupBy } from './group-by.ts'
import { nameOfArticle } from './scrub-json.ts'
import type { Finding, Scrubbed } from './scrub-json.ts'
import { ScrubFilters } from './scrub-filters.tsx'
import type { Filter } from './scrub-filters.tsx'
import { useProposeFix } from './use-scrub.ts'

interface FindingsPanelProps {
  readonly instrument: Instrument
  readonly scrubbed: Scrubbed
  readonly shown: readonly Finding[]
  readonly filter: Filter
  onFilter(filter: Filter): void
  readonly current: string | undefined
  /** Among those shown; -1 before the first. */
  readonly index: number
  onStep(by: 1 | -1): void
  proposedAs(finding: Finding): number | undefined
}

/** The findings by article, with what chooses among them and goes from one to the next. */
export function FindingsPanel({ scrubbed, shown, filter, onFilter, index, onStep, ...rest }: FindingsPanelProps) {
  const byArticle = groupBy(shown, ({ article }) => article)
  return (
    <section className="scrub-panel" aria-label="Findings">
      <header className="scrub-panel-head">
        <ScrubFilters scrubbed={scrubbed} filter={filter} onChange={onFilter} />
        <p className="scrub-place">
          <span role="status">{index < 0 ? `${shown.length} shown` : `${index + 1} of ${shown.length}`}</span>
          <span className="scrub-keys quiet">
            <kbd>J</kbd> next <kbd>K</kbd> previous
          </span>
          <ActionIcon variant="default" size="lg" aria-label="Previous finding" onClick={() => onStep(-1)}>
            <IconChevronUp size={18} />
          </ActionIcon>
          <ActionIcon variant="default" size="lg" aria-label="Next finding" onClick={() => onStep(1)}>
            <IconChevronDown size={18} />
          </ActionIcon>
        </p>
      </header>
      {shown.length === 0 && <p className="quiet">No finding is of that kind.</p>}
      {scrubbed.articles.map((article) => {
        const findings = byArticle.get(article.id)
        if (!findings) return null
        return (
          <section key={article.id}>
            <h2>{nameOfArticle(article)}</h2>
            <Cards article={article} findings={findings} rules={scrubbed.rules} {...rest} />
          </section>
        )
      })}
    </section>
  )
}

interface CardsProps extends Pick<FindingsPanelProps, 'instrument' | 'current' | 'proposedAs'> {
  readonly article: Scrubbed['articles'][number]
  readonly findings: readonly Finding[]
  readonly rules: Scrubbed['rules']
}

function Cards({ article, findings, rules, instrument, current, proposedAs }: CardsProps) {
  const { asking, propose } = useProposeFix(instrument.id)
  return (
    <ol className="scrub-findings">
      {findings.map((finding) => (
        <FindingCard
          key={finding.id}
          finding={finding}
          title={rules.find(({ name }) => name === finding.rule)?.title ?? finding.rule}
          provision={article.provisions.find(({ id }) => id === finding.provision)!}
          instrument={instrument.id}
          isCurrent={finding.id === current}
          proposedAs={proposedAs(finding)}
          onPropose={instrument.role === 'legal' ? () => void propose(finding) : undefined}
          isAsking={asking === finding.id}
        />
      ))}
    </ol>
  )
}
