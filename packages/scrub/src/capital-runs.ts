/**
 * Capitalised words that follow one another in running text, as terms and names do: "Regional Trade Group". A run does not
 * go over punctuation, hyphens or small words; a determiner that begins a sentence is not part of it.
 */
import { isRunning } from './scrub-text.ts'
import type { ScrubProvision, ScrubText } from './scrub-text.ts'
import { beginsSentence, isAcronym, isCapitalised, isDeterminer } from './tokens.ts'
import type { Token } from './tokens.ts'

export interface CapitalRun {
  readonly provision: ScrubProvision
  readonly tokens: readonly Token[]
  readonly from: number
  readonly to: number
  /** The word before it, where only a space stands between. */
  readonly before: string | undefined
  /** The first word begins a sentence, so that its capital says nothing. */
  readonly beginsSentence: boolean
  /** A word in it is an acronym, or a capitalised word or number follows behind "of", "on": it is a name of its own. */
  readonly isName: boolean
}

export function capitalRuns(text: ScrubText): readonly CapitalRun[] {
  return text.once((all) => all.provisions.filter(isRunning).flatMap((provision) => runsIn(all, provision)))
}

function runsIn(text: ScrubText, provision: ScrubProvision): readonly CapitalRun[] {
  const { words, tokens } = provision
  const runs: CapitalRun[] = []
  text.work += words.length
  for (let first = 0; first < tokens.length; first++) {
    if (!isCapitalised(tokens[first]!.word)) continue
    let end = first + 1
    while (end < tokens.length && isCapitalised(tokens[end]!.word) && isSpaceBetween(words, tokens, end)) end++
    const begin = isDeterminer(tokens[first]!.word) ? first + 1 : first
    if (begin < end) runs.push(runOf(provision, begin, end))
    first = end - 1
  }
  return runs
}

/** Whether only a space stands before a word and the one before it. */
function isSpaceBetween(words: string, tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1]
  return before !== undefined && /^[ \u00A0]+$/.test(words.slice(before.to, tokens[index]!.from))
}

function runOf(provision: ScrubProvision, first: number, end: number): CapitalRun {
  const { words, tokens } = provision
  const run = tokens.slice(first, end)
  const [from, to] = [run[0]!.from, run.at(-1)!.to]
  const before = isSpaceBetween(words, tokens, first) ? tokens[first - 1]?.word : undefined
  const isName =
    run.some(({ word }) => isAcronym(word)) ||
    /^[ -](?:(?:of|on|for)(?: the)? (?=\p{Lu}|\d|\uFFFC)|and (?=\p{Lu})|\d|-)/u.test(words.slice(to, to + 16)) ||
    /\p{Lu}[\p{L}]* (?:of|on|for)(?: the)? $/u.test(words.slice(Math.max(0, from - 30), from))
  return { provision, tokens: run, from, to, before, beginsSentence: beginsSentence(words, from), isName }
}
