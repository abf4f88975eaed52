import { destinationOf } from '@cartif/editor'
import type { LiveInstrument } from '@cartif/live'
import { isOpen, partyName } from '@cartif/negotiation'
import type { ChangeWording, Proposal } from '@cartif/negotiation'
import { provisionsOf } from '@cartif/treaty-text'
import { broughtBy } from './own-provisions.ts'
import { shownWording } from './proposal-reading.ts'

/** More than these a card does not list: the decision shows all. */
const SHORT = 5

interface ProposalWordingProps {
  readonly live: LiveInstrument
  readonly proposal: Proposal
  readonly wording: readonly ChangeWording[]
  /** Whether the first few changes are enough. */
  readonly isShort?: boolean
}

/** What a proposal says: the same change made in many places once, what is moved with where it comes from. */
export function ProposalWording({ live, proposal, wording, isShort = false }: ProposalWordingProps) {
  const groups = groupsOf(shownWording(wording))
  const shown = isShort ? groups.slice(0, SHORT) : groups
  return (
    <>
      {shown.map(({ change, source, places }) => (
        <Wording key={change.change} live={live} proposal={proposal} change={change} source={source} places={places} />
      ))}
      {shown.length < groups.length && (
        <p className="quiet wording-more">and {groups.length - shown.length} more changes</p>
      )}
    </>
  )
}

interface Group {
  readonly change: ChangeWording
  /** The strike that the words are moved from. */
  readonly source: ChangeWording | undefined
  readonly places: number
}

/** Strikes that are moved elsewhere are told with what is brought there; equal changes are counted. */
function groupsOf(wording: readonly ChangeWording[]): readonly Group[] {
  const moved = new Set(wording.flatMap(({ movedFrom }) => movedFrom ?? []))
  const groups = new Map<string, Group>()
  for (const change of wording) {
    if (moved.has(change.change) && change.inserted === '') continue
    const source = wording.find((one) => one.change === change.movedFrom)
    const isPlain = change.kind === 'splice' && !source
    const key = isPlain ? `${change.removed}\u0000${change.inserted}` : change.change
    const known = groups.get(key)
    groups.set(key, known ? { ...known, places: known.places + 1 } : { change, source, places: 1 })
  }
  return [...groups.values()]
}

function Wording({ live, proposal, change, source, places }: Group & Pick<ProposalWordingProps, 'live' | 'proposal'>) {
  const { kind, removed, inserted } = change
  const nameOf = (mark: string) => (places === 1 ? live.designations.get(mark) : undefined)
  const { words, provisions } = broughtBy(change, proposal, nameOf)
  const amended = places === 1 ? live.ownerOf(change.text) : undefined
  const target = amended === undefined ? undefined : live.recordOf(amended)
  const isWhole = source !== undefined && source.removed.trim() === inserted.trim()
  return (
    <p className="wording">
      {amended !== undefined && amended !== proposal.id && (
        <span className="quiet wording-of">
          amends {partyName(live.findProposal(amended)?.holder ?? '')}
          {target ? ` no. ${target.number}` : ''}:{' '}
        </span>
      )}
      {places > 1 && <span className="quiet wording-of">in {places} places: </span>}
      {source && <span className="quiet wording-of">move from {placeOf(live, proposal, source)}: </span>}
      {kind === 'insert-article' && <span className="quiet">New article: </span>}
      {kind === 'delete-article' && <span className="quiet">Delete the article. </span>}
      {kind === 'move-article' && <span className="quiet">Move the article{destination(live, proposal, change)}.</span>}
      {kind === 'bracket' && <span>[{said(removed)}]</span>}
      {source && !isWhole && <del>{said(source.removed)} </del>}
      {kind !== 'bracket' && kind !== 'delete-article' && removed && <del>{said(removed)}</del>}{' '}
      {words && <ins>{said(words)}</ins>}
      {provisions.map(({ name, words: own }, index) => (
        <span key={index} className="wording-provision">
          <span className="quiet">{name}: </span>
          <ins>{said(own)}</ins>
        </span>
      ))}
    </p>
  )
}

/** " to after Article 9", while it is open. */
function destination(live: LiveInstrument, proposal: Proposal, { change: id }: ChangeWording): string {
  const change = proposal.changes.find((one) => one.id === id)
  return change?.kind === 'move-article' && isOpen(proposal) ? ` ${destinationOf(live, change)}` : ''
}

/** A provision that begins or ends is words too, though it has none. */
function said(words: string): string {
  return words.trim() === '' && words.includes('\n') ? '¶' : words.trim()
}

/** "Article 3(2)": the provision that the words are struck in, while they stand there. */
function placeOf(live: LiveInstrument, proposal: Proposal, { change: id }: ChangeWording): string {
  const change = proposal.changes.find((one) => one.id === id)
  if (change?.kind !== 'splice' || !isOpen(proposal)) return 'elsewhere in the text'
  const article = live.articleOf(change.in)
  const line = live.findArticle(change.in)?.line ?? []
  const provision = provisionsOf(line).findLast(({ from }) => from - 1 <= change.from)
  const name = live.designations.get(provision?.mark.id ?? '') || live.designations.get(article ?? '')
  return name || 'elsewhere in the text'
}
