import { Button, SegmentedControl, Select } from '@mantine/core'
import { useEffect, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { TopBar } from '../session/session.tsx'
import { EmptyState } from '../shared/empty-state.tsx'
import { Loading } from '../shared/loading.tsx'
import { NegotiationNav } from '../shared/negotiation-nav.tsx'
import { useAssistance } from './assistance-json.ts'
import type { AssistanceGroup, AssistanceRequest, Need } from './assistance-json.ts'
import { FigureStrip } from './figure-strip.tsx'
import { Needs } from './needs.tsx'
import { OfferDialog } from './offer-dialog.tsx'
import { Offers } from './offers.tsx'
import { RequestDialog } from './request-dialog.tsx'
import { RequestList } from './request-list.tsx'
import { RequestMatrix } from './request-matrix.tsx'
import { Workshops } from './workshops.tsx'
import './assistance.css'

/** What countries need, what others give, and what became of it. */
export function AssistancePage() {
  const { data, error } = useAssistance()
  const [search] = useSearchParams()
  useEffect(() => {
    document.title = 'Assistance · CARTIF'
  }, [])
  const group = data?.groups.find(({ id }) => id === search.get('group')) ?? data?.groups[0]
  return (
    <>
      <TopBar />
      <NegotiationNav />
      {error && (
        <main className="page">
          <p role="alert">{error.message}</p>
        </main>
      )}
      {!data && !error && <Loading what="Loading" />}
      {data && !group && <EmptyState title="Nothing to show" text="You have no seat in a working group yet." />}
      {data && group && <Assistance groups={data.groups} group={group} />}
    </>
  )
}

/** What is being written: a request, perhaps from what a schedule says, or an offer, perhaps to a request. */
type Writing =
  | { readonly what: 'request'; readonly request?: AssistanceRequest; readonly need?: Need }
  | { readonly what: 'offer'; readonly to?: AssistanceRequest }

/** Who comes from a commitment finds the request begun with its words. */
function askedFor({ needs, mayAsk }: AssistanceGroup, article: string | null): Writing | undefined {
  const need = mayAsk ? needs.find(({ served }) => served.article === article) : undefined
  return need && { what: 'request', need }
}

const VIEWS = [
  { value: 'requests', label: 'Requests' },
  { value: 'matrix', label: 'By country' },
  { value: 'workshops', label: 'Workshops' }
] as const

interface AssistanceProps {
  readonly groups: readonly AssistanceGroup[]
  readonly group: AssistanceGroup
}

function Assistance({ groups, group }: AssistanceProps) {
  const [search, setSearch] = useSearchParams()
  const view = group.mayRead ? (search.get('view') ?? 'requests') : 'workshops'
  const [writing, setWriting] = useState(() => askedFor(group, search.get('ask')))
  return (
    <main className="page assistance">
      <header className="assistance-head">
        <div>
          <h1>Assistance</h1>
          <p className="quiet">
            {group.mayRead
              ? 'What countries need to keep what they commit themselves to, who gives it, and what became of it.'
              : 'The workshops of the working group. What countries ask for is read by its delegations and offices.'}
          </p>
        </div>
        <span className="assistance-acts">
          <Button component={Link} to="/training" variant="default">
            Training rooms
          </Button>
          {group.mayRead && (
            <Button component="a" variant="default" href={`/api/assistance/export?group=${group.id}`}>
              Table (CSV)
            </Button>
          )}
          {group.mayOffer && (
            <Button variant={group.mayAsk ? 'default' : 'filled'} onClick={() => setWriting({ what: 'offer' })}>
              Offer assistance
            </Button>
          )}
          {group.mayAsk && <Button onClick={() => setWriting({ what: 'request' })}>Ask for assistance</Button>}
        </span>
      </header>
      <Select
        className="assistance-group"
        label="Working group"
        allowDeselect={false}
        value={group.id}
        onChange={(id) => id && setSearch({ group: id, view })}
        data={groups.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <FigureStrip group={group} />
      {group.mayRead && (
        <SegmentedControl
          className="assistance-views"
          aria-label="View"
          value={view}
          onChange={(next) => setSearch({ group: group.id, view: next })}
          data={[...VIEWS]}
        />
      )}
      {view === 'requests' && (
        <>
          <Needs group={group} onAsk={(need) => setWriting({ what: 'request', need })} />
          <RequestList
            group={group}
            onEdit={(request) => setWriting({ what: 'request', request })}
            onOffer={(to) => setWriting({ what: 'offer', to })}
          />
          <Offers group={group} />
        </>
      )}
      {view === 'matrix' && <RequestMatrix group={group} />}
      {view === 'workshops' && <Workshops group={group} />}
      {writing?.what === 'request' && (
        <RequestDialog group={group} {...writing} onClose={() => setWriting(undefined)} />
      )}
      {writing?.what === 'offer' && <OfferDialog group={group} {...writing} onClose={() => setWriting(undefined)} />}
    </main>
  )
}
