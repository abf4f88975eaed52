/**
 * The proposals on an instrument as monitoring counts them: each with the article it is about, since when it has been on the
 * table, and who stands where, on the words it has now. Read from the live text; what co-sponsors write in one is part of it.
 */
import { isOpen } from '@cartif/negotiation'
import { recordedProposals } from '@cartif/live'
import type { LayerChange, LiveInstrument, RecordedPosition, RecordedProposal } from '@cartif/live'
import type { Room } from '../instruments/room.ts'

export interface CountedPosition extends RecordedPosition {
  /** Taken on an earlier wording. */
  readonly isStale: boolean
}

export interface CountedProposal {
  readonly id: string
  readonly number: number
  readonly holder: string
  readonly status: RecordedProposal['status']
  readonly isOpen: boolean
  /** ISO 8601 */
  readonly tabledAt: string
  /** What it is about; empty where its words have gone. */
  readonly articles: readonly string[]
  readonly positions: readonly CountedPosition[]
  readonly kept: RecordedProposal['kept']
}

export function readCounted(room: Room): readonly CountedProposal[] {
  const { live } = room
  const all = [...recordedProposals(live.documents.record)].filter(([, one]) => one.contributesTo === undefined)
  return all.map(([id, record]) => readOne(room, id, record)).toSorted((a, b) => a.number - b.number)
}

function readOne(room: Room, id: string, record: RecordedProposal): CountedProposal {
  const { number, holder, status, tabledAt, kept } = record
  const proposal = room.live.findProposal(id)
  const isStanding = proposal !== undefined && isOpen(record)
  const version = isStanding && record.positions.length > 0 ? room.version(proposal) : record.version
  const positions = record.positions.map((one) => ({ ...one, isStale: one.version !== version }))
  const articles = articlesOfProposal(room.live, id)
  return { id, number, holder, status, isOpen: isStanding, tabledAt, articles, positions, kept }
}

function articlesOfProposal(live: LiveInstrument, id: string): readonly string[] {
  const changes = live.findLayerProposal(id)?.changes ?? []
  return [...new Set(changes.map((change) => rootOf(live, textOfChange(change))))]
}

function textOfChange(change: LayerChange): string {
  if ('in' in change) return change.in
  return 'article' in change ? change.article : change.id
}

/** The article a text is in: words within words, no deeper than there are proposals. */
function rootOf(live: LiveInstrument, text: string): string {
  let at = live.articleOf(text) ?? text
  for (let hops = 0; hops < 100; hops++) {
    const owner = live.ownerOf(at)
    const change = owner === undefined ? undefined : live.findLayerProposal(owner)?.changes.find(({ id }) => id === at)
    if (!change || !('in' in change)) return at
    at = change.in
  }
  return at
}
