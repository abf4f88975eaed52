/**
 * Proposals that go from one layer into another: from a draft to the table, or back. The names stay but for whose they are
 * (`draft-9f…` is `kaz-9f…`), so that what refers to them can be told what they are called now.
 */
import type { Change, Proposal, TextId } from '@cartif/negotiation'
import type { Line } from '@cartif/treaty-text'
import { LayerWriter } from './layer-writer.ts'
import type { LayerAuthor, NewChange } from './layer-writer.ts'
import type { LiveInstrument } from './live-instrument.ts'

/**
 * Writes a proposal, as it is found by now, into the layer of another holder; returns its id there. What its words stand in must
 * have been carried over before. `into` reads the layer that is written, the proposal may come from another reading; `along` are
 * all changes that are carried over with it, its own among them.
 */
export function carryOver(
  into: LiveInstrument,
  { holder: from, id, changes }: Proposal,
  along: ReadonlySet<TextId>,
  rationale: string,
  author: Omit<LayerAuthor, 'newSuffix'>
): string {
  const rename = (name: string) => (along.has(name) ? `${author.holder}${name.slice(from.length)}` : name)
  const suffixes = [id, ...changes.map((change) => change.id)].map((name) => name.slice(from.length + 1))
  const writer = new LayerWriter(into, { ...author, newSuffix: () => suffixes.shift()! })
  return writer.propose(
    changes.map((change) => toNewChange(change, rename)),
    rationale
  )
}

function toNewChange(change: Change, rename: (name: string) => string): NewChange {
  const { id: _, ...rest } = change
  switch (rest.kind) {
    case 'splice': {
      const named = {
        ...(rest.behind === undefined ? {} : { behind: rename(rest.behind) }),
        ...(rest.movedFrom === undefined ? {} : { movedFrom: rename(rest.movedFrom) })
      }
      return { ...rest, ...named, in: rename(rest.in), line: renameTargets(rest.line, rename) }
    }
    case 'bracket':
      return { ...rest, in: rename(rest.in) }
    case 'delete-article':
    case 'move-article':
      return { ...rest, article: rename(rest.article) }
    case 'insert-article':
      return { ...rest, line: renameTargets(rest.line, rename) }
  }
}

function renameTargets(line: Line, rename: (name: string) => string): Line {
  return line.map((piece) => (piece.type === 'reference' ? { ...piece, target: rename(piece.target) } : piece))
}

/** The text or article a change is made to; undefined for a new article. */
export function placeOfChange(change: Change): string | undefined {
  if ('in' in change) return change.in
  return 'article' in change ? change.article : undefined
}

/** What words stand in comes before them. */
export function inOrderOfPlace(chosen: readonly Proposal[]): readonly Proposal[] {
  const left = [...chosen]
  const ordered: Proposal[] = []
  while (left.length > 0) {
    const pending = new Set(left.flatMap(({ changes }) => changes.map(({ id }) => id)))
    const isReady = ({ changes }: Proposal) => {
      const own = new Set(changes.map(({ id }) => id))
      return changes.every((change) => {
        const place = placeOfChange(change)
        return place === undefined || own.has(place) || !pending.has(place)
      })
    }
    ordered.push(...left.splice(Math.max(left.findIndex(isReady), 0), 1))
  }
  return ordered
}
