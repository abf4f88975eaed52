/**
 * The legal scrub: everything the rules find in a text, in the order it is read. It is the text as it stands: brackets that
 * proposals put around words are not in it, nor are the words they would bring. It changes nothing.
 */
import type { Article } from '@cartif/treaty-text'
import type { Finding } from './finding.ts'
import type { Found, Rule } from './rule.ts'
import { RULES } from './rules/index.ts'
import { ScrubText, quoteOf } from './scrub-text.ts'
import type { ScrubOptions } from './scrub-text.ts'

/** Near-linear in the length of the text. */
export function scrub(articles: readonly Article[], options: ScrubOptions = {}): readonly Finding[] {
  return scrubText(new ScrubText(articles, options), RULES)
}

export function scrubText(text: ScrubText, rules: readonly Rule[]): readonly Finding[] {
  const places = new Map(text.provisions.map(({ id }, index) => [id, index]))
  const findings = rules.flatMap((rule) => [...rule.find(text)].map((found) => nameFinding(rule, found)))
  const unique = new Map(findings.toReversed().map((finding) => [finding.id, finding]))
  return [...unique.values()]
    .toReversed()
    .toSorted((a, b) => places.get(a.provision)! - places.get(b.provision)! || a.from - b.from || a.to - b.to)
}

function nameFinding(rule: Rule, { provision, severity, from, to, message, fix }: Found): Finding {
  return {
    id: `${rule.name}-${provision.id}-${from}`,
    rule: rule.name,
    severity,
    article: provision.article.id,
    provision: provision.id,
    from,
    to,
    quote: quoteOf(provision, from, to),
    message,
    ...(fix ? { fix } : {})
  }
}
