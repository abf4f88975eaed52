/** Why a file was not read. The code is for programs, the message for whoever brought the file. */

/**
 * `not-a-zip`, `not-a-docx`: it is something else; `damaged`: a part is missing or does not read as XML; `too-large`: it
 * would inflate beyond what is read; `too-deep`: its elements nest beyond what a text needs; `entities`: it declares
 * entities or a document type, which no Word file does.
 */
export type FormatErrorCode = 'not-a-zip' | 'not-a-docx' | 'damaged' | 'too-large' | 'too-deep' | 'entities'

export class FormatError extends Error {
  readonly code: FormatErrorCode

  constructor(code: FormatErrorCode, message: string) {
    super(message)
    this.name = 'FormatError'
    this.code = code
  }
}
