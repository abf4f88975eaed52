/** What is public as an Atom feed (RFC 4287), the newest first. */
import { PAGE_WORDS } from './key-messages.ts'
import { escapeMarkup, listToHtml, paragraphsToHtml } from './markup.ts'
import type { PublicEntry } from './public-entry.ts'
import { publicPath } from './public-page.ts'
import type { Language } from './publication.ts'

/** A feed with nothing in it has been so since then. */
const BEGINNING = '2026-01-01T00:00:00Z'

export function publicFeed(entries: readonly PublicEntry[], language: Language, origin: string): string {
  const updated =
    entries
      .map(({ publishedAt }) => publishedAt)
      .toSorted()
      .at(-1) ?? BEGINNING
  const own = `${origin}${publicPath(language)}`
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
<id>${escapeMarkup(own)}</id><title>${escapeMarkup(PAGE_WORDS[language].title)}</title><updated>${updated}</updated>
<author><name>CAREC Secretariat</name></author>
<link rel="alternate" type="text/html" href="${escapeMarkup(own)}"/><link rel="self" type="application/atom+xml" href="${escapeMarkup(own)}/feed.atom"/>
${entries.map((entry) => entryXml(entry, language, origin)).join('\n')}
</feed>
`
}

function entryXml(entry: PublicEntry, language: Language, origin: string): string {
  const { id, words, publishedAt, facts } = entry
  const content = paragraphsToHtml(words.text) + (facts.length > 0 ? listToHtml(facts) : '')
  const link = escapeMarkup(`${origin}${publicPath(language, id)}`)
  return `<entry xml:lang="${entry.language}"><id>urn:uuid:${id}</id><title>${escapeMarkup(words.title)}</title><updated>${publishedAt}</updated>
<link rel="alternate" type="text/html" href="${link}"/><summary>${escapeMarkup(words.summary)}</summary><content type="html">${escapeMarkup(content)}</content></entry>`
}
