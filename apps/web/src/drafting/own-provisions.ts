/**
 * What a change brings, told apart: the words that stand in the place of what it strikes, and the provisions that it begins,
 * each with its own number. A new paragraph behind a struck sentence is not what replaces the sentence.
 */
import type { ChangeWording, Proposal } from '@cartif/negotiation'

export interface Brought {
  /** Instead of what is struck. */
  readonly words: string
  readonly provisions: readonly { readonly name: string; readonly words: string }[]
}

/** `nameOf` gives "Article 42(1 bis)" for the id of a mark, where it is called anything. */
export function broughtBy(
  { kind, change: id, inserted, movedFrom }: ChangeWording,
  proposal: Proposal,
  nameOf: (mark: string) => string | undefined
): Brought {
  const undivided = { words: inserted, provisions: [] }
  const [words = '', ...begun] = inserted.split('\n')
  // A provision that only begins here goes on with words that stand: it has none of its own to tell apart.
  if (kind !== 'splice' || begun.every((one) => one.trim() === '')) return undivided
  // What is moved here is told with where it comes from: nothing of it is new.
  if (movedFrom !== undefined) return undivided
  const change = proposal.changes.find((one) => one.id === id)
  const marks = change?.kind === 'splice' ? change.line.filter((piece) => piece.type === 'mark') : []
  // A footnote is told by its sign, and stands behind the words that refer to it.
  if (marks.some((mark) => mark.kind === 'footnote')) return undivided
  const provisions = begun.map((said, index) => ({
    name: `${shortName(nameOf(marks[index]?.id ?? '')) ?? 'paragraph'}, new`,
    words: said
  }))
  return { words, provisions }
}

/** "1 bis" of "Article 42(1 bis)", "(1)(a bis)" of "Article 42(1)(a bis)": the card says the article. */
function shortName(name: string | undefined): string | undefined {
  const numbers = /\(.*\)$/.exec(name ?? '')?.[0]
  return numbers === undefined ? name : (/^\((\d[^()]*)\)$/.exec(numbers)?.[1] ?? numbers)
}
