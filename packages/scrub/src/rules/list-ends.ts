/**
 * How the items of a list end: all but the last with a semicolon, the last but one with "; and" or "; or", the last with a full
 * stop. Rationale: without the word nobody knows whether all conditions must be met or one. Lists whose items are sentences of
 * their own, or that use commas throughout, keep their manner; a last item may also be followed by more of the sentence.
 */
import { levelOf } from '@cartif/treaty-text'
import type { Fix } from '../finding.ts'
import type { Found, Rule } from '../rule.ts'
import { isRunning } from '../scrub-text.ts'
import type { ScrubProvision, ScrubText } from '../scrub-text.ts'

const list = (...items: readonly string[]) =>
  `Article 1 — A\n1.  Each Party shall:\n${items.map((item, index) => `    (${'abcdef'[index]}) ${item}`).join('\n')}`

export const listEnds: Rule = {
  name: 'list-end',
  title: 'Ends of list items',
  faulty: [
    { text: list('publish laws;', 'answer questions;', 'give reasons.'), finds: ['questions;'] },
    { text: list('publish laws', 'answer questions; and', 'give reasons.'), finds: ['laws'], fixed: 'publish laws;' },
    {
      text: list('publish laws;', 'answer questions; and', 'give reasons'),
      finds: ['reasons'],
      fixed: 'give reasons.'
    },
    {
      text: list('publish laws;', 'answer questions; and', 'give reasons;'),
      finds: ['reasons;'],
      fixed: 'give reasons.'
    },
    {
      text: list('publish laws;', 'answer questions, and', 'give reasons; or', 'be silent.'),
      finds: ['questions, and'],
      fixed: 'answer questions; and'
    },
    {
      text: list('publish laws.', 'answer questions;', 'take part; and', 'give reasons.'),
      finds: ['laws.'],
      fixed: 'publish laws;'
    }
  ],
  clean: [
    { text: list('publish laws;', 'answer questions; and', 'give reasons.') },
    { text: list('publish laws;', 'answer questions; or', 'give reasons.') },
    { text: list('Laws are published.', 'Questions are answered.', 'Reasons are given.') },
    { text: list('publish laws,', 'answer questions, and', 'give reasons.') },
    { text: `${list('publish laws:\n        (i) of trade; and\n        (ii) of transit; and', 'answer questions.')}` }
  ],
  *find(text) {
    for (const { provisions } of text.articles)
      for (const one of listsIn(text, provisions.filter(isRunning))) yield* checkList(one)
  }
}

interface Item {
  /** The provision that the item ends in: it, or the last below it. */
  readonly end: ScrubProvision
  readonly isLeaf: boolean
}

interface List {
  readonly items: Item[]
  readonly level: number
  /** It is the last part of an item of another list that goes on behind it, and ends like that. */
  isInside: boolean
}

/** The lists of an article: items of one level under one provision. One pass; a list ends where a higher level comes. */
function listsIn(text: ScrubText, provisions: readonly ScrubProvision[]): readonly List[] {
  const lists: List[] = []
  const open = new Map<number, List>()
  provisions.forEach((provision, index) => {
    text.work++
    const level = levelOf(provision.kind)
    closeBelow(open, level)
    for (const { items } of open.values())
      if (open.get(level)?.items !== items) items[items.length - 1] = { end: provision, isLeaf: false }
    if (level < 2) return
    if (provision.number === '') return void open.delete(level)
    const list = open.get(level) ?? { items: [], level, isInside: false }
    list.items.push({ end: provision, isLeaf: !isBelow(provisions[index + 1], level) })
    if (!open.has(level)) lists.push(list)
    open.set(level, list)
  })
  return lists
}

function closeBelow(open: Map<number, List>, level: number): void {
  for (const [other, list] of open) {
    if (other <= level) continue
    list.isInside = level > 1
    open.delete(other)
  }
}

function isBelow(provision: ScrubProvision | undefined, level: number): boolean {
  return provision !== undefined && provision.kind !== 'footnote' && levelOf(provision.kind) > level
}

