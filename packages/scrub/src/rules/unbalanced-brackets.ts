/**
 * A bracket or quotation mark that is opened and not closed, or closed and not opened. Rationale: nobody can say where what it
 * encloses ends. Square brackets that are words (imported, not a proposal’s) may go over provisions of an article; the others
 * close within theirs. "a)" at the start of a list is no bracket.
 */
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
    { text: 'Article 1 — A\n1.  Goods (and parts] shall be released.', finds: ['(', ']'] }
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
        yield foundAt({ sign, provision, from }, `This ${nameOf(sign)} is closed but was not opened.`)
    }
    for (const one of inner) yield foundAt(one, `This ${nameOf(one.sign)} is opened and not closed.`)
  }
  for (const one of square) yield foundAt(one, 'This bracket is opened and not closed.')
}

function foundAt({ provision, from }: Opened, message: string): Found {
  return { severity: 'error', provision, from, to: from + 1, message }
}

function nameOf(sign: string): string {
  return /[“”«»]/.test(sign) ? 'quotation' : 'bracket'
}

/** "a)", "12)", "iv)" behind a space or at the start. */
function isEnumerator(sign: string, { words }: ScrubProvision, at: number): boolean {
  return sign === ')' && /(?:^|[\s;,])[\p{L}\d]{1,4}$/u.test(words.slice(Math.max(0, at - 6), at))
}
