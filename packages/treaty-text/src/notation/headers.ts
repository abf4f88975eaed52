/** The header of a bracket: who proposes, supports or opposes, and what. */
import { readLabel } from './labels.ts'
import type { Clause, Header, Verb } from './tree.ts'

/** The parties of the negotiation: codes and names, in capitals and with ’, to codes. Without one, two to four capitals are a code. */
export type PartyRegistry = ReadonlyMap<string, string>

export interface ReadHeader {
  readonly header: Header
  /** Offset behind the header. */
  readonly end: number
  readonly unknown: readonly string[]
}

const CODE = String.raw`[A-Z][A-Za-z]{1,14}`
const CODES = String.raw`${CODE}(?:(?:\s*(?:,|\/\/|\/|\+)\s*|\s+and\s+)${CODE})*`
const VERB = String.raw`(?:propos(?:es?|ed)(?:\s+to\s+delete)?|deletes?|oppos(?:es?|ed)|supports?|reserves?|retains?|consider(?:s|ing)?)`
const CLAUSE = String.raw`(${CODES})(?:\s+#(\d+))?(?:\s+(${VERB}))?`
const HEADER = new RegExp(String.raw`((?:${CLAUSE})(?:;\s*${CLAUSE})*)(?:(:)|(\.)(?=\s))[ \t]?`, 'y')
const ONE_CLAUSE = new RegExp(CLAUSE, 'y')
const ACT = /(delete|bracket|move here): ?/y
const OPTION = /(Option|Alt|Alternative)\.?\s+((?:\d+|[IVX]+)[a-z]?)(?::|\.(?=\s))[ \t]?/y

/** "delete: ", "move here: " */
const LONGEST_ACT = 12

/** Reads a header at an offset; undefined where what stands there is words. */
export function readHeader(source: string, at: number, registry: PartyRegistry | undefined): ReadHeader | undefined {
  return readCodes(source, at, registry) ?? (registry && readNames(source, at, registry))
}

/** One that is not in codes: "the Kyrgyz Republic, kaz". */
function readNames(source: string, at: number, registry: PartyRegistry): ReadHeader | undefined {
  const label = readLabel(source, at, registry)
  if (!label) return undefined
  const { codes, end } = label
  const read = readCodes(codes + source.slice(end, end + LONGEST_ACT), 0, registry)
  return read && { ...read, end: end + read.end - codes.length }
}

function readCodes(source: string, at: number, registry: PartyRegistry | undefined): ReadHeader | undefined {
  const option = matchAt(OPTION, source, at)
  if (option)
    return { header: { clauses: [], option: `${option[1]} ${option[2]}` }, end: at + option[0].length, unknown: [] }
  const found = matchAt(HEADER, source, at)
  if (!found) return undefined
  const clauses = readClauses(found[1]!)
  const hasVerb = clauses.some(({ written }) => written !== undefined)
  if (found[0].includes('.') && !hasVerb && !areCodes(clauses, registry)) return undefined
  const unknown: string[] = []
  const read = clauses.map((clause) => nameParties(clause, registry, unknown))
  if (unknown.length > 0 && !hasVerb) return undefined
  let end = at + found[0].length
  const isDeletion = clauses.some(({ written }) => written?.includes('delete'))
  const act = matchAt(ACT, source, end)
  if (act) end += act[0].length
  const named = act ? { act: act[1] as NonNullable<Header['act']> } : isDeletion ? { act: 'delete' as const } : {}
  return { header: { clauses: read, ...named }, end, unknown }
}

/** A name in front of a full stop is a sentence's. */
function areCodes(clauses: readonly RawClause[], registry: PartyRegistry | undefined): boolean {
  if (!registry) return false
  const written = clauses.flatMap(({ codes }) => codes.map((code) => code.toUpperCase()))
  return written.every((code) => (registry.get(code) ?? code).toUpperCase() === code)
}

function matchAt(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(source)
}

interface RawClause {
  readonly codes: readonly string[]
  readonly number: string | undefined
  readonly written: string | undefined
}

function readClauses(source: string): readonly RawClause[] {
  const clauses: RawClause[] = []
  for (let at = 0; at < source.length;) {
    const found = matchAt(ONE_CLAUSE, source, at)
    if (!found) break
    const codes = found[1]!.split(/\s*(?:,|\/\/|\/|\+)\s*|\s+and\s+/)
    clauses.push({ codes, number: found[2], written: found[3] })
    at += found[0].length
    at += /^;\s*/.exec(source.slice(at))?.[0].length ?? 0
  }
  return clauses
}

function nameParties(
  { codes, number, written }: RawClause,
  registry: PartyRegistry | undefined,
  unknown: string[]
): Clause {
  const verb = verbOf(written)
  const parties = codes.map((code) => nameParty(code, registry, unknown))
  return { parties, ...(number === undefined ? {} : { number: Number(number) }), ...(verb ? { verb } : {}) }
}

function nameParty(code: string, registry: PartyRegistry | undefined, unknown: string[]): string {
  if (/^(Chair|Secretariat|Legal)$/.test(code)) return code
  const known = registry?.get(code.toUpperCase())
  if (known !== undefined) return known
  if (registry || !/^[A-Z]{2,4}$/.test(code)) unknown.push(code)
  return code
}

function verbOf(written: string | undefined): Verb | undefined {
  if (written === undefined || /^(propos|delete)/.test(written)) return undefined
  const stem = /^(oppose?|support|reserve?|retain|consider)/.exec(written)?.[1]
  return stem === 'oppos' ? 'oppose' : stem === 'reserv' ? 'reserve' : (stem as Verb | undefined)
}

/** As it is printed behind the bracket, with its trailing space. */
export function printHeader({ clauses, act, option }: Header): string {
  if (option !== undefined) return `${option}: `
  const isPlain = clauses.length === 1
  const printed = clauses.map(({ parties, number, verb }) => {
    const stance = verb ?? (isPlain ? undefined : 'propose')
    return `${parties.join(', ')}${number === undefined ? '' : ` #${number}`}${stance ? ` ${stance}` : ''}`
  })
  return `${printed.join('; ')}: ${act ? `${act}: ` : ''}`
}
