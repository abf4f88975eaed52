/** A redline as text, for tests and terminals, and as HTML. */
import { lineWords } from '@cartif/treaty-text'
import type { Line } from '@cartif/treaty-text'
import type { ArticleChange, ProvisionChange, Redline } from './compare.ts'
import { withReferenceWords } from './reference-words.ts'
import type { Hunk } from './words.ts'

/** `Each Party [-shall-]{+should+} publish`, `{Article 9 → Article 10}` where a reference followed; only what differs unless `all`. */
export function printRedline(redline: Redline, all = false): string {
  const { articles } = withReferenceWords(redline)
  return articles
    .filter((article) => all || article.kind !== 'kept' || article.provisions.some(isToTell))
    .map((article) =>
      [headingOf(article), ...article.provisions.filter((one) => all || isToTell(one)).map(printProvision)].join('\n')
    )
    .join('\n\n')
}

/** Whether it differs, be it only in the number of a reference that followed its target. */
function isToTell({ kind, hunks }: ProvisionChange): boolean {
  return kind !== 'kept' || hunks.some((hunk) => hunk.op === 'equal' && hunk.followed)
}

function headingOf({ kind, before, after }: ArticleChange): string {
  const name = [after?.number ?? before?.number, after?.title ?? before?.title].filter(Boolean).join(' — ')
  const from = before && after && before.number !== after.number ? `, was ${before.number}` : ''
  return `${name} (${kind}${from})`
}

function printProvision({ kind, before, after, hunks }: ProvisionChange): string {
  const number = after?.number ?? before?.number ?? ''
  const moved = kind === 'moved' && before ? ` (moved from ${before.designation})` : ''
  return `  ${number}${number ? ' ' : ''}${hunks.map(printHunk).join('')}${moved}`
}

function printHunk(hunk: Hunk): string {
  const words = lineWords(hunk.line)
  if (hunk.op === 'equal') return hunk.followed ? `{${lineWords(hunk.before!)} → ${words}}` : words
  return hunk.op === 'delete' ? `[-${words}-]` : `{+${words}+}`
}

/** A fragment of HTML, every word escaped. */
export function redlineToHtml(redline: Redline): string {
  const { articles } = withReferenceWords(redline)
  return `<div class="redline">${articles.map(articleHtml).join('')}</div>`
}

function articleHtml(article: ArticleChange): string {
  const { kind, provisions } = article
  return `<section class="redline-article" data-kind="${kind}"><h2>${escapeHtml(headingOf(article))}</h2>${provisions.map(provisionHtml).join('')}</section>`
}

function provisionHtml({ kind, before, after, hunks }: ProvisionChange): string {
  const number = after?.number ?? before?.number ?? ''
  return `<p data-kind="${kind}"><span class="number">${escapeHtml(number)}</span> ${hunks.map(hunkHtml).join('')}</p>`
}

function hunkHtml(hunk: Hunk): string {
  const words = lineHtml(hunk.line)
  if (hunk.op === 'equal') {
    if (!hunk.followed) return words
    return `<span class="followed" title="was ${escapeHtml(lineWords(hunk.before!))}">${words}</span>`
  }
  return hunk.op === 'delete' ? `<del>${words}</del>` : `<ins>${words}</ins>`
}

function lineHtml(line: Line): string {
  return line.map((piece) => (piece.type === 'text' ? escapeHtml(piece.text) : '')).join('')
}

function escapeHtml(words: string): string {
  return words.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
