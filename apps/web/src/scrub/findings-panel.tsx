import { ActionIcon } from '@mantine/core'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import type { Instrument } from '../shared/api.ts'
import { changesTogether, groupEqual } from './equal-findings.ts'
import { FindingCard } from './finding-card.tsx'
import { groupBy } from './group-by.ts'
import { GroupCard } from './group-card.tsx'
import { nameOfArticle } from './scrub-json.ts'
import type { Finding, Scrubbed, ScrubbedProvision } from './scrub-json.ts'
import { ScrubFilters } from './scrub-filters.tsx'
import type { Filter } from './scrub-filters.tsx'
import { useProposeFix } from './use-scrub.ts'

interface FindingsPanelProps {
  readonly instrument: Instrument
  readonly scrubbed: Scrubbed
  /** Those that are shown, and still to be looked at. */
  readonly open: readonly Finding[]
  /** Those that a fix has been proposed for. */
  readonly proposed: readonly Finding[]
  readonly filter: Filter
  onFilter(filter: Filter): void
  readonly current: string | undefined
  /** Among the open ones and those that are proposed, behind them; -1 before the first. */
  readonly index: number
  onStep(by: 1 | -1): void
  proposedAs(finding: Finding): number | undefined
}

/** The findings: what is the same in many places first, then by article, then what is proposed already. */
export function FindingsPanel(props: FindingsPanelProps) {
  const { scrubbed, open, proposed, filter, onFilter, index, onStep, instrument, current, proposedAs } = props
  const { asking, propose } = useProposeFix(instrument.id)
  const provisions = new Map(scrubbed.articles.flatMap((one) => one.provisions.map((each) => [each.id, each] as const)))
  const provisionOf = (id: string): ScrubbedProvision | undefined => provisions.get(id)
  const titleOf = (rule: string) => scrubbed.rules.find(({ name }) => name === rule)?.title ?? rule
  const mayPropose = instrument.role === 'legal'
  const { groups, rest } = groupEqual(open)
  const byArticle = groupBy(rest, ({ article }) => article)
  const cards = (findings: readonly Finding[]) => (
    <ol className="scrub-findings">
      {findings.map((finding) => (
        <FindingCard
          key={finding.id}
          finding={finding}
          title={titleOf(finding.rule)}
          provision={provisionOf(finding.provision)!}
          instrument={instrument.id}
          isCurrent={finding.id === current}
          proposedAs={proposedAs(finding)}
          onPropose={
            mayPropose ? (text) => void propose(finding.id, changeOf(finding, text), finding.message) : undefined
          }
          isAsking={asking === finding.id}
        />
      ))}
    </ol>
  )
  return (
    <section className="scrub-panel" aria-label="Findings">
      <header className="scrub-panel-head">
        <ScrubFilters
          scrubbed={scrubbed}
          findings={scrubbed.findings.filter((one) => proposedAs(one) === undefined)}
          filter={filter}
          onChange={onFilter}
        />
        <Walk index={index} open={open.length} onStep={onStep} />
      </header>
      {open.length === 0 && <p className="quiet">Nothing of that kind is left to look at.</p>}
      {groups.length > 0 && (
        <section>
          <h2>The same in several places</h2>
          <ol className="scrub-findings">
            {groups.map((group) => (
              <GroupCard
                key={group.key}
                group={group}
                title={titleOf(group.findings[0]!.rule)}
                current={current}
                provisionOf={provisionOf}
                onPropose={
                  mayPropose
                    ? (some) => void propose(group.key, changesTogether(some, provisionOf), some[0]!.message)
                    : undefined
                }
                isAsking={asking === group.key}
              />
            ))}
          </ol>
        </section>
      )}
      {scrubbed.articles.map((article) => {
        const findings = byArticle.get(article.id)
        if (!findings) return null
        return (
          <section key={article.id}>
            <h2>{nameOfArticle(article)}</h2>
            {cards(findings)}
          </section>
        )
      })}
      {proposed.length > 0 && (
        <section>
          <h2>Proposed {proposed.length}</h2>
          {cards(proposed)}
        </section>
      )}
    </section>
  )
}

function changeOf({ change, place }: Finding, text: string | undefined) {
  if (text !== undefined && place) return [{ ...place, text }]
  return change ? [change] : []
}

/** How far one has come among those that are left, and on to the next. */
function Walk({ index, open, onStep }: { readonly index: number; readonly open: number; onStep(by: 1 | -1): void }) {
  return (
    <p className="scrub-place">
      <span role="status">{index < 0 ? `${open} shown` : index < open ? `${index + 1} of ${open}` : 'Proposed'}</span>
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
  )
}
