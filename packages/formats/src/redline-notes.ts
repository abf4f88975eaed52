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
    const runs = runsOfNote(footnotes, { before: of('before'), after: of('after') }, sides)
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

type Lists = { readonly [side in SideName]: readonly ProvisionChange[] }

/** What one footnote says in both texts; as a whole where its paragraphs are not in the same order. */
function runsOfNote(footnotes: readonly ProvisionChange[], lists: Lists, sides: Sides): readonly TrackedRun[] {
  const parts = footnotes.filter((change) => lists.before.includes(change) || lists.after.includes(change))
  const isInOrder = (list: readonly ProvisionChange[]) =>
    parts.filter((one) => list.includes(one)).every((one, index) => one === list[index])
  if (isInOrder(lists.before) && isInOrder(lists.after)) return runsOfParts(parts, lists, sides)
  const { before, after } = lists
  return [...runsOfParts(before, { before, after: [] }, sides), ...runsOfParts(after, { before: [], after }, sides)]
}

function runsOfParts(parts: readonly ProvisionChange[], lists: Lists, sides: Sides): readonly TrackedRun[] {
  return parts.flatMap((change) => {
    const stands = { before: lists.before.includes(change), after: lists.after.includes(change) }
    const isNext = (side: SideName) => stands[side] && lists[side][0] !== change && partOf(change[side]!) === 0
    const gap = presenceOf(isNext('before'), isNext('after'))
    const words = runsOfHunks(change.hunks, sides, stands, noNotesInside)
    return gap === undefined ? words : [run('\n', gap), ...words]
  })
}

/** Word has no footnotes in footnotes: there they are raised numbers already. */
function noNotesInside(): { readonly runs: readonly TrackedRun[] } {
  return { runs: [] }
}
