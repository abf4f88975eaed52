import { useEffect } from 'react'
import { useParams } from 'react-router'
import { Link } from 'react-router'
import { TopBar } from '../session/session.tsx'
import { EmptyState } from '../shared/empty-state.tsx'
import { Loading } from '../shared/loading.tsx'
import { NegotiationNav } from '../shared/negotiation-nav.tsx'
import { CloseGroup } from './close-group.tsx'
import { formatDay } from './format-day.ts'
import { GroupActs } from './group-acts.tsx'
import { GroupMandate } from './group-mandate.tsx'
import { GroupMeetings } from './group-meetings.tsx'
import { GroupMembers } from './group-members.tsx'
import { GroupTexts } from './group-texts.tsx'
import './groups.css'
import { useGroup } from './groups-json.ts'
import { WorkPlan } from './work-plan.tsx'

/** A working group: what it is to do, on which texts, by when, and who is in it. */
export function GroupPage() {
  const { group: id = '' } = useParams()
  const { data: group, error } = useGroup(id)
  const name = group?.name
  useEffect(() => {
    document.title = `${name ?? 'Working group'} · CARTIF`
  }, [name])
  if (error)
    return (
      <>
        <TopBar />
        <NegotiationNav />
        <EmptyState
          title="There is no such working group for you"
          text="A working group is there for its members alone."
          link={{ to: '/groups', label: 'To your working groups' }}
        />
      </>
    )
  return (
    <>
      <TopBar />
      <NegotiationNav />
      <main className="page group-page">
        {!group && <Loading what="Loading the working group" />}
        {group && (
          <>
            <p className="quiet group-back">
              <Link to="/groups">Working groups</Link>
            </p>
            <h1>{group.name}</h1>
            <p className="quiet">
              {group.chairs.length === 0 ? 'No chair yet' : `Chaired by ${group.chairs.join(', ')}`} ·{' '}
              {group.parties.length} {group.parties.length === 1 ? 'party takes' : 'parties take'} part ·{' '}
              {group.isOpenToObservers ? 'open to observers' : 'closed to observers'}
            </p>
            {group.closedAt !== null && (
              <p className="group-closed" role="note">
                <strong>The work of this group was completed on {formatDay(group.closedAt)}.</strong> Everything in it
                is read; nothing is written any more.
              </p>
            )}
            <div className="group-columns">
              <div>
                <GroupTexts group={group} />
                <WorkPlan group={group} />
                <GroupMeetings group={group} />
                <GroupActs acts={group.acts} />
              </div>
              <div>
                <GroupMandate group={group} />
                <GroupMembers group={group} />
                {group.mayManage && <CloseGroup group={group} />}
              </div>
            </div>
          </>
        )}
      </main>
    </>
  )
}
