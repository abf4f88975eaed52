/** The register of risks; a file of it changes those it names by their id and enters the others. */
import { z } from 'zod'
import { INDICATOR_IDS } from '../../risks/indicators.ts'
import { RiskDesk } from '../../risks/risk-desk.ts'
import { RISK_CATEGORIES, RISK_STATUSES } from '../../risks/risk.ts'
import type { Risk, RiskWords } from '../../risks/risk.ts'
import { dayCell, neededCell, numberOrNone, oneOfCell, wholeCell, wordsCell } from '../cells.ts'
import { changeOf } from '../diff-row.ts'
import { planRows } from '../plan-rows.ts'
import type { RowFault } from '../plan-rows.ts'
import type { PlacedRow, Table, TableAccess, TablePlan } from '../table.ts'

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
  return planRows(rows, {
    schema,
    keyOf: ({ id }) => (id === '' ? undefined : { key: id, column: 'id' }),
    judge: (said, line) => {
      const before = known.get(said.id)
      const change = changeOf(line, said.title, before && toRow(before), said)
      if (before && !change) return {}
      const fault = faultOf(desk, user, said, before)
      if (fault) return { faults: [fault] }
      const words = wordsOf({ ...said, indicator: said.indicator || null })
      return {
        change,
        act: () =>
          void (before
            ? desk.change(user, before.id, before.version, words)
            : desk.enter(user, said.workingGroup || null, words))
      }
    }
  })
}

function faultOf(
  desk: RiskDesk,
  user: TableAccess['user'],
  { id, workingGroup }: Said,
  before: Risk | undefined
): RowFault | undefined {
  if (id !== '' && !before)
    return { column: 'id', message: 'There is no such risk: leave it empty for one that is new.' }
  if (before && (before.workingGroup ?? '') !== workingGroup)
    return { column: 'workingGroup', message: 'A risk stays where it was entered.' }
  if (!desk.mayWriteIn(user, workingGroup || null))
    return { column: 'workingGroup', message: 'There is no such working group for you to write in.' }
  return undefined
}
