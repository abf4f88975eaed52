/**
 * Tabling from a draft. A delegation drafts in a document that nobody else reads and the room takes no part in; what it
 * tables comes into its layer in one act, under the same names and with the draft's words, and leaves the draft.
 */
import {
  DRAFT,
  LiveInstrument,
  carryOver,
  inOrderOfPlace,
  placeOfChange,
  proposalsOf,
  readProposal
} from '@cartif/live'
import { holderOf, isOpen, mayDo } from '@cartif/negotiation'
import type { Actor, Proposal } from '@cartif/negotiation'
import type { Doc } from 'yjs'
import { Problem } from '../http/errors.ts'
import { checkLocks } from './locks.ts'
import type { Room } from './room.ts'

/** Tables proposals of the own draft, all of it unless some are named; returns their ids on the table. */
export function tableDraft(room: Room, actor: Actor, wanted: readonly string[] | undefined): readonly string[] {
  return room.act(() => {
    const holder = mustBeHolder(actor)
    const draft = room.documents.open(`draft/${holder}`)
    const drafted = readWithText(room, draft)
    try {
      const chosen = choose(room, drafted, draft, wanted)
      const along = new Set(chosen.flatMap(({ changes }) => changes.map(({ id }) => id)))
      return inOrderOfPlace(chosen).map((proposal) => {
        const { rationale = '' } = drafted.findLayerProposal(proposal.id) ?? {}
        const id = carryOver(room.live, proposal, along, rationale, { holder, by: actor.user, now: room.now })
        proposalsOf(draft).delete(proposal.id)
        return id
      })
    } finally {
      drafted.destroy()
    }
  }, actor.user)
}

/** The ids of what would be tabled; a Problem where it could not be as things stand. */
export function checkDraft(room: Room, actor: Actor, wanted: readonly string[] | undefined): readonly string[] {
  room.documents.flush()
  const draft = room.documents.open(`draft/${mustBeHolder(actor)}`)
  const drafted = readWithText(room, draft)
  try {
    return choose(room, drafted, draft, wanted).map(({ id }) => id)
  } finally {
    drafted.destroy()
  }
}

/** Whose draft somebody writes. */
export function mustBeHolder(actor: Actor): string {
  const holder = holderOf(actor)
  if (holder === undefined || !mayDo(actor, 'propose')) throw new Problem('not-allowed')
  return holder
}

function choose(
  room: Room,
  drafted: LiveInstrument,
  draft: Doc,
  wanted: readonly string[] | undefined
): readonly Proposal[] {
  const chosen = chooseProposals(drafted, wanted)
  for (const proposal of chosen) checkPlaced(drafted, draft, proposal, chosen)
  checkLocks(
    room.live,
    chosen.flatMap(({ changes }) => changes)
  )
  return chosen
}

/** The instrument as those who draft see it. */
function readWithText(room: Room, draft: Doc): LiveInstrument {
  const { text, record, layers } = room.live.documents
  return new LiveInstrument({ text, record, layers: new Map([...layers, [DRAFT, draft]]) })
}

function chooseProposals(drafted: LiveInstrument, wanted: readonly string[] | undefined): readonly Proposal[] {
  const all = drafted.proposals.filter(({ holder, changes }) => holder === DRAFT && changes.length > 0)
  const chosen = wanted ? all.filter(({ id }) => wanted.includes(id)) : all
  const missing = wanted?.find((id) => all.every((one) => one.id !== id))
  if (missing !== undefined) throw new Problem('not-found', `There is no ${missing} in the draft.`)
  if (chosen.length === 0) throw new Problem('nothing-proposed', 'There is nothing in the draft.')
  return chosen
}

/** Every change must be found where it was drafted; what the words stand in is on the table or tabled with them. */
function checkPlaced(live: LiveInstrument, draft: Doc, proposal: Proposal, chosen: readonly Proposal[]): void {
  const lost = () => new Problem('place-not-found', undefined, { proposal: proposal.id })
  const written = readProposal(draft, DRAFT, proposal.id, [])?.changes ?? []
  if (written.length > proposal.changes.length) throw lost()
  const comeAlong = new Set(chosen.map(({ id }) => id))
  for (const place of proposal.changes.map(placeOfChange)) {
    if (place === undefined || live.findArticle(place)) continue
    const owner = live.findProposal(live.ownerOf(place) ?? '')
    // Into words that were accepted it goes where those went.
    if (!owner || !(isOpen(owner) || owner.status === 'accepted')) throw lost()
    if (owner.holder === DRAFT && !comeAlong.has(owner.id))
      throw new Problem('place-not-found', 'It stands in words of the draft that are not tabled with it.', {
        proposal: proposal.id
      })
  }
}
