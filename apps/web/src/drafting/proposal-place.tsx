import { WHOLE_TEXT } from '@cartif/editor'
import type { LiveInstrument } from '@cartif/live'
import type { ComposedArticle, Proposal } from '@cartif/negotiation'
import { keepElementInPlace } from './keep-in-place.ts'

interface ProposalPlaceProps {
  readonly live: LiveInstrument
  readonly proposal: Proposal
}

/** Where in the text a proposal stands; following it brings the place into view. */
export function ProposalPlace({ live, proposal }: ProposalPlaceProps) {
  const name = placeOf(live, proposal.id)
  if (name === undefined) return null
  return (
    <button type="button" className="proposal-place" onClick={() => showPlace(proposal.id)} title="Show in the text">
      {name}
    </button>
  )
}

/** What the provision is called in which the proposal first shows; undefined where it shows nowhere. */
export function placeOf(live: LiveInstrument, proposal: string): string | undefined {
  for (const article of articlesOf(live, proposal)) {
    const mark = markOf(article, proposal)
    if (mark !== undefined) return live.designations.get(mark) || live.designations.get(article.id) || undefined
  }
  return undefined
}

function articlesOf(live: LiveInstrument, proposal: string): readonly ComposedArticle[] {
  const changes = live.findProposal(proposal)?.changes ?? []
  const ids = changes.map((change) => {
    if (change.kind === 'splice' || change.kind === 'bracket') return live.articleOf(change.in)
    return change.kind === 'insert-article' ? change.id : change.article
  })
  return ids.flatMap((id) => (id === undefined ? [] : (live.findComposed(id) ?? [])))
}

function markOf({ segments, id, inserted, deleted, moved }: ComposedArticle, proposal: string): string | undefined {
  if ([inserted, ...deleted, ...moved].some((held) => held?.proposal.id === proposal)) return id
  let mark: string | undefined
  for (const segment of segments) {
    if (segment.piece.type === 'mark') mark = segment.piece.id
    const touching = [...segment.inserted, ...segment.deleted, ...segment.bracketed]
    if (touching.some((held) => held.proposal.id === proposal)) return mark
  }
  return undefined
}

/** Brings a proposal's first place into view and marks it for a moment. */
export function showPlace(proposal: string): void {
  show(`.treaty-text [data-proposals~="${CSS.escape(proposal)}"]`)
}

/** Brings a provision into view and marks it for a moment. */
export function showProvision(provision: string): void {
  show(`.treaty-text [data-provision="${CSS.escape(provision)}"]`)
}

/** The place that is held at present: one at a time, whoever asked for it. */
const holding: { current: AbortController | undefined } = { current: undefined }

function show(selector: string): void {
  document.querySelector('.treaty-text')?.dispatchEvent(new Event(WHOLE_TEXT))
  const shown = document.querySelector(selector)
  if (!(shown instanceof HTMLElement)) return
  keepElementInPlace(selector, 'center', holding)
  shown.classList.add('shown')
  shown.addEventListener('animationend', () => shown.classList.remove('shown'), { once: true })
}
