/** The agendas of meetings, item by item; a file adds items and says others otherwise. Articles and summaries are kept on the page of the meeting. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { AgendaItem, Meeting } from '../../meetings/meeting.ts'
import { neededCell, wholeOrNone, wordsCell } from '../cells.ts'
import { changeOf } from '../diff-row.ts'
import { planRows, refuse } from '../plan-rows.ts'
import type { PlacedRow, Table, TableAccess, TablePlan } from '../table.ts'
import { MEETING_COLUMNS, MeetingChanges, rowsOfMeetings } from './of-meetings.ts'

/** As many as a plan may have. */
const MOST_ITEMS = 60

const schema = z.object({
  meeting: neededCell(120),
  id: wordsCell(120),
  title: neededCell(300),
  minutes: wholeOrNone(1, 6000)
})

export const AGENDAS_TABLE: Table = {
  id: 'agendas',
  name: 'Agendas',
  about:
    'What is on the agenda of each meeting, in its order, and what came of it. A file adds items and changes them.',
  columns: [
    ...MEETING_COLUMNS,
    { name: 'id', about: 'Empty for an item that is new; it comes last' },
    { name: 'title', about: '' },
    { name: 'minutes', about: 'Allotted, or empty' },
    { name: 'articles', about: 'As they were called', isReadOnly: true },
    { name: 'summary', about: 'What came of it', isReadOnly: true }
  ],
  rows: (access) =>
    rowsOfMeetings(access, ({ agenda }) =>
      agenda.map(({ id, title, minutes, articles, summary }) => {
        return { id, title, minutes, articles: articles.map(({ name }) => name).join('; '), summary }
      })
    ),
  plan
}

interface Said {
  readonly id: string
  readonly title: string
  readonly minutes: number | null
}

function plan(access: TableAccess, rows: readonly PlacedRow[]): TablePlan {
  const changes = new MeetingChanges<Said>(access)
  const added = new Map<string, number>()
  return planRows(rows, {
    schema,
    keyOf: ({ meeting, id }) => (id === '' ? undefined : { key: `${meeting} ${id}`, column: 'id' }),
    judge: ({ meeting: of, id, ...said }, line) => {
      const meeting = changes.find(of)
      const before = meeting?.agenda.find((one) => one.id === id)
      if (meeting && id !== '' && !before)
        return refuse('id', 'There is no such item: leave it empty for one that is new.')
      const shown = before && { title: before.title, minutes: before.minutes }
      const change = meeting && changeOf(line, `${meeting.title}: ${said.title}`, shown, said)
      if (meeting && !change) return {}
      const fault = changes.faultOf(of)
      if (fault) return { faults: [fault] }
      added.set(of, (added.get(of) ?? 0) + (before ? 0 : 1))
      if (meeting!.agenda.length + added.get(of)! > MOST_ITEMS)
        return refuse('meeting', `No more than ${MOST_ITEMS} items stand on an agenda.`)
      return { change, act: () => changes.say(of, { id, ...said }) }
    },
    finish: () =>
      changes.each((meeting, said) => {
        changes.desk.change(access.user, meeting.id, meeting.version, {
          ...meeting,
          agenda: agendaAfter(meeting, said)
        })
      })
  })
}

function agendaAfter({ agenda }: Meeting, said: readonly Said[]): readonly AgendaItem[] {
  const kept = agenda.map((item) => ({ ...item, ...said.find(({ id }) => id === item.id) }))
  const added = said.filter(({ id }) => id === '')
  return [...kept, ...added.map((one) => ({ ...one, id: randomUUID(), articles: [], summary: '' }))]
}
