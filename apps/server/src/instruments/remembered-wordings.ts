/**
 * What proposals say, what they said lately, and what each change last had on the table. Every wording that was on somebody's
 * screen may be acted on, so each turn leaves one; its version is worked out when somebody names it, not with every letter.
 */
import { versionOf } from '@cartif/negotiation'
import type { ChangeWording } from '@cartif/negotiation'

/** How many earlier wordings of a proposal are remembered, to tell what changed since somebody read it. */
const REMEMBERED = 50

type Wording = readonly ChangeWording[]

export class RememberedWordings {
  /** Oldest first. */
  private readonly lately = new Map<string, Wording[]>()
  private readonly last = new Map<string, Wording>()
  private readonly lastSaid = new Map<string, string>()
  private readonly versions = new WeakMap<Wording, string>()

  /** Takes note of what an open proposal says now. */
  remember(proposal: string, wording: Wording): void {
    const lately = this.lately.get(proposal) ?? []
    this.lately.set(proposal, lately)
    if (saysTheSame(lately.at(-1), wording)) lately.pop()
    lately.push(wording)
    if (lately.length > REMEMBERED) lately.shift()
    this.close(proposal, wording)
  }

  /** Takes note of the last that a proposal said. */
  close(proposal: string, wording: Wording): void {
    this.last.set(proposal, wording)
    for (const { change, kind, inserted } of wording) {
      if (kind === 'splice' || kind === 'insert-article') this.say(change, inserted)
    }
  }

  /** Takes note of the words that a change has on the table. */
  say(change: string, words: string): void {
    this.lastSaid.set(change, words)
  }

  /** What a version of a proposal said; undefined for one that is not remembered. */
  find(proposal: string, version: string): Wording | undefined {
    return this.lately.get(proposal)?.findLast((wording) => this.versionOf(wording) === version)
  }

  /** What a proposal says, or said when it was last open. */
  lastOf(proposal: string): Wording {
    return this.last.get(proposal) ?? NOTHING
  }

  /** The version of what a proposal said last. */
  versionOfLast(proposal: string): string {
    return this.versionOf(this.lastOf(proposal))
  }

  /** The words a change last had on the table; undefined for what never was. */
  lastWords(change: string): string | undefined {
    return this.lastSaid.get(change)
  }

  private versionOf(wording: Wording): string {
    const version = this.versions.get(wording) ?? versionOf(wording)
    this.versions.set(wording, version)
    return version
  }
}

const NOTHING: Wording = []

/** Ids aside: what has the same version. */
function saysTheSame(one: Wording | undefined, other: Wording): boolean {
  return (
    one?.length === other.length &&
    one.every(({ kind, removed, inserted }, index) => {
      const now = other[index]!
      return kind === now.kind && removed === now.removed && inserted === now.inserted
    })
  )
}
