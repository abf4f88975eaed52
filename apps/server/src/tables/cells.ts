/**
 * What may stand in a column of a table that comes in: a zod schema from the words of the cell to its value, each saying in plain words
 * what was expected. Spaces around a value, and of capitals and small letters, are nobody's meaning.
 */
import { z } from 'zod'

export function wordsCell(longest: number) {
  return z.string().trim().max(longest, `No more than ${longest} letters go in here.`)
}

export function neededCell(longest: number) {
  return wordsCell(longest).min(1, 'This may not be empty.')
}

/** One of some words; empty cells have to be among them to be allowed. */
export function oneOfCell<T extends string>(words: readonly T[]) {
  return z.string().transform((written, context): T => {
    const said = written.trim().toLowerCase()
    const found = words.find((one) => one.toLowerCase() === said)
    if (found === undefined) context.addIssue(`“${written}” is none of: ${words.filter(Boolean).join(', ')}.`)
    return found ?? words[0]!
  })
}

export function wholeCell(least: number, most: number) {
  return z.string().transform((written, context): number => {
    const value = /^\d{1,9}$/.test(written.trim()) ? Number(written) : NaN
    if (!(value >= least && value <= most))
      context.addIssue(`“${written}” is no whole number from ${least} to ${most}.`)
    return value
  })
}

/** Words with spaces, commas or semicolons between. */
export function listOf(words: string): readonly string[] {
  return words.split(/[\s,;]+/).filter(Boolean)
}

/** A number that may be left out. */
export function numberOrNone() {
  return z.string().transform((written, context): number | null => {
    const said = written.trim().replace(',', '.')
    if (said === '') return null
    if (!/^\d+(?:\.\d+)?$/.test(said)) context.addIssue(`“${written}” is no number.`)
    return Number(said)
  })
}

export function wholeOrNone(least: number, most: number) {
  return z.string().transform((written, context): number | null => {
    const said = written.trim()
    if (said === '') return null
    const value = /^\d{1,9}$/.test(said) ? Number(said) : NaN
    if (!(value >= least && value <= most))
      context.addIssue(`“${written}” is no whole number from ${least} to ${most}, and not empty.`)
    return value
  })
}

/** "2026-12-07T10:00:00+04:00", kept in UTC. */
export function timeCell() {
  const instant = z.iso.datetime({ offset: true, error: 'Write it as 2026-12-07T10:00:00+04:00.' })
  return z
    .string()
    .trim()
    .pipe(instant)
    .transform((said) => new Date(said).toISOString())
}

/** Of a page, or empty. */
export function webAddressCell(longest: number) {
  return wordsCell(longest).refine(
    (said) => said === '' || /^https?:\/\/\S+$/.test(said),
    'An address begins with https:// and has no spaces in it.'
  )
}

/** "2026-12-15", and as spreadsheets in many languages write it, "15.12.2026". */
export function dayCell({ isNeeded }: { readonly isNeeded: boolean }) {
  return z.string().transform((written, context): string | null => {
    const said = written.trim()
    if (said === '' && !isNeeded) return null
    const [, day, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(said) ?? []
    const iso = year === undefined ? said : `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`
    if (!isDay(iso)) context.addIssue(`“${written}” is no day: write it as 2026-12-31.`)
    return iso
  })
}

function isDay(iso: string): boolean {
  const time = Date.parse(`${iso}T00:00:00Z`)
  return /^\d{4}-\d\d-\d\d$/.test(iso) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso)
}

const YES: ReadonlySet<string> = new Set(['yes', 'true', '1', 'да'])
const NO: ReadonlySet<string> = new Set(['no', 'false', '0', '', 'нет'])

export function yesNoCell() {
  return z.string().transform((written, context): boolean => {
    const said = written.trim().toLowerCase()
    if (!YES.has(said) && !NO.has(said)) context.addIssue(`“${written}” is neither yes nor no.`)
    return YES.has(said)
  })
}
