/**
 * The terms a text defines: “X” means …, (hereinafter “X”), (the “X”), hereinafter referred to as the X. Where the same term
 * is defined twice there are two definitions.
 */
import type { ScrubProvision, ScrubText } from './scrub-text.ts'
import { isCapitalised, tokensOf } from './tokens.ts'

export interface Definition {
  /** As it was written when it was defined. */
  readonly term: string
  readonly tokens: readonly string[]
  readonly provision: ScrubProvision
  /** Of the term. */
  readonly from: number
  readonly to: number
  /** Whether it is written in capitals. */
  readonly isCapital: boolean
  /** Whether there is only one of it: “X” means the body … */
  readonly isUnique: boolean
}

const TERM = String.raw`[“"«]([^“”"«»]{2,80})[”"»]`
const MEANS = new RegExp(
  String.raw`${TERM}(?:,? (?:and|or) ${TERM})?,?\s+(?:(?:shall )?means?|(?:has|have) the (?:same )?meanings?|refers? to|includes?)\b(\s+the\b)?`,
  'g'
)
const HEREINAFTER = new RegExp(
  String.raw`(?:\((?:[^()“"«]{0,40}\s)?|here(?:in)?after[^“"«.;]{0,40}\s)(?:an?\s|the\s)?${TERM}`,
  'gi'
)
const UNQUOTED = /here(?:in)?after (?:referred to as |called )?(?:the )?(\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)*)/gu

export function definitionsOf(text: ScrubText): readonly Definition[] {
  return text.once(findDefinitions)
}

function findDefinitions(text: ScrubText): readonly Definition[] {
  return text.provisions.flatMap((provision) => {
    const found: Definition[] = []
    for (const match of text.matches(provision, MEANS)) {
      const isUnique = match[3] !== undefined
      for (const term of [match[1], match[2]]) if (term) found.push(define(provision, match, term, isUnique))
    }
    for (const pattern of [HEREINAFTER, UNQUOTED])
      for (const match of text.matches(provision, pattern)) found.push(define(provision, match, match[1]!, true))
    return found
  })
}

function define(provision: ScrubProvision, match: RegExpExecArray, quoted: string, isUnique: boolean): Definition {
  const term = quoted.replace(/^(?:the|an?) (?=\S)/i, '')
  const from = match.index + match[0].indexOf(quoted) + quoted.length - term.length
  const tokens = tokensOf(term).map(({ word }) => word)
  const isCapital = tokens.filter((word) => word.length > 3 || tokens.length === 1).every(isCapitalised)
  return { term, tokens, provision, from, to: from + term.length, isCapital, isUnique }
}
