/** What Word reads as one move: the same name around a paragraph at its old place and at its new one. */
import type { Move } from '../tracked.ts'
import type { ChangeMark } from './tracking.ts'
import { BlockElement } from './xml-writing.ts'

export function moveStart({ name, role }: Move, { id, author, date }: ChangeMark): BlockElement {
  const element = role === 'from' ? 'w:moveFromRangeStart' : 'w:moveToRangeStart'
  return new BlockElement(element, { 'w:id': id, 'w:author': author, 'w:date': date, 'w:name': name })
}

export function moveEnd({ role }: Move, { id }: ChangeMark): BlockElement {
  return new BlockElement(role === 'from' ? 'w:moveFromRangeEnd' : 'w:moveToRangeEnd', { 'w:id': id })
}
