/** Tables of what belongs to meetings: several rows of a file are about one meeting, and one act on it carries them all out. */
import { mayDo } from '@cartif/negotiation'
import { MeetingDesk } from '../../meetings/meeting-desk.ts'
import type { OpenMeeting } from '../../meetings/meeting-desk.ts'
import type { Meeting } from '../../meetings/meeting.ts'
import type { RowFault } from '../plan-rows.ts'
import type { Cell, TableAccess } from '../table.ts'

/** Each meeting that the reader knows of as rows, with its id and what it is called. */
export function rowsOfMeetings<T extends Readonly<Record<string, Cell>>>(
  { services, user }: TableAccess,
  rowsOf: (meeting: Meeting) => readonly T[]
) {
  return new MeetingDesk(services).list(user).flatMap(({ meeting }) => {
    const about = { meeting: meeting.id, meetingTitle: meeting.title }
    return rowsOf(meeting).map((row) => ({ ...about, ...row }))
  })
}

export const MEETING_COLUMNS = [
  { name: 'meeting', about: 'Its id' },
  { name: 'meetingTitle', about: '', isReadOnly: true }
] as const

/** Collects what rows say of each meeting, and writes it down meeting by meeting. */
export class MeetingChanges<T> {
  readonly desk: MeetingDesk
  private readonly known: ReadonlyMap<string, OpenMeeting>
  private readonly said = new Map<string, T[]>()

  constructor({ services, user }: TableAccess) {
    this.desk = new MeetingDesk(services)
    this.known = new Map(this.desk.list(user).map((one) => [one.meeting.id, one]))
  }

  find(id: string): Meeting | undefined {
    return this.known.get(id)?.meeting
  }

  /** Why nothing may be written of a meeting. */
  faultOf(id: string): RowFault | undefined {
    const found = this.known.get(id)
    if (!found) return { column: 'meeting', message: 'There is no such meeting.' }
    if (found.meeting.isCancelled) return { column: 'meeting', message: 'The meeting has been cancelled.' }
    return mayDo(found.actor, 'convene')
      ? undefined
      : { column: 'meeting', message: 'You do not keep the meetings of this working group.' }
  }

  say(id: string, one: T): void {
    this.said.set(id, [...(this.said.get(id) ?? []), one])
  }

  each(write: (meeting: Meeting, said: readonly T[]) => void): void {
    for (const [id, said] of this.said) write(this.find(id)!, said)
    this.said.clear()
  }
}
