import { useEffect, useRef } from 'react'
import type { RefObject } from 'react'
import { useLocation, useNavigate } from 'react-router'
import type { Finding } from './scrub-json.ts'

/**
 * The finding that the address names. Going to another changes the address in place, so that it can be sent to somebody and
 * the way back leads off the page.
 */
export function useCurrentFinding(findings: readonly Finding[], text: RefObject<HTMLElement | null>) {
  const { hash } = useLocation()
  const navigate = useNavigate()
  const id = decodeURIComponent(hash.slice(1))
  const index = findings.findIndex((one) => one.id === id)
  const current = findings[index]?.id
  useEffect(() => {
    if (current !== undefined) showFinding(current, text.current)
  }, [current, text])
  // Keys come faster than the address is read again.
  const at = useRef(index)
  useEffect(() => void (at.current = index), [index])
  const step = (by: 1 | -1) => {
    const from = at.current < 0 ? (by > 0 ? -1 : 0) : at.current
    at.current = (from + by + findings.length) % findings.length
    const next = findings[at.current]
    if (next) void navigate({ hash: next.id }, { replace: true, preventScrollReset: true })
  }
  return { current, index, step }
}

/** Brings a finding's words and its card into view, each in what it scrolls in. */
function showFinding(id: string, text: HTMLElement | null): void {
  const mark = text?.querySelector(`[data-findings~="${CSS.escape(id)}"]`)
  const isPane = text !== null && getComputedStyle(text).overflowY !== 'visible'
  if (mark instanceof HTMLElement && isPane) text.scrollTo({ top: mark.offsetTop - text.clientHeight / 3 })
  else mark?.scrollIntoView({ block: 'center' })
  const card = document.querySelector(`[data-finding="${CSS.escape(id)}"]`)
  card?.scrollIntoView({ block: 'nearest' })
}
