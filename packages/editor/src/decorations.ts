/**
 * Brackets, party labels and strikes: one decoration for each segment that is not the plain text as it stands. The signs
 * are attributes that the style sheet prints, so they are never text: not selected, not copied, not typed into.
 */
import { pieceLength } from '@cartif/treaty-text'
import type { BracketSigns, ComposedArticle, Segment } from '@cartif/negotiation'
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import { Decoration } from '@tiptap/pm/view'
import type { DecorationAttrs, DecorationSet } from '@tiptap/pm/view'
import type { ArticlePosition } from './positions.ts'
import { bracketSigns } from '@cartif/negotiation'
import { haveSameBrackets, haveSamePieces, provisionsIn } from './rendering.ts'
import type { ProvisionSegments } from './rendering.ts'
import { describeBrackets } from './describe-brackets.ts'

/** The decorations of one article, given where it stands in the document. */
export function decorateArticle(article: ComposedArticle, position: ArticlePosition, names: boolean): Decoration[] {
  const { segments } = article
  const signs = bracketSigns(segments, { names })
  const decorations: Decoration[] = []
  eachProvision(article, position, (provision, from, to) => {
    decorateProvision(decorations, article, provision, { signs, skipped: 0, names }, from, to)
  })
  return decorations
}

/** What the decorations of an article were drawn for. */
export interface DrawnArticle {
  readonly article: ComposedArticle
  readonly node: ProseMirrorNode
  /** The only one of its provisions that has to be drawn anew, where that is known. */
  readonly provision?: number | undefined
}

/**
 * Brings decorations that were mapped along to what the article looks like now, provision by provision, and only those
 * that are different. `before` is what they were drawn for, where no provision has come or gone since.
 */
export function redecorateArticle(
  set: DecorationSet,
  doc: ProseMirrorNode,
  article: ComposedArticle,
  position: ArticlePosition,
  names: boolean,
  before: DrawnArticle | undefined
): DecorationSet {
  const { segments } = article
  const removed: Decoration[] = []
  const added: Decoration[] = []
  eachProvision(article, position, (provision, from, to, index) => {
    if (before?.provision !== undefined && before.provision !== index) return
    if (before && isDrawnAlike(before, article, position.node, index)) return
    const wanted: Decoration[] = []
    // With a neighbour on either side, whose brackets may go on.
    const start = Math.max(provision.from - 1, 0)
    const signs = bracketSigns(segments.slice(start, provision.to + 1), { names })
    decorateProvision(wanted, article, provision, { signs, skipped: start, names }, from, to)
    const present = set.find(from, to).filter((one) => one.from >= from && one.from < to)
    const has = (list: readonly Decoration[], one: Decoration) => list.some((other) => isSameDecoration(one, other))
    removed.push(...present.filter((one) => !has(wanted, one)))
    added.push(...wanted.filter((one) => !has(present, one)))
  })
  const kept = removed.length > 0 ? set.remove(removed) : set
  return added.length > 0 ? kept.add(doc, added) : kept
}

/**
 * Whether a provision, and what its first and last bracket depend on, is as it was; its place may be another. A reference
 * that says something else is a new node, and what was drawn on it went with the old one.
 */
function isDrawnAlike(drawn: DrawnArticle, now: ComposedArticle, node: ProseMirrorNode, index: number): boolean {
  const [before, after] = [drawn.article.segments, now.segments]
  const [shown, shows] = [drawn.node.maybeChild(index), node.maybeChild(index)]
  if (shown !== shows && !(shown && shows?.content.eq(shown.content))) return false
  const old = provisionsIn(before)[index]
  const own = provisionsIn(after)[index]!
  if (!old || !haveSamePieces(before, old, after, own)) return false
  for (let offset = -1; offset <= own.to - own.from; offset++) {
    if (!haveSameBrackets(before[old.from + offset], after[own.from + offset])) return false
  }
  return true
}

