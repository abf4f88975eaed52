/** What cards and dialogs read of a proposal from the live documents. */
import type { LiveInstrument } from '@cartif/live'
import { isFootnoteReference, isOpen, wordingOf as wordingIn } from '@cartif/negotiation'
import type { ChangeWording, Proposal } from '@cartif/negotiation'
import type { Instrument } from '../shared/api.ts'

export { STANCES, versionOf } from '@cartif/negotiation'

/** What a proposal says; once closed, without what was typed into it since. */
export function wordingOf(live: LiveInstrument, proposal: Proposal): readonly ChangeWording[] {
  const was = live.recordOf(proposal.id)?.late?.was ?? {}
  const wording = wordingIn(proposal, (text) => live.lineOf(text))
  if (isOpen(proposal)) return wording
  // Words that it was about may be gone with what brought them; it quotes them.
  const removed = ({ change, removed: found }: ChangeWording) => found || (live.quoteOf(change) ?? '')
  return wording.map((one) => ({ ...one, inserted: was[one.change] ?? one.inserted, removed: removed(one) }))
}

/** Where in its article each proposal first shows, to list them as they are read; by proposal. */
export function placesIn(live: LiveInstrument, article: string): ReadonlyMap<string, number> {
  const places = new Map<string, number>()
  const { segments = [], inserted, deleted = [], moved = [] } = live.findComposed(article) ?? {}
  const note = ({ proposal }: { readonly proposal: Proposal }, at: number) => {
    if (!places.has(proposal.id)) places.set(proposal.id, at)
  }
  for (const held of [...(inserted ? [inserted] : []), ...deleted, ...moved]) note(held, -1)
  segments.forEach((segment, at) => {
    for (const held of [...segment.inserted, ...segment.deleted, ...segment.bracketed]) note(held, at)
  })
  return places
}

/** What is shown of a wording: the reference to a footnote goes without saying where the footnote's words are shown. */
export function shownWording(wording: readonly ChangeWording[]): readonly ChangeWording[] {
  return wording.filter((change) => !isFootnoteReference(change, wording))
}

export function isStanding(proposal: Proposal): boolean {
  return isOpen(proposal)
}

/** Whose layer somebody writes; undefined for observers, who read. */
export function holderIn({ role, party }: Instrument): string | undefined {
  return party ?? (role === 'chair' || role === 'secretariat' || role === 'legal' ? role : undefined)
}

export function isOwn(proposal: Proposal, instrument: Instrument): boolean {
  return proposal.holder === holderIn(instrument)
}

/** The article a proposal is about. */
export function articleOf(live: LiveInstrument, proposal: Proposal): string | undefined {
  const first = proposal.changes[0]
  if (!first) return undefined
  if (first.kind === 'splice' || first.kind === 'bracket') return live.articleOf(first.in)
  return first.kind === 'insert-article' ? first.id : first.article
}
