/**
 * A text and a later one made from it by acts that are known: words changed, paragraphs moved (some changed as well), whole
 * articles moved. Ids differ between the two, so that only the words say what became of what.
 */
import { provisionsOf, textLine } from '@cartif/treaty-text'
import type { Article, Line } from '@cartif/treaty-text'
import { createRandom } from '@cartif/treaty-text/testing'
import type { Random } from '@cartif/treaty-text/testing'
import { randomPhrase, randomProvision, randomTitle } from './treaty-words.ts'

export interface Plan {
  readonly seed: number
  readonly words: number
  readonly edits: number
  readonly movedParagraphs: number
  readonly movedArticles: number
}

export interface Planted {
  readonly before: readonly Article[]
  readonly after: readonly Article[]
  /** Ids before → after of the provisions and articles that moved. */
  readonly movedProvisions: ReadonlyMap<string, string>
  readonly movedArticles: ReadonlyMap<string, string>
}

interface Draft {
  readonly id: string
  readonly title: string
  readonly paragraphs: { readonly id: string; words: string }[]
}

/** Paragraphs an article has. */
const PARAGRAPHS = 8

export function plantChanges(plan: Plan): Planted {
  const random = createRandom(plan.seed)
  const drafts = randomDrafts(random, plan.words)
  const before = drafts.map((draft, index) => toArticle(draft, index, ''))
  const later = drafts.map((draft) => ({ ...draft, paragraphs: draft.paragraphs.map((one) => ({ ...one })) }))
  const movedProvisions = moveParagraphs(random, later, plan.movedParagraphs)
  const moved = moveArticles(random, later, plan.movedArticles)
  editWords(random, later, plan.edits)
  return {
    before,
    after: moved.drafts.map((draft, index) => toArticle(draft, index, 'later-')),
    movedProvisions: withLaterIds(movedProvisions),
    movedArticles: withLaterIds(moved.ids)
  }
}

function withLaterIds(ids: readonly string[]): ReadonlyMap<string, string> {
  return new Map(ids.map((id) => [id, `later-${id}`]))
}

function randomDrafts(random: Random, words: number): readonly Draft[] {
  const drafts: Draft[] = []
  for (let count = 0; count < words;) {
    const id = `a${drafts.length}`
    const paragraphs = Array.from({ length: PARAGRAPHS }, (_, index) => ({
      id: `${id}p${index}`,
      words: randomProvision(random)
    }))
    drafts.push({ id, title: randomTitle(random), paragraphs })
    count += paragraphs.reduce((sum, { words: one }) => sum + one.split(' ').length, 3)
  }
  return drafts
}

function toArticle({ id, title, paragraphs }: Draft, index: number, prefix: string): Article {
  const line: Line = [
    { type: 'mark', id: `${prefix}${id}h`, kind: 'heading', numbering: 'auto' },
    ...textLine(title),
    ...paragraphs.flatMap((one): Line => [
      { type: 'mark', id: `${prefix}${one.id}`, kind: 'paragraph', numbering: 'auto' },
      ...textLine(one.words)
    ])
  ]
  return { id: `${prefix}${id}`, kind: 'article', order: `a${String(index).padStart(6, '0')}`, line }
}

/** To an article at least five away. */
function moveParagraphs(random: Random, drafts: readonly Draft[], count: number): readonly string[] {
  const ids: string[] = []
  while (ids.length < count) {
    const from = random.int(drafts.length)
    const to = (from + 5 + random.int(drafts.length - 9)) % drafts.length
    const source = drafts[from]!.paragraphs
    const at = random.int(source.length)
    if (source.length < PARAGRAPHS / 2 || ids.includes(source[at]!.id)) continue
    const [one] = source.splice(at, 1)
    drafts[to]!.paragraphs.splice(random.int(drafts[to]!.paragraphs.length + 1), 0, one!)
    ids.push(one!.id)
    if (random.chance(0.5)) one!.words = editOnce(random, editOnce(random, one!.words))
  }
  return ids
}

function moveArticles(
  random: Random,
  drafts: readonly Draft[],
  count: number
): { drafts: readonly Draft[]; ids: readonly string[] } {
  const out = [...drafts]
  const ids = new Set<string>()
  while (ids.size < count) {
    const from = random.int(out.length)
    const one = out[from]!
    if (ids.has(one.id)) continue
    out.splice(from, 1)
    const room = out.length - 10
    const to = (from + 5 + random.int(Math.max(1, room))) % (out.length + 1)
    out.splice(to, 0, one)
    ids.add(one.id)
  }
  return { drafts: out, ids: [...ids] }
}

function editWords(random: Random, drafts: readonly Draft[], count: number): void {
  for (let done = 0; done < count; done++) {
    const paragraph = random.pick(random.pick(drafts).paragraphs)
    paragraph.words = editOnce(random, paragraph.words)
  }
}

/** A word replaced, a phrase put in, one or two words struck, another number or another duty. */
function editOnce(random: Random, words: string): string {
  const all = words.split(' ')
  const at = random.int(all.length)
  const kind = random.int(5)
  if (kind === 0) all.splice(at, 1, randomPhrase(random).split(' ')[0]!)
  else if (kind === 1) all.splice(at, 0, randomPhrase(random))
  else if (kind === 2 && all.length > 12) all.splice(at, 1 + random.int(2))
  else if (kind === 3) return words.replace(/\d+/, String(1 + random.int(180)))
  else return words.replace(/\b(shall|should|may)\b/, random.pick(['shall', 'should', 'may']))
  return all.join(' ')
}

/** The text as plain lines, a provision a line: what a comparison of files would be given. */
export function plainText(articles: readonly Article[]): string {
  const lines = articles.flatMap(({ line }) =>
    provisionsOf(line).map((one) => one.line.map((piece) => (piece.type === 'text' ? piece.text : '')).join(''))
  )
  return `${lines.join('\n')}\n`
}
