import { normalizeLine } from '../line.ts'
import type { Line, Piece, ProvisionKind } from '../line.ts'
import type { Random } from './random.ts'

const WORDS = [
  'shall',
  'publish',
  'committee',
  'Беспрепятственно',
  '公布',
  '🌾',
  'o',
  ' ',
  ', ',
  'agree',
  '[',
  '*',
  '1. ',
  'ғаламтор'
]
const KINDS: readonly ProvisionKind[] = ['paragraph', 'sub-paragraph', 'item', 'sub-item']

/** A random normal line. `mark` gives ids; without it no marks are made. */
export function randomLine(random: Random, pieces: number, mark?: () => string): Line {
  const out: Piece[] = []
  for (let index = 0; index < pieces; index++) {
    if (mark && random.chance(0.15)) out.push({ type: 'mark', id: mark(), kind: random.pick(KINDS), numbering: 'auto' })
    else if (random.chance(0.03)) out.push({ type: 'reference', target: `a${random.int(5)}` })
    else out.push({ type: 'text', text: random.pick(WORDS), ...(random.chance(0.1) ? { em: true as const } : {}) })
  }
  return normalizeLine(out)
}
