/** A text or a redline as one page that needs nothing else: no script, no address, no name in its head. */
import { toSuperscript } from '@cartif/treaty-text'
import type { readArticles } from './text-task.ts'

const STYLE = `body{font:16px/1.5 Georgia,serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#111}
h2{font-size:1.1rem;margin:2rem 0 .5rem}p{margin:.4rem 0}.l2{margin-left:2rem}.l3{margin-left:4rem}.l4{margin-left:6rem}
p.footnote{font-size:.85rem}
p.mark{border:2px solid #111;padding:.4rem .8rem;font-weight:bold;text-align:center}
.watermark{display:none}@media print{.watermark{display:block;position:fixed;top:40%;left:0;right:0;font-size:3rem;
text-align:center;transform:rotate(-35deg);opacity:.14}}
ins{color:#0b5c2e;text-decoration:underline}del{color:#9b1c1c;text-decoration:line-through}`

const LEVELS: Readonly<Record<string, string>> = { 'sub-paragraph': 'l2', item: 'l3', 'sub-item': 'l4' }

/** `mark` stands above everything, on paper across every sheet too. */
export function htmlPage(title: string, body: string, mark?: string): string {
  const head = `<meta charset="utf-8"><title>${escapeHtml(title)}</title><style>${STYLE}</style>`
  const banner =
    mark === undefined
      ? ''
      : `<p class="mark">${escapeHtml(mark)}</p><div class="watermark" aria-hidden="true">${escapeHtml(mark)}</div>`
  return `<!doctype html><html lang="en"><head>${head}</head><body>${banner}<h1>${escapeHtml(title)}</h1>${body}</body></html>\n`
}

export function articlesToHtml(articles: ReturnType<typeof readArticles>): string {
  return articles.map(articleToHtml).join('')
}

function articleToHtml({ number, provisions }: ReturnType<typeof readArticles>[number]): string {
  const words = provisions.map(({ number: designation, kind, text }) => {
    if (kind === 'heading') return `<h2>${escapeHtml([number, text].filter(Boolean).join(' — '))}</h2>`
    if (kind === 'footnote')
      return `<p class="footnote">${escapeHtml(`${toSuperscript(designation)} ${text}`.trim())}</p>`
    const level = LEVELS[kind]
    return `<p${level ? ` class="${level}"` : ''}>${escapeHtml(`${designation} ${text}`.trim())}</p>`
  })
  return `<section>${words.join('')}</section>`
}

function escapeHtml(words: string): string {
  return words.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
