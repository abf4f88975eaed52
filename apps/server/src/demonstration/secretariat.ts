/**
 * Carries out what the secretariat of the demonstration does beside the texts, each act at its own time between the steps of the
 * negotiations: the figures of a publication or a report are those of that day.
 */
import { existsSync } from 'node:fs'
import type { Accounts, SignedIn } from '../accounts/accounts.ts'
import { OutreachDesk } from '../outreach/outreach-desk.ts'
import { ReportDesk } from '../reports/report-desk.ts'
import { RiskDesk } from '../risks/risk-desk.ts'
import type { Risk } from '../risks/risk.ts'
import type { DeskServices } from '../services.ts'
import { readTold } from './coming-dates.ts'
import { secretariatSchema } from './secretariat-steps.ts'
import type { PublicationStep, ReportStep, RiskStep } from './secretariat-steps.ts'

export interface DemonstrationSecretariatOptions extends DeskServices {
  readonly accounts: Pick<Accounts, 'nameOf'>
  readonly files: URL
  /** The day from which is told what is still to come. */
  readonly seededAt: string
  mustFindPerson(who: string): { readonly id: string; readonly name: string }
}

interface DatedAct {
  readonly at: string
  carryOut(): void
}

export class DemonstrationSecretariat {
  private readonly options: DemonstrationSecretariatOptions
  private readonly risks: RiskDesk
  private readonly outreach: OutreachDesk
  private readonly reports: ReportDesk
  private acts: readonly DatedAct[] = []

  constructor(options: DemonstrationSecretariatOptions) {
    this.options = options
    this.risks = new RiskDesk(options)
    this.outreach = new OutreachDesk(options)
    this.reports = new ReportDesk(options)
    const file = new URL('secretariat.json', options.files)
    if (!existsSync(file)) return
    const { risks, publications, reports } = secretariatSchema.parse(readTold(file, options.seededAt))
    const all = [
      ...risks.flatMap((one) => this.actsOnRisk(one)),
      ...publications.flatMap((one) => this.actsOnPublication(one)),
      ...reports.map((one) => ({ at: one.at, carryOut: () => this.write(one) }))
    ]
    this.acts = all.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
  }

  /** What was due before a moment; all that is left without one. Tells the time of each before it is carried out. */
  until(moment: string | undefined, onTime: (at: string) => void): void {
    const due = this.acts.filter(({ at }) => moment === undefined || Date.parse(at) < Date.parse(moment))
    this.acts = this.acts.slice(due.length)
    for (const act of due) {
      onTime(act.at)
      act.carryOut()
    }
  }

  private actsOnRisk({ at, by, says, changes }: RiskStep): readonly DatedAct[] {
    let risk: Risk | undefined
    const { workingGroup, ...words } = says
    const enter = () => void (risk = this.risks.enter(this.person(by), workingGroup, words))
    const change = (step: RiskStep['changes'][number]) => () => {
      const { id, workingGroup: _, version, by: __, at: ___, ...said } = risk!
      const { workingGroup: ____, ...next } = step.says
      const merged = { ...said, ...(next as Partial<typeof words>) }
      risk = this.risks.change(this.person(step.by), id, version, merged)
    }
    return [{ at, carryOut: enter }, ...changes.map((step) => ({ at: step.at, carryOut: change(step) }))]
  }

  private actsOnPublication({ at, by, says, approved, published }: PublicationStep): readonly DatedAct[] {
    let id = ''
    const { groups, ...content } = says
    const draft = () => void ({ id } = this.outreach.create(this.person(by), groups, content).publication)
    const act = (name: 'approved' | 'published', step: { readonly at: string; readonly by: string } | undefined) =>
      step ? [{ at: step.at, carryOut: () => void this.outreach.act(this.person(step.by), id, name, 1) }] : []
    return [{ at, carryOut: draft }, ...act('approved', approved), ...act('published', published)]
  }

  private write({ by, kind, groups, attribution, isIssued }: ReportStep): void {
    const user = this.person(by)
    const { report, versions } = this.reports.create(user, { kind, groups, attribution })
    const { title, sections, number } = versions.at(-1)!
    if (isIssued) this.reports.save(user, report.id, { title, sections, seen: number, issue: true })
  }

  /** Nobody signs in for it. */
  private person(who: string): SignedIn {
    return { ...this.options.mustFindPerson(who), email: '', session: '' }
  }
}
