import { partyName } from '@cartif/negotiation'
import { Button } from '@mantine/core'
import { useEffect } from 'react'
import { Link } from 'react-router'
import { roleName } from '../administration/role-name.ts'
import { useGroups } from '../groups/groups-json.ts'
import type { GroupSummary } from '../groups/groups-json.ts'
import { Loading } from '../shared/loading.tsx'
import { NegotiationNav } from '../shared/negotiation-nav.tsx'
import { TopBar, useMe } from './session.tsx'
import './welcome.css'

/** What one does in a role, in a sentence. */
const DOES: Readonly<Record<string, string>> = {
  delegate:
    'You propose words and take positions in the name of your country; a draft is read by your delegation alone.',
  chair: 'You go through what is open, decide, and hold the pen.',
  secretariat: 'You keep the text and the people, issue revisions and write reports.',
  legal: 'You compare, scrub and propose corrections.',
  observer: 'You read the text, its brackets and its revisions.'
}

/** Where an accepted invitation leads: what one is a member of now, as whom, and on to the texts. */
export function WelcomePage() {
  const { user, secondFactor } = useMe()
  const { data } = useGroups()
  const groups = data?.groups.filter(({ role }) => role !== '') ?? []
  useEffect(() => {
    document.title = 'Welcome · CARTIF'
  }, [])
  return (
    <>
      <TopBar />
      <NegotiationNav />
      <main className="page welcome">
        <h1>Welcome, {user.name}</h1>
        <p className="quiet">You are signed in as {user.email}.</p>
        {!data && <Loading what="Looking up your working groups" />}
        {groups.length > 0 && (
          <>
            <h2>{groups.length === 1 ? 'Your working group' : `Your ${groups.length} working groups`}</h2>
            <ul className="welcome-groups">
              {groups.map((group) => (
                <GroupEntry key={group.id} group={group} />
              ))}
            </ul>
            <p>{[...new Set(groups.map(({ role }) => DOES[role]))].join(' ')}</p>
          </>
        )}
        <Button component={Link} to="/" size="md">
          To the instruments
        </Button>
        {!secondFactor && (
          <section className="welcome-factor" aria-labelledby="welcome-factor">
            <h2 id="welcome-factor">A second factor, when you have a minute</h2>
            <p>
              With a code from your telephone beside the password, nobody who finds out the password can speak in your
              name. It can also be set up later, under your name at the top.
            </p>
            <Button component={Link} to="/account#second-factor" variant="default">
              Set it up
            </Button>
          </section>
        )}
      </main>
    </>
  )
}

function GroupEntry({ group: { id, name, role, party, instruments } }: { readonly group: GroupSummary }) {
  return (
    <li className="card">
      <h3>
        <Link to={`/groups/${encodeURIComponent(id)}`}>{name}</Link>
      </h3>
      <p>
        {roleName(role)}
        {party && ` of ${partyName(party.toLowerCase())}`}
      </p>
      <ul>
        {instruments.map((one) => (
          <li key={one.id}>
            <Link to={`/instruments/${one.id}`}>{one.title}</Link>{' '}
            <span className="quiet">
              {one.counts.openIssues === 1 ? '1 open issue' : `${one.counts.openIssues} open issues`}
            </span>
          </li>
        ))}
      </ul>
    </li>
  )
}
