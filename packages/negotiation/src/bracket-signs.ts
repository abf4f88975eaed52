/** The signs before and after each composed segment, as print has them: `[KAZ: `, `[KGZ: delete: `, `[`, `]`. */
import { printHeader } from '@cartif/treaty-text'
import type { Segment } from './compose.ts'
import { sharedDepth, wrappersOf } from './wrappers.ts'
import type { WrapperOptions } from './wrappers.ts'

export interface BracketSigns {
  readonly open: string
  readonly close: string
}

/** Aligned with the segments; linear. */
export function bracketSigns(segments: readonly Segment[], options: WrapperOptions): readonly BracketSigns[] {
  const wrappers = segments.map((segment) => wrappersOf(segment, options))
  return wrappers.map((own, index) => {
    const opened = own.slice(sharedDepth(wrappers[index - 1] ?? [], own))
    const open = opened
      .map(({ header }) => `[${header ? printHeader(header).replace(/^Delegations: /, '') : ''}`)
      .join('')
    return { open, close: ']'.repeat(own.length - sharedDepth(own, wrappers[index + 1] ?? [])) }
  })
}
