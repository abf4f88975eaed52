/** One comparison in a process of its own: what it took and what it found, as JSON on standard output. */
import { compare } from '@cartif/redline'
import type { Redline } from '@cartif/redline'
import { countHunks, plainText, plantChanges, scriptSize } from '@cartif/redline/testing'
import type { Planted } from '@cartif/redline/testing'
import type { Article } from '@cartif/treaty-text'
import { PEERS } from './peers.ts'
import { medians, spent } from './spent.ts'
import { WORST } from './worst-cases.ts'

interface Subject {
  readonly kind: string
  readonly words: number
  /** Edits for each word. */
  readonly share: number
  /** How often it is measured, where that is fast. */
  readonly rounds: number
}

const subject = JSON.parse(process.argv[2]!) as Subject
console.log(JSON.stringify(await measure(subject)))

async function measure({ kind, words, share, rounds }: Subject): Promise<object> {
  const worst = WORST[kind]
  if (worst) return measureWorst(worst(words))
  const planted = plant(words, share)
  if (kind === 'ours') return measureOurs(planted, rounds)
  const [before, after] = [plainText(planted.before), plainText(planted.after)]
  const peer = PEERS[kind]
  if (!peer) throw new Error(`There is no ${kind}.`)
  return peer(before, after, rounds)
}

function plant(words: number, share: number): Planted {
  const moves = share === 0 ? 0 : 1
  return plantChanges({
    seed: 1,
    words,
    edits: Math.round(words * share),
    movedParagraphs: Math.round((moves * words) / 1000),
    movedArticles: Math.round((moves * words) / 5000)
  })
}

function measureOurs(planted: Planted, rounds: number): object {
  const { before, after } = planted
  let redline: Redline | undefined
  const first = spent(() => (redline = compare(before, after)))
  // A server compares again and again; what its first time costs is told beside it.
  const later = Array.from({ length: rounds }, () => spent(() => compare(before, after)))
  return { first: first.ms, firstCpu: first.cpu, ...medians(later), ...whatWasFound(redline!, planted) }
}

function whatWasFound(redline: Redline, planted: Planted): object {
  const { shown, optimum } = scriptSize(redline)
  return {
    ...tokensOf(redline),
    hunks: countHunks(redline),
    usable: 'yes',
    script: optimum === 0 ? 1 : shown / optimum,
    ...(planted.movedProvisions.size > 0 ? movesFound(redline, planted) : {})
  }
}

function tokensOf({ articles }: Redline): { deleted: number; inserted: number } {
  const count = { deleted: 0, inserted: 0 }
  for (const { op, line } of articles.flatMap(({ provisions }) => provisions.flatMap(({ hunks }) => hunks))) {
    const length = line.reduce((sum, piece) => sum + (piece.type === 'text' ? wordsIn(piece.text) : 1), 0)
    if (op === 'delete') count.deleted += length
    if (op === 'insert') count.inserted += length
  }
  return count
}

function wordsIn(text: string): number {
  return text.match(/[\p{L}\p{N}'’-]+|\s+|[^\s]/gu)?.length ?? 0
}

function movesFound({ articles }: Redline, { movedArticles, movedProvisions }: Planted) {
  const found = [
    ...articles.filter(({ kind }) => kind === 'moved').map(({ before, after }) => [before!.id, after!.id] as const),
    ...articles
      .flatMap(({ provisions }) => provisions)
      .filter(({ kind }) => kind === 'moved')
      .map(({ before, after }) => [before!.mark!.id, after!.mark!.id] as const)
  ]
  const truth = new Map([...movedArticles, ...movedProvisions])
  const right = found.filter(([before, after]) => truth.get(before) === after).length
  return { precision: right / Math.max(1, found.length), recall: right / truth.size }
}

function measureWorst([before, after]: readonly [readonly Article[], readonly Article[]]): object {
  const { ms } = spent(() => compare(before, after))
  return { ms, megabytes: Math.round(process.memoryUsage().rss / 1e6) }
}
