/** The laws by name. Each stands in laws.ts with what it says. */
export const LAWS = [
  'base',
  'convergence',
  'composition',
  'routing',
  'text',
  'decision',
  'reopening',
  'attribution',
  'notation',
  'origin',
  'acknowledged',
  'agreed',
  'characters',
  'register',
  'contained',
  'undo',
  'calm'
] as const
export type Law = (typeof LAWS)[number]

/** A law that does not hold. */
export class Violation extends Error {
  readonly law: Law

  constructor(law: Law, detail: string) {
    super(`the law of ${law} does not hold: ${detail}`)
    this.law = law
  }
}

export function mustHold(law: Law, holds: boolean, detail: () => string): void {
  if (!holds) throw new Violation(law, detail())
}

export function mustEqual(law: Law, what: string, actual: string, expected: string): void {
  if (actual === expected) return
  const [left, right] = [[...actual], [...expected]]
  const same = left.findIndex((letter, index) => right[index] !== letter)
  const [is, should] = [actual, expected].map((one) => around(one, same < 0 ? actual.length : same))
  throw new Violation(law, `${what}\n  is        ${is}\n  should be ${should}`)
}

/** The neighbourhood of the first difference. */
function around(shown: string, at: number): string {
  const letters = [...shown]
  const from = Math.max(0, at - 160)
  return `${from > 0 ? '… ' : ''}${letters.slice(from, at + 240).join('')}${letters.length > at + 240 ? ' …' : ''}`
}
