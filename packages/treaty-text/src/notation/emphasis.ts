/**
 * `*em*`, `**strong**`, `__underline__`: where in a line emphasis changes. Signs toggle; a line that does not end plain
 * has no emphasis at all, its signs are words.
 */
import type { Emphasis } from '../line.ts'

export interface EmphasisSign {
  readonly length: number
  readonly after: Emphasis
}

interface State {
  readonly em: boolean
  readonly strong: boolean
  readonly underline: boolean
}

/** The signs of [from, to) by offset. */
export function emphasisSigns(source: string, from: number, to: number): ReadonlyMap<number, EmphasisSign> {
  const signs = new Map<number, EmphasisSign>()
  let state: State = { em: false, strong: false, underline: false }
  for (let at = from; at < to;) {
    const character = source[at]
    if (character === '\\') {
      at += 2
      continue
    }
    const run = character === '*' ? runLength(source, at, to, '*') : character === '_' && source[at + 1] === '_' ? 2 : 0
    if (run === 0) {
      at++
      continue
    }
    if (run > 3) return new Map()
    state = character === '*' ? afterStars(state, run) : { ...state, underline: !state.underline }
    signs.set(at, { length: run, after: toEmphasis(state) })
    at += run
  }
  return state.em || state.strong || state.underline ? new Map() : signs
}

/** One star toggles em, two strong, three both. */
function afterStars(state: State, run: number): State {
  const em = run % 2 === 1 ? !state.em : state.em
  const strong = run >= 2 ? !state.strong : state.strong
  return { ...state, em, strong }
}

function toEmphasis({ em, strong, underline }: State): Emphasis {
  return { ...(em ? { em } : {}), ...(strong ? { strong } : {}), ...(underline ? { underline } : {}) }
}

function runLength(source: string, at: number, to: number, character: string): number {
  let length = 0
  while (at + length < to && source[at + length] === character) length++
  return length
}

/** The signs that lead from one emphasis to another. */
export function printChange(before: Emphasis, after: Emphasis): string {
  const stars = (before.em === after.em ? 0 : 1) + (before.strong === after.strong ? 0 : 2)
  return '*'.repeat(stars) + (before.underline === after.underline ? '' : '__')
}
