/** Marks of tracked changes: each with a number of its own in the file, its author or that of the file, one date. */
import type { Presence } from '../tracked.ts'

export interface Tracking {
  /** Who is said to have made the changes. */
  readonly author: string
  /** "2026-11-28T10:00:00Z" */
  readonly date: string
}

export interface ChangeMark extends Tracking {
  readonly id: number
}

export class ChangeMarks {
  private readonly tracking: Tracking
  private count = 0

  constructor(tracking: Tracking) {
    this.tracking = tracking
  }

  next(author = ''): ChangeMark {
    return { id: ++this.count, ...this.tracking, ...(author === '' ? {} : { author }) }
  }

  /** As attributes of an element. */
  attributes(by?: string): Readonly<Record<string, string | number>> {
    const { id, author, date } = this.next(by)
    return { 'w:id': id, 'w:author': author, 'w:date': date }
  }
}

/** The element around what does not stand in both texts; undefined where it does. */
export function wrapperOf(presence: Presence, isMoved: boolean): string | undefined {
  if (presence === 'both') return undefined
  if (isMoved) return presence === 'before' ? 'w:moveFrom' : 'w:moveTo'
  return presence === 'before' ? 'w:del' : 'w:ins'
}
