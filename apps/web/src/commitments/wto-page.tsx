import { NON_MEMBERS, WTO_STATUS_AS_OF, WTO_STATUS_SOURCE, partyName } from '@cartif/negotiation'
import { SegmentedControl } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useParams, useSearchParams } from 'react-router'
import { TopBar } from '../session/session.tsx'
import { formatDate } from '../shared/api.ts'
import type { Instrument } from '../shared/api.ts'
import { InstrumentNav } from '../shared/instrument-nav.tsx'
import { Loading } from '../shared/loading.tsx'
import { useInstrument } from '../shared/use-instrument.ts'
import { CommitmentsNav } from './commitments-nav.tsx'
import { FILTERS, articlesUnder, useMapping } from './mapping.ts'
import type { Mapping, MappingFilter } from './mapping.ts'
import { MappedArticle } from './mapped-article.tsx'
import './commitments.css'
import './wto.css'

const FILTER_NAMES: Readonly<Record<MappingFilter, string>> = {
  all: 'All',
  gaps: 'Gaps',
  departs: 'Depart',
  stale: 'On earlier wording'
}

/** What each article is beside the agreements of the WTO and others, as a reviewer has judged it, and where nobody has. */
export function WtoPage() {
  const { id = '' } = useParams()
  const instrument = useInstrument(id, 'WTO mapping')
  const { data: mapping, error } = useMapping(id)
  return (
    <>
      <TopBar>
        <strong className="bar-title">{instrument?.title}</strong>
        <InstrumentNav id={id} />
      </TopBar>
      <main className="commitments wto">
        <CommitmentsNav id={id} />
        <h1>WTO mapping</h1>
        {error && <p role="alert">{error.message}</p>}
        {!(instrument && mapping) && !error && <Loading what="Reading the mapping" />}
        {instrument && mapping && <MappedArticles instrument={instrument} mapping={mapping} />}
      </main>
    </>
  )
}

interface MappedArticlesProps {
  readonly instrument: Instrument
  readonly mapping: Mapping
}

function MappedArticles({ instrument, mapping }: MappedArticlesProps) {
  const [search, setSearch] = useSearchParams()
  const filter = FILTERS.find((one) => one === search.get('show')) ?? 'all'
  const shown = articlesUnder(mapping, filter)
  const isNarrow = useMediaQuery('(max-width: 700px)', undefined, { getInitialValueInEffect: false })
  const mayEdit = instrument.role === 'legal' || instrument.role === 'secretariat'
  return (
    <>
      <Summary mapping={mapping} />
      <SegmentedControl
        className="no-print"
        aria-label="Articles shown"
        orientation={isNarrow ? 'vertical' : 'horizontal'}
        fullWidth={isNarrow}
        value={filter}
        onChange={(next) => setSearch(next === 'all' ? {} : { show: next }, { replace: true })}
        data={FILTERS.map((value) => ({
          value,
          label: `${FILTER_NAMES[value]} ${articlesUnder(mapping, value).length}`
        }))}
      />
      {shown.length === 0 && <p className="quiet">There is none.</p>}
      <ol className="wto-articles">
        {shown.map(({ article, links }) => (
          <MappedArticle
            key={article.id}
            instrument={instrument.id}
            mapping={mapping}
            article={article}
            links={links}
            mayEdit={mayEdit}
          />
        ))}
      </ol>
      <Sources mapping={mapping} />
    </>
  )
}

function Summary({ mapping: { articles, gaps } }: { readonly mapping: Mapping }) {
  const names = NON_MEMBERS.map((party) => partyName(party))
  const parties = `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
  return (
    <div className="wto-summary">
      <p>
        {articles.length - gaps.length} of {articles.length} articles and annexes have been reviewed;{' '}
        {gaps.length === 0 ? 'there is no gap.' : `nobody has said anything of ${gaps.length}.`} Each entry is the
        judgement of a reviewer.
      </p>
      <p>
        {parties} are not Members of the World Trade Organization ({WTO_STATUS_SOURCE}, as of{' '}
        {formatDate(WTO_STATUS_AS_OF)}). No WTO agreement binds them: what an article restates or builds on, they would
        take on by this instrument alone. Such articles are marked “New to non-Members”.
      </p>
    </div>
  )
}

/** The documents, and the day on which their numbers and titles were written down. */
function Sources({ mapping: { catalogue } }: { readonly mapping: Mapping }) {
  return (
    <details className="wto-sources">
      <summary>Sources of the catalogue, recorded on {formatDate(catalogue.recorded)}</summary>
      <ul>
        {catalogue.agreements.map(({ id, name, source }) => (
          <li key={id}>
            {name}: {source}
          </li>
        ))}
      </ul>
    </details>
  )
}
