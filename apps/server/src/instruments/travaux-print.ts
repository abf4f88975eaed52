/** The drafting history of an article for paper: as a page, and as plain text with `[-struck-]` and `{+new+}` words. */
import { lineWords } from '@cartif/treaty-text'
import type { Hunk, ProvisionChange } from '@cartif/redline'
import { dayOf } from './compare-sentences.ts'
import { escapeHtml } from './compare-html.ts'
import type { Travaux, TravauxChapter } from './travaux.ts'

export function printTravaux({ name, instrument, chapters }: Travaux): string {
  return [`${name}\nDrafting history, ${instrument}`, ...chapters.map(printChapter)].join('\n\n\n') + '\n'
}

function printChapter(chapter: TravauxChapter): string {
  const stories = chapter.stories.map(({ head, lines }) => [head, ...lines.map((line) => `    ${line}`)].join('\n'))
  const isNew = chapter.redline?.kind === 'inserted'
  const text = (chapter.redline?.provisions ?? []).map((one) => printProvision(one, isNew)).join('\n')
  return [headOf(chapter), '='.repeat(headOf(chapter).length), ...stories, textHead(chapter), text].join('\n\n')
}

function headOf({ symbol, title, issuedAt }: TravauxChapter): string {
  return `${symbol}${issuedAt ? `, ${dayOf(issuedAt)}` : ''}: ${title}`
}

function textHead({ redline }: TravauxChapter): string {
  if (!redline) return 'The article is not in this text.'
  if (redline.kind === 'inserted') return 'The article comes into the text:'
  if (redline.kind === 'deleted') return 'The article leaves the text:'
  return redline.kind === 'kept' ? 'The article stands unchanged:' : 'The article, against the text before:'
}

/** Of an article that comes in as a whole nothing need be marked as new. */
function printProvision({ before, after, hunks }: ProvisionChange, isNew: boolean): string {
  const words = hunks.map(({ op, line }) => wrap(isNew ? 'equal' : op, lineWords(line))).join('')
  return [(after ?? before)!.number, words].filter(Boolean).join(' ')
}

function wrap(op: Hunk['op'], words: string): string {
  return op === 'equal' ? words : op === 'delete' ? `[-${words}-]` : `{+${words}+}`
}

/** A fragment; every word escaped. */
export function travauxToHtml({ instrument, chapters }: Travaux): string {
  return `<p>Drafting history, ${escapeHtml(instrument)}</p>${chapters.map(chapterHtml).join('')}`
}

function chapterHtml(chapter: TravauxChapter): string {
  const stories = chapter.stories.map(
    ({ head, lines }) =>
      `<p><strong>${escapeHtml(head)}</strong></p>${lines.map((line) => `<p class="l2">${escapeHtml(line)}</p>`).join('')}`
  )
  const isNew = chapter.redline?.kind === 'inserted'
  const text = (chapter.redline?.provisions ?? []).map((one) => provisionHtml(one, isNew)).join('')
  return `<section><h2>${escapeHtml(headOf(chapter))}</h2>${stories.join('')}<p><em>${textHead(chapter)}</em></p>${text}</section>`
}

const LEVELS: Readonly<Record<string, string>> = { 'sub-paragraph': 'l2', item: 'l3', 'sub-item': 'l4' }

function provisionHtml({ before, after, hunks }: ProvisionChange, isNew: boolean): string {
  const { mark, number } = (after ?? before)!
  const level = LEVELS[mark?.kind ?? '']
  const words = hunks.map(({ op, line }) => tag(isNew ? 'equal' : op, escapeHtml(lineWords(line)))).join('')
  return `<p${level ? ` class="${level}"` : ''}>${escapeHtml(number)} ${words}</p>`
}

function tag(op: Hunk['op'], words: string): string {
  return op === 'equal' ? words : op === 'delete' ? `<del>${words}</del>` : `<ins>${words}</ins>`
}
