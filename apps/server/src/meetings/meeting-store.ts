/**
 * Meetings as they are kept: every version of each, with who wrote it and when. The newest holds and none is ever changed, so that it
 * can be read later what an agenda said before a meeting. A version that somebody has not seen is not written over.
 */
import type { Database } from '../storage/database.ts'
import { Problem } from '../http/errors.ts'
import type { Meeting, MeetingContent } from './meeting.ts'
import type { Author } from './phase-store.ts'

interface MeetingRow {
  readonly meeting: string
  readonly number: number
  readonly working_group: string
  readonly content: string
  readonly at: string
}

const COLUMNS = ['meeting', 'number', 'working_group', 'content', 'at'] as const

export class MeetingStore {
  private readonly db: Database
  private readonly now: () => string

  constructor(db: Database, now: () => string) {
    this.db = db
    this.now = now
  }

  /** Of these working groups, in the order in which they begin. */
  list(groups: readonly string[]): readonly Meeting[] {
    if (groups.length === 0) return []
    const all = this.db.query
      .selectFrom('meeting_version')
      .select(COLUMNS)
      .where('working_group', 'in', [...groups])
    const newest = new Map<string, MeetingRow>()
    for (const row of this.db.all(all.orderBy('number'))) newest.set(row.meeting, row)
    const meetings = [...newest.values()].map(toMeeting)
    return meetings.toSorted((a, b) => compare(a.starts, b.starts) || compare(a.id, b.id))
  }

  find(id: string): Meeting | undefined {
    const all = this.db.query.selectFrom('meeting_version').select(COLUMNS).where('meeting', '=', id)
    const row = this.db.first(all.orderBy('number', 'desc').limit(1))
    return row && toMeeting(row)
  }

  /** `version`: the one that it was written on, 0 for a new one. Inside a transaction of the caller's. */
  write(meeting: Meeting, { user, name }: Author): Meeting {
    const { id, version: seen, workingGroup, changedAt: _, ...content } = meeting
    if (seen !== (this.find(id)?.version ?? 0))
      throw new Problem('wording-changed', 'Somebody has changed this meeting since you opened it.')
    const [number, at] = [seen + 1, this.now()]
    const said = { working_group: workingGroup, content: JSON.stringify(content) }
    this.db.run(
      this.db.query.insertInto('meeting_version').values({ meeting: id, number, ...said, at, user_id: user, name })
    )
    return { ...content, id, workingGroup, version: number, changedAt: at }
  }
}

function toMeeting({ meeting: id, number: version, working_group: workingGroup, content, at }: MeetingRow): Meeting {
  return { ...(JSON.parse(content) as MeetingContent), id, workingGroup, version, changedAt: at }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
