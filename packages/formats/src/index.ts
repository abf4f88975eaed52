export { FormatError } from './format-error.ts'
export type { FormatErrorCode } from './format-error.ts'
