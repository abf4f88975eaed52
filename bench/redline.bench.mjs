/**
 * The redline beside its peers on one treaty text, in one run: each in a process of its own, under one limit. Ours and git
 * are the median of several rounds, ours without the first; peers that take seconds are measured once. Absolute times depend
 * on the machine and on who else uses it (its load is printed); read the ratios, best those of the processor's time.
 *
 *   WORDS=10000 LIMIT=30 PEERS=ours,git-histogram npm run bench -- redline     a quick look
 *   ROUNDS=31 PEERS=ours,git-histogram npm run bench -- redline                a steady one
 */
import { spawnSync } from 'node:child_process'
import { loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'

const WORDS = Number(process.env.WORDS ?? 100_000)
/** Seconds a peer may take. */
const LIMIT = Number(process.env.LIMIT ?? 180)
const ROUNDS = Number(process.env.ROUNDS ?? 7)
const measureFile = fileURLToPath(new URL('redline/measure.ts', import.meta.url))

const PEERS = [
  ['ours', 'the redline (articles, moves, words)'],
  ['git-histogram', 'git diff --word-diff --histogram, whole process'],
  ['git-myers', 'git diff --word-diff, whole process'],
  ['dmp-characters', 'diff-match-patch, characters, its limit of 1 s'],
  ['dmp-words', 'diff-match-patch, word tokens, its limit of 1 s'],
  ['dmp-words-unlimited', 'diff-match-patch, word tokens, no limit'],
  ['fast-myers', 'fast-myers-diff, word tokens'],
  ['jsdiff', 'jsdiff, diffArrays of word tokens'],
  ['htmldiff', 'node-htmldiff, paragraphs as HTML']
]

const table = []
const wanted = process.env.PEERS?.split(',')
for (const [kind, label] of PEERS.filter(([kind]) => !wanted || wanted.includes(kind)))
  table.push({ label, ...measure({ kind, words: WORDS, share: 0.02 }) })
const [ours, git] = table
console.log(
  `\n${WORDS} words, ${WORDS / 50} edits, ${WORDS / 1000} moved paragraphs, ${WORDS / 5000} moved articles; half of what moved was changed too\n`
)
row('', 'time', '× ours', 'tokens − / +', 'hunks', 'usable')
for (const { label, error, ms, deleted, inserted, hunks, usable } of table) {
  if (error) row(label, error, `> ${Math.round((LIMIT * 1000) / ours.ms)}`, '', '', 'no answer')
  else row(label, `${ms.toFixed(0)} ms`, (ms / ours.ms).toFixed(1), `${deleted} / ${inserted}`, hunks, usable)
}
const times = (one, other) => (one / other).toFixed(2)
console.log(`
we take ${times(ours.ms, git.ms)} of git's histogram's time (expected ≤ 4), of the processor's ${times(ours.cpu, git.cpu)}, at best ${times(ours.least, git.least)}
  ours ${told(ours)}
  git  ${told(git)}
our first comparison in a process takes ${ours.first.toFixed(0)} ms (${times(ours.first, git.ms)} of git's), ${ours.firstCpu.toFixed(0)} ms of the processor's
load of the machine: ${loadavg()[0].toFixed(1)}
hunks: ours ${ours.hunks}, git's histogram ${git.hunks} (expected: fewer)
moves found: precision ${ours.precision.toFixed(3)}, recall ${ours.recall.toFixed(3)} (expected ≥ 0.98); peers find none
words in aligned pairs: ${ours.script.toFixed(4)} of the optimum (expected ≤ 1.05)`)

console.log('\nTime by size and by how much differs; the last column is n log n from the size before\n')
row('words', 'changed', 'time', 'precision', 'recall', 'growth / n log n')
for (const share of [0, 0.01, 0.02, 0.1, 1]) {
  let last
  for (const words of [10_000, 100_000, 400_000]) {
    const { error, ms, precision, recall } = measure({ kind: 'ours', words, share })
    if (error) row(words, percent(share), error)
    else
      row(
        words,
        percent(share),
        `${ms.toFixed(0)} ms`,
        precision?.toFixed(3) ?? '',
        recall?.toFixed(3) ?? '',
        growth(last, words, ms)
      )
    last = { words, ms }
  }
}

console.log('\nWorst cases\n')
row('', 'time', 'memory')
for (const kind of ['one-line', 'one-word', 'nothing-in-common', 'all-equal', 'no-words']) {
  const { error, ms, megabytes } = measure({ kind, words: 1_000_000, share: 0 })
  row(kind, error ?? `${ms.toFixed(0)} ms`, error ? '' : `${megabytes} MB`)
}

/** The median of the rounds by the clock and by the processor, and the least by the clock. */
function told({ ms, cpu, least }) {
  return `${ms.toFixed(0)} ms, of the processor's ${cpu.toFixed(0)} ms, at best ${least.toFixed(0)} ms`
}

function growth(last, words, ms) {
  if (!last?.ms || ms === undefined) return ''
  const expected = (words * Math.log(words)) / (last.words * Math.log(last.words))
  return (ms / last.ms / expected).toFixed(2)
}

function percent(share) {
  return `${share * 100} %`
}

function measure(subject) {
  const { status, stdout, signal, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', '--max-old-space-size=4096', measureFile, JSON.stringify({ ...subject, rounds: ROUNDS })],
    { encoding: 'utf8', timeout: LIMIT * 1000, maxBuffer: 1 << 28, cwd: fileURLToPath(new URL('..', import.meta.url)) }
  )
  if (signal) return { error: `> ${LIMIT} s` }
  if (status !== 0) return { error: `failed: ${stderr.split('\n').find((line) => /Error/.test(line)) ?? status}` }
  return JSON.parse(stdout)
}

function row(first, ...cells) {
  console.log(String(first).padEnd(52) + cells.map((cell) => String(cell).padStart(16)).join(''))
}
