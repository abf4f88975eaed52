/**
 * Live documents from bracketed notation: words outside brackets are the text, `[KAZ: …]` brings, `[KAZ: delete: …]`
 * strikes, `[shall] [KAZ: may]` replaces, at any depth; a bracket around an article proposes it.
 */
import { designationsOf, lineLength, normalizeLine, outlineOf, parseNotation } from '@cartif/treaty-text'
import type { Article, BracketNode, Line, NotationNode, Piece, Tree } from '@cartif/treaty-text'
import { carryOut, compose, placesFor, spliceText } from '@cartif/negotiation'
import type { Change, Negotiation, SpliceChange, TextId } from '@cartif/negotiation'
import { LayerWriter, LiveInstrument, outlineSource } from '@cartif/live'
import type { LiveDocuments, NewChange } from '@cartif/live'
import { createDocument, writeArticles } from '@cartif/live'
import * as Y from 'yjs'

export const SCENE_HOLDERS = ['kaz', 'pak', 'uzb', 'chair'] as const
const SIGNS = ['|', '‹', '›'] as const

export interface ScenePosition {
  readonly article: TextId
  readonly composed: number
}

export interface SceneDocuments {
  readonly documents: LiveDocuments
  readonly anchor: ScenePosition
  readonly head: ScenePosition
}

export function documentsOfScene(notation: string): SceneDocuments {
  const { tree, issues } = parseNotation(notation)
  if (issues.length > 0) throw new Error(issues.map(({ message }) => message).join('; '))
  const builder = new SceneBuilder()
  const { negotiation, signs } = takeSigns(builder.build(tree))
  const caret = signs.get('|')
  const anchor = caret ?? signs.get('‹')
  const head = caret ?? signs.get('›')
  const start = { article: negotiation.articles[0]!.id, composed: 1 }
  return { documents: documentsOf(negotiation), anchor: anchor ?? start, head: head ?? start }
}

/** One text under construction: an article's or a change's. */
interface Draft {
  readonly id: TextId
  readonly pieces: Piece[]
}

class SceneBuilder {
  private readonly articles: { id: TextId; kind: Article['kind']; draft: Draft; holder?: string }[] = []
  private readonly changes: { holder: string; change: Omit<SpliceChange, 'id' | 'kind' | 'line'>; draft: Draft }[] = []
  private count = 0

  build(tree: Tree): Negotiation {
    this.read(tree, undefined, undefined)
    const orders = placesFor(this.articles.length)
    const lineOf = ({ pieces }: Draft) => normalizeLine(pieces)
    const articles: Article[] = []
    const proposals: Negotiation['proposals'][number][] = []
    const propose = (holder: string, change: Change) =>
      void proposals.push({ id: `${holder}-p${change.id}`, holder, status: 'tabled', tabled: 1e12, changes: [change] })
    this.articles.forEach(({ id, kind, draft, holder }, index) => {
      const order = orders[index]!
      if (holder === undefined) articles.push({ id, kind, order, line: lineOf(draft) })
      else propose(holder, { kind: 'insert-article', id, order, articleKind: kind, line: lineOf(draft) })
    })
    for (const { holder, change, draft } of this.changes)
      propose(holder, { kind: 'splice', ...change, id: draft.id, line: lineOf(draft) })
    return resolveReferences({ articles, proposals })
  }

  private newId(holder?: string): TextId {
    return `${holder === undefined ? 'a' : `${holder}-`}${String(++this.count).padStart(4, '0')}`
  }

  private read(tree: Tree, draft: Draft | undefined, holder: string | undefined): Draft | undefined {
    let into = draft
    for (let index = 0; index < tree.length; index++) {
      const node = tree[index]!
      if (node.type === 'article') into = this.beginArticle(node, holder)
      else if (node.type === 'bracket') {
        const next = tree[index + 1]
        into = this.readBracket(node, next?.type === 'bracket' && next.alternative ? next : undefined, into)
        if (next?.type === 'bracket' && next.alternative) index++
      } else into!.pieces.push(this.pieceOf(node))
    }
    return into
  }

  private beginArticle(node: NotationNode & { type: 'article' }, holder: string | undefined): Draft {
    const draft: Draft = { id: this.newId(holder), pieces: [] }
    if (node.kind !== 'text')
      draft.pieces.push({ type: 'mark', id: `m${++this.count}`, kind: 'heading', numbering: 'auto' })
    this.articles.push({ id: draft.id, kind: node.kind, draft, ...(holder === undefined ? {} : { holder }) })
    return draft
  }

