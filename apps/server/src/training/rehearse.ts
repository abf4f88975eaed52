/**
 * What stands in a training room when people come: a zero draft, a first revision in which one thing has changed, and two proposals
 * of practice partners to take a position on. The partners are nobody: they act here only, and once.
 */
import { partyName } from '@cartif/negotiation'
import type { Actor } from '@cartif/negotiation'
import { lineWords, provisionsOf } from '@cartif/treaty-text'
import { decide } from '../instruments/decisions.ts'
import { propose } from '../instruments/propose.ts'
import { issueRevision } from '../instruments/revisions.ts'
import type { Room } from '../instruments/room.ts'

const PARTNER = 'practice-'
/** The word that the partners propose to change: hardly a text is without it. */
const WORD = 'shall'
/** What the first revision says instead; asked for when two revisions are compared. */
export const REVISED = 'is to'

/** What a practice partner is called; undefined for people. */
export function partnerName(user: string): string | undefined {
  if (!user.startsWith(PARTNER)) return undefined
  const name = partyName(user.slice(PARTNER.length))
  return `Practice partner, ${name.replace(/^the /, '')}`
}

/** As much of it as the text has places for. */
export function rehearse(room: Room): void {
  const [first, second, third] = placesIn(room)
  issueRevision(room, OFFICE, { title: 'Zero draft for training', note: '' })
  if (first !== undefined) {
    const id = propose(room, partner('geo'), change(first, REVISED, 'To begin with.'))
    decide(room, CHAIR, id, { outcome: 'accept', seen: room.version(room.mustFindProposal(id)), note: '' })
    issueRevision(room, OFFICE, { title: 'First revision for training', note: '' })
  }
  if (second !== undefined) propose(room, partner('uzb'), change(second, 'should', 'Some administrations need time.'))
  if (third !== undefined) propose(room, partner('mng'), change(third, 'may', 'This ought to be left to each Party.'))
}

const CHAIR: Actor = { user: `${PARTNER}chair`, name: 'Practice chair', role: 'chair' }
const OFFICE: Actor = { user: `${PARTNER}secretariat`, name: 'Practice secretariat', role: 'secretariat' }

function partner(party: string): Actor {
  const user = `${PARTNER}${party}`
  return { user, name: partnerName(user)!, role: 'delegate', party }
}

function change(provision: string, text: string, rationale: string) {
  return { changes: [{ provision, quote: WORD, text }], rationale }
}

/** A provision of each article that has one with the word in it, once. */
function placesIn({ live }: Room): readonly string[] {
  return live.negotiation.articles.flatMap(({ kind, line }) => {
    if (kind !== 'article') return []
    const found = provisionsOf(line).find((one) => isOnce(lineWords(one.line)))
    return found ? (live.designations.get(found.mark.id) ?? []) : []
  })
}

function isOnce(words: string): boolean {
  return words.match(new RegExp(`\\b${WORD}\\b`, 'g'))?.length === 1
}
