/** The work plans of the groups; a file of it plans milestones that are new and changes the day, the words and who is responsible. */
import { COMMON_HOLDERS, PARTY_CODES, mayDo } from '@cartif/negotiation'
import { z } from 'zod'
import { changeMilestone, listMilestones, planMilestone } from '../../negotiation/milestones.ts'
import type { ShownMilestone } from '../../negotiation/milestones.ts'
import { dayCell, neededCell, oneOfCell, wordsCell } from '../cells.ts'
import { changeOf } from '../diff-row.ts'
import { planRows, refuse } from '../plan-rows.ts'
import type { PlacedRow, Table, TableAccess, TablePlan } from '../table.ts'
import { seatsIn } from './groups-of.ts'

const RESPONSIBLE = ['all', ...PARTY_CODES, ...COMMON_HOLDERS.filter((one) => one !== 'record')]

const schema = z.object({
  id: wordsCell(80),
  workingGroup: neededCell(80),
  title: neededCell(300),
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
  const all = [...seats.keys()].flatMap((group) => listMilestones(services, group).map((one) => ({ group, one })))
  const known = new Map(all.map((found) => [found.one.id, found]))
  return planRows(rows, {
    schema,
    keyOf: ({ id }) => (id === '' ? undefined : { key: id, column: 'id' }),
    judge: ({ id, ...said }, line) => {
      const { workingGroup: group, title, responsible } = said
      const before = known.get(id)
      if (id !== '' && before?.group !== group)
        return refuse('id', 'There is no such milestone in this group: leave it empty for one that is new.')
      const change = changeOf(line, title, before && toRow(group, before.one), said)
      if (!change) return {}
      const actor = seats.get(group)
      if (!actor || !mayDo(actor, 'plan-work'))
        return refuse('workingGroup', 'There is no such working group for you to plan in.')
      const proof = before?.one.proof ?? ({ kind: 'noted' } as const)
      const says = { title, due: said.due!, responsible, proof }
      return {
        change,
        act: () =>
          void (before
            ? changeMilestone(services, actor, group, id, says)
            : planMilestone(services, actor, group, says))
      }
    }
  })
}
