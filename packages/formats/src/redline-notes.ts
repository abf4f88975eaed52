/** What footnotes say: the words of their provisions, further paragraphs behind a line break. */
import type { ProvisionChange, Redline } from '@cartif/redline'
import { groupBy } from './group-by.ts'
import { partOf } from './redline-sides.ts'
import { run, runsOfHunks } from './tracked-runs.ts'
import type { NoteReader, Sides } from './tracked-runs.ts'
import { presenceOf, standsIn } from './tracked.ts'
import type { SideName, TrackedRun } from './tracked.ts'

/** Reads the footnotes of a redline by their keys. */
export function noteReader(redline: Redline, sides: Sides): NoteReader {
  const changes = redline.articles.flatMap(({ provisions }) => provisions)
  const footnotes = changes.filter(({ before, after }) => isFootnote(before) || isFootnote(after))
  const lists = { before: byNote(footnotes, 'before', sides), after: byNote(footnotes, 'after', sides) }
  return (key, presence) => {
    const of = (side: SideName) => (standsIn(presence, side) ? (lists[side].get(key) ?? []) : [])
    const runs = runsOfNote(footnotes, new Set(of('before')), new Set(of('after')), sides)
    return { runs: presence === 'both' ? runs : runs.map((one) => ({ ...one, presence: 'both' as const })) }
  }
}

function isFootnote(side: ProvisionChange['before']): boolean {
  return side?.mark?.kind === 'footnote'
}

function byNote(
  footnotes: readonly ProvisionChange[],
  side: SideName,
  sides: Sides
): ReadonlyMap<string, readonly ProvisionChange[]> {
  const shown = footnotes.filter((change) => isFootnote(change[side]))
  const inOrder = shown.toSorted((a, b) => a[side]!.index - b[side]!.index || partOf(a[side]!) - partOf(b[side]!))
  return groupBy(inOrder, (change) => sides[side].noteOf.get(change[side]!.mark!.id) ?? '')
}

function runsOfNote(
  footnotes: readonly ProvisionChange[],
  before: ReadonlySet<ProvisionChange>,
  after: ReadonlySet<ProvisionChange>,
  sides: Sides
): readonly TrackedRun[] {
  const seen = { before: 0, after: 0 }
  const parts = footnotes.filter((change) => before.has(change) || after.has(change))
  return parts.flatMap((change) => {
    const stands = { before: before.has(change), after: after.has(change) }
    const isNext = (side: SideName) => stands[side] && seen[side]++ > 0 && partOf(change[side]!) === 0
    const gap = presenceOf(isNext('before'), isNext('after'))
    const words = runsOfHunks(change.hunks, sides, stands, noNotesInside)
    return gap === 'neither' ? words : [run('\n', gap), ...words]
  })
}

/** Word has no footnotes in footnotes: there they are raised numbers already. */
function noNotesInside(): { readonly runs: readonly TrackedRun[] } {
  return { runs: [] }
}
