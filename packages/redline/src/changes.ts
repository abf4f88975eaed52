/**
 * What happened between two texts, as a list that can be read instead of the texts: each entry one act a drafter would
 * name, with its place in the redline. Everything that differs is in at least one entry.
 */
import { lineWords } from '@cartif/treaty-text'
import { bracketEvents, partiesIn } from './brackets.ts'
import type { BracketKind } from './brackets.ts'
import type { ArticleChange, ProvisionChange, Redline } from './compare.ts'
import { withReferenceWords } from './reference-words.ts'
import {
  articleSentence,
  bracketSentence,
  moveSentence,
  quote,
  renumberedSentence,
  wordsSentence
} from './sentences.ts'
import type { Hunk } from './words.ts'

export type ChangeKind =
  | 'inserted'
  | 'deleted'
  | 'moved'
  | 'renumbered'
  | 'split'
  | 'joined'
  | 'promoted'
  | 'demoted'
  | 'words'
  | 'spacing'
  | 'emphasis'
  | 'reference'
  | BracketKind

export interface Change {
  /** The same for the same change of the same two texts. */
  readonly id: string
  readonly kind: ChangeKind
  /** The id of the article after, or of the one that is gone. */
  readonly article: string
  readonly articleName: string
  /** Indices into the redline: of the article, its provision, and the hunks that show it. */
  readonly at: { readonly article: number; readonly provision?: number; readonly hunks: readonly number[] }
  /** Whether what the parties are bound to may differ: not so for numbers, emphasis, and who stands behind a bracket. */
  readonly isSubstance: boolean
  /** Whether it is about a bracket. */
  readonly isBracket: boolean
  /** Parties that the bracket names. */
  readonly parties: readonly string[]
  readonly sentence: string
}

type Draft = Pick<Change, 'kind' | 'sentence'> & {
  readonly hunks?: readonly number[]
  readonly parties?: readonly string[]
  readonly provision?: number
}

const FORMAL: ReadonlySet<ChangeKind> = new Set([
  'renumbered',
  'emphasis',
  'spacing',
  'reference',
  'attributed',
  'promoted',
  'demoted'
])
const BRACKETS: ReadonlySet<ChangeKind> = new Set([
  'proposed',
  'bracketed',
  'lifted',
  'removed',
  'amended',
  'attributed'
])

/** Every change, in reading order of the text after. */
export function changesOf(redline: Redline): readonly Change[] {
  const { articles } = withReferenceWords(redline)
  return articles.flatMap((article, index) => {
    const drafts = [...changesOfArticle(articles, index), ...joinRenumbered(provisionsToTell(article))]
    const side = (article.after ?? article.before)!
    const articleName = [side.number, side.title].filter(Boolean).join(' — ')
    return drafts.map(({ kind, sentence, hunks = [], parties = [], provision }, count): Change => ({
      id: `${side.id}.${count + 1}`,
      kind,
      article: side.id,
      articleName,
      at: { article: index, ...(provision === undefined ? {} : { provision }), hunks },
      isSubstance: !FORMAL.has(kind),
      isBracket: BRACKETS.has(kind),
      parties,
      sentence
    }))
  })
}

/** Articles that got other numbers one after the other are told once, with the first. */
function changesOfArticle(articles: readonly ArticleChange[], index: number): readonly Draft[] {
  const article = articles[index]!
  if (isActOn(article)) return [{ kind: article.kind as ChangeKind, sentence: articleSentence(article) }]
  if (!isOnlyRenumbered(article) || isOnlyRenumbered(articles[index - 1])) return []
  let end = index
  while (isOnlyRenumbered(articles[end + 1])) end++
  return [{ kind: 'renumbered', sentence: renumberedSentence(article, articles[end]!) }]
}

function isActOn({ kind }: ArticleChange): boolean {
  return kind === 'inserted' || kind === 'deleted' || kind === 'moved'
}

function isOnlyRenumbered(article: ArticleChange | undefined): boolean {
  return article !== undefined && article.renumbered && !isActOn(article)
}

/** Of an article that is new or gone, what it says is not told again. */
function provisionsToTell({ kind, provisions }: ArticleChange): readonly Draft[] {
  return provisions.flatMap((change, provision) => {
    if (kind === change.kind && (kind === 'inserted' || kind === 'deleted')) return []
    return changesOfProvision(change).map((draft) => ({ ...draft, provision }))
  })
}

/** What moved up or down together is told once. */
function joinRenumbered(drafts: readonly Draft[]): readonly Draft[] {
  const renumbered = drafts.filter(({ kind }) => kind === 'renumbered')
  if (renumbered.length < 2) return drafts
  const [first, last] = [renumbered[0]!, renumbered.at(-1)!]
  const [fromWords, toWords] = [first.sentence, last.sentence].map((one) => one.split(' was numbered ')) as [
    string[],
    string[]
  ]
  const sentence = `${fromWords[0]} to ${toWords[0]} were numbered ${fromWords[1]} to ${toWords[1]}`
  return drafts.flatMap((one) => (one === first ? [{ ...one, sentence }] : one.kind === 'renumbered' ? [] : [one]))
}

