import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { NotForRole, isRefusal } from '../session/not-for-role.tsx'
import { TopBar } from '../session/session.tsx'
import { call } from '../shared/api.ts'
import { Loading } from '../shared/loading.tsx'
import { NegotiationNav } from '../shared/negotiation-nav.tsx'
import { PublicationCard } from './publication-card.tsx'
import { PublicationForm } from './publication-form.tsx'
import type { Publication, PublicationList } from './publications-json.ts'
import './outreach.css'

/** What is said to the public: drafted by the secretariat, approved by somebody else, published, withdrawn. */
export function OutreachPage() {
  const { data, error } = useQuery({
    queryKey: ['publications'],
    queryFn: () => call<PublicationList>('/api/publications')
  })
  useEffect(() => {
    document.title = 'Outreach · CARTIF'
  }, [])
  if (isRefusal(error)) return <NotForRole who="The chair and the secretariat see it." />
  return (
    <>
      <TopBar />
      <NegotiationNav />
      <main className="page outreach-page">
        <header className="outreach-head">
          <div>
            <h1>Outreach</h1>
            <p className="quiet">
              Milestones and summaries in plain words. No draft text, no names, no positions: what would tell of them is
              refused.
            </p>
          </div>
          <Button component="a" variant="default" href="/public" target="_blank" rel="noreferrer">
            Open the public page
          </Button>
        </header>
        {error && <p role="alert">{error.message}</p>}
        {!data && !error && <Loading what="Loading" />}
        {data && <Shown list={data} />}
      </main>
    </>
  )
}

function Shown({ list }: { readonly list: PublicationList }) {
  const { publications, groups } = list
  const [edited, setEdited] = useState<Publication | 'new'>()
  return (
    <>
      {groups.length > 0 && (
        <Button mt="lg" onClick={() => setEdited('new')}>
          Draft a publication
        </Button>
      )}
      {publications.length === 0 && <p className="quiet outreach-none">Nothing has been drafted yet.</p>}
      <ol className="publications">
        {publications.map((one) => (
          <PublicationCard key={one.id} publication={one} {...(one.mayWrite && { onEdit: () => setEdited(one) })} />
        ))}
      </ol>
      {edited && (
        <PublicationForm
          publication={edited === 'new' ? undefined : edited}
          list={list}
          onClose={() => setEdited(undefined)}
        />
      )}
    </>
  )
}
