/**
 * Lines of plain text, as provisions. Text from a PDF breaks its lines where the page ended; those are joined, carefully:
 *
 * - only in a text whose longest line is of a page's width, and never across an empty line;
 * - a line goes on with the next where the next begins with a small letter, or where it fills the page and ends no sentence;
 * - never before what begins a provision: "1.", "(a)", "Article 5", a bullet, a bracket;
 * - a hyphen at the end of a line goes where letters were parted; it stays in words like "cross-border", known by their
 *   first part or because the text has them elsewhere.
 */
export interface JoinedLines {
  readonly lines: readonly string[]
  readonly isJoined: boolean
}

/** The width from which on a line was probably broken by a page (characters). */
const PAGE_WIDTH = 45
const BEGINS = /^\s*(?:\d+(?: \w+)?\.\s|\([a-zA-Z]{1,4}\)\s|(?:Article|Chapter|Part|Annex|Preamble)\b|[•▪◦–—*-]\s|\[)/
const ENDS = /[.;:!?”"»]\s*\]*$/
const KEPT =
  /\b(?:cross|non|inter|self|well|long|short|multi|co|re|pre|post|anti|sub|semi|one|two|third|high|low|public|e)-$/i

export function joinLines(text: string): JoinedLines {
  const source = text.split(/\r\n?|\n/)
  const width = source.reduce((longest, { length }) => Math.max(longest, length), 0)
  const compounds = new Set(text.match(/\p{L}+-\p{L}+/gu))
  const lines: string[] = []
  let isJoined = false
  let before = ''
  for (const line of source) {
    const last = lines.at(-1)
    const isFurther = last !== undefined && before.trim() !== '' && width >= PAGE_WIDTH && goesOn(before, line, width)
    if (line.trim() !== '' && isFurther) {
      lines[lines.length - 1] = join(last, line.trim(), compounds)
      isJoined = true
    } else if (line.trim() !== '') lines.push(line)
    before = line
  }
  return { lines, isJoined }
}

function goesOn(before: string, line: string, width: number): boolean {
  if (BEGINS.test(line)) return false
  const beginsSmall = /^\s*\p{Ll}/u.test(line)
  if (/\p{L}-$/u.test(before.trimEnd()) && beginsSmall) return true
  return !ENDS.test(before.trimEnd()) && (beginsSmall || before.length >= width * 0.75)
}

function join(before: string, line: string, compounds: ReadonlySet<string>): string {
  const head = before.trimEnd()
  if (!/\p{L}-$/u.test(head) || !/^\p{Ll}/u.test(line)) return `${head} ${line}`
  const compound = (/\p{L}+-$/u.exec(head)?.[0] ?? '') + (/^\p{L}+/u.exec(line)?.[0] ?? '')
  return KEPT.test(head) || compounds.has(compound) ? head + line : head.slice(0, -1) + line
}
