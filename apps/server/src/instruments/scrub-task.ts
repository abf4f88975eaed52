/** The scrub of a text as a thread works it out: what was found, and the text it was found in, as the bytes that are sent. */
import { RULE_TITLES, ScrubText, changeOfFix, placeToReword, scrub } from '@cartif/scrub'
import type { Article } from '@cartif/treaty-text'

export interface ScrubInput {
  readonly articles: readonly Article[]
  /** What obligations are compared with. */
  readonly previous: readonly Article[] | undefined
  readonly parties: readonly string[]
  readonly agreements: readonly string[]
  /** What was scrubbed, and what it was compared with. */
  readonly symbol: string
  readonly since: string | null
}

export function scrubArticles({ articles, previous, symbol, since, ...names }: ScrubInput): Uint8Array {
  const findings = scrub(articles, { ...names, ...(previous ? { previous } : {}) })
  const changes = changeOfFix(articles, findings)
  const places = placeToReword(articles, findings)
  const found = {
    symbol,
    since,
    rules: [...RULE_TITLES].map(([name, title]) => ({ name, title })),
    findings: findings.map((one) => ({ ...one, change: changes.get(one.id), place: places.get(one.id) })),
    articles: readArticles(articles)
  }
  return new TextEncoder().encode(JSON.stringify(found))
}

function readArticles(articles: readonly Article[]) {
  return new ScrubText(articles).articles.map(({ id, kind, number, title, provisions }) => ({
    id,
    kind,
    number,
    title,
    provisions: provisions.map((one) => ({
      id: one.id,
      kind: one.kind,
      number: one.number,
      designation: one.designation,
      words: one.words,
      references: one.references.map(({ at, name }) => ({ at, name }))
    }))
  }))
}
