/** What a change is, said in one plain sentence. */
import type { BracketEvent } from './brackets.ts'
import type { ArticleChange, ProvisionChange } from './compare.ts'

export function articleSentence({ kind, before, after }: ArticleChange): string {
  const name = after?.number || before?.number || after?.title || before?.title || 'Opening text'
  if (kind === 'inserted') return `${name} is new${after!.title && after!.number ? `: ${quote(after!.title)}` : ''}.`
  if (kind === 'deleted')
    return `${name} was deleted${before!.title && before!.number ? `: ${quote(before!.title)}` : ''}.`
  return `${name} moved; it was ${before!.number === after!.number ? 'in another place' : before!.number}.`
}

/** Of one article, or of all from one to another. */
export function renumberedSentence(first: ArticleChange, last: ArticleChange): string {
  const [was, is] = [first.before!.number || 'not numbered', first.after!.number || 'What has no number now']
  return first === last ? `${is} was ${was}.` : `${is} to ${last.after!.number} were ${was} to ${last.before!.number}.`
}

export function moveSentence({ before, after }: ProvisionChange): string {
  const isSame = before!.designation === after!.designation
  return isSame
    ? `${after!.designation} moved to another place in its article.`
    : `${after!.designation} moved from ${before!.designation}.`
}

/** “shall” replaced by “should” */
export function wordsSentence(before: string, after: string): string {
  if (before.trim() === '') return `${quote(after)} inserted`
  if (after.trim() === '') return `${quote(before)} deleted`
  return `${quote(before)} replaced by ${quote(after)}`
}

export function bracketSentence(name: string, { kind, header, headerBefore, words }: BracketEvent): string {
  const by = (one: string) => (one === '' ? '' : ` of ${one}`)
  const what = words === '' ? 'an empty bracket' : quote(words)
  switch (kind) {
    case 'proposed':
      return `${name}: ${header === '' ? `${what} put in brackets` : `${what} proposed, in brackets${by(header)}`}.`
    case 'bracketed':
      return `${name}: brackets${by(header)} put around ${what}.`
    case 'lifted':
      return `${name}: bracket${by(header)} lifted, ${what} stays.`
    case 'removed':
      return `${name}: ${what} is gone with its bracket${by(header)}.`
    case 'amended':
      return `${name}: the words in the bracket${by(header)} changed, now ${what}.`
    case 'attributed':
      return `${name}: bracket around ${what} was ${headerBefore === '' ? 'nobody’s' : headerBefore}, is ${header === '' ? 'nobody’s' : header} now.`
  }
}

export function quote(words: string): string {
  const trimmed = words.trim()
  return `“${trimmed.length > 80 ? `${trimmed.slice(0, 77).trimEnd()}…` : trimmed}”`
}
