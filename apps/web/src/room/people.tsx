import type { LiveInstrument } from '@cartif/live'
import { Button, Popover } from '@mantine/core'
import { useViewportSize } from '@mantine/hooks'
import { useEffect } from 'react'
import type { ReactNode } from 'react'
import type { LiveConnection } from '../drafting/live-connection.ts'
import { PartyLabel } from '../shared/party-label.tsx'
import { fitting, mostIn } from './fitting.ts'
import { speakerIn, speakersOf, tellRoom } from './presence.ts'
import type { Present } from './presence.ts'
import './people.css'

interface PeopleProps {
  readonly connection: LiveConnection
  readonly people: readonly Present[]
  readonly role: string
}

/** Who is here and where; who asks for the floor, in what order, and who has it. The chair gives it by a click on a name. */
export function People({ connection, people, role }: PeopleProps) {
  const own = connection.awareness.clientID
  const speakers = speakersOf(people)
  const speaker = speakerIn(people)
  const asks = speakers.some(({ client }) => client === own)
  const hasFloor = speaker?.client === own
  const { width } = useViewportSize()
  const [shown, rest] = fitting(people, speaker, speakers, mostIn(width))
  const label = (person: Present) => (
    <Person
      live={connection.live}
      person={person}
      turn={speakers.indexOf(person) + 1}
      isSpeaking={person === speaker}
      onGive={
        role === 'chair'
          ? () => tellRoom(connection, 'floor', person === speaker ? undefined : person.client)
          : undefined
      }
    />
  )
  useEffect(() => {
    // Who has been given the floor asks for it no more.
    if (hasFloor && asks) tellRoom(connection, 'hand', undefined)
  }, [connection, hasFloor, asks])
  return (
    <>
      <ul className="people" aria-label="Who is here">
        {shown.map((person) => (
          <li key={person.client}>{label(person)}</li>
        ))}
        {rest.length > 0 && (
          <li>
            <Others people={rest} live={connection.live} label={label} />
          </li>
        )}
      </ul>
      {role !== 'chair' && role !== 'observer' && (
        <Button
          size="compact-sm"
          variant={asks ? 'light' : 'subtle'}
          aria-pressed={asks}
          onClick={() => tellRoom(connection, 'hand', asks ? undefined : Date.now())}
        >
          {hasFloor ? 'You have the floor' : asks ? 'Lower my hand' : 'Ask for the floor'}
        </Button>
      )}
      <span className="visually-hidden" aria-live="polite">
        {speaker ? `${speaker.name} has the floor.` : ''}
      </span>
    </>
  )
}

interface OthersProps {
  readonly people: readonly Present[]
  readonly live: LiveInstrument
  label(person: Present): ReactNode
}

/** Those that the bar has no room for, with their names and where they read. */
function Others({ people, live, label }: OthersProps) {
  return (
    <Popover position="bottom" width={320} trapFocus>
      <Popover.Target>
        <Button size="compact-xs" variant="default" aria-label={`${people.length} more are here`}>
          +{people.length}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <ul className="people-others" aria-label="Also here">
          {people.map((person) => (
            <li key={person.client}>
              {label(person)} {person.name}
              <span className="quiet">{person.reading && live.designations.get(person.reading.article)}</span>
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  )
}

interface PersonProps {
  readonly live: LiveInstrument
  readonly person: Present
  /** In the list of speakers, from 1; 0 for who does not ask for the floor. */
  readonly turn: number
  readonly isSpeaking: boolean
  /** Gives or takes back the floor; for the chair. */
  readonly onGive: (() => void) | undefined
}

function Person({ live, person, turn, isSpeaking, onGive }: PersonProps) {
  const { name, holder, reading } = person
  const place = reading && live.designations.get(reading.article)
  const said = [
    place ? `${name}, at ${place}` : name,
    turn > 0 ? `asks for the floor, ${turn === 1 ? 'first' : `number ${turn}`}` : '',
    isSpeaking ? 'has the floor' : ''
  ].filter(Boolean)
  const label = (
    <>
      <PartyLabel holder={holder} title={said.join('; ')} />
      {turn > 0 && <span className="present-turn"> {turn}</span>}
    </>
  )
  const className = isSpeaking ? 'present is-speaking' : 'present'
  if (!onGive || (turn === 0 && !isSpeaking)) {
    return (
      <span className={className}>
        {label}
        <span className="visually-hidden"> {said.join('; ')}</span>
      </span>
    )
  }
  return (
    <button type="button" className={className} onClick={onGive}>
      <span className="visually-hidden">
        {isSpeaking ? 'Take the floor back from' : 'Give the floor to'} {name}:{' '}
      </span>
      {label}
    </button>
  )
}
