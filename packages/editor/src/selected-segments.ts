/** What is selected, stretch by stretch of one standing; for a caret the stretch it stands in. */
import { pieceLength } from '@cartif/treaty-text'
import type { LiveInstrument } from '@cartif/live'
import type { Segment } from '@cartif/negotiation'
import type { EditorState } from '@tiptap/pm/state'
import { selectedRanges } from './selections.ts'

export interface SelectedSegment {
  readonly article: string
  /** As a whole; `words` are those of it that are selected. */
  readonly segment: Segment
  readonly words: string
}

export function selectedSegments(state: EditorState, live: LiveInstrument): readonly SelectedSegment[] {
  return selectedRanges(state).flatMap(({ article, from, to }) => {
    let at = 0
    return (live.findComposed(article)?.segments ?? []).flatMap((segment) => {
      const [start, end] = [at, at + pieceLength(segment.piece)]
      at = end
      if (segment.piece.type !== 'text') return []
      const { text } = segment.piece
      if (from === to) return start < from && from <= end ? [{ article, segment, words: text }] : []
      if (end <= from || start >= to) return []
      return [{ article, segment, words: text.slice(Math.max(from - start, 0), to - start) }]
    })
  })
}
