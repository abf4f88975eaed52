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
const KINDS: readonly ProvisionKind[] = ['paragraph', 'sub-paragraph', 'item', 'sub-item', 'footnote']

/** A random normal line. `mark` gives ids; without it no marks are made. References may be to its own provisions. */
export function randomLine(random: Random, pieces: number, mark?: () => string): Line {
  const out: Piece[] = []
  const ids: string[] = []
  const begin = (id: string): Piece => {
    ids.push(id)
    return { type: 'mark', id, kind: random.pick(KINDS), numbering: 'auto' }
  }
  for (let index = 0; index < pieces; index++) {
    if (mark && random.chance(0.15)) out.push(begin(mark()))
    else if (random.chance(0.05))
      out.push({ type: 'reference', target: random.pick([`a${random.int(5)}`, ids[random.int(ids.length)] ?? 'gone']) })
    else out.push({ type: 'text', text: random.pick(WORDS), ...(random.chance(0.1) ? { em: true as const } : {}) })
  }
  return normalizeLine(out)
}
