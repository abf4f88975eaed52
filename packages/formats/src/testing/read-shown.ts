/** What a Word file shows, in the words of `shownText`. */
import type { LabelledParagraph, WordText } from '../read/read-paragraphs.ts'

export function readShown({ paragraphs, notes }: WordText): readonly string[] {
  const words = ({ runs }: Pick<LabelledParagraph, 'runs'>): string =>
    runs
      .map(({ text, note, mark }) => (note === undefined ? text : `{${mark ?? '#'}:${noteWords(note, mark)}}`))
      .join('')
  const noteWords = (id: string, mark = ''): string => {
    const all = (notes.get(id) ?? []).map(words).join('\n')
    return all.slice(mark.length).replace(/^\t/, '')
  }
  return paragraphs.map((one) => (one.label === '' ? words(one) : `${one.label}\t${words(one)}`))
}
