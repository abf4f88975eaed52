/**
 * What makes a comparison readable for a lawyer: a change begins and ends where a clause or a word does, and a phrase that
 * was replaced is one change, not the words between which something happened to stay. Nothing here is about what is
 * equal: the same tokens are deleted and inserted, or more.
 */
import type { Edit } from './edit.ts'
import type { TokenRow } from './token-row.ts'
import { BARE_BRACKET, CLOSES, COMMA, ISLAND, OPENS, SPACE, STOP, WORD } from './token-traits.ts'
import type { TokenTraits } from './token-traits.ts'

/** An insertion or a deletion that could as well stand a little before or behind is put where it reads best. */
export function slideEdits(edits: readonly Edit[], a: TokenRow, b: TokenRow, traits: TokenTraits): readonly Edit[] {
  const out = [...edits]
  for (let index = 0; index < out.length; index++) {
    const edit = out[index]!
    if (edit.same) continue
    if (edit.fromB === edit.toB) slide(out, index, a, edit.fromA, edit.toA, traits)
    else if (edit.fromA === edit.toA) slide(out, index, b, edit.fromB, edit.toB, traits)
  }
  return out.filter(({ fromA, toA, fromB, toB }) => toA > fromA || toB > fromB)
}

function slide(edits: Edit[], index: number, row: TokenRow, from: number, to: number, traits: TokenTraits): void {
  const { names } = row
  const before = edits[index - 1]
  const after = edits[index + 1]
  const room = Math.min(before?.same && !before.followed ? before.toA - before.fromA : 0, 200)
  const roomAfter = Math.min(after?.same && !after.followed ? after.toA - after.fromA : 0, 200)
  let [low, high] = [0, 0]
  while (-low < room && names[from + low - 1] === names[to + low - 1]) low--
  while (high < roomAfter && names[from + high] === names[to + high]) high++
  if (low === 0 && high === 0) return
  let best = 0
  let highest = -1
  for (let by = low; by <= high; by++) {
    const score = edgeScore(row, from + by, traits) + edgeScore(row, to + by, traits)
    if (score > highest || (score === highest && Math.abs(by) < Math.abs(best))) [best, highest] = [by, score]
  }
  if (best !== 0) shift(edits, index, best)
}

/** Moves an edit along: what it gains behind it loses in front. */
function shift(edits: Edit[], index: number, by: number): void {
  const move = (edit: Edit, from: number, to: number): Edit => ({
    ...edit,
    fromA: edit.fromA + from,
    toA: edit.toA + to,
    fromB: edit.fromB + from,
    toB: edit.toB + to
  })
  const [before, after] = [edits[index - 1], edits[index + 1]]
  edits[index] = move(edits[index]!, by, by)
  if (before) edits[index - 1] = move(before, 0, by)
  else edits.splice(index, 0, sameBefore(edits[index]!, by))
  const at = before ? index + 1 : index + 2
  if (after) edits[at] = move(after, by, 0)
  else edits.push(sameBehind(edits[at - 1]!, by))
}

function sameBefore({ fromA, fromB }: Edit, by: number): Edit {
  return { same: true, fromA: fromA - by, toA: fromA, fromB: fromB - by, toB: fromB }
}

function sameBehind({ toA, toB }: Edit, by: number): Edit {
  return { same: true, fromA: toA, toA: toA - by, fromB: toB, toB: toB - by }
}

/** How well a change may begin or end in front of a token. */
function edgeScore({ names, length }: TokenRow, at: number, traits: TokenTraits): number {
  if (at === 0 || at === length) return 6
  const [before, next] = [traits.of(names[at - 1]!), traits.of(names[at]!)]
  if (before & SPACE) {
    const sign = at > 1 ? traits.of(names[at - 2]!) : 0
    return sign & STOP ? 5 : sign & COMMA ? 4 : 3
  }
  if (next & OPENS || before & CLOSES) return 3
  if (next & SPACE) return 2
  return before & next & WORD ? 0 : 1
}

/** Joins neighbouring changes with nothing but a space, or a word like “of” in a space on either side, between them. */
export function bridgeIslands(edits: readonly Edit[], a: TokenRow, b: TokenRow, traits: TokenTraits): readonly Edit[] {
  const out: Edit[] = []
  for (let index = 0; index < edits.length; index++) {
    const edit = edits[index]!
    const last = out.at(-1)
    const next = edits[index + 1]
    if (edit.same && last && !last.same && next && isBridge(edit, last, next, a, b, traits)) {
      out[out.length - 1] = { same: false, fromA: last.fromA, toA: next.toA, fromB: last.fromB, toB: next.toB }
      index++
    } else if (last && !last.same && !edit.same)
      out[out.length - 1] = { same: false, fromA: last.fromA, toA: edit.toA, fromB: last.fromB, toB: edit.toB }
    else out.push(edit)
  }
  return out
}

function isBridge(between: Edit, last: Edit, next: Edit, a: TokenRow, b: TokenRow, traits: TokenTraits): boolean {
  const length = between.toA - between.fromA
  if (length > 3 || next.same) return false
  for (let at = between.fromA; at < between.toA; at++) if (!(traits.of(a.names[at]!) & ISLAND)) return false
  if (hasBracket(last, a, b, traits) || hasBracket(next, a, b, traits)) return false
  return length === 1 ? isReplacement(last) || isReplacement(next) : isReplacement(last) && isReplacement(next)
}

/** A bracket that comes or goes is a change of its own. */
function hasBracket({ fromA, toA, fromB, toB }: Edit, a: TokenRow, b: TokenRow, traits: TokenTraits): boolean {
  for (let at = fromA; at < toA; at++) if (traits.of(a.names[at]!) & BARE_BRACKET) return true
  for (let at = fromB; at < toB; at++) if (traits.of(b.names[at]!) & BARE_BRACKET) return true
  return false
}

function isReplacement({ fromA, toA, fromB, toB }: Edit): boolean {
  return toA > fromA && toB > fromB
}
