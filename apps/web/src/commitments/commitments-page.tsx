import { useMediaQuery } from '@mantine/hooks'
import { useParams, useSearchParams } from 'react-router'
import { TopBar } from '../session/session.tsx'
import { formatDate } from '../shared/api.ts'
import type { Instrument } from '../shared/api.ts'
import { InstrumentNav } from '../shared/instrument-nav.tsx'
import { Loading } from '../shared/loading.tsx'
import { useInstrument } from '../shared/use-instrument.ts'
import { CategoryLegend } from './category-mark.tsx'
import { CommitmentPanel } from './commitment-panel.tsx'
import { CommitmentTools } from './commitment-tools.tsx'
import { CommitmentsNav } from './commitments-nav.tsx'
import { GoneCommitments } from './gone-commitments.tsx'
import { Matrix } from './matrix.tsx'
import { NarrowList } from './narrow-list.tsx'
import { useSchedules } from './schedules.ts'
import type { Schedules } from './schedules.ts'
import './commitments.css'

/** Who takes part in which article, from when and on what it depends: participation is voluntary and modular. */
export function CommitmentsPage() {
  const { id = '' } = useParams()
  const instrument = useInstrument(id, 'Commitments')
  const { data: schedules, error } = useSchedules(id)
  return (
    <>
      <TopBar>
        <strong className="bar-title">{instrument?.title}</strong>
        <InstrumentNav id={id} />
      </TopBar>
      <main className="commitments">
        <CommitmentsNav id={id} />
        <header className="commitments-head">
          <div>
            <h1>Commitments</h1>
            {instrument && schedules && <Standing instrument={instrument} schedules={schedules} />}
          </div>
          {instrument && schedules && <CommitmentTools instrument={instrument} schedules={schedules} />}
        </header>
        {error && <p role="alert">{error.message}</p>}
        {!(instrument && schedules) && !error && <Loading what="Reading the schedules" />}
        {instrument && schedules && <Commitments instrument={instrument} schedules={schedules} />}
      </main>
    </>
  )
}

interface CommitmentsProps {
  readonly instrument: Instrument
  readonly schedules: Schedules
}

/** Who reads the own schedule, or how far the others are. */
function Standing({ instrument, schedules }: CommitmentsProps) {
  const { party, role } = instrument
  if (party === null || role !== 'delegate')
    return <p className="quiet">What each party states of each article. Participation is voluntary and modular.</p>
  const shared = schedules.sharing(party)
  if (shared)
    return (
      <p className="quiet">
        Your schedule was shared on {formatDate(shared.at)} by {shared.by}. Every change is an act in the register.
      </p>
    )
  return (
    <p className="quiet">
      Your schedule is a draft: it is read by your delegation, the Chair and the Secretariat, and by nobody else until
      you share it.
    </p>
  )
}

function Commitments({ instrument, schedules }: CommitmentsProps) {
  const isNarrow = useMediaQuery('(max-width: 700px)', undefined, { getInitialValueInEffect: false })
  const [search, setSearch] = useSearchParams()
  const party = search.get('party') ?? ''
  const article = schedules.articles.find(({ id }) => id === search.get('article'))
  const open = (of: string, on?: string) =>
    setSearch(on === undefined ? {} : { party: of, article: on }, { replace: true })
  if (schedules.articles.length === 0) return <p>There is no article in the text to state anything of.</p>
  const View = isNarrow ? NarrowList : Matrix
  return (
    <>
      <CategoryLegend />
      <View instrument={instrument} schedules={schedules} onOpen={open} />
      <GoneCommitments instrument={instrument} schedules={schedules} />
      {article && party && (
        <CommitmentPanel
          instrument={instrument}
          schedules={schedules}
          party={party}
          article={article}
          onGo={(next) => open(party, next)}
        />
      )}
    </>
  )
}