function changesOfProvision(change: ProvisionChange): readonly Draft[] {
  const { kind, hunks, before, after, level, renumbered } = change
  const all = hunks.map((_, index) => index)
  if (kind === 'inserted' || kind === 'deleted') return [wholeChange(change, all)]
  const drafts: Draft[] = []
  if (kind === 'moved' && !before?.part) drafts.push({ kind: 'moved', sentence: moveSentence(change) })
  if (before?.part) drafts.push({ kind: 'split', sentence: `${after!.designation} was part of ${before.designation}.` })
  if (after?.part)
    drafts.push({ kind: 'joined', sentence: `${before!.designation} is part of ${after.designation} now.` })
  const name = after!.mark?.kind === 'heading' ? `${after!.designation}, title` : after!.designation
  if (level) drafts.push({ kind: level, sentence: `${name} was ${levelName(before!.mark?.kind)}.` })
  else if (
    renumbered &&
    kind !== 'moved' &&
    after!.mark?.kind !== 'heading' &&
    after!.number !== '' &&
    before!.number !== ''
  )
    drafts.push({ kind: 'renumbered', sentence: `${name} was numbered ${before!.number.replace(/\.?$/, '.')}` })
  const isPart = before?.part !== undefined || after?.part !== undefined
  // The space between two provisions that were one, or are one now, is what parts or joins them.
  return [...drafts, ...changesOfWords(name, hunks).filter((one) => !isPart || one.kind !== 'spacing')]
}

function levelName(kind: string | undefined): string {
  return kind === 'item' ? 'an item' : `a ${kind ?? 'paragraph'}`
}

/** A provision that is wholly in brackets is a proposal, not new text. */
function wholeChange(change: ProvisionChange, hunks: readonly number[]): Draft {
  const isNew = change.kind === 'inserted'
  const { designation } = (change.after ?? change.before)!
  const words = change.hunks.map(({ line }) => lineWords(line)).join('')
  const parties = partiesIn(/^\s*\[([^:\]]*):/.exec(words)?.[1] ?? '')
  const sentence = `${designation} ${isNew ? 'is new' : 'was deleted'}${words.trim() === '' ? '' : `: ${quote(words)}`}.`
  return { kind: isNew ? 'inserted' : 'deleted', sentence, hunks, parties }
}

function changesOfWords(name: string, hunks: readonly Hunk[]): readonly Draft[] {
  const events = bracketEvents(hunks)
  const claimed = new Set(events.flatMap((event) => event.hunks))
  const drafts = events.map((event): Draft & { hunks: readonly number[] } => ({
    kind: event.kind,
    sentence: bracketSentence(name, event),
    hunks: event.hunks,
    parties: partiesIn(`${event.header} ${event.headerBefore}`)
  }))
  for (const region of regionsOf(hunks, claimed)) drafts.push({ ...wordsDraft(name, hunks, region), hunks: region })
  return drafts.toSorted((a, b) => (a.hunks[0] ?? 0) - (b.hunks[0] ?? 0))
}

/** Neighbouring hunks that differ and that no bracket explains, and references that followed, each alone. */
function regionsOf(hunks: readonly Hunk[], claimed: ReadonlySet<number>): readonly (readonly number[])[] {
  const regions: number[][] = []
  hunks.forEach((hunk, index) => {
    if (hunk.op === 'equal') {
      if (hunk.followed) regions.push([index])
      return
    }
    if (claimed.has(index)) return
    const last = regions.at(-1)
    if (last?.at(-1) === index - 1 && hunks[index - 1]!.op !== 'equal') last.push(index)
    else regions.push([index])
  })
  return regions
}

function wordsDraft(name: string, hunks: readonly Hunk[], region: readonly number[]): Pick<Draft, 'kind' | 'sentence'> {
  const first = hunks[region[0]!]!
  if (first.op === 'equal') {
    const [old, now] = [lineWords(first.before!), lineWords(first.line)]
    return { kind: 'reference', sentence: `${name}: the reference to ${old} follows its target, now ${now}.` }
  }
  const wordsOf = (op: 'delete' | 'insert') =>
    region.map((index) => (hunks[index]!.op === op ? lineWords(hunks[index]!.line) : '')).join('')
  const [old, now] = [wordsOf('delete'), wordsOf('insert')]
  if (old.trim() === '' && now.trim() === '') return { kind: 'spacing', sentence: `${name}: spacing changed.` }
  if (old === now) return { kind: 'emphasis', sentence: `${name}: the emphasis of ${quote(now)} changed.` }
  return { kind: 'words', sentence: `${name}: ${wordsSentence(old, now)}.` }
}
