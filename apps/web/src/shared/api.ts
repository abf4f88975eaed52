import type { InstrumentKind } from '@cartif/negotiation'

/** Calls to the server. A refusal is a problem document; it is thrown with its code, so that pages can say what to do. */
export class ApiProblem extends Error {
  readonly code: string
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>

  constructor(status: number, body: Readonly<Record<string, unknown>>) {
    super(typeof body['detail'] === 'string' ? body['detail'] : 'The server did not answer as expected.')
    this.status = status
    this.code = typeof body['code'] === 'string' ? body['code'] : 'unknown'
    this.body = body
  }
}

export async function call<T>(path: string, method: 'GET' | 'POST' | 'PUT' = 'GET', body?: unknown): Promise<T> {
  const init: RequestInit = { method, headers: { accept: 'application/json' } }
  if (body !== undefined) {
    init.headers = { ...init.headers, 'content-type': 'application/json' }
    init.body = JSON.stringify(body)
  }
  const answer = await fetch(path, init)
  const text = await answer.text()
  const parsed: unknown = text === '' ? {} : JSON.parse(text)
  if (!answer.ok) throw new ApiProblem(answer.status, parsed as Record<string, unknown>)
  return parsed as T
}

export interface Me {
  readonly user: { readonly id: string; readonly name: string; readonly email: string }
  readonly party: string | null
  /** Whether there are others whom one may invite. */
  readonly administers: boolean
  readonly secondFactor: boolean
  /** Until it is set up, nothing but the own account can be looked after. */
  readonly secondFactorDue: boolean
}

export interface InstrumentSummary {
  readonly id: string
  readonly kind: InstrumentKind
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

export interface Instrument extends InstrumentSummary {
  readonly role: 'delegate' | 'chair' | 'secretariat' | 'legal' | 'observer'
  readonly party: string | null
  readonly holders: readonly string[]
  /** In the register, when the page was opened. */
  readonly lastAct: number
  /** The zero round that it is in. */
  readonly exploratory: string | null
  /** When the page was opened. */
  readonly outline: readonly { readonly id: string; readonly number: string; readonly title: string }[]
}

export interface Revision {
  readonly number: number
  readonly symbol: string
  readonly title: string
  readonly note: string
  readonly issuedAt: string
  readonly issuedBy: string
}

export function formatDate(iso: string): string {
  return new Date(iso).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
}

export function formatTime(iso: string): string {
  return new Date(iso).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
}
