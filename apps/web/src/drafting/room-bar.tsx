import { SegmentedControl, Switch } from '@mantine/core'
import type { ReactNode } from 'react'
import { TopBar } from '../session/session.tsx'
import { InstrumentNav } from '../shared/instrument-nav.tsx'
import { PartyLabel } from '../shared/party-label.tsx'
import type { Instrument } from '../shared/api.ts'
import type { LiveConnection } from './live-connection.ts'
import { isOfRecord, useConnectionState, useLiveVersion, usePresence } from './use-live.ts'
import type { NumbersChoice } from './use-numbers.ts'

interface RoomBarProps {
  readonly connection: LiveConnection
  readonly instrument: Instrument
  readonly names: boolean
  onNames(names: boolean): void
  readonly mode: 'propose' | 'pen' | undefined
  onMode(mode: 'propose' | 'pen'): void
  readonly numbers: NumbersChoice
  /** What those who write can do with the text. */
  readonly children?: ReactNode
}

/** What one reads, who is here, whether everything is saved. */
export function RoomBar({ connection, instrument, names, onNames, mode, onMode, numbers, children }: RoomBarProps) {
  const { live } = connection
  useLiveVersion(live, isOfRecord)
  const latest = live.revisions.at(-1)
  return (
    <>
      <TopBar>
        <strong className="bar-title">{instrument.title}</strong>
        <InstrumentNav id={instrument.id} />
      </TopBar>
      <div className="room-bar no-print">
        <span className="room-reading">{latest ? `Live text after ${latest.symbol}` : 'Live text'}</span>
        <Saved connection={connection} canWrite={mode !== undefined} />
        <People connection={connection} />
        <span className="room-tools">
          {children}
          {mode && (instrument.role === 'chair' || instrument.role === 'secretariat') && (
            <SegmentedControl
              size="xs"
              value={mode}
              onChange={(value) => onMode(value as 'propose' | 'pen')}
              data={[
                { value: 'propose', label: 'Propose' },
                { value: 'pen', label: 'Hold the pen' }
              ]}
              aria-label="How you write"
            />
          )}
          {numbers.symbol && (
            <Switch
              size="sm"
              label={`Numbers of ${numbers.symbol.split('/').at(-1)}`}
              title={`As in ${numbers.symbol}: what has come in since counts bis, what has gone leaves a gap`}
              checked={numbers.shown === 'revision'}
              onChange={(event) => numbers.onShow(event.currentTarget.checked ? 'revision' : 'live')}
            />
          )}
          <Switch size="sm" label="Names" checked={names} onChange={(event) => onNames(event.currentTarget.checked)} />
        </span>
      </div>
    </>
  )
}

function Saved({ connection, canWrite }: { readonly connection: LiveConnection; readonly canWrite: boolean }) {
  const { connected, saved, refused, signedOut } = useConnectionState(connection)
  const words = signedOut
    ? 'Signed out'
    : refused
      ? 'Refused by the server'
      : !connected
        ? saved
          ? 'Offline, reading the copy on this computer'
          : 'Offline, your words wait on this computer'
        : !canWrite
          ? 'Connected, reading'
          : saved
            ? 'Connected, everything saved'
            : 'Saving…'
  return (
    <span
      role="status"
      className="saved"
      data-state={connected && !refused ? (saved ? 'saved' : 'saving') : 'offline'}
      title={refused}
    >
      {words}
    </span>
  )
}

function People({ connection }: { readonly connection: LiveConnection }) {
  const people = usePresence(connection)
  return (
    <ul className="people" aria-label="Who is here">
      {people.map(({ client, name, holder }) => (
        <li key={client} title={name}>
          <PartyLabel holder={holder} />
        </li>
      ))}
    </ul>
  )
}
