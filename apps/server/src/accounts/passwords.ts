/**
 * What may be a password: 12 to 128 characters, and not to be guessed in a million million tries by somebody who knows the
 * fifty thousand passwords most often found in breaches, keyboards, dates and repetitions, and the person's name and
 * address. Nothing is asked of any other computer: the list is part of the server.
 */
import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'

export const PASSWORD_LENGTH = { min: 12, max: 128 } as const

/** 0 to 4; from 3 on a password withstands guessing against a copy of the database. */
const STRONG = 3

const judge = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs })

const ADVICE: Readonly<Record<string, string>> = {
  common: 'This password is one of those that are tried first: it has been found in many breaches.',
  similarToCommon: 'This is a password that has been found in many breaches, with little added.',
  simpleRepeat: 'Repetitions are guessed at once.',
  extendedRepeat: 'Repetitions are guessed at once.',
  sequences: 'Sequences such as abc or 4567 are guessed at once.',
  keyPattern: 'Keys that lie side by side are guessed at once.',
  straightRow: 'Keys that lie side by side are guessed at once.',
  dates: 'Dates are guessed at once.',
  recentYears: 'Years are guessed at once.',
  userInputs: 'It is made of your own name or address.'
}

/** Why a password is not taken, as a sentence to its owner; undefined where it is. `known` is what anybody knows of them. */
export function findWeakness(password: string, known: readonly string[]): string | undefined {
  const { length } = password
  if (length < PASSWORD_LENGTH.min)
    return `At least ${PASSWORD_LENGTH.min} characters: this has ${length}. Four or five words that do not belong together do well.`
  if (length > PASSWORD_LENGTH.max) return `At most ${PASSWORD_LENGTH.max} characters: this has ${length}.`
  const { score, feedback } = judge.check(password, known.flatMap(partsOf))
  if (score >= STRONG) return undefined
  const why = ADVICE[feedback.warning ?? ''] ?? 'This is guessed too easily.'
  return `${why} Four or five words that do not belong together do well.`
}

/** A name and an address, whole and in their parts. */
function partsOf(known: string): readonly string[] {
  return [known, ...known.split(/[^\p{L}\p{N}]+/u).filter(({ length }) => length > 2)]
}
