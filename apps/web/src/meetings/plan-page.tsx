import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { ReactNode } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { TopBar } from '../session/session.tsx'
import { call } from '../shared/api.ts'
import { EmptyState } from '../shared/empty-state.tsx'
import { Loading } from '../shared/loading.tsx'
import { NegotiationNav } from '../shared/negotiation-nav.tsx'
import type { Choices, Group, Meeting, MeetingList } from './meetings-json.ts'
import './meetings.css'
import { PlanForm } from './plan-form.tsx'
import './meeting-page.css'

/** A new meeting: of which working group, then everything else. */
export function NewMeetingPage() {
  const [search, setSearch] = useSearchParams()
  const { data, error } = useQuery({ queryKey: ['meetings'], queryFn: () => call<MeetingList>('/api/meetings') })
  const groups = data?.groups.filter(({ mayConvene }) => mayConvene) ?? []
  const group = groups.find(({ id }) => id === search.get('group')) ?? (groups.length === 1 ? groups[0] : undefined)
  if (data && groups.length === 0)
    return <NotForYou text="The chair of a working group and the secretariat plan meetings." />
  return (
    <Frame title="Plan a meeting">
      {error && <p role="alert">{error.message}</p>}
      {!data && !error && <Loading what="Loading" />}
      {data && groups.length > 1 && (
        <Select
          label="Working group"
          placeholder="Whose meeting is it?"
          className="plan-group"
          data={groups.map(({ id, name }) => ({ value: id, label: name }))}
          allowDeselect={false}
          value={group?.id ?? null}
          onChange={(next) => setSearch(next === null ? {} : { group: next }, { replace: true })}
        />
      )}
      {data && group && <Planning key={group.id} list={data} group={group} meeting={undefined} />}
    </Frame>
  )
}

/** The plan of a meeting that there is. */
export function ChangeMeetingPage() {
  const { meeting: id = '' } = useParams()
  const { data: list } = useQuery({ queryKey: ['meetings'], queryFn: () => call<MeetingList>('/api/meetings') })
  const { data, error } = useQuery({
    queryKey: ['meeting', id],
    queryFn: () => call<Meeting>(`/api/meetings/${id}`)
  })
  if (error) return <NotForYou text={error.message} />
  if (data && !data.mayWrite)
    return <NotForYou text="The chair of a working group and the secretariat plan meetings." />
  return (
    <Frame title="Change the plan">
      {data && list ? <Planning list={list} group={data.group} meeting={data} /> : <Loading what="Loading" />}
    </Frame>
  )
}

interface PlanningProps {
  readonly list: MeetingList
  readonly group: Group
  readonly meeting: Meeting | undefined
}

function Planning({ list, group, meeting }: PlanningProps) {
  const { data: choices, error } = useQuery({
    queryKey: ['meeting-choices', group.id],
    queryFn: () => call<Choices>(`/api/meetings/choices?group=${encodeURIComponent(group.id)}`)
  })
  if (error) return <p role="alert">{error.message}</p>
  if (!choices) return <Loading what="Loading" />
  const phases = list.phases.filter((one) => one.isWhole || one.groups.some(({ id }) => id === group.id))
  return <PlanForm group={group} phases={phases} choices={choices} meeting={meeting} />
}

function Frame({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · CARTIF`
  }, [title])
  return (
    <>
      <TopBar />
      <NegotiationNav />
      <main className="page meeting-page">
        <h1>{title}</h1>
        {children}
      </main>
    </>
  )
}

function NotForYou({ text }: { readonly text: string }) {
  return (
    <>
      <TopBar />
      <NegotiationNav />
      <EmptyState
        title="There is nothing to plan for you"
        text={text}
        link={{ to: '/meetings', label: 'To the meetings' }}
      />
    </>
  )
}
