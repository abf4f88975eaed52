/**
 * A bracket or quotation mark that is opened and not closed, or closed and not opened. Rationale: nobody can say where what it
 * encloses ends. Square brackets that are words (imported, not a proposal’s) may go over provisions of an article; the others
 * close within theirs. "a)" at the start of a list is no bracket. Only where the other sign has one place to be is it put there.
 */
import type { Fix } from '../finding.ts'
import type { Found, Rule } from '../rule.ts'
import type { ScrubArticle, ScrubProvision, ScrubText } from '../scrub-text.ts'

export const unbalancedBrackets: Rule = {
  name: 'unbalanced-bracket',
  title: 'Unbalanced brackets',
  faulty: [
    { text: 'Article 1 — A\n1.  Goods (including parts shall be released.', finds: ['('] },
    { text: 'Article 1 — A\n1.  Goods, including parts) shall be released.', finds: [')'] },
    { text: 'Article 1 — A\n1.  Goods \\[and parts shall be released.', finds: ['['] },
    { text: 'Article 1 — A\n1.  The word “goods shall be read widely.', finds: ['“'] },
    {
      text: 'Article 1 — A\n1.  Goods (and parts] shall be released.',
      finds: ['(', ']'],
      fixed: 'Goods (and parts) shall be released.'
    },
    {
      text: 'Article 1 — A\n1.  “goods means things that are traded.',
      finds: ['“'],
      fixed: '“goods” means things that are traded.'
    },
    {
      text: 'Article 1 — A\n1.  Goods are released “without delay“ at the border.',
      finds: ['“', '“'],
      fixed: 'Goods are released “without delay” at the border.'
    }
  ],
  clean: [
    { text: 'Article 1 — A\n1.  Goods (including parts (of any kind)) shall be released.' },
    { text: 'Article 1 — A\n1.  Goods [and parts] shall be released “without delay”.' },
    { text: 'Article 1 — A\n1.  a) goods; b) parts.' },
    { text: 'Article 1 — A\n1.  See Article 1(2)(b) and the member(s) concerned.' },
    { text: 'Article 1 — A\n1.  The goods, \\[which are\n2.  released,\\] are free.' }
  ],
  *find(text) {
    for (const article of text.articles) yield* checkArticle(text, article)
  }
}

const SIGN = /[()[\]{}“”«»]/g
const OPENERS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{', '”': '“', '»': '«' }

interface Opened {
  readonly sign: string
  readonly provision: ScrubProvision
  readonly from: number
}

function* checkArticle(text: ScrubText, { provisions }: ScrubArticle): Iterable<Found> {
  const square: Opened[] = []
  for (const provision of provisions) {
    const inner: Opened[] = []
    for (const { 0: sign, index: from } of text.matches(provision, SIGN)) {
      const opened = sign === '[' || sign === ']' ? square : inner
      const opener = OPENERS[sign]
      if (opener === undefined) opened.push({ sign, provision, from })
      else if (opened.at(-1)?.sign === opener) opened.pop()
      else if (!isEnumerator(sign, provision, from))
        yield foundAt(
          { sign, provision, from },
          `This ${nameOf(sign)} is closed but was not opened.`,
          matchFor(inner, sign, from)
        )
    }
    for (const one of inner)
      yield foundAt(one, `This ${nameOf(one.sign)} is opened and not closed.`, closeFor(one, inner))
  }
  for (const one of square) yield foundAt(one, 'This bracket is opened and not closed.')
}

function foundAt({ provision, from }: Opened, message: string, fix?: Fix): Found {
  return { severity: 'error', provision, from, to: from + 1, message, ...(fix ? { fix } : {}) }
}

const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '“': '”', '«': '»' }

/** “(and parts]”: where one sign alone waits to be closed, it is that which was meant. */
function matchFor(waiting: readonly Opened[], sign: string, from: number): Fix | undefined {
  const [only] = waiting
  const isBracket = /[)\]}]/.test(sign) && /[([{]/.test(only?.sign ?? '')
  if (waiting.length !== 1 || !isBracket) return undefined
  return { from, to: from + 1, text: CLOSERS[only!.sign]! }
}

/** “goods means …” and “without delay“: the end of a term that is defined, and an opening mark behind a word. */
function closeFor({ sign, provision: { words }, from }: Opened, waiting: readonly Opened[]): Fix | undefined {
  if (sign !== '“') return undefined
  if (waiting.length === 2 && waiting[1]!.from === from && /[\p{L}\p{N}.,]$/u.test(words.slice(0, from)))
    return { from, to: from + 1, text: '”' }
  const term = /^“[^“”"«»]{2,60}?(?= (?:means?|shall mean|ha(?:s|ve) the (?:same )?meanings?) )/u.exec(
    words.slice(from)
  )
  if (waiting.length !== 1 || !term) return undefined
  const at = from + term[0].length
  return { from: at, to: at, text: '”' }
}

function nameOf(sign: string): string {
  return /[“”«»]/.test(sign) ? 'quotation' : 'bracket'
}

/** "a)", "12)", "iv)" behind a space or at the start. */
function isEnumerator(sign: string, { words }: ScrubProvision, at: number): boolean {
  return sign === ')' && /(?:^|[\s;,])[\p{L}\d]{1,4}$/u.test(words.slice(Math.max(0, at - 6), at))
}
