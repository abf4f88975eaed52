/** The text as the register alone gives it: every edit ever noted, carried out again from the zero draft on. */
import { applyEdits, editBetween } from '@cartif/treaty-text'
import type { Article, TextEdit } from '@cartif/treaty-text'
import type { Room } from './room.ts'

/** Acts that carry edits of the text: by decisions, with the pen, and what was found after a server was killed. */
const KINDS = ['text-changed', 'text-edited', 'text-found'] as const

/** undefined where the edits do not fit each other: then the register is not what was written. */
export function replayRegister({ register, info }: Pick<Room, 'register' | 'info'>): readonly Article[] | undefined {
  const rows = KINDS.flatMap((kind) => register.list({ instrument: info.id, kind, limit: 1_000_000 }))
  const edits = rows
    .toSorted((a, b) => a.seq - b.seq)
    .flatMap(({ body }) => (body as { edits?: TextEdit[] }).edits ?? [])
  try {
    return applyEdits([], edits)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** Whether two texts are the same, article by article and letter by letter. */
export function areSameTexts(a: readonly Article[] | undefined, b: readonly Article[]): boolean {
  return (
    a !== undefined &&
    a.length === b.length &&
    a.every((article, index) => article.id === b[index]!.id && editBetween(article, b[index]) === undefined)
  )
}