  private readBracket(
    node: BracketNode,
    alternative: BracketNode | undefined,
    into: Draft | undefined
  ): Draft | undefined {
    const holder = node.header?.clauses[0]?.parties[0]?.toLowerCase()
    if (node.body[0]?.type === 'article') {
      this.read(node.body, undefined, holder)
      return into
    }
    if (!into) throw new Error('a bracket stands before the first article')
    const from = lineLength(normalizeLine(into.pieces))
    if (holder === undefined || node.header?.act === 'delete') {
      this.read(node.body, into, undefined)
      const to = lineLength(normalizeLine(into.pieces))
      const replaced = alternative?.header?.clauses[0]?.parties[0]?.toLowerCase()
      this.addChange(replaced ?? holder ?? 'record', into.id, from, to, alternative?.body ?? [])
    } else this.addChange(holder, into.id, from, from, node.body)
    return into
  }

  private addChange(holder: string, text: TextId, from: number, to: number, words: Tree): void {
    const draft: Draft = { id: this.newId(holder), pieces: [] }
    const place = placesFor(this.changes.length + 1).at(-1)!
    this.changes.push({ holder, change: { in: text, from, to, at: to, place }, draft })
    this.read(words, draft, undefined)
  }

  private pieceOf(node: Exclude<NotationNode, { type: 'article' | 'bracket' }>): Piece {
    if (node.type === 'text') return node
    if (node.type === 'footnote-reference') return { type: 'reference', target: `f${node.label}`, name: 'footnote' }
    if (node.type === 'reference') return { type: 'reference', target: node.designation, name: node.designation }
    if (node.kind !== 'footnote' || node.label === undefined) return { ...node, id: `m${++this.count}` }
    return { type: 'mark', id: `f${node.label}`, kind: 'footnote', numbering: 'auto' }
  }
}

/** References were read by name: what is called so in the composed text is meant. */
function resolveReferences({ articles, proposals }: Negotiation): Negotiation {
  const outline = outlineOf(compose({ articles, proposals }).map(outlineSource))
  const ids = new Map([...designationsOf(outline)].toReversed().map(([id, name]) => [name, id]))
  for (const { id, number } of outline) ids.set(number, id)
  const resolve = <T extends { readonly line: Line }>(one: T): T => ({
    ...one,
    line: one.line.map((piece) =>
      piece.type === 'reference' ? { ...piece, target: ids.get(piece.target) ?? piece.target } : piece
    )
  })
  return {
    articles: articles.map(resolve),
    proposals: proposals.map((proposal) => ({
      ...proposal,
      changes: proposal.changes.map((change) => ('line' in change ? resolve(change) : change))
    }))
  }
}

/** Takes the signs out of the words and tells where in the composed text they stood. */
function takeSigns(marked: Negotiation): { negotiation: Negotiation; signs: ReadonlyMap<string, ScenePosition> } {
  const signs = new Map<string, ScenePosition>()
  let negotiation = marked
  for (const sign of SIGNS) {
    const found = findSign(negotiation, sign)
    if (!found) continue
    const { text, offset, article, composed } = found
    negotiation = spliceText(negotiation, text, { from: offset, to: offset + 1, line: [] })
    signs.set(sign, { article, composed })
  }
  return { negotiation: carryOut(negotiation, [], { holder: '', tabled: 0, newId: () => '' }), signs }
}

function findSign(negotiation: Negotiation, sign: string) {
  for (const { id, segments } of compose(negotiation)) {
    let at = 0
    for (const { piece, text, offset } of segments) {
      const index = piece.type === 'text' ? piece.text.indexOf(sign) : -1
      if (index >= 0) return { text, offset: offset + index, article: id, composed: at + index }
      at += piece.type === 'text' ? piece.text.length : 1
    }
  }
  return undefined
}

/** Writes the negotiation into documents, each change by its holder's writer; outer changes come first. */
function documentsOf({ articles, proposals }: Negotiation): LiveDocuments {
  const layers = new Map(SCENE_HOLDERS.map((holder) => [holder as string, new Y.Doc()]))
  const documents = { text: new Y.Doc(), record: new Y.Doc(), layers }
  for (const doc of [documents.text, documents.record, ...layers.values()]) createDocument(doc, {})
  writeArticles(documents.text, articles)
  const live = new LiveInstrument(documents)
  for (const { holder, changes } of proposals) {
    const ids = [`p${changes[0]!.id.replace(`${holder}-`, '')}`, changes[0]!.id.replace(`${holder}-`, '')]
    const author = { holder, by: holder, newSuffix: () => ids.shift()!, now: () => '2026-01-01T00:00:00Z' }
    new LayerWriter(live, author).propose(changes.map(toNewChange))
  }
  live.destroy()
  return documents
}

function toNewChange(change: Change): NewChange {
  const { id: _, ...rest } = change
  return rest as NewChange
}
