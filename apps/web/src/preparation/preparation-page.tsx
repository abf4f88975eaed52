import { Button, Select } from '@mantine/core'
import { partyNameAfterOf } from '@cartif/negotiation'
import { useEffect } from 'react'
import { useSearchParams } from 'react-router'
import { TopBar } from '../session/session.tsx'
import { EmptyState } from '../shared/empty-state.tsx'
import { Loading } from '../shared/loading.tsx'
import { NegotiationNav } from '../shared/negotiation-nav.tsx'
import { Briefings } from './briefings.tsx'
import { usePreparation } from './preparation-json.ts'
import type { PreparedGroup } from './preparation-json.ts'
import { TopicTable } from './topic-table.tsx'
import './preparation.css'

/** How far one's country is, topic by topic, and what others have shared of theirs. */
export function PreparationPage() {
  const { data, error } = usePreparation()
  useEffect(() => {
    document.title = 'Preparation · CARTIF'
  }, [])
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
      {data && <Groups groups={data.groups} />}
    </>
  )
}

function Groups({ groups }: { readonly groups: readonly PreparedGroup[] }) {
  const [search, setSearch] = useSearchParams()
  const group = groups.find(({ id }) => id === search.get('group')) ?? groups[0]
  if (!group) return <EmptyState title="Nothing to prepare" text="You have no seat in a working group yet." />
  return (
    <main className="page preparation">
      <header className="preparation-head">
        <div>
          <h1>Preparation</h1>
          <p className="quiet">{introOf(group)}</p>
        </div>
        {group.party && (
          <Button component="a" variant="default" href={`/api/preparation/export?group=${group.id}`}>
            Our record in Word
          </Button>
        )}
      </header>
      <Select
        className="preparation-group"
        label="Working group"
        allowDeselect={false}
        value={group.id}
        onChange={(id) => id && setSearch({ group: id })}
        data={groups.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TopicTable group={group} />
      <Briefings group={group} />
    </main>
  )
}

function introOf({ party, mayBrief }: PreparedGroup): string {
  if (party)
    return `The consultation record of ${partyNameAfterOf(party)}. It is read by your delegation and by nobody else, the Secretariat included, until you share a topic.`
  const shown = 'What countries have shared of their preparation with you. All else is theirs alone.'
  return mayBrief ? `${shown} A briefing sums it up for the working group.` : shown
}