function isSameDecoration(a: Decoration, b: Decoration): boolean {
  return a.from === b.from && a.to === b.to && lookOf(a) === lookOf(b)
}

/** What a decoration shows, and the same as one string to compare: most are never compared. */
class Look {
  /** Letters that come at the end of bracketed words are most often typed on there; where they are not, all is drawn anew. */
  readonly inclusiveEnd = true
  readonly attributes: DecorationAttrs
  private written: string | undefined

  constructor(attributes: DecorationAttrs) {
    this.attributes = attributes
  }

  get look(): string {
    return (this.written ??= JSON.stringify(this.attributes))
  }
}

function lookOf({ spec }: Decoration): string {
  return (spec as Look).look
}

function eachProvision(
  { segments }: ComposedArticle,
  { node, begin }: ArticlePosition,
  visit: (provision: ProvisionSegments, from: number, to: number, index: number) => void
): void {
  let at = begin + 1
  provisionsIn(segments).forEach((provision, index) => {
    const size = node.maybeChild(index)?.nodeSize ?? 0
    if (size > 0) visit(provision, at, at + size, index)
    at += size
  })
}

/** How brackets are written. */
interface Writing {
  /** Of the segments from `skipped` on. */
  readonly signs: readonly BracketSigns[]
  readonly skipped: number
  readonly names: boolean
}

function decorateProvision(
  out: Decoration[],
  { segments }: ComposedArticle,
  provision: ProvisionSegments,
  { signs, skipped, names }: Writing,
  from: number,
  to: number
): void {
  let at = from
  for (let index = provision.from; index < provision.to; index++) {
    const segment = segments[index]!
    const end = at + pieceLength(segment.piece)
    if (isTouched(segment)) {
      const own = signs[index - skipped]!
      const attributes = attributesOf(segment, names)
      if (index === provision.from) out.push(decorateMark(attributes, from, to, own))
      else out.push(decorateWords(segment, attributes, at, end, own))
    }
    at = end
  }
}

function isTouched({ inserted, deleted, bracketed }: Segment): boolean {
  return inserted.length + deleted.length + bracketed.length > 0
}

function decorateWords(
  { inserted, deleted }: Segment,
  common: CommonAttributes,
  from: number,
  to: number,
  signs: BracketSigns
): Decoration {
  const attributes = {
    ...common,
    nodeName: deleted.length > 0 ? 'del' : inserted.length > 0 ? 'ins' : 'span',
    ...(signs.open ? { 'data-open': besideWords(signs.open) } : {}),
    ...(signs.close ? { 'data-close': signs.close } : {})
  }
  return Decoration.inline(from, to, attributes, new Look(attributes))
}

/** No line ends between a name and the first word it stands before. */
function besideWords(open: string): string {
  return open.replace(/ $/, '\u00A0')
}

/** A proposed or struck provision mark shows at its provision: the sign stands before the number. */
function decorateMark(common: CommonAttributes, from: number, to: number, signs: BracketSigns): Decoration {
  const attributes = {
    ...common,
    class: common.class.replaceAll('t-', 'm-'),
    ...(signs.open ? { 'data-mark-open': signs.open } : {}),
    ...(signs.close ? { 'data-mark-close': signs.close } : {})
  }
  return Decoration.node(from, to, attributes, new Look(attributes))
}

type CommonAttributes = ReturnType<typeof attributesOf>

function attributesOf(segment: Segment, names: boolean) {
  const { inserted, deleted, bracketed } = segment
  const all = [...inserted, ...deleted, ...bracketed]
  const classes = [inserted.length > 0 && 't-ins', deleted.length > 0 && 't-del', bracketed.length > 0 && 't-bracket']
  return {
    class: classes.filter(Boolean).join(' '),
    'data-holder': (inserted[inserted.length - 1] ?? deleted[0] ?? bracketed[0])!.proposal.holder,
    'data-proposals': [...new Set(all.map(({ proposal }) => proposal.id))].join(' '),
    'aria-description': describeBrackets(segment, names)
  }
}
