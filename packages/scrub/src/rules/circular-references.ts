/**
 * Provisions that only send the reader back: a definition by a provision that is defined by it, a term defined by itself, two
 * terms defined by each other, an obligation "as set out in" one that is "as set out in" it. Rationale: neither says anything.
 * Only words that hand the whole content over count ("as defined in", "as set out in"), not "in accordance with".
 */
import { definitionsOf } from '../definitions.ts'
import type { Definition } from '../definitions.ts'
import { referencesOf } from '../references.ts'
import type { FoundReference } from '../references.ts'
import type { Found, Rule } from '../rule.ts'
import type { ScrubText } from '../scrub-text.ts'
import { termUses } from '../term-uses.ts'
import type { TermUse } from '../term-uses.ts'
import { isDeterminer } from '../tokens.ts'

const HANDS_OVER =
  /(?:\bdefined|\bas (?:defined|set out|specified|provided(?: for)?|laid down|stated|described|determined)|\b(?:shall be|are|is) (?:those )?(?:set out|laid down|specified|defined|determined)|\bmeanings? (?:that )?(?:it has|they have|given|assigned|set out|assigned to it|given to it|assigned to them|given to them)) (?:in|by|under) (?:paragraph \d+ of )?$/i

export const circularReferences: Rule = {
  name: 'circular-reference',
  title: 'Circular references',
  faulty: [
    {
      text: 'Article 1 — Fees\n1.  Fees shall be as set out in {Article 2(1)}.\n\nArticle 2 — Charges\n1.  Charges and fees shall be as set out in {Article 1(1)}.',
      finds: ['Article 2(1)', 'Article 1(1)']
    },
    {
      text: 'Article 1 — Definitions\n1.  “operator” has the meaning given in Article 2.\n\nArticle 2 — Operators\n1.  An operator is a person as defined in Article 1.',
      finds: ['Article 2', 'Article 1']
    },
    {
      text: 'Article 1 — Definitions\n1.  “transit” means passage as defined in Article 2.\n\nArticle 2 — Transit\n1.  Transit is the passage defined in Article 1(1).\n2.  It is free.',
      finds: ['Article 2', 'Article 1(1)']
    },
    {
      text: 'Article 1 — Definitions\n1.  For the purposes of this Agreement:\n    (a) “single window” means a single window for traders.',
      finds: ['single window']
    },
    {
      text: 'Article 1 — Definitions\n1.  For the purposes of this Agreement:\n    (a) “carrier” means any haulier of goods; and\n    (b) “haulier” means any carrier.',
      finds: ['haulier', 'carrier']
    }
  ],
  clean: [
    {
      text: 'Article 1 — Fees\n1.  Fees shall be as set out in {Article 2(1)}.\n\nArticle 2 — Charges\n1.  A fee is 10 dollars. Subject to {Article 1(1)}, nothing else is due.'
    },
    {
      text: 'Article 1 — Definitions\n1.  “protocol” means an instrument concluded in accordance with {Article 2}.\n\nArticle 2 — Protocols\n1.  The Parties may conclude protocols.'
    },
    {
      text: 'Article 1 — Definitions\n1.  For the purposes of this Agreement:\n    (a) “carrier” means a person who moves goods; and\n    (b) “haulier” means a carrier by road.'
    },
    {
      text: 'Article 1 — A\n1.  The list is as set out in {Article 2(1)}.\n\nArticle 2 — B\n1.  The list is as set out in {Article 3(1)}.\n\nArticle 3 — C\n1.  The list has ten items.'
    }
  ],
  *find(text) {
    yield* circlesOfReferences(text)
    yield* circlesOfTerms(text)
  }
}

/** By provision, the reference that hands over; following them from each place comes back at most once. */
function* circlesOfReferences(text: ScrubText): Iterable<Found> {
  const next = handedOver(text)
  const named = new Map(text.provisions.map((one) => [one.id, one]))
  for (const id of inCircles(new Map([...next].map(([from, { target }]) => [from, target!])))) {
    const { provision, from, to, target } = next.get(id)!
    const message =
      id === target
        ? 'This provision refers to itself for what it says.'
        : `${named.get(target!)!.designation} leads back here: neither provision says what both refer to.`
    yield { severity: 'warning', provision, from, to, message }
  }
}

function handedOver(text: ScrubText): ReadonlyMap<string, FoundReference> {
  const handing = referencesOf(text).filter(
    ({ provision, from, target }) =>
      target !== undefined && HANDS_OVER.test(provision.words.slice(Math.max(0, from - 60), from))
  )
  const only = onlyProvisions(text)
  // Of an article of many provisions, the one that hands back is meant.
  const back = new Map(handing.map(({ provision, target }) => [`${provision.article.id} ${target}`, provision.id]))
  const targetOf = ({ provision, target }: FoundReference) =>
    only.get(target!) ?? back.get(`${target} ${provision.id}`) ?? target!
  return new Map(handing.map((reference) => [reference.provision.id, { ...reference, target: targetOf(reference) }]))
}

/** An article of one provision is that provision. */
function onlyProvisions(text: ScrubText): ReadonlyMap<string, string> {
  return new Map(
    text.articles.flatMap(({ id, provisions }) => {
      const body = provisions.filter(({ kind }) => kind !== 'heading' && kind !== 'footnote')
      return body.length === 1 ? [[id, body[0]!.id] as const] : []
    })
  )
}

/** Who comes back to where they began, each going one way; every step is taken once. */
function inCircles(next: ReadonlyMap<string, string>): readonly string[] {
  const seen = new Set<string>()
  const circles: string[] = []
  for (const begin of next.keys()) {
    const path = new Map<string, number>()
    let at: string | undefined = begin
    while (at !== undefined && !seen.has(at) && next.has(at)) {
      seen.add(at)
      path.set(at, path.size)
      at = next.get(at)
    }
    const from = at === undefined ? undefined : path.get(at)
    if (from !== undefined) circles.push(...[...path.keys()].slice(from))
  }
  return circles
}

function* circlesOfTerms(text: ScrubText): Iterable<Found> {
  const definitions = definitionsOf(text)
  const byPlace = new Map(definitions.filter(isAlone(definitions)).map((one) => [one.provision.id, one]))
  const uses = termUses(text).filter(({ isDefinition, provision }) => !isDefinition && byPlace.has(provision.id))
  const pairs = new Set(uses.map(({ definition, provision }) => `${provision.id} ${definition.provision.id}`))
  for (const use of uses) {
    const { definition, provision, from, to } = use
    const defined = byPlace.get(provision.id)!
    if (from < defined.to || !byPlace.has(definition.provision.id)) continue
    if (definition.provision.id === provision.id && isSelf(defined, use))
      yield { severity: 'warning', provision, from, to, message: `“${defined.term}” is defined by itself.` }
    else if (definition.provision.id !== provision.id && pairs.has(`${definition.provision.id} ${provision.id}`))
      yield {
        severity: 'warning',
        provision,
        from,
        to,
        message: `“${defined.term}” and “${definition.term}” are defined by each other.`
      }
  }
}

/** "calendar days" says what days are, and names of bodies are not explained by their words. */
function isSelf(defined: Definition, { provision, first }: TermUse): boolean {
  return !defined.isCapital && isDeterminer(provision.tokens[first - 1]?.word)
}

/** Whether a provision defines nothing else and begins with its term. */
function isAlone(definitions: readonly Definition[]) {
  const counts = new Map<string, number>()
  for (const { provision } of definitions) counts.set(provision.id, (counts.get(provision.id) ?? 0) + 1)
  return ({ provision, from }: Definition) => counts.get(provision.id) === 1 && from <= 1
}
