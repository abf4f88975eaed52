/**
 * A step that exchanges words of one provision, whose place is known: to ProseMirror a replacement like any other, but it is carried
 * out without looking for its ends among all articles.
 */
import { Fragment, Slice } from '@tiptap/pm/model'
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import { ReplaceStep, StepResult } from '@tiptap/pm/transform'

/** Where the words are: in which article, in which of its provisions, and from where to where in that. */
export interface WordPlace {
  readonly article: number
  readonly provision: number
  readonly from: number
  readonly to: number
}

export class WordStep extends ReplaceStep {
  private readonly place: WordPlace

  /** `begin` is where the words of the provision begin in the document. */
  constructor(begin: number, place: WordPlace, words: ProseMirrorNode | undefined) {
    const slice = words ? new Slice(Fragment.from(words), 0, 0) : Slice.empty
    super(begin + place.from, begin + place.to, slice)
    this.place = place
  }

  override apply(doc: ProseMirrorNode): StepResult {
    const { article: index, provision: inside, from, to } = this.place
    const article = doc.child(index)
    const provision = article.child(inside)
    const { content } = provision
    const words = content.cut(0, from).append(this.slice.content).append(content.cut(to))
    const provisions = article.content.replaceChild(inside, provision.copy(words))
    return StepResult.ok(doc.copy(doc.content.replaceChild(index, article.copy(provisions))))
  }
}
