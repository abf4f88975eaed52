import type { LiveInstrument } from '@cartif/live'
import { useEffect, useState } from 'react'

/** Under the bar, a little down the page: the article that is being read (pixels). */
const READING_LINE = 200

/** The article one is reading, by scrolling or by having chosen it. */
export function useArticleInView(live: LiveInstrument): [string | undefined, (article: string) => void] {
  const [article, setArticle] = useState<string | undefined>(() => live.composed[0]?.id)
  useEffect(() => {
    let frame = 0
    const read = () => {
      frame = 0
      const found = document
        .elementsFromPoint(window.innerWidth / 2, READING_LINE)
        .find((element) => element.closest('.article'))
      const id = found?.closest<HTMLElement>('.article')?.dataset['id']
      if (id) setArticle(id)
    }
    const onScroll = () => {
      if (frame === 0) frame = requestAnimationFrame(read)
    }
    const onFocus = () => {
      const node = document.getSelection()?.anchorNode
      const element = node instanceof Element ? node : node?.parentElement
      const id = element?.closest<HTMLElement>('.treaty-text .article')?.dataset['id']
      if (id) setArticle(id)
    }
    window.addEventListener('scroll', onScroll, { passive: true })
    document.addEventListener('selectionchange', onFocus)
    return () => {
      cancelAnimationFrame(frame)
      window.removeEventListener('scroll', onScroll)
      document.removeEventListener('selectionchange', onFocus)
    }
  }, [live])
  return [article, setArticle]
}
