/** Forms whose words are kept while they are half-written: see half-written.ts for what is kept and until when. */
import { useState } from 'react'
import { useMe } from '../session/session.tsx'
import { keepHalfWritten, placeName, readHalfWritten } from './half-written.ts'
import type { Fields } from './half-written.ts'

export interface HalfWritten<T extends Fields> {
  readonly fields: T
  /** Whether something is kept that would be lost otherwise. */
  readonly isKept: boolean
  write(change: Partial<T>): void
  drop(): void
}

/** Where something is written: the parts that tell it from every other place, the instrument first. */
export function usePlace(...parts: readonly string[]): string {
  const { user } = useMe()
  return placeName(user.id, ...parts)
}

/** The fields of a form at a place; `before` is what they say while nothing has been written. */
export function useHalfWritten<T extends Fields>(place: string | undefined, before: T): HalfWritten<T> {
  const [start] = useState(before)
  const [kept, setKept] = useState(() =>
    place === undefined ? undefined : readHalfWritten(localStorage, place, start)
  )
  const fields = kept ?? start
  return {
    fields,
    isKept: place !== undefined && kept !== undefined,
    write: (change) => {
      const next = { ...fields, ...change }
      const isSame = Object.keys(start).every((name) => next[name] === start[name])
      if (place !== undefined) keepHalfWritten(localStorage, place, isSame ? undefined : next)
      setKept(isSame ? undefined : next)
    },
    drop: () => {
      if (place !== undefined) keepHalfWritten(localStorage, place, undefined)
      setKept(undefined)
    }
  }
}
