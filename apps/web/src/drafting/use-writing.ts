/**
 * Whether a form that is folded until it is asked for is open: by itself where something half-written waits in it, and
 * then without taking the caret from where it is.
 */
import { useState } from 'react'
import { isHalfWritten } from '../shared/half-written.ts'

export interface Writing {
  readonly isOpen: boolean
  /** Whether it is open because of what waits in it. */
  readonly isReturned: boolean
  begin(): void
  end(): void
}

export function useWriting(place: string): Writing {
  const [state, setState] = useState(() => (isHalfWritten(localStorage, place, 'reason') ? 'returned' : 'folded'))
  return {
    isOpen: state !== 'folded',
    isReturned: state === 'returned',
    begin: () => setState('begun'),
    end: () => setState('folded')
  }
}
