import { useEffect, useRef } from 'react'
import { isWriting } from '../shared/is-writing.ts'

/** J and N go to the next finding, K and P to the one before; for whoever is not writing. */
export function useFindingKeys(step: (by: 1 | -1) => void): void {
  const latest = useRef(step)
  useEffect(() => void (latest.current = step))
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isWriting(event.target)) return
      const by = STEPS[event.key.toLowerCase()]
      if (by === undefined) return
      event.preventDefault()
      latest.current(by)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}

const STEPS: Readonly<Record<string, 1 | -1>> = { j: 1, n: 1, k: -1, p: -1 }
