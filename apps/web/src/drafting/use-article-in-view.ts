import type { LiveInstrument } from '@cartif/live'
import { useCallback, useEffect, useRef, useState } from 'react'

/** Under the bar, a little down the page: the article that is being read (pixels). */
const READING_LINE = 200

/** The article one works in, chosen or clicked into, as long as some of it is on the screen; otherwise the one that is read. */
export function useArticleInView(live: LiveInstrument): [string | undefined, (article: string) => void] {
  const [article, setArticle] = useState<string | undefined>(() => live.composed[0]?.id)
  const chosen = useRef<string>(undefined)
  const choose = useCallback((id: string) => {
    chosen.current = id
    setArticle(id)
  }, [])
  useEffect(() => {
    let frame = 0
    const read = () => {
      frame = 0
      if (chosen.current !== undefined && isOnScreen(chosen.current)) return
      chosen.current = undefined
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
      if (id) choose(id)
    }
    window.addEventListener('scroll', onScroll, { passive: true })
    document.addEventListener('selectionchange', onFocus)
    return () => {
      cancelAnimationFrame(frame)
      window.removeEventListener('scroll', onScroll)
      document.removeEventListener('selectionchange', onFocus)
    }
  }, [live, choose])
  return [article, choose]
}

function isOnScreen(article: string): boolean {
  const box = document.querySelector(`.treaty-text [data-id="${CSS.escape(article)}"]`)?.getBoundingClientRect()
  return box !== undefined && box.bottom > READING_LINE && box.top < window.innerHeight
}
