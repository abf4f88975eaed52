/** All scenarios of this house, by section. */
import { BLOCK_STRUCTURE } from './block-structure.ts'
import { DECISIONS_VS_TYPING } from './decisions-vs-typing.ts'
import { INPUT } from './input.ts'
import { OVERLAP_AND_NESTING } from './overlap-and-nesting.ts'
import { PERMISSIONS } from './permissions.ts'
import { RENDERING } from './rendering.ts'
import type { Scenario } from './scenario.ts'
import { UNDO } from './undo.ts'

export const SECTIONS: readonly { readonly title: string; readonly scenarios: readonly Scenario[] }[] = [
  { title: 'decisions against typing', scenarios: DECISIONS_VS_TYPING },
  { title: 'overlap and nesting', scenarios: OVERLAP_AND_NESTING },
  { title: 'block structure', scenarios: BLOCK_STRUCTURE },
  { title: 'permissions and hostile clients', scenarios: PERMISSIONS },
  { title: 'undo', scenarios: UNDO },
  { title: 'input, clipboard, languages', scenarios: INPUT },
  { title: 'rendering', scenarios: RENDERING }
]
