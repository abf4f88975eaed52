import { useEffect } from 'react'
import { Link, useParams } from 'react-router'
import { TopBar } from '../session/session.tsx'
import { EmptyState } from '../shared/empty-state.tsx'
import { Loading } from '../shared/loading.tsx'
import { NegotiationNav } from '../shared/negotiation-nav.tsx'
import { usePreparation } from './preparation-json.ts'
import type { PreparedGroup, PreparedTopic } from './preparation-json.ts'
import { RecordForm } from './record-form.tsx'
import { SharedByOthers } from './shared-by-others.tsx'
import { SharingPanel } from './sharing-panel.tsx'
import { TopicHistory } from './topic-history.tsx'
import './preparation.css'

/** One topic: the own record, whom it is shared with, its versions, and what others have shared. */
export function TopicPage() {
  const { topic: id = '' } = useParams()
  const { data, error } = usePreparation()
  const group = data?.groups.find(({ topics }) => topics.some((one) => one.id === id))
  const topic = group?.topics.find((one) => one.id === id)
  useEffect(() => {
    document.title = `${topic?.name ?? 'Preparation'} · CARTIF`
  }, [topic?.name])
  if (error || (data && !topic))
    return (
      <EmptyState
        title="There is no such topic for you"
        text={error?.message ?? 'Topics belong to a working group, and are known to those with a seat there.'}
        link={{ to: '/preparation', label: 'To the preparation' }}
      />
    )
  return (
    <>
      <TopBar />
      <NegotiationNav />
      {group && topic ? <Topic key={id} group={group} topic={topic} /> : <Loading what="Loading" />}
    </>
  )
}

function Topic({ group, topic }: { readonly group: PreparedGroup; readonly topic: PreparedTopic }) {
  const isOwn = group.party !== null
  return (
    <main className="page preparation">
      <p className="topic-way">
        <Link to={`/preparation?group=${group.id}`}>{group.name}</Link>
        {topic.instrument && <Link to={`/instruments/${topic.instrument}`}>To the text</Link>}
      </p>
      <h1>{topic.name}</h1>
      <div className={isOwn ? 'topic-columns' : undefined}>
        {isOwn && (
          <div>
            <RecordForm key={topic.own?.number ?? 0} topic={topic} />
            {topic.own && <TopicHistory topic={topic} />}
          </div>
        )}
        <div>
          {isOwn && <SharingPanel topic={topic} />}
          <SharedByOthers shared={topic.shared} isOwn={isOwn} />
        </div>
      </div>
    </main>
  )
}
