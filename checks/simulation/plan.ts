/** Random runs from a seed: who negotiates and what they do, without looking at what comes of it. */
import { createRandom } from '@cartif/treaty-text/testing'
import type { Random } from '@cartif/treaty-text/testing'
import { ARTICLE_ACTS, HOSTILE_ACTS } from './step.ts'
import type { Cast, EditAct, Run, Step } from './step.ts'

/** How often each kind of step comes, in relation to the others. */
const WEIGHTS: Readonly<Record<Step['kind'], number>> = {
  edit: 330,
  everywhere: 15,
  table: 30,
  pen: 50,
  undo: 60,
  redo: 25,
  position: 8,
  decide: 45,
  withdraw: 10,
  sponsor: 24,
  'take-up': 12,
  'take-over': 8,
  reopen: 14,
  agree: 14,
  revise: 3,
  deliver: 200,
  exchange: 110,
  settle: 12,
  disconnect: 14,
  connect: 30,
  kill: 4,
  join: 3,
  hostile: 30
}
const EDIT_WEIGHTS: Readonly<Record<EditAct, number>> = {
  type: 40,
  strike: 20,
  replace: 14,
  enter: 4,
  join: 4,
  level: 3,
  paste: 3,
  backspace: 6
}
const ANY = 1 << 16

export function planRun(seed: number, length: number): Run {
  const random = createRandom(seed)
  const cast = planCast(seed, random)
  return { cast, steps: Array.from({ length }, () => planStep(random)) }
}

function planCast(seed: number, random: Random): Cast {
  const delegations = Array.from({ length: 2 + (random.chance(0.4) ? 1 : 0) }, () => (random.chance(0.35) ? 2 : 1))
  if (random.chance(0.1)) delegations.push(1)
  return { seed, delegations, hasOldClient: random.chance(0.3), hasHostileClient: random.chance(0.4) }
}

function planStep(random: Random): Step {
  const kind = pickWeighted(random, WEIGHTS)
  const who = random.int(ANY)
  switch (kind) {
    case 'edit':
    case 'pen':
      return {
        kind,
        who,
        act: pickWeighted(random, EDIT_WEIGHTS),
        word: random.int(ANY),
        ...planPlace(random),
        pause: random.chance(0.6) ? 100 : 2000
      }
    case 'everywhere':
      return {
        kind,
        who,
        word: random.int(ANY),
        places: Array.from({ length: 2 + random.int(3) }, () => planPlace(random))
      }
    case 'table':
      return { kind, who, act: random.pick(ARTICLE_ACTS), word: random.int(ANY), ...planPlace(random) }
    case 'undo':
    case 'redo':
      return { kind, who, pen: random.chance(0.2) }
    case 'position':
      return { kind, who, proposal: random.int(ANY), stance: random.int(ANY) }
    case 'decide':
      return {
        kind,
        proposal: random.int(ANY),
        outcome: random.chance(0.65) ? 'accept' : 'reject',
        unseen: random.chance(0.15),
        again: random.chance(0.25)
      }
    case 'withdraw':
    case 'take-over':
      return { kind, who, proposal: random.int(ANY) }
    case 'sponsor':
      return { kind, who, proposal: random.int(ANY), pen: random.chance(0.8) }
    case 'take-up':
      return { kind, proposal: random.int(ANY) }
    case 'reopen':
      return { kind, proposal: random.int(ANY) }
    case 'agree':
      return { kind, part: random.int(ANY), open: random.chance(0.6) }
    case 'deliver':
      return { kind, link: random.int(ANY), count: 1 + random.int(4), hold: random.chance(0.1) }
    case 'disconnect':
    case 'connect':
      return { kind, who, document: random.chance(0.4) ? random.int(ANY) : null }
    case 'join':
      return { kind, party: random.int(ANY) }
    case 'hostile':
      return { kind, act: random.pick(HOSTILE_ACTS), a: random.int(ANY), b: random.int(ANY) }
    case 'exchange':
      return { kind, who }
    default:
      return { kind }
  }
}

function planPlace(random: Random) {
  return { article: random.int(ANY), at: random.int(ANY), length: random.int(ANY) }
}

function pickWeighted<K extends string>(random: Random, weights: Readonly<Record<K, number>>): K {
  const entries = Object.entries(weights) as [K, number][]
  let at = random.int(entries.reduce((sum, [, weight]) => sum + weight, 0))
  for (const [key, weight] of entries) {
    at -= weight
    if (at < 0) return key
  }
  throw new RangeError('no weights')
}
