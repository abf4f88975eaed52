/** The phases of the negotiation; a file plans new ones and moves those that are there. A zero round is opened and closed on its page. */
import { z } from 'zod'
import { PhaseDesk } from '../../meetings/phase-desk.ts'
import { PHASE_KINDS } from '../../meetings/phase-store.ts'
import type { Phase, PhasePlan } from '../../meetings/phase-store.ts'
import { dayCell, listOf, neededCell, oneOfCell, wordsCell } from '../cells.ts'
import { changeOf } from '../diff-row.ts'
import { planRows, refuse } from '../plan-rows.ts'
import type { Judged } from '../plan-rows.ts'
import type { PlacedRow, Table, TableAccess, TablePlan } from '../table.ts'
import { seatsIn } from './groups-of.ts'

const schema = z.object({
  id: wordsCell(120),
  kind: oneOfCell(PHASE_KINDS),
  name: neededCell(200),
  place: wordsCell(200),
  begins: dayCell({ isNeeded: true }),
  ends: dayCell({ isNeeded: true }),
  workingGroups: wordsCell(4000)
})
type Said = z.infer<typeof schema>

export const PHASES_TABLE: Table = {
  id: 'phases',
  name: 'Phases and rounds',
  about: 'Preparation, the zero round, rounds on the text, stocktakes, conferences. A file plans them and moves them.',
  columns: [
    { name: 'id', about: 'Empty for a phase that is new' },
    { name: 'kind', about: PHASE_KINDS.join(', ') },
    { name: 'name', about: '' },
    { name: 'place', about: '' },
    { name: 'begins', about: 'A day' },
    { name: 'ends', about: 'A day' },
    { name: 'workingGroups', about: 'Ids with spaces between; empty: the negotiation as a whole' },
    { name: 'openedAt', about: 'Of a zero round', isReadOnly: true },
    { name: 'closedAt', about: 'Of a zero round', isReadOnly: true }
  ],
  rows: (access) => {
    const own = ownGroups(access)
    return new PhaseDesk(access.services).list(access.user).map((phase) => {
      const { id, openedAt, closedAt } = phase
      return { id, ...rowOf(phase, own), openedAt, closedAt }
    })
  },
  plan
}

function ownGroups(access: TableAccess): ReadonlySet<string> {
  return new Set(seatsIn(access).map(({ group }) => group))
}

/** Of its working groups those that the reader is in. */
function rowOf({ kind, name, place, begins, ends, groups }: PhasePlan, own: ReadonlySet<string>) {
  const shown = groups.filter((group) => own.has(group)).toSorted()
  return { kind, name, place, begins, ends, workingGroups: shown.join(' ') }
}

function plan(access: TableAccess, rows: readonly PlacedRow[]): TablePlan {
  const desk = new PhaseDesk(access.services)
  const phases = new Map(desk.list(access.user).map((phase) => [phase.id, phase]))
  const own = ownGroups(access)
  return planRows(rows, {
    schema,
    keyOf: ({ id, name }) => (id === '' ? { key: `new ${name}`, column: 'name' } : { key: id, column: 'id' }),
    judge: (said, line) => {
      const before = phases.get(said.id)
      if (said.id !== '' && !before) return refuse('id', 'There is no such phase: leave it empty for one that is new.')
      if (!before && [...phases.values()].some(({ name }) => name === said.name))
        return refuse('id', 'There is a phase of this name: write its id, or name the new one otherwise.')
      return judge(access, desk, own, said, line, before)
    }
  })
}

function judge(
  { user }: TableAccess,
  desk: PhaseDesk,
  own: ReadonlySet<string>,
  written: Said,
  line: number,
  before: Phase | undefined
): Judged {
  const { id: _, ...said } = written
  const groups = [...new Set(listOf(said.workingGroups))].toSorted()
  const stranger = groups.find((group) => !own.has(group))
  if (stranger) return refuse('workingGroups', `There is no working group ${stranger} that you are in.`)
  const row = { ...said, workingGroups: groups.join(' ') }
  const change = changeOf(line, said.name, before && rowOf(before, own), row)
  if (!change) return {}
  if (said.begins! > said.ends!) return refuse('ends', 'A phase ends after it has begun.')
  const isSame = before && rowOf(before, own).workingGroups === row.workingGroups
  const wanted = { ...said, begins: said.begins!, ends: said.ends!, groups: isSame ? before.groups : groups }
  if (!desk.mayPlan(user, wanted) || (before && !desk.mayPlan(user, before)))
    return refuse('workingGroups', 'You do not plan the phases of all of its working groups.')
  if (before && before.openedAt !== null && !(isSame && said.kind === before.kind))
    return refuse(
      isSame ? 'kind' : 'workingGroups',
      'A zero round that has been opened stays one, for the same groups.'
    )
  const { workingGroups: __, ...phase } = wanted
  return {
    change,
    act: () => void (before ? desk.change(user, before.id, before.version, phase) : desk.plan(user, phase))
  }
}
