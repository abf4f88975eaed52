/** What somebody is to do after a meeting; a file adds to that, says it otherwise, and says what is done. */
import { PARTY_CODES } from '@cartif/negotiation'
import { z } from 'zod'
import type { FollowUp, Meeting } from '../../meetings/meeting.ts'
import { seatedParties } from '../../monitoring/seats.ts'
import { dayCell, neededCell, oneOfCell, wordsCell, yesNoCell } from '../cells.ts'
import { changeOf } from '../diff-row.ts'
import { planRows, refuse } from '../plan-rows.ts'
import type { Judged } from '../plan-rows.ts'
import type { PlacedRow, Table, TableAccess, TablePlan } from '../table.ts'
import { MEETING_COLUMNS, MeetingChanges, rowsOfMeetings } from './of-meetings.ts'

const OFFICES = ['chair', 'secretariat']

const schema = z.object({
  meeting: neededCell(120),
  id: wordsCell(120),
  text: neededCell(2000),
  who: oneOfCell([...OFFICES, ...PARTY_CODES]),
  by: dayCell({ isNeeded: true }),
  isDone: yesNoCell()
})
type Said = z.infer<typeof schema>

export const FOLLOW_UPS_TABLE: Table = {
  id: 'follow-ups',
  name: 'Follow-ups',
  about:
    'What somebody is to do after a meeting, until when, and whether it is done. A file adds to that and changes it.',
  columns: [
    ...MEETING_COLUMNS,
    { name: 'id', about: 'Empty for a follow-up that is new' },
    { name: 'text', about: 'What is to be done' },
    { name: 'who', about: 'A party, chair or secretariat' },
    { name: 'by', about: 'The last day' },
    { name: 'isDone', about: 'yes or no' },
    { name: 'doneAt', about: 'ISO 8601', isReadOnly: true }
  ],
  rows: (access) =>
    rowsOfMeetings(access, ({ followUps }) =>
      followUps.map(({ id, doneAt, ...one }) => ({ id, ...rowOf({ id, doneAt, ...one }), doneAt }))
    ),
  plan
}

function rowOf({ text, who, by, doneAt }: FollowUp) {
  return { text, who: OFFICES.includes(who) ? who : who.toUpperCase(), by, isDone: doneAt !== null }
}

function plan(access: TableAccess, rows: readonly PlacedRow[]): TablePlan {
  const changes = new MeetingChanges<Said>(access)
  return planRows(rows, {
    schema,
    keyOf: ({ meeting, id }) => (id === '' ? undefined : { key: `${meeting} ${id}`, column: 'id' }),
    judge: (said, line) => judge(access, changes, said, line),
    finish: () => changes.each((meeting, said) => write(access, changes, meeting, said))
  })
}

function judge({ services }: TableAccess, changes: MeetingChanges<Said>, said: Said, line: number): Judged {
  const { meeting: of, id, ...row } = said
  const meeting = changes.find(of)
  const before = meeting?.followUps.find((one) => one.id === id)
  if (meeting && id !== '' && !before)
    return refuse('id', 'There is no such follow-up: leave it empty for one that is new.')
  const shown = { ...row, who: OFFICES.includes(row.who) ? row.who : row.who.toUpperCase() }
  const change = meeting && changeOf(line, row.text, before && rowOf(before), shown)
  if (meeting && !change) return {}
  const fault = changes.faultOf(of)
  if (fault) return { faults: [fault] }
  if (services.now() < meeting!.starts)
    return refuse('meeting', 'What follows is written down once a meeting has begun.')
  if (!OFFICES.includes(row.who) && !seatedParties(services.db, meeting!.workingGroup).includes(row.who))
    return refuse('who', 'The party has no seat in the working group.')
  if (!before && row.isDone) return refuse('isDone', 'What is new is not done yet.')
  return { change, act: () => changes.say(of, said) }
}

/** What it says is one act, and each that is done one more, as on the page. */
function write({ user }: TableAccess, { desk }: MeetingChanges<Said>, meeting: Meeting, said: readonly Said[]): void {
  const { id, outcome, followUps } = meeting
  const after = followUps.map((one) => {
    const { text, who, by } = said.find((row) => row.id === one.id) ?? one
    return { id: one.id, text, who, by: by! }
  })
  const added = said.filter((row) => row.id === '').map(({ text, who, by }) => ({ id: null, text, who, by: by! }))
  const isSaid = added.length > 0 || after.some((one, at) => saysOtherwise(one, followUps[at]!))
  if (isSaid)
    desk.recordOutcome(user, id, { seen: meeting.version, outcome, summaries: [], followUps: [...after, ...added] })
  for (const row of said) if (row.id !== '') desk.settleFollowUp(user, id, row.id, row.isDone)
}

function saysOtherwise(one: Pick<FollowUp, 'text' | 'who' | 'by'>, before: FollowUp): boolean {
  return one.text !== before.text || one.who !== before.who || one.by !== before.by
}