const STOP = /[.!?]["”’]?$/
const SEMICOLON = /;["”’]?(?: and| or| and\/or)?$/
const COMMA = /,(?: and| or)?$/
const LINKED = /[;,] (?:and|or|and\/or)$/

function* checkList({ items, isInside }: List): Iterable<Found> {
  if (items.length < 2 || !items.every(({ end }) => end.words.trim() !== '')) return
  const ends = items.map(({ end }) => endOf(end))
  const manner = mannerOf(ends.slice(0, -1))
  if (manner === undefined) return
  const last = items.length - 1
  const isLinked = ends.some((one) => LINKED.test(one))
  for (const [index, { end, isLeaf }] of items.entries()) {
    if (!isLeaf || (index === last && isInside)) continue
    const words = ends[index]!
    const found =
      index === last ? checkLast(end, words) : checkItem(end, words, manner, index === last - 1 && !isLinked)
    if (found) yield found
  }
}

/** A comma list is not told to take semicolons; sentences are left alone. */
function mannerOf(ends: readonly string[]): ';' | ',' | undefined {
  const count = (pattern: RegExp) => ends.filter((end) => pattern.test(end)).length
  const [semicolons, commas, stops] = [count(SEMICOLON), count(COMMA), count(STOP)]
  if (semicolons === 0 && commas === 0) return undefined
  if (stops > semicolons + commas) return undefined
  return semicolons >= commas ? ';' : ','
}

function checkItem(end: ScrubProvision, words: string, manner: ';' | ',', isToLink: boolean): Found | undefined {
  const isEnded = manner === ';' ? SEMICOLON.test(words) : COMMA.test(words)
  const at = placeOf(end)
  if (!isEnded && !/[:—–-]$/.test(words)) {
    const sign = manner === ';' ? 'a semicolon' : 'a comma'
    return {
      severity: 'warning',
      provision: end,
      ...at,
      message: `This item of the list does not end with ${sign} like the others.`,
      ...fixOf(words, manner, at.to)
    }
  }
  if (!isToLink || !isEnded) return undefined
  return {
    severity: 'warning',
    provision: end,
    ...at,
    message: 'The last item but one does not say “and” or “or”: are all items meant, or any of them?'
  }
}

/** The sign put behind the last word, or in place of the one that stands there; what is linked keeps its “and”. */
function fixOf(words: string, manner: ';' | ',', end: number): { readonly fix?: Fix } {
  if (/[\p{L}\p{N})”]$/u.test(words) && !LINKED.test(words)) return { fix: { from: end, to: end, text: manner } }
  const wrong = /[,;.]( and| or)?$/.exec(words)
  if (!wrong || /\.\p{L}?\.$|\betc\.$/u.test(words)) return {}
  const at = end - wrong[0].length
  return { fix: { from: at, to: at + 1, text: manner } }
}

function checkLast(end: ScrubProvision, words: string): Found | undefined {
  const at = placeOf(end)
  if (words.endsWith(';'))
    return {
      severity: 'warning',
      provision: end,
      ...at,
      message: 'The last item ends with a semicolon: is an item missing?',
      fix: { from: at.to - 1, to: at.to, text: '.' }
    }
  if (!/[\p{L}\p{N})]$/u.test(words)) return undefined
  return {
    severity: 'warning',
    provision: end,
    ...at,
    message: 'The last item of the list does not end with a full stop.',
    fix: { from: at.to, to: at.to, text: '.' }
  }
}

function endOf({ words }: ScrubProvision): string {
  return words.slice(-24).replace(/[\s\uFFFC\][]+$/, '')
}

/** The last word with what follows it. */
function placeOf({ words }: ScrubProvision): { from: number; to: number } {
  const to = words.replace(/[\s\uFFFC\][]+$/, '').length
  const last = /\S+(?:[;,] (?:and|or|and\/or))?$/.exec(words.slice(0, to))?.[0] ?? ''
  return { from: to - last.length, to }
}
