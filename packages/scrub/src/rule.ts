/**
 * A rule of the legal scrub: one kind of fault, how it is found, and texts that show it. The texts are data beside the rule,
 * in the bracketed notation; one test runs them all (rules.test.ts).
 */
import type { Fix, Severity } from './finding.ts'
import type { ScrubProvision, ScrubText } from './scrub-text.ts'

/** A finding before its place is named. */
export interface Found {
  readonly severity: Severity
  readonly provision: ScrubProvision
  readonly from: number
  readonly to: number
  readonly message: string
  readonly fix?: Fix
}

/** A text, as it was before where the rule asks for that, and the words it is found at. */
export interface FaultyExample {
  readonly text: string
  readonly previous?: string
  readonly finds: readonly string[]
  /** The provision's words with the fix of the first finding made. */
  readonly fixed?: string
}

export interface CleanExample {
  readonly text: string
  readonly previous?: string
}

export interface Rule {
  /** In findings, addresses and the filter: `dangling-reference`. */
  readonly name: string
  /** For people: "Dangling cross-references". */
  readonly title: string
  readonly faulty: readonly FaultyExample[]
  readonly clean: readonly CleanExample[]
  find(text: ScrubText): Iterable<Found>
}
