/** The register of risks; a file of it changes those it names by their id and enters the others. */
import { z } from 'zod'
import { INDICATOR_IDS } from '../../risks/indicators.ts'
import { RiskDesk } from '../../risks/risk-desk.ts'
import { RISK_CATEGORIES, RISK_STATUSES } from '../../risks/risk.ts'
import type { Risk, RiskWords } from '../../risks/risk.ts'
import { dayCell, neededCell, numberOrNone, oneOfCell, wholeCell, wordsCell } from '../cells.ts'
import { changeOf } from '../diff-row.ts'
import { readValues } from '../read-rows.ts'
import type { PlacedRow, Table, TableAccess, TableChange, TableFault, TablePlan } from '../table.ts'

const schema = z.object({
  id: wordsCell(80),
  workingGroup: wordsCell(80),
  category: oneOfCell(RISK_CATEGORIES),
  title: neededCell(200),
  description: wordsCell(4000),
  likelihood: wholeCell(1, 5),
  impact: wholeCell(1, 5),
  mitigation: wordsCell(4000),
  owner: wordsCell(200),
  reviewOn: dayCell({ isNeeded: false }),
  status: oneOfCell(RISK_STATUSES),
  indicator: oneOfCell(['', ...INDICATOR_IDS]),
  threshold: numberOrNone()
})
type Said = z.infer<typeof schema>

export const RISKS_TABLE: Table = {
  id: 'risks',
  name: 'Risks',
  about: 'The register of risks of the negotiation and of the working groups.',
  columns: [
    { name: 'id', about: 'Empty for a risk that is new' },
    { name: 'workingGroup', about: 'Its id; empty: the negotiation as a whole' },
    { name: 'category', about: RISK_CATEGORIES.join(', ') },
    { name: 'title', about: '' },
    { name: 'description', about: '' },
    { name: 'likelihood', about: '1 to 5' },
    { name: 'impact', about: '1 to 5' },
    { name: 'mitigation', about: '' },
    { name: 'owner', about: '' },
    { name: 'reviewOn', about: 'A day, or empty' },
    { name: 'status', about: RISK_STATUSES.join(', ') },
    { name: 'indicator', about: `${INDICATOR_IDS.join(', ')}, or empty` },
    { name: 'threshold', about: 'A number, or empty for the one of the indicator' }
  ],
  rows: ({ services, user }) => new RiskDesk(services).list(user).map(toRow),
  plan
}

function toRow({ id, workingGroup, ...risk }: Risk) {
  return { id, ...wordsOf(risk), workingGroup: workingGroup ?? '', indicator: risk.indicator ?? '' }
}

function wordsOf(said: RiskWords): RiskWords {
  const {
    category,
    title,
    description,
    likelihood,
    impact,
    mitigation,
    owner,
    reviewOn,
    status,
    indicator,
    threshold
  } = said
  return { category, title, description, likelihood, impact, mitigation, owner, reviewOn, status, indicator, threshold }
}

function plan({ services, user }: TableAccess, rows: readonly PlacedRow[]): TablePlan {
  const desk = new RiskDesk(services)
  const known = new Map(desk.list(user).map((risk) => [risk.id, risk]))
  const { values, faults } = readValues(schema, rows)
  const acts: (() => void)[] = []
  const changes: TableChange[] = []
  const unfit: TableFault[] = []
  const lines = new Map<string, number>()
  for (const { line, value } of values) {
    const before = value.id === '' ? undefined : known.get(value.id)
    const fault = faultOf(desk, user, value, before, lines.get(value.id))
    if (value.id !== '') lines.set(value.id, line)
    if (fault) {
      unfit.push({ line, ...fault })
      continue
    }
    const change = changeOf(line, value.title, before && toRow(before), value)
    if (!change) continue
    changes.push(change)
    const words = wordsOf({ ...value, indicator: value.indicator || null })
    acts.push(
      () =>
        void (before
          ? desk.change(user, before.id, before.version, words)
          : desk.enter(user, value.workingGroup || null, words))
    )
  }
  return { changes, faults: [...faults, ...unfit], apply: () => (acts.forEach((act) => act()), []) }
}

function faultOf(
  desk: RiskDesk,
  user: TableAccess['user'],
  { id, workingGroup }: Said,
  before: Risk | undefined,
  line: number | undefined
): Pick<TableFault, 'column' | 'message'> | undefined {
  if (id !== '' && !before)
    return { column: 'id', message: 'There is no such risk: leave it empty for one that is new.' }
  if (id !== '' && line !== undefined) return { column: 'id', message: `The risk stands in line ${line} already.` }
  if (before && (before.workingGroup ?? '') !== workingGroup)
    return { column: 'workingGroup', message: 'A risk stays where it was entered.' }
  if (!desk.mayWriteIn(user, workingGroup || null))
    return { column: 'workingGroup', message: 'There is no such working group for you to write in.' }
  return undefined
}
