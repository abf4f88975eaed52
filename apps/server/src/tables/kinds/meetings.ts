/** The meetings of the working groups; a file of them plans those that are new, and changes none that is there. */
import { z } from 'zod'
import { checkPlan } from '../../meetings/check-plan.ts'
import { MeetingDesk } from '../../meetings/meeting-desk.ts'
import { MEETING_KINDS } from '../../meetings/meeting.ts'
import type { MeetingPlan } from '../../meetings/meeting.ts'
import { mayDo } from '@cartif/negotiation'
import { neededCell, oneOfCell, wordsCell } from '../cells.ts'
import { changeOf } from '../diff-row.ts'
import { readValues } from '../read-rows.ts'
import type { PlacedRow, Table, TableAccess, TableChange, TableFault, TablePlan } from '../table.ts'

const instant = z.iso.datetime({ offset: true, error: 'Write it as 2026-12-07T10:00:00+04:00.' })

const schema = z.object({
  id: wordsCell(80),
  workingGroup: neededCell(80),
  title: neededCell(200),
  kind: oneOfCell(MEETING_KINDS),
  starts: z.string().trim().pipe(instant),
  ends: z.string().trim().pipe(instant),
  zone: neededCell(60),
  place: wordsCell(200),
  link: wordsCell(500)
})
type Said = z.infer<typeof schema>

export const MEETINGS_TABLE: Table = {
  id: 'meetings',
  name: 'Meetings',
  about: 'When and where the groups meet, who was there and what came of it. A file plans meetings that are new.',
  columns: [
    { name: 'id', about: 'Empty for a meeting that is new; one that is there is changed on its page' },
    { name: 'workingGroup', about: 'Its id' },
    { name: 'title', about: '' },
    { name: 'kind', about: MEETING_KINDS.join(', ') },
    { name: 'starts', about: '2026-12-07T10:00:00+04:00' },
    { name: 'ends', about: '2026-12-07T18:00:00+04:00' },
    { name: 'zone', about: 'Asia/Almaty' },
    { name: 'place', about: '' },
    { name: 'link', about: 'Where one joins from afar' },
    { name: 'isCancelled', about: '', isReadOnly: true },
    { name: 'present', about: 'Parties that were there', isReadOnly: true },
    { name: 'outcome', about: '', isReadOnly: true }
  ],
  rows: ({ services, user }) => new MeetingDesk(services).list(user).map(({ meeting }) => toRow(meeting)),
  plan
}

function toRow(meeting: ReturnType<MeetingDesk['list']>[number]['meeting']) {
  const { id, workingGroup, title, kind, starts, ends, zone, place, link, isCancelled, attendance, outcome } = meeting
  const present = attendance.filter(({ presence }) => presence === 'present').map(({ party }) => party.toUpperCase())
  return {
    id,
    workingGroup,
    title,
    kind,
    starts,
    ends,
    zone,
    place,
    link,
    isCancelled,
    present: present.join(' '),
    outcome
  }
}

function plan(access: TableAccess, rows: readonly PlacedRow[]): TablePlan {
  const { services, user } = access
  const desk = new MeetingDesk(services)
  const known = new Map(desk.list(user).map(({ meeting }) => [meeting.id, toRow(meeting)]))
  const { values, faults } = readValues(schema, rows)
  const unfit: TableFault[] = []
  const planned: { readonly change: TableChange; readonly said: Said }[] = []
  for (const { line, value } of values) {
    const before = value.id === '' ? undefined : known.get(value.id)
    const change = changeOf(line, value.title, before, value)
    const fault = value.id === '' ? faultOf(access, value) : faultOfKnown(before !== undefined, change !== undefined)
    if (fault) unfit.push({ line, ...fault })
    else if (change) planned.push({ change, said: value })
  }
  return {
    changes: planned.map(({ change }) => change),
    faults: [...faults, ...unfit],
    apply: () => {
      for (const { said } of planned) desk.plan(user, said.workingGroup, toPlan(said))
      return []
    }
  }
}

type Fault = Pick<TableFault, 'column' | 'message'>

function faultOfKnown(isKnown: boolean, isChanged: boolean): Fault | undefined {
  if (!isKnown) return { column: 'id', message: 'There is no such meeting: leave it empty for one that is new.' }
  return isChanged
    ? { column: 'id', message: 'A meeting that is there is changed on its page, not by a file.' }
    : undefined
}

function faultOf({ services, user }: TableAccess, said: Said): Fault | undefined {
  const actor = services.memberships.actorIn(said.workingGroup, user)
  if (!actor || !mayDo(actor, 'plan-work'))
    return { column: 'workingGroup', message: 'There is no such working group for you to plan in.' }
  try {
    checkPlan({ services, user, group: said.workingGroup }, toPlan(said))
    return undefined
  } catch (error) {
    const message = (error as Error).message
    return { column: /zone/i.test(message) ? 'zone' : 'ends', message }
  }
}

function toPlan({ title, kind, starts, ends, zone, place, link }: Said): MeetingPlan {
  return { title, kind, starts, ends, zone, place, link, phase: null, agenda: [], documents: [] }
}
