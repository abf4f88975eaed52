/**
 * Acts on whole articles and provisions: a new article, annex or chapter after another; an article deleted or moved; a
 * provision deleted. A delegation proposes them; the pen does them. Agreed articles are left alone.
 */
import { levelOf, pieceLength } from '@cartif/treaty-text'
import type { ArticleKind, Line, ProvisionMark } from '@cartif/treaty-text'
import { placeBetween } from '@cartif/negotiation'
import type { ComposedArticle, Segment } from '@cartif/negotiation'
import type { LiveInstrument } from '@cartif/live'
import { edit, isLocked } from './carry-out-edits.ts'
import type { Surface, Writer, WritingOptions } from './carry-out-edits.ts'
import { composedSelection, placeCaret } from './selections.ts'

/** What can be begun between two articles. */
export const NEW_KINDS = ['article', 'chapter', 'part', 'annex'] as const satisfies readonly ArticleKind[]
export type NewKind = (typeof NEW_KINDS)[number]

/** Begins an article after another, or before all of them; its heading gets the caret. Returns its id. */
export function insertArticle(
  surface: Surface,
  { live, writer }: WritingOptions,
  kind: NewKind,
  after: string | undefined
): string | undefined {
  if (!writer) return undefined
  const heading: ProvisionMark = { type: 'mark', id: writer.newMarkId(), kind: 'heading', numbering: 'auto' }
  const line: Line = [heading]
  const id = act(live, writer, () =>
    writer.actOnArticle({
      kind: 'insert',
      id: writer.newMarkId(),
      order: orderAfter(live, after),
      articleKind: kind,
      line
    })
  )
  placeCaret(surface, id, 1)
  return id
}

/** Deletes an article; one's own pending article goes without a trace. */
export function deleteArticle({ live, writer, onNotice }: WritingOptions, article: string): boolean {
  if (!writer || !mayTouch(live, writer, article)) return false
  if (isLocked(live, article)) {
    onNotice({ kind: 'locked', article })
    return false
  }
  act(live, writer, () => writer.actOnArticle({ kind: 'delete', article }))
  return true
}

/** Moves an article to right after another, or before all of them. */
export function moveArticle(
  { live, writer, onNotice }: WritingOptions,
  article: string,
  after: string | undefined
): boolean {
  if (!writer || article === after || !mayTouch(live, writer, article)) return false
  if (isLocked(live, article)) {
    onNotice({ kind: 'locked', article })
    return false
  }
  act(live, writer, () => writer.actOnArticle({ kind: 'move', article, order: orderAfter(live, after, article) }))
  return true
}

/** Takes back what the writer proposes for a whole article: that it goes, or where it should stand. */
export function keepArticle({ live, writer }: WritingOptions, article: string): boolean {
  const own = writer && ownActs(live.findComposed(article), writer)
  if (!writer || !own || own.length === 0) return false
  act(live, writer, () => writer.carryOut(own.map((change) => ({ kind: 'drop', change }))))
  return true
}

/** The writer's own open changes that delete or move a standing article. */
export function ownActs(
  article: ComposedArticle | undefined,
  { mode, holder }: Pick<Writer, 'mode' | 'holder'>
): readonly string[] {
  if (!article || mode === 'pen') return []
  return [...article.deleted, ...article.moved]
    .filter(({ proposal }) => proposal.holder === holder)
    .map(({ change }) => change.id)
}

/** Whether the writer can act on the article as a whole: what others only propose is theirs to move or withdraw. */
export function mayTouch(
  live: LiveInstrument,
  { mode, holder }: Pick<Writer, 'mode' | 'holder'>,
  article: string
): boolean {
  const composed = live.findComposed(article)
  if (!composed) return false
  return !composed.inserted || (mode === 'propose' && composed.inserted.proposal.holder === holder)
}

/** Strikes the provision around the caret with what stands under it; a heading stays. */
export function deleteProvision(surface: Surface, options: WritingOptions): boolean {
  const selection = composedSelection(surface.state)
  if (!selection || !options.writer) return true
  const { article, from } = selection
  const block = blockAround(options.live.findComposed(article)?.segments ?? [], from)
  if (block) edit(surface, options, { article, edit: { from: block.from, to: block.to, line: [] } }, true)
  return true
}

/** A provision with everything of a deeper level that follows it, in composed units from its mark on. */
export interface Block {
  readonly mark: ProvisionMark
  readonly from: number
  readonly to: number
}

/** The blocks of an article on the levels of their first marks, one for each mark but the heading's. */
export function blocksOf(segments: readonly Segment[]): readonly Block[] {
  const marks: { mark: ProvisionMark; at: number }[] = []
  let at = 0
  for (const { piece } of segments) {
    if (piece.type === 'mark') marks.push({ mark: piece, at })
    at += pieceLength(piece)
  }
  return marks.flatMap(({ mark, at: from }, index) => {
    if (mark.kind === 'heading' || mark.kind === 'footnote') return []
    const next = marks
      .slice(index + 1)
      .find((one) => levelOf(one.mark.kind) <= levelOf(mark.kind) || one.mark.kind === 'footnote')
    return [{ mark, from, to: next?.at ?? at }]
  })
}

/** The innermost block around a composed position. */
export function blockAround(segments: readonly Segment[], position: number): Block | undefined {
  return blocksOf(segments).findLast(({ from, to }) => from < position && position <= to)
}

/** One act: undone by itself. */
function act<T>(live: LiveInstrument, writer: Writer, run: () => T): T {
  writer.beginAct()
  const result = run()
  live.flush()
  writer.beginAct()
  return result
}

/** An order key right after an article, `without` one that is on its way there. */
function orderAfter(live: LiveInstrument, after: string | undefined, without?: string): string {
  const articles = live.composed.filter(({ id }) => id !== without)
  const index = after === undefined ? -1 : articles.findIndex(({ id }) => id === after)
  return placeBetween(articles[index]?.order ?? null, articles[index + 1]?.order ?? null)
}
