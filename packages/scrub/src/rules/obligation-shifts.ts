/**
 * "shall" that has become "should" or "may" since the revision before, or the other way round. Rationale: one word decides
 * whether there is an obligation, and it changes unnoticed among other edits. Provisions are compared by their identity, else
 * (imported anew) by having the same words but for the verb. A verb is the same verb by the words beside it.
 */
import type { Found, Rule } from '../rule.ts'
import type { ScrubProvision, ScrubText } from '../scrub-text.ts'

const BEFORE =
  'Article 1 — Publication\n1.  Each Party shall promptly publish its laws.\n2.  A fee may be charged.\n3.  Answers should be free and shall be in writing.'
const now = (from: string, to: string) => ({ previous: BEFORE, text: BEFORE.replace(from, to) })

export const obligationShifts: Rule = {
  name: 'obligation-shift',
  title: 'Changed obligations',
  faulty: [
    { ...now('shall promptly', 'should promptly'), finds: ['should'] },
    { ...now('may be charged', 'shall be charged'), finds: ['shall'] },
    { ...now('and shall be', 'and may be'), finds: ['may'] },
    { ...now('Party shall promptly publish its laws', 'Party may publish all its laws'), finds: ['may'] },
    { ...now('may be', 'may not be'), finds: ['may not'] }
  ],
  clean: [
    now('promptly ', ''),
    now('promptly', 'without delay'),
    now('its laws.', 'its laws and shall notify them.'),
    now('A fee may be charged.', 'Goods may be released and a fee may be charged.'),
    { text: BEFORE }
  ],
  *find(text) {
    if (!text.previous) return
    for (const [before, provision] of aligned(text, text.previous)) {
      text.work += provision.tokens.length + before.tokens.length
      if (before.words === provision.words) continue
      yield* shifts(before, provision)
    }
  }
}

/** Provisions with what they were: by identity or lineage, the rest by their words without the verbs. */
function aligned(text: ScrubText, previous: ScrubText): readonly (readonly [ScrubProvision, ScrubProvision])[] {
  const byId = new Map(previous.provisions.map((one) => [one.id, one]))
  const pairs: (readonly [ScrubProvision, ScrubProvision])[] = []
  const rest: ScrubProvision[] = []
  const used = new Set<string>()
  for (const provision of text.provisions) {
    const before = [provision.id, ...(provision.was?.split(' ') ?? [])].map((id) => byId.get(id)).find(Boolean)
    if (before) {
      pairs.push([before, provision])
      used.add(before.id)
    } else rest.push(provision)
  }
  const byWords = new Map(
    previous.provisions.filter(({ id }) => !used.has(id)).map((one) => [withoutVerbs(one.words), one])
  )
  for (const provision of rest) {
    const before = byWords.get(withoutVerbs(provision.words))
    if (before && provision.words.length > 20) pairs.push([before, provision])
  }
  return pairs
}

const VERB = /\b(shall|should|may|must|will|can|could|might)( not\b)?/g

function withoutVerbs(words: string): string {
  return words.replace(VERB, '·').replace(/\s+/g, ' ')
}

interface Verb {
  readonly verb: string
  readonly from: number
  readonly to: number
  readonly left: string
  readonly right: string
}

function verbsOf({ words }: ScrubProvision): readonly Verb[] {
  return [...words.matchAll(VERB)].map(({ 0: verb, index }) => ({
    verb,
    from: index,
    to: index + verb.length,
    left: lastWords(words.slice(Math.max(0, index - 40), index)),
    right: /^\s*(?:not\s+)?([^\s,;.]+)/.exec(words.slice(index + verb.length))?.[1] ?? ''
  }))
}

function lastWords(words: string): string {
  return /(\S+\s+)?\S+\s*$/.exec(words)?.[0].trim() ?? ''
}

/** Verbs pair by the words on both sides, then by those on one; each at most once. */
function* shifts(before: ScrubProvision, provision: ScrubProvision): Iterable<Found> {
  const [old, fresh] = [new Set(verbsOf(before)), new Set(verbsOf(provision))]
  const sides: readonly ((verb: Verb) => string)[] = [
    ({ verb, left, right }) => `${verb}|${left}|${right}`,
    ({ left, right }) => `${left}|${right}`,
    ({ verb, left }) => `${verb}|${left}`,
    ({ verb, right }) => `${verb}|${right}`,
    ({ left }) => left,
    ({ right }) => right
  ]
  for (const side of sides) {
    for (const [was, is] of paired(old, fresh, side)) {
      old.delete(was)
      fresh.delete(is)
      if (was.verb !== is.verb) yield shiftOf(provision, was, is)
    }
  }
}

function paired(old: ReadonlySet<Verb>, fresh: ReadonlySet<Verb>, side: (verb: Verb) => string) {
  const waiting = new Map<string, Verb[]>()
  for (const verb of old) waiting.set(side(verb), [...(waiting.get(side(verb)) ?? []), verb])
  return [...fresh].flatMap((verb) => {
    const was = waiting.get(side(verb))?.shift()
    return was ? [[was, verb] as const] : []
  })
}

const MEANS: Readonly<Record<string, string>> = {
  shall: 'an obligation',
  must: 'an obligation',
  will: 'a statement of intent',
  should: 'a recommendation',
  may: 'a permission',
  'may not': 'a prohibition',
  'shall not': 'a prohibition'
}

function meaning(verb: string): string {
  return MEANS[verb] ? `, ${MEANS[verb]}` : ''
}

function shiftOf(provision: ScrubProvision, was: Verb, is: Verb): Found {
  const message = `“${was.verb}”${meaning(was.verb)}, has become “${is.verb}”${meaning(is.verb)}, since the revision before.`
  return { severity: 'warning', provision, from: is.from, to: is.to, message }
}
