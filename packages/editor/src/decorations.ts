/**
 * Brackets, party labels and strikes: one decoration for each segment that is not the plain text as it stands. The signs
 * are attributes that the style sheet prints, so they are never text: not selected, not copied, not typed into.
 */
import { pieceLength } from '@cartif/treaty-text'
import type { BracketSigns, ComposedArticle, Segment } from '@cartif/negotiation'
import { Decoration } from '@tiptap/pm/view'
import type { ArticlePosition } from './positions.ts'
import { bracketSigns } from '@cartif/negotiation'

/** The decorations of one article, given where it stands in the document. */
export function decorateArticle(
  article: ComposedArticle,
  { node, begin }: ArticlePosition,
  names: boolean
): Decoration[] {
  const signs = bracketSigns(article.segments, { names })
  const decorations: Decoration[] = []
  let at = begin + 1
  let provision = -1
  article.segments.forEach((segment, index) => {
    if (segment.piece.type === 'mark') {
      if (provision >= 0) at += 1
      provision++
      const size = node.maybeChild(provision)?.nodeSize ?? 0
      if (isTouched(segment) && size > 0) decorations.push(decorateMark(segment, at, at + size, signs[index]!))
      at += 1
      return
    }
    const end = at + pieceLength(segment.piece)
    if (isTouched(segment)) decorations.push(decorateWords(segment, at, end, signs[index]!))
    at = end
  })
  return decorations
}

function isTouched({ inserted, deleted, bracketed }: Segment): boolean {
  return inserted.length + deleted.length + bracketed.length > 0
}

function decorateWords(segment: Segment, from: number, to: number, signs: BracketSigns): Decoration {
  const { inserted, deleted } = segment
  return Decoration.inline(from, to, {
    ...attributesOf(segment),
    nodeName: deleted.length > 0 ? 'del' : inserted.length > 0 ? 'ins' : 'span',
    ...(signs.open ? { 'data-open': signs.open } : {}),
    ...(signs.close ? { 'data-close': signs.close } : {})
  })
}

/** A proposed or struck provision mark shows at its provision: the sign stands before the number. */
function decorateMark(segment: Segment, from: number, to: number, signs: BracketSigns): Decoration {
  const { class: names, ...rest } = attributesOf(segment)
  return Decoration.node(from, to, {
    ...rest,
    class: names.replaceAll('t-', 'm-'),
    ...(signs.open ? { 'data-mark-open': signs.open } : {}),
    ...(signs.close ? { 'data-mark-close': signs.close } : {})
  })
}

function attributesOf({ inserted, deleted, bracketed }: Segment) {
  const all = [...inserted, ...deleted, ...bracketed]
  const classes = [inserted.length > 0 && 't-ins', deleted.length > 0 && 't-del', bracketed.length > 0 && 't-bracket']
  return {
    class: classes.filter(Boolean).join(' '),
    'data-holder': (inserted[inserted.length - 1] ?? deleted[0] ?? bracketed[0])!.proposal.holder,
    'data-proposals': [...new Set(all.map(({ proposal }) => proposal.id))].join(' ')
  }
}
