export { createTreatyEditor, treatySchema } from './create-editor.ts'
export { destinationOf } from './article-acts.ts'
export type {
  ArticleControls,
  FindControls,
  ProvisionControls,
  TreatyEditor,
  TreatyEditorOptions
} from './create-editor.ts'
export { NEW_KINDS } from './article-commands.ts'
export type { NewKind } from './article-commands.ts'
export type { FindQuery, Replaced, Replacement } from './find.ts'
export type { FindState } from './find-plugin.ts'
export type { Notice } from './carry-out-edits.ts'
export { WHOLE_TEXT } from './opening.ts'
export { decorateDocument, renderDocument } from './binding.ts'
export type { SelectedSegment } from './selected-segments.ts'
