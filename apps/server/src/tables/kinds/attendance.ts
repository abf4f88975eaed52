/** Who was at which meeting, party by party; a file says it of the parties that it names, and empty words take it back. */
import { PARTY_CODES } from '@cartif/negotiation'
import { z } from 'zod'
import { PRESENCES } from '../../meetings/meeting.ts'
import type { Attendance, Meeting, Presence } from '../../meetings/meeting.ts'
import { seatedParties } from '../../monitoring/seats.ts'
import { neededCell, oneOfCell, wordsCell } from '../cells.ts'
import { changeOf } from '../diff-row.ts'
import { planRows, refuse } from '../plan-rows.ts'
import type { PlacedRow, Table, TableAccess, TablePlan } from '../table.ts'
import { MEETING_COLUMNS, MeetingChanges, rowsOfMeetings } from './of-meetings.ts'

const schema = z.object({
  meeting: neededCell(120),
  party: oneOfCell(PARTY_CODES),
  presence: oneOfCell(['', ...PRESENCES]),
  head: wordsCell(200)
})

export const ATTENDANCE_TABLE: Table = {
  id: 'attendance',
  name: 'Attendance',
  about: 'Every party of the group for every meeting, whether it was there and who led it. A file records that.',
  columns: [
    ...MEETING_COLUMNS,
    { name: 'party', about: 'ISO 3166 alpha-3' },
    { name: 'presence', about: `${PRESENCES.join(', ')}; empty: not recorded` },
    { name: 'head', about: 'What the head of the delegation is called' }
  ],
  rows: (access) =>
    rowsOfMeetings(access, (meeting) => {
      const seated = meeting.isCancelled ? [] : seatedParties(access.services.db, meeting.workingGroup)
      const parties = new Set([...seated, ...meeting.attendance.map(({ party }) => party)])
      return [...parties].toSorted().map((party) => ({ party: party.toUpperCase(), ...rowOf(meeting, party) }))
    }),
  plan
}

function rowOf({ attendance }: Meeting, of: string) {
  const { presence = '', head = '' } = attendance.find(({ party }) => party === of) ?? {}
  return { presence, head }
}

interface Said {
  readonly party: string
  readonly presence: string
  readonly head: string
}

function plan(access: TableAccess, rows: readonly PlacedRow[]): TablePlan {
  const { services, user } = access
  const changes = new MeetingChanges<Said>(access)
  return planRows(rows, {
    schema,
    keyOf: ({ meeting, party }) => ({ key: `${meeting} ${party}`, column: 'party' }),
    judge: ({ meeting: id, party, ...said }, line) => {
      const meeting = changes.find(id)
      const change = meeting && changeOf(line, `${meeting.title}, ${party.toUpperCase()}`, rowOf(meeting, party), said)
      if (meeting && !change) return {}
      const fault = changes.faultOf(id)
      if (fault) return { faults: [fault] }
      if (!seatedParties(services.db, meeting!.workingGroup).includes(party))
        return refuse('party', 'The party has no seat in the working group.')
      if (said.presence === '' && said.head !== '') return refuse('presence', 'Say whether the delegation was there.')
      return { change, act: () => changes.say(id, { party, ...said }) }
    },
    finish: () =>
      changes.each((meeting, said) => {
        changes.desk.recordAttendance(user, meeting.id, meeting.version, attendanceAfter(meeting, said))
      })
  })
}

function attendanceAfter({ attendance }: Meeting, said: readonly Said[]): readonly Attendance[] {
  const kept = attendance.filter(({ party }) => !said.some((one) => one.party === party))
  const recorded = said.filter(({ presence }) => presence !== '')
  return [...kept, ...recorded.map(({ presence, ...one }) => ({ ...one, presence: presence as Presence }))]
}
