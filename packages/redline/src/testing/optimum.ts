/** How much a redline strikes and inserts inside aligned pairs, beside the least that is possible (by dynamic programming). */
import type { Redline } from '../compare.ts'
import { wordsOn } from '../apply.ts'
import { Tokenizer } from '../tokens.ts'

export interface ScriptSize {
  /** Tokens deleted and inserted. */
  readonly shown: number
  readonly optimum: number
}

export function scriptSize({ articles }: Redline): ScriptSize {
  const tokenizer = new Tokenizer()
  let [shown, optimum] = [0, 0]
  for (const { hunks, before, after } of articles.flatMap(({ provisions }) => provisions)) {
    if (!before || !after) continue
    const keysOn = (side: 'before' | 'after') => hunks.flatMap((hunk) => tokenizer.keysOf(wordsOn(hunk, side)))
    for (const hunk of hunks) if (hunk.op !== 'equal') shown += tokenizer.keysOf(hunk.line).length
    optimum += distance(keysOn('before'), keysOn('after'))
  }
  return { shown, optimum }
}

/** The fewest tokens to delete and insert. Costs the product of the lengths. */
function distance(a: readonly string[], b: readonly string[]): number {
  let row = Int32Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = new Int32Array(b.length + 1)
    next[0] = i
    for (let j = 1; j <= b.length; j++)
      next[j] = a[i - 1] === b[j - 1] ? row[j - 1]! : 1 + Math.min(row[j]!, next[j - 1]!)
    row = next
  }
  return row[b.length]!
}

/** What a reader has to look at: changed stretches of words, and each move, insertion and deletion once. */
export function countHunks({ articles }: Redline): number {
  let count = articles.filter(({ kind }) => kind !== 'kept' && kind !== 'changed').length
  for (const { kind, hunks } of articles.flatMap(({ provisions }) => provisions)) {
    if (kind === 'moved') count++
    hunks.forEach(({ op }, index) => {
      if (op !== 'equal' && (index === 0 || hunks[index - 1]!.op === 'equal')) count++
    })
  }
  return count
}
