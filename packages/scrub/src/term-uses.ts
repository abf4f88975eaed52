/**
 * Where defined terms are used: every place whose words are those of a term but for number, capitals, hyphens and ways of
 * spelling. The longest term counts. One pass over the words of the text, whatever the number of terms.
 */
import { definitionsOf } from './definitions.ts'
import type { Definition } from './definitions.ts'
import type { ScrubProvision, ScrubText } from './scrub-text.ts'
import type { Token } from './tokens.ts'
import { wordKey } from './word-keys.ts'

export interface TermUse {
  readonly definition: Definition
  readonly provision: ScrubProvision
  readonly from: number
  readonly to: number
  readonly tokens: readonly Token[]
  /** Index of the first of its words in the provision. */
  readonly first: number
  /** Whether it is the term where it is defined. */
  readonly isDefinition: boolean
}

export function termUses(text: ScrubText): readonly TermUse[] {
  return text.once(findUses)
}

function findUses(text: ScrubText): readonly TermUse[] {
  const terms = indexTerms(definitionsOf(text))
  return terms.byKey.size === 0 ? [] : text.provisions.flatMap((provision) => usesIn(text, provision, terms))
}

interface TermIndex {
  readonly byKey: ReadonlyMap<string, Definition>
  /** How long the terms are that begin with a word, the longest first. */
  readonly lengths: ReadonlyMap<string, readonly number[]>
}

function indexTerms(definitions: readonly Definition[]): TermIndex {
  const byKey = new Map<string, Definition>()
  const lengths = new Map<string, Set<number>>()
  for (const definition of definitions) {
    const keys = definition.tokens.map(wordKey)
    if (keys.length === 0 || byKey.has(keys.join(' '))) continue
    byKey.set(keys.join(' '), definition)
    lengths.set(keys[0]!, (lengths.get(keys[0]!) ?? new Set()).add(keys.length))
  }
  const sorted = [...lengths].map(([word, some]) => [word, [...some].toSorted((a, b) => b - a)] as const)
  return { byKey, lengths: new Map(sorted) }
}

function usesIn(text: ScrubText, provision: ScrubProvision, { byKey, lengths }: TermIndex): readonly TermUse[] {
  const { tokens } = provision
  const keys = tokens.map(({ word }) => wordKey(word))
  const uses: TermUse[] = []
  for (let first = 0; first < tokens.length; first++) {
    for (const length of lengths.get(keys[first]!) ?? []) {
      text.work += length
      const definition = byKey.get(keys.slice(first, first + length).join(' '))
      const used = tokens.slice(first, first + length)
      if (!definition || used.length < length || !areTogether(provision.words, used)) continue
      uses.push(useOf(provision, definition, used, first))
      first += length - 1
      break
    }
    text.work++
  }
  return uses
}

/** Nothing but a space or a hyphen stands between the words of a term. */
function areTogether(words: string, tokens: readonly Token[]): boolean {
  return tokens.slice(1).every(({ from }, index) => /^[\s\u00A0\u2011-]+$/.test(words.slice(tokens[index]!.to, from)))
}

function useOf(provision: ScrubProvision, definition: Definition, tokens: readonly Token[], first: number): TermUse {
  const [from, to] = [tokens[0]!.from, tokens.at(-1)!.to]
  const isDefinition = /[“"«]/.test(provision.words[from - 1] ?? '') && /[”"»]/.test(provision.words[to] ?? '')
  return { definition, provision, from, to, tokens, first, isDefinition }
}
