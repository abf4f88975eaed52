/** The words of a line without marks, and what tells equal words of it apart: emphasis, and what a reference points at. */
import type { Emphasis, Line } from '@cartif/treaty-text'

/** What is said of the words from one place to another; '' for nothing. To be asked in ascending order. */
export type Styles = (from: number, to: number) => string

/** The words of a line, references as object replacement characters, and what tells equal words of it apart. */
export function readStyles(line: Line): { words: string; styles: Styles | undefined } {
  let words = ''
  const runs: { from: number; to: number; style: string }[] = []
  for (const piece of line) {
    const from = words.length
    words += piece.type === 'text' ? piece.text : '\uFFFC'
    const style = piece.type === 'text' ? styleOf(piece) : piece.type === 'reference' ? `→${piece.target}` : '¶'
    if (style !== '') runs.push({ from, to: words.length, style })
  }
  if (runs.length === 0) return { words, styles: undefined }
  let next = 0
  const styles = (from: number, to: number) => {
    while (next < runs.length && runs[next]!.to <= from) next++
    let style = ''
    for (let index = next; index < runs.length && runs[index]!.from < to; index++) {
      const run = runs[index]!
      style += `\u0001${Math.max(run.from, from) - from}-${Math.min(run.to, to) - from}${run.style}`
    }
    return style
  }
  return { words, styles }
}

function styleOf({ em, strong, underline }: Emphasis): string {
  return `${em ? 'e' : ''}${strong ? 's' : ''}${underline ? 'u' : ''}`
}

/** The words of a key, without what is said about their emphasis. */
export function wordsOfKey(key: string): string {
  const end = key.indexOf('\u0001')
  return end < 0 ? key : key.slice(0, end)
}
