/**
 * The public page as HTML that needs no script: what CARTIF is, what has happened, and the figures that were released, in English and
 * Russian. Its head says what it is about to whoever shares its address, in words alone.
 */
import { PAGE_WORDS, dayInWords } from './key-messages.ts'
import { escapeMarkup, listToHtml, paragraphsToHtml } from './markup.ts'
import type { PublicEntry } from './public-entry.ts'
import { PUBLIC_STYLE } from './public-style.ts'
import type { Language } from './publication.ts'

export interface PageAddress {
  /** "https://cartif.example" */
  readonly origin: string
  /** Of the styles, which the answer's policy asks for. */
  readonly nonce: string
}

const OTHER: Readonly<Record<Language, Language>> = { en: 'ru', ru: 'en' }

/** "/public", "/public/ru" */
export function publicPath(language: Language, id?: string): string {
  const base = language === 'en' ? '/public' : '/public/ru'
  return id === undefined ? base : `${base}/${id}`
}

/** All that is published; `isMissing` where something was asked for that is not, or is no longer. */
export function listPage(
  entries: readonly PublicEntry[],
  language: Language,
  address: PageAddress,
  isMissing = false
): string {
  const { title, lead, messages, news, none, missing } = PAGE_WORDS[language]
  const told = messages.map(([head, text]) => `<li><strong>${escapeMarkup(head)}</strong> ${escapeMarkup(text)}</li>`)
  const notice = isMissing ? `<p class="missing" role="status">${escapeMarkup(missing)}</p>` : ''
  const body = `${notice}<h1>${escapeMarkup(title)}</h1><p class="lead">${escapeMarkup(lead)}</p>
<ul class="messages">${told.join('')}</ul>
<h2 class="section">${news}</h2>${entries.length === 0 ? `<p class="none">${none}</p>` : ''}
${entries.map((entry) => entryHtml(entry, language, 'list')).join('\n')}`
  return page({ title, description: lead, type: 'website', body, language, address })
}

export function entryPage(entry: PublicEntry, language: Language, address: PageAddress): string {
  const { title, summary } = entry.words
  const back = `<p class="back"><a href="${publicPath(language)}">${PAGE_WORDS[language].back}</a></p>`
  const body = entryHtml(entry, language, 'alone') + back
  return page({
    title: `${title} · CARTIF`,
    description: summary || title,
    type: 'article',
    body,
    language,
    address,
    id: entry.id
  })
}

function entryHtml(entry: PublicEntry, language: Language, as: 'list' | 'alone'): string {
  const { id, kind, happenedOn, words } = entry
  const { kinds, onlyIn } = PAGE_WORDS[language]
  const title = escapeMarkup(words.title)
  const head = as === 'list' ? `<h2><a href="${publicPath(language, id)}">${title}</a></h2>` : `<h1>${title}</h1>`
  const lang = entry.language === language ? '' : ` lang="${entry.language}"`
  const only = lang === '' ? '' : ` · ${onlyIn}`
  return `<article class="${as === 'list' ? 'entry' : 'alone'}"><p class="when">${kinds[kind]} · <time datetime="${happenedOn}">${dayInWords(happenedOn, language)}</time>${only}</p>
<div${lang}>${head}${words.summary ? `<p class="summary">${escapeMarkup(words.summary)}</p>` : ''}${paragraphsToHtml(words.text)}${factsHtml(entry, as)}</div></article>`
}

function factsHtml({ facts, countedOn, language }: PublicEntry, as: 'list' | 'alone'): string {
  if (facts.length === 0) return ''
  const { figures, asOf } = PAGE_WORDS[language]
  const level = as === 'list' ? 'h3' : 'h2'
  return `<section class="facts"><${level} class="facts-head">${figures}, ${asOf} ${dayInWords(countedOn, language)}</${level}>${listToHtml(facts)}</section>`
}

interface PageParts {
  readonly title: string
  readonly description: string
  readonly type: 'website' | 'article'
  readonly body: string
  readonly language: Language
  readonly address: PageAddress
  readonly id?: string
}

function page({ title, description, type, body, language, address, id }: PageParts): string {
  const { feed, other, foot } = PAGE_WORDS[language]
  const own = publicPath(language, id)
  const [there, there2] = [publicPath(OTHER[language], id), OTHER[language]]
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeMarkup(title)}</title><meta name="description" content="${escapeMarkup(description)}">
<meta property="og:title" content="${escapeMarkup(title)}"><meta property="og:description" content="${escapeMarkup(description)}">
<meta property="og:type" content="${type}"><meta property="og:site_name" content="CARTIF"><meta property="og:locale" content="${language === 'en' ? 'en_GB' : 'ru_RU'}">
<meta property="og:url" content="${escapeMarkup(address.origin + own)}"><link rel="canonical" href="${escapeMarkup(address.origin + own)}">
<link rel="alternate" hreflang="${there2}" href="${there}"><link rel="alternate" type="application/atom+xml" title="${escapeMarkup(feed)}" href="${publicPath(language)}/feed.atom">
<link rel="icon" href="data:,"><style nonce="${address.nonce}">${PUBLIC_STYLE}</style></head>
<body><header><a class="brand" href="${publicPath(language)}">CARTIF</a><nav><a href="${publicPath(language)}/feed.atom">${feed}</a><a href="${there}" hreflang="${there2}" lang="${there2}">${other}</a></nav></header>
<main>${body}</main>
<footer><p>${escapeMarkup(foot)}</p></footer></body></html>
`
}
