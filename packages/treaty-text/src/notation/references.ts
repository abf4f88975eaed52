/**
 * `{Article 4(2)}`: a live reference, where what stands between braces is a designation; `{Article 5, deleted}`: one whose
 * target is gone. `^{3}`: a reference to a footnote.
 */
import { FOOTNOTE_LABEL } from './designations.ts'
import { TARGET_FATES } from './tree.ts'
import type { FootnoteReferenceNode, ReferenceNode, TargetFate } from './tree.ts'

const DESIGNATION = String.raw`(?:(?:Article|Annex|Chapter|Part) [0-9A-Z]{1,6}(?: [a-z]+(?: \d+)?)?|Preamble|Signatures)(?:\([0-9a-zA-Z]{1,6}(?: [a-z]+(?: \d+)?)?\))*`
const REFERENCE = new RegExp(String.raw`\{(${DESIGNATION}|footnote)(?:, (${TARGET_FATES.join('|')}))?\}`, 'y')
const WHOLE = new RegExp(`^${DESIGNATION}$`)
const FOOTNOTE = new RegExp(String.raw`\^\{(${FOOTNOTE_LABEL})\}`, 'y')

interface ReadReference {
  readonly node: ReferenceNode | FootnoteReferenceNode
  readonly end: number
}

/** Either kind of reference at an offset. */
export function readReference(source: string, at: number): ReadReference | undefined {
  FOOTNOTE.lastIndex = at
  const footnote = FOOTNOTE.exec(source)
  if (footnote) return { node: { type: 'footnote-reference', label: footnote[1]! }, end: at + footnote[0].length }
  REFERENCE.lastIndex = at
  const found = REFERENCE.exec(source)
  if (!found) return undefined
  const [whole, designation = '', fate] = found
  if (designation === 'footnote' && fate === undefined) return undefined
  const target = fate === undefined ? {} : { target: fate as TargetFate }
  return { node: { type: 'reference', designation, ...target }, end: at + whole.length }
}

/** Between braces, so that no words are ever taken for one: those have a backslash before their braces. */
export function printReference(node: ReferenceNode | FootnoteReferenceNode): string {
  if (node.type === 'footnote-reference') return `^{${node.label}}`
  return `{${node.designation}${node.target ? `, ${node.target}` : ''}}`
}

/** Whether the notation can say it. */
export function isDesignation(words: string): boolean {
  return WHOLE.test(words)
}

/** Whether the notation can say that this is gone: a designation, or a footnote whose number is not known any more. */
export function canBeGone(words: string): boolean {
  return words === 'footnote' || isDesignation(words)
}
