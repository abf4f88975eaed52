import { Button, Group, SegmentedControl, TextInput } from '@mantine/core'
import { partyName } from '@cartif/negotiation'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useAct } from '../account/use-act.ts'
import { call } from '../shared/api.ts'
import { PRESENCES } from './meetings-json.ts'
import type { Attendance, Meeting, Presence } from './meetings-json.ts'
import './attendance.css'

/** Which parties were there and who headed their delegations, in the order of their codes; for the chair a form. */
export function AttendanceSection({ meeting, hasBegun }: { readonly meeting: Meeting; readonly hasBegun: boolean }) {
  const [isWriting, setWriting] = useState(false)
  const isEmpty = meeting.attendance.length === 0
  if (isEmpty && !(meeting.mayWrite && hasBegun)) return null
  return (
    <section className="card" aria-labelledby="attendance-title">
      <div className="meetings-section-head">
        <h2 id="attendance-title">Attendance</h2>
        {meeting.mayWrite && !isWriting && (
          <Button variant="default" size="compact-md" className="no-print" onClick={() => setWriting(true)}>
            {isEmpty ? 'Record attendance' : 'Edit attendance'}
          </Button>
        )}
      </div>
      {isWriting ? (
        <AttendanceForm meeting={meeting} onClose={() => setWriting(false)} />
      ) : isEmpty ? (
        <p className="quiet">Nobody’s attendance has been recorded yet.</p>
      ) : (
        <AttendanceTable attendance={meeting.attendance} />
      )}
    </section>
  )
}

function AttendanceTable({ attendance }: { readonly attendance: readonly Attendance[] }) {
  const present = attendance.filter(({ presence }) => presence === 'present').length
  return (
    <>
      <p className="quiet">
        {present} of {attendance.length} present
      </p>
      <table className="attendance">
        <thead>
          <tr>
            <th scope="col">Party</th>
            <th scope="col">Attendance</th>
            <th scope="col">Head of delegation</th>
          </tr>
        </thead>
        <tbody>
          {attendance.map(({ party, presence, head }) => (
            <tr key={party}>
              <th scope="row">{partyName(party)}</th>
              <td data-presence={presence}>{PRESENCES[presence]}</td>
              <td>{head}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

const CHOICES = Object.entries(PRESENCES).map(([value, label]) => ({ value, label }))

function AttendanceForm({ meeting, onClose }: { readonly meeting: Meeting; onClose(): void }) {
  const queries = useQueryClient()
  const { refusal, act } = useAct()
  const [rows, setRows] = useState<readonly Attendance[]>(() => meeting.parties.map((party) => rowOf(meeting, party)))
  const change = (party: string, next: Partial<Attendance>) =>
    setRows((before) => before.map((one) => (one.party === party ? { ...one, ...next } : one)))
  const save = async () => {
    const body = { seen: meeting.version, attendance: rows }
    const saved = await act(() => call<Meeting>(`/api/meetings/${meeting.id}/attendance`, 'PUT', body))
    if (!saved) return
    queries.setQueryData(['meeting', meeting.id], saved)
    onClose()
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      {refusal && <p role="alert">{refusal}</p>}
      <ul className="attendance-form">
        {rows.map(({ party, presence, head }) => (
          <li key={party}>
            <span>{partyName(party)}</span>
            <SegmentedControl
              size="xs"
              aria-label={`Attendance of ${partyName(party)}`}
              data={CHOICES}
              value={presence}
              onChange={(next) => change(party, { presence: next as Presence })}
            />
            <TextInput
              size="sm"
              aria-label={`Head of the delegation of ${partyName(party)}`}
              placeholder="Head of delegation"
              value={head}
              onChange={(event) => change(party, { head: event.currentTarget.value })}
            />
          </li>
        ))}
      </ul>
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit">Save attendance</Button>
      </Group>
    </form>
  )
}

function rowOf({ attendance }: Meeting, party: string): Attendance {
  return attendance.find((one) => one.party === party) ?? { party, presence: 'present', head: '' }
}
