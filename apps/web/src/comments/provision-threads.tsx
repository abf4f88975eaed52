import type { LiveInstrument } from '@cartif/live'
import type { ComposedArticle } from '@cartif/negotiation'
import type { Instrument } from '../shared/api.ts'
import { Dialog } from '../shared/dialog.tsx'
import { CommentThread } from './comment-thread.tsx'
import { useComments } from './use-comments.ts'

interface ProvisionThreadsProps {
  readonly live: LiveInstrument
  readonly instrument: Instrument
  readonly article: ComposedArticle
}

/** What is said about single provisions of an article, in reading order. */
export function ProvisionThreads({ live, instrument, article }: ProvisionThreadsProps) {
  const subjects = new Set(useComments(live, instrument.id).map(({ subject }) => subject))
  const marks = article.segments.flatMap(({ piece }) =>
    piece.type === 'mark' && subjects.has(piece.id) ? [piece.id] : []
  )
  return marks.map((mark) => (
    <CommentThread
      key={mark}
      live={live}
      instrument={instrument}
      subject={mark}
      about={live.designations.get(mark) ?? 'a provision'}
      isNamed
    />
  ))
}

interface ProvisionCommentProps {
  readonly live: LiveInstrument
  readonly instrument: Instrument
  readonly provision: string
  onClose(): void
}

/** Commenting on the provision the caret stands in. */
export function ProvisionComment({ live, instrument, provision, onClose }: ProvisionCommentProps) {
  const name = live.designations.get(provision) ?? 'this provision'
  return (
    <Dialog onClose={onClose} title={`Comments on ${name}`} centered>
      <CommentThread live={live} instrument={instrument} subject={provision} about={name} isUnfolded />
    </Dialog>
  )
}

/** The provision the caret stands in; undefined where it stands in none. */
export function provisionAtCaret(): string | undefined {
  const node = document.getSelection()?.focusNode
  const element = node instanceof Element ? node : node?.parentElement
  return element?.closest<HTMLElement>('.treaty-text [data-provision]')?.dataset['provision']
}
