import { useEffect } from 'react'
import { isWriting } from '../shared/is-writing.ts'

/** F6 goes from the text to the panels and back, as in any window with panes; I begins to go through the issues. */
export function usePanes(onIssues: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'F6') {
        event.preventDefault()
        goToNextPane(event.shiftKey ? -1 : 1)
      }
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !isWriting(event.target)
      if (event.key.toLowerCase() === 'i' && isPlain) onIssues()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [onIssues])
}

const PANES = '.drafting-outline, .drafting-text, .drafting-proposals'

function goToNextPane(direction: -1 | 1): void {
  const panes = [...document.querySelectorAll<HTMLElement>(PANES)].filter((pane) => pane.offsetParent !== null)
  const at = panes.findIndex((pane) => pane.contains(document.activeElement))
  const pane = panes[(at + direction + panes.length) % panes.length]
  const first = FIRST.map((selector) => pane?.querySelector<HTMLElement>(selector)).find(Boolean)
  first?.focus()
}

/** Where one is in the pane, if it knows: not in a field, where single keys are letters. */
const FIRST = ['.treaty-text', '.outline-entry[aria-current]', '.outline-entry', 'button, input, [tabindex]']
