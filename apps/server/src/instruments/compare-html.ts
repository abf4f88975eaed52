/** A redline as one page for paper: what is compared, how to read it, what changed, and the text. */
import type { Change, Redline } from '@cartif/redline'
import { redlineToHtml } from '@cartif/redline'
import { dayOf } from './compare-sentences.ts'

/** What a side is called. */
export interface SideName {
  readonly symbol: string
  readonly title: string
  /** Of a revision, ISO 8601. */
  readonly issuedAt: string | null
}

export function comparisonToHtml(
  [from, to]: readonly [SideName, SideName],
  redline: Redline,
  changes: readonly Pick<Change, 'sentence'>[]
): string {
  const count = changes.length === 1 ? '1 change' : `${changes.length} changes`
  const list = changes.map(({ sentence }) => `<li>${escapeHtml(sentence)}</li>`).join('')
  const legend = `<p>Legend: <del>struck words are gone</del>, <ins>underlined words are new</ins>.</p>`
  const head = `<p>From ${sideHtml(from)} to ${sideHtml(to)}.</p>${legend}`
  return `${head}<h2>${count}</h2><ol>${list}</ol>${redlineToHtml(redline)}`
}

function sideHtml({ symbol, title, issuedAt }: SideName): string {
  return `<strong>${escapeHtml(symbol)}</strong> (${escapeHtml(title)}${issuedAt ? `, ${dayOf(issuedAt)}` : ''})`
}

export function escapeHtml(words: string): string {
  return words.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
