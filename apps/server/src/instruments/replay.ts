/** The text as the register alone gives it: every edit ever noted, carried out again from the zero draft on. */
import { applyEdits, editBetween } from '@cartif/treaty-text'
import type { Article, TextEdit } from '@cartif/treaty-text'
import type { Room } from './room.ts'

/** Acts that carry edits of the text: by decisions, with the pen, and what was found after a server was killed. */
const KINDS = ['text-changed', 'text-edited', 'text-found'] as const

/** Throws a RangeError where the edits do not fit each other. */
export function replayRegister({ register, info }: Pick<Room, 'register' | 'info'>): readonly Article[] {
  const rows = KINDS.flatMap((kind) => register.list({ instrument: info.id, kind, limit: 1_000_000 }))
  return rows
    .toSorted((a, b) => a.seq - b.seq)
    .reduce<readonly Article[]>((text, { body }) => applyEdits(text, (body as { edits?: TextEdit[] }).edits ?? []), [])
}

/** Whether two texts are the same, article by article and letter by letter. */
export function areSameTexts(a: readonly Article[], b: readonly Article[]): boolean {
  return (
    a.length === b.length &&
    a.every((article, index) => article.id === b[index]!.id && editBetween(article, b[index]) === undefined)
  )
}
