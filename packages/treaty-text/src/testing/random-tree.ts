/** Random trees of the notation, hostile on purpose: words that look like designations, headers, signs and escapes. */
import { TARGET_FATES, bringsWords, normalizeTree } from '../notation/tree.ts'
import type { BracketNode, Header, NotationNode, Tree } from '../notation/tree.ts'
import type { Random } from './random.ts'

const WORDS = [
  'shall',
  ' ',
  '  ',
  'publish',
  'KAZ: ',
  'delete: ',
  '1. ',
  '(a) ',
  '(i)',
  'Article 5',
  'Preamble',
  '[',
  ']',
  '{',
  '}',
  '{Article 3}',
  '*',
  '**',
  '_',
  '__',
  '\\',
  '¶',
  '¶ x',
  ': ',
  '.',
  'Option 1: ',
  'PAK propose: ',
  'Стороны',
  '缔约方',
  '🌾',
  '* * *',
  'bis',
  'fees and ',
  '\t',
  ' — ',
  'a',
  '1 bis.  ',
  '^1 ',
  '^',
  '{Article 3, deleted}'
]
const PARTIES = ['KAZ', 'PAK', 'UZB', 'Chair']
const ARTICLES = ['article', 'chapter', 'annex', 'preamble', 'signature', 'part'] as const

export function randomTree(random: Random): Tree {
  const tree: NotationNode[] = []
  let article: string = random.pick(ARTICLES)
  for (let count = 1 + random.int(3); count > 0; count--) {
    article = random.pick(ARTICLES)
    tree.push(
      { type: 'article', kind: article as (typeof ARTICLES)[number] },
      ...randomWords(random, 1, false, article)
    )
    for (let provisions = random.int(5); provisions > 0; provisions--) {
      tree.push(randomMark(random, article), ...randomWords(random, 3, true, article))
    }
  }
  return normalizeTree(settle(tree))
}

function randomMark(random: Random, article: string): NotationNode {
  if (random.chance(0.1)) return randomFootnote(random)
  const kind = random.pick(['paragraph', 'paragraph', 'sub-paragraph', 'item', 'sub-item'] as const)
  const numbering = random.chance(0.3) ? 'none' : 'auto'
  if (numbering === 'none' && kind === 'paragraph' && article === 'preamble')
    return { type: 'mark', kind: 'recital', numbering }
  return { type: 'mark', kind, numbering }
}

const FOOTNOTES = ['1', '2', '2 bis', '3a', '12 ter'] as const

function randomFootnote(random: Random): NotationNode {
  if (random.chance(0.2)) return { type: 'mark', kind: 'footnote', numbering: 'none' }
  const label = random.chance(0.8) ? { label: random.pick(FOOTNOTES) } : {}
  return { type: 'mark', kind: 'footnote', numbering: 'auto', ...label }
}

function randomReference(random: Random): NotationNode {
  if (random.chance(0.3)) return { type: 'footnote-reference', label: random.pick(FOOTNOTES) }
  const designation = random.pick(['Article 4(2)', 'Annex A', 'Article 5 bis'])
  if (random.chance(0.7)) return { type: 'reference', designation }
  const target = random.pick(TARGET_FATES)
  return { type: 'reference', designation: random.chance(0.2) ? 'footnote' : designation, target }
}

function randomWords(random: Random, depth: number, marks: boolean, article: string): readonly NotationNode[] {
  const nodes: NotationNode[] = []
  for (let count = random.int(4); count > 0; count--) {
    if (depth > 0 && random.chance(0.35)) nodes.push(randomBracket(random, depth, marks, article))
    else if (random.chance(0.1)) nodes.push(randomReference(random))
    else nodes.push({ type: 'text', text: random.pick(WORDS), ...randomEmphasis(random) })
  }
  return nodes
}

function randomEmphasis(random: Random) {
  return {
    ...(random.chance(0.15) ? { em: true as const } : {}),
    ...(random.chance(0.1) ? { strong: true as const } : {}),
    ...(random.chance(0.08) ? { underline: true as const } : {})
  }
}

function randomBracket(random: Random, depth: number, marks: boolean, article: string): BracketNode {
  const body = [...randomWords(random, depth - 1, marks, article)]
  if (marks && random.chance(0.3)) body.splice(random.int(body.length + 1), 0, randomMark(random, article))
  const header = random.chance(0.3) ? undefined : randomHeader(random)
  return { type: 'bracket', ...(header ? { header } : {}), body }
}

function randomHeader(random: Random): Header {
  if (random.chance(0.1)) return { clauses: [], option: 'Option 2' }
  const clauses = Array.from({ length: random.chance(0.2) ? 2 : 1 }, () => ({
    parties: random.chance(0.3) ? [random.pick(PARTIES), random.pick(PARTIES)] : [random.pick(PARTIES)],
    ...(random.chance(0.2) ? { number: 1 + random.int(90) } : {}),
    ...(random.chance(0.2)
      ? { verb: random.pick(['oppose', 'support', 'reserve', 'retain', 'consider'] as const) }
      : {})
  }))
  return { clauses, ...(random.chance(0.2) ? { act: random.pick(['delete', 'bracket', 'move here'] as const) } : {}) }
}

/** Marks some brackets as alternatives, where the notation can say so. */
function settle(tree: Tree): Tree {
  const out: NotationNode[] = []
  for (const node of tree) {
    if (node.type !== 'bracket') {
      out.push(node)
      continue
    }
    const before = out[out.length - 1]
    const follows =
      before?.type === 'bracket' && (!before.header || before.alternative === true) && bringsWords(node.header)
    const body = settle(node.body)
    out.push(follows && body[0]?.type !== 'mark' ? { ...node, body, alternative: true } : { ...node, body })
  }
  return out
}
