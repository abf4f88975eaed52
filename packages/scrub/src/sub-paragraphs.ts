/**
 * Cross-references to sub-paragraphs by plain words: "sub-paragraph (c)", "subparagraphs (a) and (b) of paragraph 2". What is
 * named stands under the paragraph that the words say, else under the one they are in. Where there are no sub-paragraphs, the words
 * mean something else.
 */
import type { FoundReference } from './references.ts'
import type { ScrubProvision, ScrubText } from './scrub-text.ts'

const LETTERS = String.raw`\([a-z]{1,2}\)`
const WORDS = new RegExp(
  String.raw`(?<![\p{L}-])[Ss]ub-?paragraphs?[ \u00A0](${LETTERS}(?:(?:,? (?:and|or|to) |, )${LETTERS})*)`,
  'gu'
)

export function* subParagraphsIn(
  text: ScrubText,
  provision: ScrubProvision,
  ids: ReadonlyMap<string, string>
): Iterable<FoundReference> {
  for (const match of text.matches(provision, WORDS, 'paragraph')) {
    const scope = scopeOf(provision, match.index + match[0].length)
    if (scope === undefined || !ids.has(`${scope}(a)`)) continue
    const list = match.index + match[0].length - match[1]!.length
    for (const { 0: letter, index } of match[1]!.matchAll(new RegExp(LETTERS, 'g'))) {
      const designation = `${scope}${letter}`
      const from = index === 0 ? match.index : list + index
      const to = list + index + letter.length
      yield { provision, from, to, designation, target: ids.get(designation), isLive: false }
    }
  }
}

/** "Article 5(1)" for words in Article 5(1)(a), or for "of paragraph 1" anywhere in Article 5. */
function scopeOf({ words, article, designation }: ScrubProvision, end: number): string | undefined {
  const behind = words.slice(end, end + 40)
  const paragraph = /^ of paragraph (\d{1,3}(?: (?:bis|ter|quater))?)/.exec(behind)?.[1]
  if (paragraph !== undefined) return article.number === '' ? undefined : `${article.number}(${paragraph})`
  if (/^,? (?:of|to|in|above|below)(?! this)/.test(behind)) return undefined
  return /^((?:Article|Annex) [^(]+(?:\(\d[^)]*\))?)/.exec(designation)?.[1]
}
