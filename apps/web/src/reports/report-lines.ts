/** The text of a section as it is shown: paragraphs, and items under the paragraph before them. A dash begins an item. */

export interface ReportParagraph {
  readonly text: string
  readonly items: readonly string[]
}

export function paragraphsOf(text: string): readonly ReportParagraph[] {
  const paragraphs: { text: string; items: string[] }[] = []
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (line === '') continue
    const item = /^[–-] (.*)$/.exec(line)?.[1]
    if (item === undefined) paragraphs.push({ text: line, items: [] })
    else (paragraphs.at(-1) ?? addEmpty(paragraphs)).items.push(item)
  }
  return paragraphs
}

function addEmpty(paragraphs: { text: string; items: string[] }[]) {
  const empty = { text: '', items: [] }
  paragraphs.push(empty)
  return empty
}
