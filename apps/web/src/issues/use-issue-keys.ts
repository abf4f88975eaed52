import { useEffect, useRef } from 'react'
import { isWriting } from '../shared/is-writing.ts'
import type { IssueAct } from './issue-decision.tsx'

interface IssueKeys {
  /** Not while an act waits to be confirmed. */
  readonly isActive: boolean
  next(): void
  previous(): void
  close(): void
  /** Absent for those who do not decide. */
  readonly begin?: (act: IssueAct) => void
  readonly alternatives?: readonly string[]
  readonly isParked?: boolean
  /** Begins a compromise. */
  readonly draft?: () => void
  /** Agrees the article in which the last issue was settled. */
  readonly agree?: (() => void) | undefined
}

/** Single keys, for whoever is not writing: the text and the fields keep theirs. */
export function useIssueKeys(keys: IssueKeys): void {
  const latest = useRef(keys)
  useEffect(() => void (latest.current = keys))
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isWriting(event.target)) return
      if (latest.current.isActive && press(event.key, latest.current)) event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}

function press(
  key: string,
  { next, previous, close, begin, draft, agree, alternatives = [], isParked = false }: IssueKeys
): boolean {
  switch (key.toLowerCase()) {
    case 'g':
      agree?.()
      return agree !== undefined
    case 'c':
      draft?.()
      return draft !== undefined
    case 'j':
    case 'arrowright':
      next()
      return true
    case 'k':
    case 'arrowleft':
      previous()
      return true
    case 'escape':
      close()
      return true
  }
  const act = begin && actOf(key.toLowerCase(), alternatives, isParked)
  if (act) begin(act)
  return act !== undefined
}

function actOf(key: string, alternatives: readonly string[], isParked: boolean): IssueAct | undefined {
  if (key === '0' || key === 'r') return { outcome: 'retain' }
  if (key === 'b') return { outcome: 'keep' }
  if (key === 'p') return { outcome: isParked ? 'resume' : 'park' }
  const take = key === 'a' && alternatives.length === 1 ? alternatives[0] : alternatives[Number(key) - 1]
  return take === undefined ? undefined : { outcome: 'take', take }
}
