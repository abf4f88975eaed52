/** Defined terms of more than one word: what stands in quotation marks where a text says what it means. */
export function definedTerms(words: string): readonly string[] {
  const found = new Set<string>()
  const quoted = /[“"«]([^”"»\n]{3,60})[”"»]/gu
  for (const [, term] of words.matchAll(quoted)) if (/\s/.test(term!) && /^\p{Lu}/u.test(term!)) found.add(term!)
  return [...found].toSorted((a, b) => b.length - a.length).slice(0, 300)
}
