import { Select, Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useRef, useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { TopBar } from '../session/session.tsx'
import { call } from '../shared/api.ts'
import type { Instrument, Revision } from '../shared/api.ts'
import { InstrumentNav } from '../shared/instrument-nav.tsx'
import { Loading } from '../shared/loading.tsx'
import { useInstrument } from '../shared/use-instrument.ts'
import { groupBy } from './group-by.ts'
import { FindingsPanel } from './findings-panel.tsx'
import { EVERYTHING, passes } from './scrub-filters.tsx'
import { ScrubbedText } from './scrubbed-text.tsx'
import type { Finding, Scrubbed } from './scrub-json.ts'
import { useCurrentFinding } from './use-current-finding.ts'
import { useFindingKeys } from './use-finding-keys.ts'
import { useScrub } from './use-scrub.ts'
import './scrub.css'

/** What a legal reviewer would look at before signature: the findings of the scrub beside the text they are in. */
export function ScrubPage() {
  const { id = '' } = useParams()
  const [search] = useSearchParams()
  const instrument = useInstrument(id, 'Legal scrub')
  const { data, error, proposedAs } = useScrub(id, search.get('revision'), search.get('since'))
  const [all, setAll] = useState(false)
  return (
    <>
      <TopBar>
        <strong className="bar-title">{instrument?.title}</strong>
        <InstrumentNav id={id} />
      </TopBar>
      <main className="scrub">
        <header className="scrub-head">
          <div>
            <h1>Legal scrub</h1>
            <p className="quiet">{data ? summaryOf(data, countProposed(data, proposedAs)) : 'Reading the text.'}</p>
          </div>
          <Choices id={id} all={all} onAll={setAll} />
        </header>
        {error && <p role="alert">{error.message}</p>}
        {!data && !error && <Loading what="Reading the text" />}
        {data?.findings.length === 0 && (
          <p className="scrub-clean" role="status">
            Nothing was found. The rules look for what can be found by rule; they do not read for sense.
          </p>
        )}
        {data && instrument && <Findings instrument={instrument} scrubbed={data} all={all} proposedAs={proposedAs} />}
      </main>
    </>
  )
}

function summaryOf({ findings, symbol, since }: Scrubbed, proposed: number): string {
  const open = findings.length - proposed
  const count = open === 1 ? '1 finding' : `${open} findings`
  const more = proposed === 0 ? '' : ` ${proposed === 1 ? '1 more has' : `${proposed} more have`} been proposed.`
  const where = symbol === 'live' ? 'the text as it stands' : symbol
  const compared = since ? ` Obligations are compared with ${since}.` : ''
  return `${count} in ${where}.${more} What is only proposed is not scrubbed.${compared}`
}

function countProposed({ findings }: Scrubbed, proposedAs: FindingsProps['proposedAs']): number {
  return findings.filter((one) => proposedAs(one) !== undefined).length
}

interface FindingsProps {
  readonly instrument: Instrument
  readonly scrubbed: Scrubbed
  readonly all: boolean
  proposedAs(finding: Finding): number | undefined
}

function Findings({ instrument, scrubbed, all, proposedAs }: FindingsProps) {
  const [filter, setFilter] = useState(EVERYTHING)
  const text = useRef<HTMLElement>(null)
  const passing = useMemo(() => scrubbed.findings.filter((one) => passes(filter, one)), [scrubbed, filter])
  const open = passing.filter((one) => proposedAs(one) === undefined)
  // What is proposed comes last: there is nothing left to do about it.
  const shown = [...open, ...passing.filter((one) => proposedAs(one) !== undefined)]
  const { current, index, step } = useCurrentFinding(shown, text)
  useFindingKeys(step)
  const byProvision = useMemo(() => groupBy(passing, ({ provision }) => provision), [passing])
  const articles = useMemo(() => {
    const found = new Set(passing.map(({ article }) => article))
    return scrubbed.articles.filter(({ id }) => all || found.has(id))
  }, [scrubbed, passing, all])
  if (scrubbed.findings.length === 0 && !all) return null
  return (
    <div className="scrub-body">
      <section ref={text} className="scrub-text" aria-label="The text" tabIndex={0}>
        <ScrubbedText articles={articles} findings={byProvision} current={current} />
      </section>
      <FindingsPanel
        instrument={instrument}
        scrubbed={scrubbed}
        open={open}
        proposed={shown.slice(open.length)}
        filter={filter}
        onFilter={setFilter}
        current={current}
        index={index}
        onStep={step}
        proposedAs={proposedAs}
      />
    </div>
  )
}

/** Which text, compared with which revision, and how much of it. */
function Choices({ id, all, onAll }: { readonly id: string; readonly all: boolean; onAll(all: boolean): void }) {
  const [search, setSearch] = useSearchParams()
  const { data: revisions = [] } = useQuery({
    queryKey: ['revisions', id],
    queryFn: () => call<readonly Revision[]>(`/api/instruments/${id}/revisions`)
  })
  const options = revisions.map(({ number, symbol }) => ({ value: String(number), label: symbol }))
  const choose = (key: 'revision' | 'since') => (value: string | null) => {
    const { revision, since } = Object.fromEntries(search)
    const wanted = Object.entries({ revision, since, [key]: value ?? '' })
    setSearch(Object.fromEntries(wanted.flatMap(([name, chosen]) => (chosen ? [[name, chosen]] : []))))
  }
  return (
    <div className="scrub-choices">
      <Select
        label="Text"
        data={[{ value: '', label: 'the live text' }, ...options.toReversed()]}
        value={search.get('revision') ?? ''}
        onChange={choose('revision')}
        allowDeselect={false}
      />
      <Select
        label="Obligations since"
        data={[{ value: '', label: 'the revision before' }, ...options.toReversed()]}
        value={search.get('since') ?? ''}
        onChange={choose('since')}
        allowDeselect={false}
      />
      <Switch label="Whole text" checked={all} onChange={(event) => onAll(event.currentTarget.checked)} mb={8} />
    </div>
  )
}
