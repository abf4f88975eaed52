/** The meetings of the working groups; a file of them plans those that are new and changes those that are there, with their agendas as they are. */
import { mayDo } from '@cartif/negotiation'
import { z } from 'zod'
import { checkPlan } from '../../meetings/check-plan.ts'
import { MeetingDesk } from '../../meetings/meeting-desk.ts'
import type { OpenMeeting } from '../../meetings/meeting-desk.ts'
import { MEETING_KINDS } from '../../meetings/meeting.ts'
import type { Meeting, MeetingPlan } from '../../meetings/meeting.ts'
import { neededCell, oneOfCell, timeCell, webAddressCell, wordsCell } from '../cells.ts'
import { changeOf } from '../diff-row.ts'
import { planRows, refuse } from '../plan-rows.ts'
import type { Judged, RowFault } from '../plan-rows.ts'
import type { PlacedRow, Table, TableAccess, TablePlan } from '../table.ts'

const schema = z.object({
  id: wordsCell(80),
  workingGroup: neededCell(80),
  title: neededCell(300),
  kind: oneOfCell(MEETING_KINDS),
  phase: wordsCell(120),
  starts: timeCell(),
  ends: timeCell(),
  zone: neededCell(60),
  place: wordsCell(200),
  link: webAddressCell(500)
})
type Said = z.infer<typeof schema>

export const MEETINGS_TABLE: Table = {
  id: 'meetings',
  name: 'Meetings',
  about: 'When and where the groups meet. A file plans meetings and moves those that are there; their agendas stay.',
  columns: [
    { name: 'id', about: 'Empty for a meeting that is new' },
    { name: 'workingGroup', about: 'Its id' },
    { name: 'title', about: '' },
    { name: 'kind', about: MEETING_KINDS.join(', ') },
    { name: 'phase', about: 'The id of the phase that it is part of, or empty' },
    { name: 'starts', about: '2026-12-07T10:00:00+04:00' },
    { name: 'ends', about: '2026-12-07T18:00:00+04:00' },
    { name: 'zone', about: 'Asia/Almaty' },
    { name: 'place', about: '' },
    { name: 'link', about: 'Where one joins from afar' },
    { name: 'isCancelled', about: '', isReadOnly: true },
    { name: 'present', about: 'Parties that were there', isReadOnly: true },
    { name: 'outcome', about: '', isReadOnly: true }
  ],
  rows: ({ services, user }) =>
    new MeetingDesk(services).list(user).map(({ meeting }) => {
      const { id, isCancelled, attendance, outcome } = meeting
      const present = attendance.flatMap(({ party, presence }) => (presence === 'present' ? party.toUpperCase() : []))
      return { id, ...rowOf(meeting), isCancelled, present: present.join(' '), outcome }
    }),
  plan
}

function rowOf({ workingGroup, title, kind, phase, starts, ends, zone, place, link }: Meeting) {
  return { workingGroup, title, kind, phase: phase ?? '', starts, ends, zone, place, link }
}

function plan(access: TableAccess, rows: readonly PlacedRow[]): TablePlan {
  const desk = new MeetingDesk(access.services)
  const known = new Map(desk.list(access.user).map((one) => [one.meeting.id, one]))
  return planRows(rows, {
    schema,
    keyOf: ({ id }) => (id === '' ? undefined : { key: id, column: 'id' }),
    judge: (said, line) => {
      const before = known.get(said.id)
      return said.id !== '' && !before
        ? refuse('id', 'There is no such meeting: leave it empty for one that is new.')
        : judge(access, desk, said, line, before)
    }
  })
}

function judge(
  access: TableAccess,
  desk: MeetingDesk,
  written: Said,
  line: number,
  before: OpenMeeting | undefined
): Judged {
  const { id: _, ...said } = written
  const change = changeOf(line, said.title, before && rowOf(before.meeting), said)
  if (!change) return {}
  const fault = faultOf(access, said, before?.meeting)
  if (fault) return { faults: [fault] }
  const { user } = access
  const wanted = toPlan(said, before?.meeting)
  return {
    change,
    act: () =>
      void (before
        ? desk.change(user, before.meeting.id, before.meeting.version, wanted)
        : desk.plan(user, said.workingGroup, wanted))
  }
}

type Row = Omit<Said, 'id'>

function faultOf({ services, user }: TableAccess, said: Row, before: Meeting | undefined): RowFault | undefined {
  const { workingGroup: group } = said
  if (before && before.workingGroup !== group)
    return { column: 'workingGroup', message: 'A meeting stays with its working group.' }
  const actor = services.memberships.actorIn(group, user)
  if (!actor || !mayDo(actor, 'convene'))
    return { column: 'workingGroup', message: 'There is no such working group for you to plan in.' }
  if (before?.isCancelled) return { column: 'id', message: 'The meeting has been cancelled.' }
  try {
    checkPlan({ services, user, group, ...(before && { before }) }, toPlan(said, before))
    return undefined
  } catch (error) {
    const { message } = error as Error
    return { column: /zone/i.test(message) ? 'zone' : /phase/.test(message) ? 'phase' : 'ends', message }
  }
}

function toPlan(
  { title, kind, phase, starts, ends, zone, place, link }: Row,
  before: Meeting | undefined
): MeetingPlan {
  const { agenda = [], documents = [] } = before ?? {}
  return { title, kind, starts, ends, zone, place, link, phase: phase === '' ? null : phase, agenda, documents }
}
