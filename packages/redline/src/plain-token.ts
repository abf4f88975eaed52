/**
 * Where most tokens end, told by their next few letters alone: words in Latin letters without accents, of which only the
 * first may be a capital; a single space; common signs. Law: where it tells an end, the pattern would find the same one,
 * and nothing behind the letter that stands at that end was looked at.
 */

/** The end of the token at a place of a text that is read up to `to`; 0 where it takes the pattern to know. */
export function plainEnd(words: string, at: number, to: number, initials: string): number {
  const code = words.charCodeAt(at)
  if (isSmallLatin(code)) return beginsReference(code, words, at) ? 0 : wordEnd(words, at, to)
  if (code >= 65 && code <= 90) return capitalEnd(words, at, to, initials)
  const next = words.charCodeAt(at + 1)
  if (code === 32) return next > 32 && next < 128 ? at + 1 : 0
  return (code === 44 || code === 46 || code === 59 || code === 58) && next < 128 ? at + 1 : 0
}

function isSmallLatin(code: number): boolean {
  return code >= 97 && code <= 122
}

function beginsReference(code: number, words: string, at: number): boolean {
  if (code === 112) return words.startsWith('paragraph', at)
  if (code === 115) return words.startsWith('sub', at)
  return code === 102 && words.startsWith('footnote', at)
}

/** A word in small letters that goes on to a space or a common sign. */
function wordEnd(words: string, at: number, to: number): number {
  let end = at + 1
  let next = words.charCodeAt(end)
  while (end < to && isSmallLatin(next)) next = words.charCodeAt(++end)
  return end === to || next === 32 || next === 44 || next === 46 || next === 59 ? end : 0
}

/** A word that could begin a defined term or a cross-reference takes the pattern. */
function capitalEnd(words: string, at: number, to: number, initials: string): number {
  if (initials !== '' && initials.includes(words.charAt(at))) return 0
  const end = wordEnd(words, at, to)
  return end > 0 && isPlace(words, at, end - at) ? 0 : end
}

/** Whether it is, or may be, what places in a text are called: "Article", "Parts", but not "Party". */
function isPlace(words: string, at: number, length: number): boolean {
  switch (words.charCodeAt(at)) {
    case 65:
      return words.startsWith('Article', at) || words.startsWith('Annex', at)
    case 67:
      return words.startsWith('Chapter', at)
    case 70:
      return words.startsWith('Footnote', at)
    case 80:
      return words.startsWith('Paragraph', at) || words.startsWith(length === 4 ? 'Part' : 'Parts', at)
    default:
      return words.startsWith('S', at) && (words.startsWith('Section', at) || words.startsWith('Sub', at))
  }
}
