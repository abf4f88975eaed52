/** The register of risks as it is kept: a row for each version of a risk, none of which is ever changed; the newest is what holds. */
import type { Queries } from '../storage/queries.ts'
import type { Tables } from '../storage/tables.ts'
import type { Risk, RiskCategory, RiskStatus } from './risk.ts'

type Row = Tables['risk']

/** What holds of each, in the order in which they were first entered. */
export function readRisks(db: Queries): readonly Risk[] {
  const newest = new Map<string, Risk>()
  const rows = db.all(db.query.selectFrom('risk').selectAll().orderBy('id').orderBy('version'))
  for (const row of rows) newest.set(row.id, toRisk(row))
  return [...newest.values()]
}

/** Every version, the oldest first; none where there is no such risk. */
export function readVersions(db: Queries, id: string): readonly Risk[] {
  return db.all(db.query.selectFrom('risk').selectAll().where('id', '=', id).orderBy('version')).map(toRisk)
}

export function insertRisk(db: Queries, risk: Risk): void {
  const { workingGroup, reviewOn, by, ...rest } = risk
  const row = { ...rest, working_group: workingGroup, review_on: reviewOn, by_name: by }
  db.run(db.query.insertInto('risk').values(row))
}

function toRisk({ working_group, review_on, by_name, category, status, ...rest }: Row): Risk {
  return {
    ...rest,
    category: category as RiskCategory,
    status: status as RiskStatus,
    workingGroup: working_group,
    reviewOn: review_on,
    by: by_name
  }
}
