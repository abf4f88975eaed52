/**
 * Numbers that skip, repeat or go back. Rationale: numbers that are kept as they were given (imported texts) are cited as they
 * stand, so a second paragraph 3 or a missing one makes references doubtful. Counted numbers cannot be wrong. "2 bis" follows
 * 2 and comes before 3. None has a fix, and each finding says why: another number would be cited where the old one was meant.
 */
import { readOrdinal, toLetters, toRoman } from '@cartif/treaty-text'
import type { Found, Rule } from '../rule.ts'
import type { ScrubArticle, ScrubProvision, ScrubText } from '../scrub-text.ts'

export const numbering: Rule = {
  name: 'numbering',
  title: 'Numbering',
  faulty: [
    { text: 'Article 1 — A\n1.  One.\n2.  Two.\n4.  Four.', finds: ['Four'] },
    { text: 'Article 1 — A\n1.  One.\n2.  Two.\n2.  Again.', finds: ['Again'] },
    { text: 'Article 1 — A\n1.  One:\n    (a) alpha;\n    (c) gamma.', finds: ['gamma'] },
    { text: 'Article 1 — A\n1.  One.\n\nArticle 3 — B\n1.  One.', finds: ['B'] },
    { text: 'Article 1 — A\n1.  One.\n\nArticle 2 — B\n1.  One.\n\nArticle 2 — C\n1.  One.', finds: ['C'] },
    { text: 'Chapter I — A\n\nArticle 1 — A\n1.  One.\n\nChapter III — C\n\nArticle 2 — B\n1.  One.', finds: ['C'] }
  ],
  clean: [
    { text: 'Article 1 — A\n1.  One.\n2.  Two.\n2 bis.  Between.\n3.  Three.' },
    { text: 'Article 1 — A\n1.  One:\n    (a) alpha;\n    (b) beta.\n2.  Two:\n    (a) alpha again.' },
    { text: 'Article 12 — A\n1.  One.\n\nArticle 13 — B\n1.  One.' },
    { text: 'Article 1 — A\n1.  One:\n    (a) alpha:\n        (i) first;\n        (ii) second;\n    (b) beta.' }
  ],
  *find(text) {
    yield* checkArticles(text)
    for (const article of text.articles) yield* checkProvisions(text, article)
  }
}

interface Counted {
  readonly base: number
  readonly bis: number
}

function* checkArticles(text: ScrubText): Iterable<Found> {
  const last = new Map<string, Counted & { number: string }>()
  for (const { kind, number, provisions } of text.articles) {
    text.work++
    const heading = provisions[0]
    const counted = read(
      number.replace(/^\S+ /, ''),
      kind === 'chapter' || kind === 'part' ? 'roman' : kind === 'annex' ? 'letter' : 'digit'
    )
    if (!heading || !counted || !['article', 'chapter', 'part', 'annex'].includes(kind)) continue
    if (kind === 'part') last.delete('chapter')
    const found = compare(last.get(kind), counted, number, heading)
    if (found) yield found
    last.set(kind, { ...counted, number })
  }
}

/** Where numbers begin again at 1 and then go on with those before, only the beginning is told. */
function* checkProvisions(text: ScrubText, { kind: articleKind, provisions }: ScrubArticle): Iterable<Found> {
  if (articleKind === 'text') return
  const last = new Map<string, Counted & { number: string }>()
  const interrupted = new Map<string, Counted>()
  for (const provision of provisions) {
    text.work++
    const { kind, number } = provision
    for (const lower of below(kind)) last.delete(lower)
    const counted =
      kind === 'footnote' || kind === 'heading'
        ? undefined
        : read(number, kind === 'item' ? 'roman' : kind === 'paragraph' || kind === 'recital' ? 'digit' : 'letter')
    if (!counted) continue
    const before =
      last.get(kind) ?? (kind === 'paragraph' || kind === 'recital' ? undefined : { base: 0, bis: 0, number: '' })
    const found = compare(before, counted, number, provision)
    if (found && counted.base !== (interrupted.get(kind)?.base ?? NaN) + 1) yield found
    if (found && before && counted.base === 1) interrupted.set(kind, before)
    last.set(kind, { ...counted, number })
  }
}

const ORDER = ['heading', 'recital', 'paragraph', 'sub-paragraph', 'item', 'sub-item']

function below(kind: string): readonly string[] {
  return kind === 'footnote' ? [] : ORDER.slice(ORDER.indexOf(kind) + 1)
}

/** The number of a designation: 2 with bis 1 for "2 bis."; 3 for "(c)", "(iii)", "III". */
function read(number: string, system: 'digit' | 'letter' | 'roman'): Counted | undefined {
  const { base, bis } = readOrdinal(number)
  const digits = /\d+/.exec(base)?.[0]
  if (digits) return { base: Number(digits), bis }
  const letters = /[A-Za-z]+/.exec(base)?.[0]?.toLowerCase()
  if (letters === undefined || system === 'digit') return undefined
  const count = system === 'roman' ? toRoman : toLetters
  for (let value = 1; value <= 100; value++) if (count(value) === letters) return { base: value, bis }
  return undefined
}

function compare(
  last: (Counted & { number: string }) | undefined,
  { base, bis }: Counted,
  number: string,
  provision: ScrubProvision
): Found | undefined {
  if (!last || base === last.base + 1) return undefined
  if (base === last.base && bis === last.bis + 1) return undefined
  const at = { severity: 'error' as const, provision, ...placeOf(provision) }
  const shown = number.replace(/\.$/, '')
  if (base === last.base && bis === last.bis)
    return { ...at, message: because(`There are two ${shown} here.`, 'which of them is meant') }
  if (base === 1)
    return {
      ...at,
      severity: 'warning',
      message: because('The numbers begin again here.', 'whether they are meant to')
    }
  const before = last.number.replace(/\.$/, '')
  if (base < last.base)
    return { ...at, message: because(`${shown} comes after ${before}.`, 'whether the place is wrong or the number') }
  const gap = before
    ? `${shown} follows ${before}: a number is missing.`
    : `${shown} is the first here: a number is missing.`
  return { ...at, message: because(gap, 'whether a provision is missing or the number is wrong') }
}

/** References cite numbers as they stand, so nobody but the authors can put one right. */
function because(what: string, unknown: string): string {
  return `${what} No fix is offered: it is cited as it stands, and only its authors know ${unknown}.`
}

/** The first word stands for the number, which is not among the words. */
function placeOf({ tokens }: ScrubProvision): { from: number; to: number } {
  return { from: tokens[0]?.from ?? 0, to: tokens[0]?.to ?? 0 }
}
