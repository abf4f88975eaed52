/** What the outline of an instrument depends on in a composed article. */
import type { ComposedArticle } from '@cartif/negotiation'
import { composedLine } from '@cartif/negotiation'
import type { OutlineSource } from '@cartif/treaty-text'

/** The composed article as the outline reads it: proposed provisions do not push the numbers of the others. */
export function outlineSource({ id, kind, inserted, deleted, segments }: ComposedArticle): OutlineSource {
  return {
    id,
    kind,
    line: composedLine(segments),
    proposed: inserted !== undefined,
    struck: deleted.length > 0,
    isProposed: (piece) => segments[piece]!.inserted.length > 0,
    isStruck: (piece) => segments[piece]!.deleted.length > 0
  }
}

/** Whatever the outline depends on, as one comparable string: heading words too, they are the title. */
export function structureOf({ kind, order, inserted, deleted, segments }: ComposedArticle): string {
  let structure = `${kind}|${order}|${inserted ? 'proposed' : ''}${deleted.length > 0 ? 'struck' : ''}`
  let isHeading = false
  for (const { piece, inserted: brought, deleted: struck } of segments) {
    const standing = `${brought.length > 0 ? 1 : 0}${struck.length > 0 ? 1 : 0}`
    if (piece.type === 'mark') {
      isHeading = piece.kind === 'heading'
      structure += `|${piece.id}:${piece.kind}:${piece.numbering}:${piece.label ?? ''}:${piece.was ?? ''}:${standing}`
    } else if (piece.type === 'reference') structure += `>${piece.target}:${standing}`
    else if (isHeading) structure += piece.text
  }
  return structure
}
