export { createTreatyEditor } from './create-editor.ts'
export type { TreatyEditor, TreatyEditorOptions } from './create-editor.ts'
export type { Notice } from './binding.ts'
export { nameOf } from '@cartif/negotiation'
