/**
 * Lineage: which provision a provision continues. Where a mark is replaced by another (its level changed, its provision
 * moved) the new mark remembers in `was` the ids it had before, the nearest first, separated by spaces. All of them,
 * because the marks between may be gone from the text and nobody could follow the chain through them.
 *
 * Law (lineage.test.ts): whoever asks for an id that is gone is led to the mark that continues it, and an id that is in
 * the text leads nowhere else.
 */
import type { Line, ProvisionMark } from './line.ts'

/** More ids than this no mark remembers; the oldest are forgotten. */
const MAX_ANCESTORS = 40

/** A mark that continues another under a new id; `origin` is for the writer to say. */
export function continueMark(mark: ProvisionMark, newId: string): ProvisionMark {
  const { origin: _, ...rest } = mark
  return { ...rest, id: newId, was: [mark.id, ...ancestorsOf(mark)].slice(0, MAX_ANCESTORS).join(' ') }
}

/** The same words with every provision continued under a new id: what a move brings where it strikes the old ones. */
export function continueLine(line: Line, newId: () => string): Line {
  return line.map((piece) => (piece.type === 'mark' ? continueMark(piece, newId()) : piece))
}

/** The ids a mark had before, the nearest first. */
export function ancestorsOf({ was }: { readonly was?: string | undefined }): readonly string[] {
  return was ? was.split(' ') : []
}

/** For every id that is gone and continued, the mark among these (in reading order) that continues it most nearly. */
export function continuationsOf<M extends { readonly id: string; readonly was?: string | undefined }>(
  marks: readonly M[]
): ReadonlyMap<string, M> {
  const present = new Set(marks.map(({ id }) => id))
  const found = new Map<string, { mark: M; steps: number }>()
  for (const mark of marks) {
    ancestorsOf(mark).forEach((id, steps) => {
      const other = found.get(id)
      if (!present.has(id) && (!other || steps < other.steps)) found.set(id, { mark, steps })
    })
  }
  return new Map([...found].map(([id, { mark }]) => [id, mark]))
}
