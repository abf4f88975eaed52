/** The selected words of a page, stretch by stretch of one origin: `data-origin` says it of the elements that hold words. */

export interface Stretch {
  readonly words: string
  readonly origin: string
}

export function stretchesIn(page: Element, range: Range): readonly Stretch[] {
  const stretches: Stretch[] = []
  for (const element of page.querySelectorAll('[data-origin]')) {
    if (!range.intersectsNode(element)) continue
    const words = selectedWords(element, range)
    const origin = element.getAttribute('data-origin')!
    const last = stretches.at(-1)
    if (words.trim() === '') continue
    if (last?.origin === origin) stretches[stretches.length - 1] = { origin, words: `${last.words} ${words}` }
    else stretches.push({ origin, words })
  }
  return stretches
}

function selectedWords(element: Element, range: Range): string {
  const own = document.createRange()
  own.selectNodeContents(element)
  if (range.compareBoundaryPoints(Range.START_TO_START, own) > 0) own.setStart(range.startContainer, range.startOffset)
  if (range.compareBoundaryPoints(Range.END_TO_END, own) < 0) own.setEnd(range.endContainer, range.endOffset)
  return own.toString()
}
