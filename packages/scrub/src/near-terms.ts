/**
 * Capitalised runs that differ from a defined term in one word, and in that one by a slip or by its ending: "Regional Trading
 * Group". Terms are looked up with one word left open, so the cost is that of the run.
 */
import type { CapitalRun } from './capital-runs.ts'
import { definitionsOf } from './definitions.ts'
import type { Definition } from './definitions.ts'
import type { ScrubText } from './scrub-text.ts'
import { isSlipOf, wordKey } from './word-keys.ts'

type OpenTerms = ReadonlyMap<string, readonly { readonly definition: Definition; readonly open: number }[]>

/** The term that a run was probably meant to be. */
export function nearTerm(text: ScrubText, { tokens }: CapitalRun): Definition | undefined {
  const terms = text.once(openTerms)
  const keys = tokens.map(({ word }) => wordKey(word))
  text.work += keys.length
  for (let open = 0; open < keys.length; open++) {
    for (const { definition } of terms.get(openKey(keys, open)) ?? []) {
      const meant = definition.tokens[open]!
      if (wordKey(meant) !== keys[open] && isNearWord(tokens[open]!.word, meant)) return definition
    }
  }
  return undefined
}

function openTerms(text: ScrubText): OpenTerms {
  const terms = new Map<string, { definition: Definition; open: number }[]>()
  for (const definition of definitionsOf(text)) {
    if (definition.tokens.length < 2 || !definition.isCapital) continue
    const keys = definition.tokens.map(wordKey)
    keys.forEach((_, open) => {
      const key = openKey(keys, open)
      terms.set(key, [...(terms.get(key) ?? []), { definition, open }])
    })
  }
  return terms
}

function openKey(keys: readonly string[], open: number): string {
  return keys.map((key, index) => (index === open ? '*' : key)).join(' ')
}

/** A slip, or the same stem with another ending. */
function isNearWord(written: string, meant: string): boolean {
  if (isSlipOf(written, meant)) return true
  const [a, b] = [written.toLowerCase(), meant.toLowerCase()]
  return a.length > 4 && b.length > 4 && a.slice(0, 4) === b.slice(0, 4)
}
