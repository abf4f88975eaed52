/** The work plans of the groups; a file of it plans milestones that are new and changes the day, the words and who is responsible. */
import { COMMON_HOLDERS, PARTY_CODES, mayDo } from '@cartif/negotiation'
import { z } from 'zod'
import { changeMilestone, listMilestones, planMilestone } from '../../negotiation/milestones.ts'
import type { ShownMilestone } from '../../negotiation/milestones.ts'
import { dayCell, neededCell, oneOfCell, wordsCell } from '../cells.ts'
import { changeOf } from '../diff-row.ts'
import { readValues } from '../read-rows.ts'
import type { PlacedRow, Table, TableAccess, TableChange, TableFault, TablePlan } from '../table.ts'
import { seatsIn } from './groups-of.ts'

const RESPONSIBLE = ['all', ...PARTY_CODES, ...COMMON_HOLDERS.filter((one) => one !== 'record')]

const schema = z.object({
  id: wordsCell(80),
  workingGroup: neededCell(80),
  title: neededCell(200),
  due: dayCell({ isNeeded: true }),
  responsible: oneOfCell(RESPONSIBLE)
})

export const MILESTONES_TABLE: Table = {
  id: 'milestones',
  name: 'Milestones',
  about: 'The work plans of the groups. A milestone that comes in new is met when the chair notes it.',
  columns: [
    { name: 'id', about: 'Empty for a milestone that is new' },
    { name: 'workingGroup', about: 'Its id' },
    { name: 'title', about: '' },
    { name: 'due', about: 'A day' },
    { name: 'responsible', about: 'A party, chair, secretariat, legal, or all' },
    { name: 'proof', about: 'What shows that it is met', isReadOnly: true },
    { name: 'state', about: 'met, late or planned', isReadOnly: true },
    { name: 'note', about: 'Of the chair', isReadOnly: true }
  ],
  rows: (access) =>
    seatsIn(access).flatMap(({ group }) => listMilestones(access.services, group).map((one) => toRow(group, one))),
  plan
}

function toRow(workingGroup: string, { id, title, due, responsible, proof, state, note }: ShownMilestone) {
  return { id, workingGroup, title, due, responsible, proof: proof.kind, state, note }
}

function plan(access: TableAccess, rows: readonly PlacedRow[]): TablePlan {
  const { services } = access
  const seats = new Map(seatsIn(access).map((seat) => [seat.group, seat.actor]))
  const known = new Map(
    [...seats.keys()].flatMap((group) =>
      listMilestones(services, group).map((one) => [one.id, { group, one }] as const)
    )
  )
  const { values, faults } = readValues(schema, rows)
  const unfit: TableFault[] = []
  const changes: TableChange[] = []
  const acts: (() => void)[] = []
  for (const { line, value } of values) {
    const { id, workingGroup: group, title, responsible } = value
    const before = id === '' ? undefined : known.get(id)
    const actor = seats.get(group)
    if (!actor || !mayDo(actor, 'plan-work')) {
      unfit.push({ line, column: 'workingGroup', message: 'There is no such working group for you to plan in.' })
      continue
    }
    if (id !== '' && before?.group !== group) {
      unfit.push({
        line,
        column: 'id',
        message: 'There is no such milestone in this group: leave it empty for one that is new.'
      })
      continue
    }
    const change = changeOf(line, title, before && toRow(group, before.one), value)
    if (!change) continue
    changes.push(change)
    const says = { title, due: value.due ?? '', responsible, proof: before?.one.proof ?? ({ kind: 'noted' } as const) }
    acts.push(
      () =>
        void (before ? changeMilestone(services, actor, group, id, says) : planMilestone(services, actor, group, says))
    )
  }
  return { changes, faults: [...faults, ...unfit], apply: () => (acts.forEach((act) => act()), []) }
}
