/**
 * Party codes in letters that are not Latin: КАЗ is not KAZ, however it looks or sounds. Such a header names nobody, and
 * nobody's words are put under a party by mistake; but it is told, with the code that was probably meant.
 */
import { readHeader } from './headers.ts'
import type { PartyRegistry } from './headers.ts'

const FOREIGN = /[\u0370-\u03FF\u0400-\u04FF\uFF21-\uFF3A]/
const HEADER_LIKE = /(?:[\p{Lu}\s,/+;]|and){2,60}?[:.]/uy
const LOOKS: readonly (readonly [string, string])[] = [
  ['АВЕЗКМНОРСТУХІЅЈԚԜ', 'ABEZKMHOPCTYXISJQW'],
  ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX']
]
const SOUNDS: readonly (readonly [string, string])[] = [
  ['АБВГДЕЗИЙКЛМНОПРСТУФХІ', 'ABVGDEZIJKLMNOPRSTUFHI'],
  ['ΑΒΓΔΕΖΗΙΚΛΜΝΟΠΡΣΤΥΦΧ', 'ABGDEZHIKLMNOPRSTUFH']
]

export interface LookAlike {
  readonly written: string
  readonly meant: string
}

/** Codes of what would be a header at an offset, if its letters were Latin. */
export function findLookAlikes(source: string, at: number, registry: PartyRegistry | undefined): readonly LookAlike[] {
  HEADER_LIKE.lastIndex = at
  const header = HEADER_LIKE.exec(source)?.[0]
  if (header === undefined || !FOREIGN.test(header)) return []
  for (const alphabets of [LOOKS, SOUNDS]) {
    const latin = toLatin(header, alphabets)
    const read = FOREIGN.test(latin) ? undefined : readHeader(`${latin} `, 0, registry)
    if (read && read.unknown.length === 0) return codesOf(header, latin)
  }
  return []
}

function toLatin(words: string, alphabets: typeof LOOKS): string {
  return [...words.normalize('NFKC')]
    .map((letter) => {
      const found = alphabets.find(([foreign]) => foreign.includes(letter))
      return found ? found[1][found[0].indexOf(letter)]! : letter
    })
    .join('')
}

function codesOf(written: string, latin: string): readonly LookAlike[] {
  const codes = latin.match(/[A-Z]+/g) ?? []
  return (written.match(/\p{Lu}+/gu) ?? [])
    .map((code, index) => ({ written: code, meant: codes[index] ?? '' }))
    .filter((one) => FOREIGN.test(one.written))
}
