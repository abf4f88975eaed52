/** What the server answers, as the pages use it (docs: /api/docs). */
import type { ArticleKind } from '@cartif/treaty-text'
import type { AgreementStatus } from '@cartif/live'
import type { Role } from '@cartif/negotiation'

export interface DemonstrationAccount {
  readonly name: string
  readonly email: string
  readonly party: string | null
  readonly role: Role
}

export interface Health {
  readonly status: 'ready'
  readonly demonstration: boolean
  readonly accounts: readonly DemonstrationAccount[]
}

export interface Membership {
  readonly workingGroup: string
  readonly role: Role
  readonly party: string | null
}

export interface Me {
  readonly user: { readonly id: string; readonly name: string; readonly email: string }
  readonly party: string | null
  readonly memberships: readonly Membership[]
}

export interface InstrumentSummary {
  readonly id: string
  readonly title: string
  readonly symbol: string
  readonly workingGroup: string
  readonly latestRevision: { readonly symbol: string; readonly issuedAt: string } | null
  readonly counts: {
    readonly articles: number
    readonly agreed: number
    readonly openIssues: number
    readonly openProposals: number
  }
}

export interface OutlineEntry {
  readonly id: string
  readonly kind: ArticleKind
  readonly number: string
  readonly title: string
  readonly proposed: boolean
  readonly openIssues: number
  readonly status: AgreementStatus
}

export interface Instrument extends InstrumentSummary {
  readonly role: Role
  readonly party: string | null
  readonly holders: readonly string[]
  readonly outline: readonly OutlineEntry[]
}

export interface Revision {
  readonly number: number
  readonly symbol: string
  readonly title: string
  readonly note: string
  readonly issuedAt: string
  readonly issuedBy: string
  readonly hash: string
}

export type Outcome = 'accept' | 'reject' | 'withdraw' | 'reopen'

export interface Consequence {
  readonly proposal: string
  readonly effect: 'superseded' | 'overtaken' | 'lapsed' | 'narrowed' | 'promoted'
  readonly number: number | null
  readonly party: string | null
}

export interface Preview {
  readonly version: string
  readonly consequences: readonly Consequence[]
}

export interface RegisterRow {
  readonly seq: number
  readonly kind: string
  readonly actor: string
  readonly actorName?: string
  readonly party: string | null
  readonly at: string
  readonly body: Readonly<Record<string, unknown>>
  readonly hash: string
}

export type Verification =
  | { readonly intact: true; readonly rows: number; readonly head: string }
  | { readonly intact: false; readonly brokenAt: number }
