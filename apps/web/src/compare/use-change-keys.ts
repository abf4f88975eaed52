import { useEffect, useRef } from 'react'
import { isWriting } from '../shared/is-writing.ts'

interface ChangeKeys {
  next(): void
  previous(): void
  toggleWhole(): void
  toggleLayout(): void
  showKeys(): void
}

/** Single keys, for whoever is not writing and has no dialogue open. */
export function useChangeKeys(keys: ChangeKeys): void {
  const latest = useRef(keys)
  useEffect(() => void (latest.current = keys))
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      // A dialogue has the keys as soon as it is there, though the focus may still be on its way.
      if (isWriting(event.target) || document.querySelector('[aria-modal="true"]')) return
      const act = actOf(event.key.toLowerCase(), latest.current)
      if (!act) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}

function actOf(key: string, keys: ChangeKeys): (() => void) | undefined {
  if (key === 'n' || key === 'j') return () => keys.next()
  if (key === 'p' || key === 'k') return () => keys.previous()
  if (key === 'w') return () => keys.toggleWhole()
  if (key === 's') return () => keys.toggleLayout()
  return key === '?' ? () => keys.showKeys() : undefined
}
