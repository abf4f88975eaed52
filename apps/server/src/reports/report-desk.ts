/**
 * Acts on reports by somebody signed in: writing one from the text as it stands, editing, issuing, reading. Who writes it sees every
 * version; others in all of its groups see what was issued, observers only of a working group's; for everybody else there is none.
 */
import { randomUUID } from 'node:crypto'
import type { Act } from '@cartif/negotiation'
import type { SignedIn } from '../accounts/accounts.ts'
import { Problem } from '../http/errors.ts'
import type { DeskServices } from '../services.ts'
import { groupsOf, treatyRooms } from '../monitoring/seats.ts'
import type { Group } from '../monitoring/seats.ts'
import { basisOf } from './basis.ts'
import type { BasisFigure } from './basis.ts'
import { LANGUAGES, READING, REPORT_KINDS, WRITING, isAboutEnough, isAboutOne, isWrittenIn } from './kinds.ts'
import type { Attribution, Language, ReportKind } from './kinds.ts'
import { readMaterial } from './material.ts'
import type { ReportSection } from './prose.ts'
import { reportedGroups } from './reported-groups.ts'
import { ReportStore } from './report-store.ts'
import type { Report, ReportVersion } from './report-store.ts'
import { writeReport } from './write-report.ts'

export interface ReportRequest {
  readonly kind: ReportKind
  readonly groups: readonly string[]
  readonly attribution: Attribution
  /** English where it is not said. */
  readonly language?: Language
}

/** What somebody may write, on which groups and in which languages. */
export interface ReportOffer {
  readonly kind: ReportKind
  readonly isAboutOne: boolean
  readonly languages: readonly Language[]
  readonly groups: readonly Group[]
}

export interface VersionRequest {
  readonly title: string
  readonly sections: readonly ReportSection[]
  readonly seen: number
  readonly issue: boolean
}

export interface OpenReport {
  readonly report: Report
  readonly mayWrite: boolean
  /** Those the reader may see, oldest first; never none. */
  readonly versions: readonly ReportVersion[]
}

export class ReportDesk {
  private readonly services: DeskServices
  private readonly store: ReportStore

  constructor(services: DeskServices) {
    this.services = services
    this.store = new ReportStore(services.db, services.now)
  }

  list(user: SignedIn): readonly OpenReport[] {
    return this.store.list().flatMap((report) => this.open(user, report) ?? [])
  }

  offers(user: SignedIn): readonly ReportOffer[] {
    const treaty = treatyRooms(this.services.rooms.values())
    const withText = groupsOf(this.services.db, treaty)
    const all = reportedGroups(this.services.db, treaty)
    return REPORT_KINDS.map((kind) => ({
      kind,
      isAboutOne: isAboutOne(kind),
      languages: LANGUAGES.filter((language) => isWrittenIn(kind, language)),
      groups: (isAboutOne(kind) ? withText : all).filter(({ id }) => this.mayWrite(user, kind, [id]))
    })).filter((offer) => offer.groups.length > 0)
  }

  /** Writes the first version from the text as it stands. */
  create(user: SignedIn, { kind, groups, attribution, language = 'en' }: ReportRequest): OpenReport {
    if (!this.mayWrite(user, kind, groups)) throw new Problem('not-allowed')
    if (!isWrittenIn(kind, language))
      throw new Problem('invalid-request', 'Only the report to the Ministerial Conference is written in Russian.')
    const material = readMaterial(this.services, groups)
    if (material.groups.length < groups.length || material.groups.every(({ instruments }) => instruments.length === 0))
      throw new Problem('invalid-request', 'A working group without an instrument has nothing to report.')
    const id = randomUUID()
    const words = writeReport(kind, material, attribution, language)
    const about = { groups: material.groups.map((one) => one.id), attribution, language, basis: basisOf(material) }
    this.store.create({ id, kind, ...about }, { ...words, isIssued: false, user: user.id, by: user.name })
    return this.mustOpen(user, id)
  }

  save(user: SignedIn, id: string, { title, sections, seen, issue }: VersionRequest): OpenReport {
    const { report, mayWrite: isWriter } = this.mustOpen(user, id)
    if (!isWriter) throw new Problem('not-allowed')
    this.store.write(report, seen, { title, sections, isIssued: issue, user: user.id, by: user.name })
    return this.mustOpen(user, id)
  }

  /** A Problem where there is none that the user may know of. */
  mustOpen(user: SignedIn, id: string): OpenReport {
    const report = this.store.find(id)
    const open = report && this.open(user, report)
    if (!open) throw new Problem('not-found', 'There is no such report.')
    return open
  }

  /** The figures of a report as they are now. */
  figuresNow({ groups }: Report): readonly BasisFigure[] {
    return basisOf(readMaterial(this.services, groups)).figures
  }

  /** The names of a report's groups. */
  groupsOf({ groups }: Report): readonly Group[] {
    const { db, rooms } = this.services
    return reportedGroups(db, treatyRooms(rooms.values()), groups)
  }

  private open(user: SignedIn, report: Report): OpenReport | undefined {
    const isWriter = this.mayWrite(user, report.kind, report.groups)
    if (!isWriter && !this.mayInAll(user, report.groups, READING[report.kind])) return undefined
    const versions = this.store.versions(report.id).filter(({ isIssued }) => isWriter || isIssued)
    return versions.length === 0 ? undefined : { report, mayWrite: isWriter, versions }
  }

  private mayWrite(user: SignedIn, kind: ReportKind, groups: readonly string[]): boolean {
    return isAboutEnough(kind, groups) && this.mayInAll(user, groups, WRITING[kind])
  }

  private mayInAll(user: SignedIn, groups: readonly string[], act: Act): boolean {
    const own = this.services.memberships.groupsWhere(user.id, act)
    return groups.every((group) => own.includes(group))
  }
}
