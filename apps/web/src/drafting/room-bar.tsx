import { SegmentedControl } from '@mantine/core'
import type { ReactNode } from 'react'
import { TopBar } from '../session/session.tsx'
import { InstrumentNav } from '../shared/instrument-nav.tsx'
import { Help } from '../room/help-dialog.tsx'
import { WhatHappened } from '../room/what-happened.tsx'
import { People } from '../room/people.tsx'
import type { Present } from '../room/presence.ts'
import type { Instrument } from '../shared/api.ts'
import type { LiveConnection } from './live-connection.ts'
import { isOfRecord, useConnectionState, useLiveVersion } from './use-live.ts'
import type { NumbersChoice } from './use-numbers.ts'
import { ViewMenu } from './view-menu.tsx'
import './room-bar.css'

/** To the room, to one's own delegation only, or into the text itself. */
export type WritingMode = 'propose' | 'draft' | 'pen'

interface RoomBarProps {
  readonly connection: LiveConnection
  readonly instrument: Instrument
  readonly names: boolean
  onNames(names: boolean): void
  /** Undefined for those who read. */
  readonly mode: WritingMode | undefined
  onMode(mode: WritingMode): void
  /** How many proposals there are in one's own draft. */
  readonly drafts: number
  readonly numbers: NumbersChoice
  readonly people: readonly Present[]
  /** Whether one goes where the chair goes; undefined for the chair. */
  readonly isFollowing: boolean | undefined
  onFollow(isFollowing: boolean): void
  /** What those who write can do with the text. */
  readonly children?: ReactNode
}

/** What one reads, who is here, whether everything is saved. */
export function RoomBar(props: RoomBarProps) {
  const { connection, instrument, names, onNames, numbers, people, isFollowing, onFollow, children } = props
  const { mode, onMode, drafts } = props
  const { live } = connection
  useLiveVersion(live, isOfRecord)
  const latest = live.revisions.at(-1)
  return (
    <>
      <TopBar>
        <strong className="bar-title">{instrument.title}</strong>
        <InstrumentNav id={instrument.id} />
      </TopBar>
      <div className="room-bar no-print" data-mode={mode}>
        <span className="room-reading" title={latest && `Live text after ${latest.symbol}`}>
          Live text{latest && <span className="room-after"> after {latest.symbol}</span>}
        </span>
        <Saved connection={connection} canWrite={mode !== undefined} />
        <People connection={connection} people={people} role={instrument.role} />
        {instrument.role !== 'observer' && <WhatHappened live={live} instrument={instrument} />}
        <span className="room-tools">
          {children}
          {mode && (
            <SegmentedControl
              size="xs"
              value={mode}
              onChange={(value) => onMode(value as WritingMode)}
              data={[
                { value: 'propose', label: 'Propose' },
                { value: 'draft', label: drafts > 0 ? `Draft ${drafts}` : 'Draft' },
                ...(instrument.role === 'delegate' || instrument.role === 'legal'
                  ? []
                  : [{ value: 'pen', label: 'Hold the pen' }])
              ]}
              aria-label="How you write"
            />
          )}
          <ViewMenu
            instrument={instrument.id}
            names={names}
            onNames={onNames}
            numbers={numbers}
            isFollowing={people.some(({ role }) => role === 'chair') ? isFollowing : undefined}
            onFollow={onFollow}
          />
          <Help role={instrument.role} />
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
      title={refused ?? words}
    >
      <span className="saved-words">{words}</span>
    </span>
  )
}
