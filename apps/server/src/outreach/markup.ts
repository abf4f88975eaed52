/** Words within HTML and XML. */
const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

export function escapeMarkup(words: string): string {
  return words.replace(/[&<>"']/g, (sign) => SIGNS[sign]!)
}

/** Paragraphs and lists of what is written one paragraph a line, items with a dash before them. */
export function paragraphsToHtml(text: string): string {
  const lines = text.split('\n').map((line) => line.trim())
  const blocks: { readonly isList: boolean; readonly lines: string[] }[] = []
  for (const line of lines.filter(Boolean)) {
    const item = /^[–-] (.*)$/.exec(line)?.[1]
    const last = blocks.at(-1)
    if (item !== undefined && last?.isList) last.lines.push(item)
    else blocks.push({ isList: item !== undefined, lines: [item ?? line] })
  }
  return blocks.map(({ isList, lines: of }) => (isList ? listToHtml(of) : `<p>${escapeMarkup(of[0]!)}</p>`)).join('')
}

export function listToHtml(items: readonly string[]): string {
  return `<ul>${items.map((item) => `<li>${escapeMarkup(item)}</li>`).join('')}</ul>`
}
