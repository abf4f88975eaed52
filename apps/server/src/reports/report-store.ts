/**
 * Reports as they are kept: what each was written from, once, and every version of its words with who wrote it and when. Nothing is
 * ever changed; issuing is a version too. A version that somebody has not seen is not written over.
 */
import type { Database } from '../storage/database.ts'
import { Register } from '../storage/register.ts'
import { Problem } from '../http/errors.ts'
import type { Basis } from './basis.ts'
import type { Attribution, Language, ReportKind } from './kinds.ts'
import type { ReportSection } from './prose.ts'

/** What acts on reports are about, in the register. */
export const REPORTS = 'reports'

export interface Report {
  readonly id: string
  readonly kind: ReportKind
  /** Ids of working groups. */
  readonly groups: readonly string[]
  readonly attribution: Attribution
  readonly language: Language
  readonly basis: Basis
  readonly createdAt: string
}

export interface ReportVersion {
  readonly number: number
  readonly title: string
  readonly sections: readonly ReportSection[]
  readonly isIssued: boolean
  readonly at: string
  /** What its author is called. */
  readonly by: string
}

export interface NewVersion extends Pick<ReportVersion, 'title' | 'sections' | 'isIssued'> {
  readonly user: string
  readonly by: string
}

export class ReportStore {
  private readonly db: Database
  private readonly now: () => string

  constructor(db: Database, now: () => string) {
    this.db = db
    this.now = now
  }

  /** The newest first. */
  list(): readonly Report[] {
    const rows = this.db.all(this.db.query.selectFrom('report').selectAll().orderBy('created_at', 'desc').orderBy('id'))
    return rows.map(toReport)
  }

  find(id: string): Report | undefined {
    const row = this.db.first(this.db.query.selectFrom('report').selectAll().where('id', '=', id))
    return row && toReport(row)
  }

  /** Oldest first. */
  versions(report: string): readonly ReportVersion[] {
    const query = this.db.query.selectFrom('report_version').selectAll().where('report', '=', report)
    return this.db.all(query.orderBy('number')).map(({ sections, is_issued, name, number, title, at }) => ({
      number,
      title,
      sections: JSON.parse(sections) as ReportSection[],
      isIssued: is_issued === 1,
      at,
      by: name
    }))
  }

  create(report: Omit<Report, 'createdAt'>, first: NewVersion): void {
    this.db.commit(() => {
      const { id, kind, groups, attribution, language, basis } = report
      const row = { id, kind, attribution, language, created_at: this.now() }
      const json = { working_groups: JSON.stringify(groups), basis: JSON.stringify(basis) }
      this.db.run(this.db.query.insertInto('report').values({ ...row, ...json }))
      this.append(id, 1, first)
    }, this.now)
  }

  /** `seen`: the number of the version that it was written on. */
  write(report: Report, seen: number, version: NewVersion): void {
    this.db.commit(() => {
      const last = this.versions(report.id).at(-1)?.number ?? 0
      if (seen !== last) throw new Problem('wording-changed', 'Somebody has saved this report since you opened it.')
      this.append(report.id, last + 1, version)
      if (version.isIssued) this.note(report, last + 1, version)
    }, this.now)
  }

  private append(report: string, number: number, { title, sections, isIssued, user, by }: NewVersion): void {
    const said = { title, sections: JSON.stringify(sections), is_issued: isIssued ? 1 : 0 }
    const row = { report, number, ...said, at: this.now(), user_id: user, name: by }
    this.db.run(this.db.query.insertInto('report_version').values(row))
  }

  private note({ id, kind, groups }: Report, number: number, { title, user }: NewVersion): void {
    const body = { report: id, kind, groups, number, title }
    const row = { instrument: REPORTS, kind: 'report-issued', actor: user, party: null, at: this.now(), body }
    new Register(this.db).append(row)
  }
}

function toReport(row: {
  readonly id: string
  readonly kind: string
  readonly working_groups: string
  readonly attribution: string
  readonly language: string
  readonly basis: string
  readonly created_at: string
}): Report {
  const { id, kind, working_groups, attribution, language, basis, created_at: createdAt } = row
  return {
    id,
    kind: kind as ReportKind,
    groups: JSON.parse(working_groups) as string[],
    attribution: attribution as Attribution,
    language: language as Language,
    basis: JSON.parse(basis) as Basis,
    createdAt
  }
}
