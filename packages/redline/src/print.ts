/** A redline as text for tests and terminals, as HTML, and in sentences. */
import { lineWords } from '@cartif/treaty-text'
import type { Line } from '@cartif/treaty-text'
import type { ArticleChange, ProvisionChange, Redline } from './compare.ts'
import type { Hunk } from './words.ts'

/** `Each Party [-shall-]{+should+} publish`, only what changed unless `all`. */
export function printRedline(redline: Redline, all = false): string {
  const { articles } = withReferenceWords(redline)
  return articles
    .filter(({ kind }) => all || kind !== 'kept')
    .map((article) =>
      [headingOf(article), ...article.provisions.filter(({ kind }) => all || kind !== 'kept').map(printProvision)].join(
        '\n'
      )
    )
    .join('\n\n')
}

/** For reading only: references as the words they show. */
export function withReferenceWords({ articles, references }: Redline): Redline {
  const shown = (line: Line): Line =>
    line.map((piece) => (piece.type === 'reference' ? { type: 'text', text: references[piece.target] ?? '…' } : piece))
  const provision = (change: ProvisionChange): ProvisionChange => ({
    ...change,
    hunks: change.hunks.map((hunk) => ({ ...hunk, line: shown(hunk.line) }))
  })
  return {
    references,
    articles: articles.map((article) => ({ ...article, provisions: article.provisions.map(provision) }))
  }
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

function printHunk({ op, line }: Hunk): string {
  const words = lineWords(line)
  return op === 'equal' ? words : op === 'delete' ? `[-${words}-]` : `{+${words}+}`
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

function hunkHtml({ op, line }: Hunk): string {
  const words = lineHtml(line)
  return op === 'equal' ? words : op === 'delete' ? `<del>${words}</del>` : `<ins>${words}</ins>`
}

function lineHtml(line: Line): string {
  return line.map((piece) => (piece.type === 'text' ? escapeHtml(piece.text) : '')).join('')
}

function escapeHtml(words: string): string {
  return words.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

/** What happened, one sentence for each article or provision that changed, in reading order. */
export function summarize(redline: Redline): readonly { readonly article: string; readonly sentence: string }[] {
  const { articles } = withReferenceWords(redline)
  return articles.flatMap((article) => {
    const id = article.after?.id ?? article.before!.id
    const name = article.after?.number ?? article.before!.number
    if (article.kind === 'inserted') return [{ article: id, sentence: `${name} is new.` }]
    if (article.kind === 'deleted') return [{ article: id, sentence: `${name} was deleted.` }]
    const moved =
      article.kind === 'moved' ? [{ article: id, sentence: `${name} moved; it was ${article.before!.number}.` }] : []
    const changed = article.provisions
      .filter(({ kind }) => kind !== 'kept')
      .map((change) => ({ article: id, sentence: sentenceOf(change) }))
    return [...moved, ...changed]
  })
}

function sentenceOf(change: ProvisionChange): string {
  const name = change.after?.designation ?? change.before!.designation
  if (change.kind === 'inserted') return `${name} is new.`
  if (change.kind === 'deleted') return `${name} was deleted.`
  const words = wordsOf(change)
  if (change.kind === 'moved') return `${name} moved from ${change.before!.designation}${words ? `; ${words}` : ''}.`
  return words ? `${name}: ${words}.` : `${name} changed its level.`
}

function wordsOf({ hunks }: ProvisionChange): string {
  const parts: string[] = []
  for (let index = 0; index < hunks.length && parts.length < 4; index++) {
    const [hunk, next] = [hunks[index]!, hunks[index + 1]]
    if (hunk.op === 'delete' && next?.op === 'insert') {
      parts.push(`${quote(hunk.line)} replaced by ${quote(next.line)}`)
      index++
    } else if (hunk.op === 'delete') parts.push(`${quote(hunk.line)} deleted`)
    else if (hunk.op === 'insert') parts.push(`${quote(hunk.line)} inserted`)
  }
  return parts.join(', ')
}

function quote(line: Line): string {
  const words = lineWords(line).trim()
  return `“${words.length > 80 ? `${words.slice(0, 77)}…` : words}”`
}
