/**
 * The label that a bracket begins with, as people write it: "Kazakhstan", "kaz", "the Kyrgyz Republic & CHN oppose". Parties are
 * known by their codes and names in any case. What looks like a label and is not made of parties alone is told, so that nobody's
 * proposal is lost to a slip; what looks like words stays words.
 */
import type { PartyRegistry } from './headers.ts'

export interface Label {
  /** As a header in codes, with its colon. */
  readonly codes: string
  /** Offset behind the colon. */
  readonly end: number
  readonly names: readonly string[]
}

const LABEL = /([^[\]{}:.\n\\]{2,240}):/y
const BETWEEN = /(\s*(?:,|;|\/\/|\/|\+|&)\s*|\s+and\s+)/
const STANCE = /(?:\s+#\d+)?(?:\s+(?:propos|delet|oppos|support|reserv|retain|consider)[a-z]*(?:\s+to\s+delete)?)?$/
const CODE = /^[A-Z]{3}$/
const WORD = /^\p{L}{2,12}$/u
/** Three capitals that a draft has in front of a colon, and that are nobody's code. */
const NO_CODES: ReadonlySet<string> = new Set(['ALT', 'OPT', 'TBA', 'TBC', 'TBD'])
const OFFICE = /^(?:Chair|Secretariat|Legal)$/

export function readLabel(source: string, at: number, registry: PartyRegistry): Label | undefined {
  LABEL.lastIndex = at
  const found = LABEL.exec(source)
  if (!found) return undefined
  const names: string[] = []
  const parts = found[1]!.trim().split(BETWEEN)
  const codes = parts.map((part, index) => {
    if (index % 2 === 1) return part.replace('&', ',')
    const stance = STANCE.exec(part)?.[0] ?? ''
    const name = part.slice(0, part.length - stance.length)
    names.push(name)
    return (codeOf(name, registry) ?? name) + stance
  })
  return { codes: `${codes.join('')}:`, end: at + found[0].length, names }
}

/**
 * Names of a label that are no party's: of one whose names are all parties, offices or codes of three capitals, and of a list in
 * which at least one is a party and the others are single words.
 */
export function strangersIn(source: string, at: number, registry: PartyRegistry | undefined): readonly string[] {
  const label = registry && readLabel(source, at, registry)
  if (!label) return []
  const isParty = (name: string) => codeOf(name, registry) !== undefined
  const strangers = label.names.filter((name) => !isParty(name) && !OFFICE.test(name))
  const areCodes = strangers.every((name) => CODE.test(name) && !NO_CODES.has(name))
  const areWords = label.names.some(isParty) && strangers.every((name) => WORD.test(name))
  return areCodes || areWords ? [...new Set(strangers)] : []
}

function codeOf(name: string, registry: PartyRegistry): string | undefined {
  const written = name.replaceAll("'", '’').replace(/\s+/g, ' ').replace(/^the /i, '')
  return registry.get(written.toUpperCase())
}
