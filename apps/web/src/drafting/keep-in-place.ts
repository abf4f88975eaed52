/**
 * Keeps what was asked for where the reader has sent the page until the layout is still. Articles get their true heights only as they
 * come near, so the first jump lands by guessed ones and is mended frame by frame. Whoever scrolls, types or points meanwhile
 * is not fought: the place is theirs from then on.
 */
import type { RefObject } from 'react'

/** What is held, and by whose frames. */
interface Held {
  /** Brings it back; answers where it stands now (pixels), or undefined when it has gone. */
  bringBack(): number | undefined
  isTaken(): boolean
  nextFrame(step: () => void): void
}

/** So many frames without a move are stillness; longer than all of them nothing is held. */
const STILL = 12
const ALL = 120

export function keepInPlace(held: Held): void {
  const step = (before: number | undefined, still: number, left: number) => {
    if (left === 0 || still === STILL || held.isTaken()) return
    const at = held.bringBack()
    if (at === undefined) return
    held.nextFrame(() => step(at, at === before ? still + 1 : 0, left - 1))
  }
  step(undefined, 0, ALL)
}

const TAKING = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const

type Holding = RefObject<AbortController | undefined>

/** In the page. Holding another lets go of the one before. */
export function keepArticleInPlace(article: string, holding: Holding): void {
  keepElementInPlace(`.treaty-text [data-id="${CSS.escape(article)}"]`, 'start', holding)
}

/** The first that there is of what a selector names. */
export function keepElementInPlace(selector: string, block: ScrollLogicalPosition, holding: Holding): void {
  holding.current?.abort()
  const taken = (holding.current = new AbortController())
  for (const name of TAKING) window.addEventListener(name, () => taken.abort(), { passive: true, signal: taken.signal })
  keepInPlace({
    isTaken: () => taken.signal.aborted,
    nextFrame: (step) => void requestAnimationFrame(step),
    bringBack: () => {
      const element = document.querySelector(selector)
      element?.scrollIntoView({ block })
      return element?.getBoundingClientRect().top
    }
  })
}
