/** `{Article 4(2)}`: a live reference, where what stands between braces is a designation. */

const DESIGNATION = String.raw`(?:(?:Article|Annex|Chapter|Part) [0-9A-Z]{1,6}(?: [a-z]+(?: \d+)?)?|Preamble|Signatures)(?:\([0-9a-zA-Z]{1,6}(?: [a-z]+(?: \d+)?)?\))*`
const REFERENCE = new RegExp(String.raw`\{(${DESIGNATION})\}`, 'y')
const WHOLE = new RegExp(`^${DESIGNATION}$`)

export function readReference(source: string, at: number): { designation: string; end: number } | undefined {
  REFERENCE.lastIndex = at
  const found = REFERENCE.exec(source)
  return found ? { designation: found[1]!, end: at + found[0].length } : undefined
}

/** Whether the notation can say it. */
export function isDesignation(words: string): boolean {
  return WHOLE.test(words)
}
