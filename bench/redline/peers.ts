/** The peers on plain text, a provision a line: what each takes for one comparison, and what it says. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { diffArrays } from 'diff'
import { diff_match_patch } from 'diff-match-patch'
import { diff as fastMyers } from 'fast-myers-diff'
import htmldiff from 'node-htmldiff'
import { medians } from './spent.ts'
import type { Spent } from './spent.ts'

export interface Answer {
  readonly ms: number
  /** Of the processor, where it is told; and the least of several rounds. */
  readonly cpu?: number
  readonly least?: number
  readonly deleted: number
  readonly inserted: number
  readonly hunks: number
  readonly usable: string
}

type Peer = (before: string, after: string, rounds: number) => Answer

export const PEERS: Readonly<Record<string, Peer>> = {
  'git-histogram': (before, after, rounds) => git(before, after, '--histogram', rounds),
  'git-myers': (before, after, rounds) => git(before, after, '--diff-algorithm=myers', rounds),
  'dmp-characters': (before, after) => characters(before, after),
  'dmp-words': (before, after) => mapped(before, after, 1),
  'dmp-words-unlimited': (before, after) => mapped(before, after, 0),
  'fast-myers': fastMyersWords,
  jsdiff,
  htmldiff: html
}

function tokens(words: string): string[] {
  return words.match(/[\p{L}\p{N}'’-]+|\s+|[^\s]/gu) ?? []
}

/** More than half of the text struck says nothing about what happened. */
function answer(ms: number, changes: readonly { deleted: number; inserted: number }[], total: number): Answer {
  const deleted = changes.reduce((sum, one) => sum + one.deleted, 0)
  const inserted = changes.reduce((sum, one) => sum + one.inserted, 0)
  const usable = deleted > total / 2 ? 'no: all replaced' : 'yes'
  return { ms, deleted, inserted, hunks: changes.length, usable }
}

interface Step {
  readonly op: number
  readonly size: number
}

/** Neighbouring steps that are not equal are one hunk. */
function hunksOf(steps: readonly Step[]) {
  const hunks: { deleted: number; inserted: number }[] = []
  steps.forEach(({ op, size }, index) => {
    if (op === 0) return
    if (index === 0 || steps[index - 1]!.op === 0) hunks.push({ deleted: 0, inserted: 0 })
    const last = hunks.at(-1)!
    if (op < 0) last.deleted += size
    else last.inserted += size
  })
  return hunks
}

function characters(before: string, after: string): Answer {
  const engine = new diff_match_patch()
  const started = performance.now()
  const diffs = engine.diff_main(before, after)
  const ms = performance.now() - started
  const steps = diffs.map(([op, words]) => ({ op, size: tokens(words).length }))
  return answer(ms, hunksOf(steps), tokens(before).length)
}

function mapped(before: string, after: string, limit: number): Answer {
  const engine = new diff_match_patch()
  engine.Diff_Timeout = limit
  const [a, b] = [tokens(before), tokens(after)]
  const started = performance.now()
  const letters = new Map<string, string>()
  const encode = (all: readonly string[]) =>
    all
      .map((token) => {
        const letter = letters.get(token) ?? String.fromCharCode(1 + letters.size)
        letters.set(token, letter)
        return letter
      })
      .join('')
  const diffs = engine.diff_main(encode(a), encode(b), false)
  const ms = performance.now() - started
  return answer(ms, hunksOf(diffs.map(([op, { length }]) => ({ op, size: length }))), a.length)
}

function fastMyersWords(before: string, after: string): Answer {
  const [a, b] = [tokens(before), tokens(after)]
  const started = performance.now()
  const changes = [...fastMyers(a, b)].map(([fromA, toA, fromB, toB]) => ({
    deleted: toA - fromA,
    inserted: toB - fromB
  }))
  return answer(performance.now() - started, changes, a.length)
}

function jsdiff(before: string, after: string): Answer {
  const [a, b] = [tokens(before), tokens(after)]
  const started = performance.now()
  const parts = diffArrays(a, b)
  const ms = performance.now() - started
  const steps = parts.map(({ added, removed, value }) => ({ op: added ? 1 : removed ? -1 : 0, size: value.length }))
  return answer(ms, hunksOf(steps), a.length)
}

function html(before: string, after: string): Answer {
  const paragraphs = (words: string) =>
    words
      .split('\n')
      .map((line) => `<p>${line}</p>`)
      .join('')
  const started = performance.now()
  const result = htmldiff(paragraphs(before), paragraphs(after))
  const ms = performance.now() - started
  const changes = [...result.matchAll(/<(ins|del)[^>]*>([\s\S]*?)<\/\1>/g)].map(([, tag, words]) => ({
    op: tag === 'del' ? -1 : 1,
    size: tokens(words!).length
  }))
  const hunks = changes.map(({ op, size }) => ({ deleted: op < 0 ? size : 0, inserted: op > 0 ? size : 0 }))
  return answer(ms, hunks, tokens(before).length)
}

/** What changed on one line without words that stay in between is one hunk, as in a provision of ours. */
function git(before: string, after: string, algorithm: string, rounds: number): Answer {
  const folder = mkdtempSync(join(tmpdir(), 'redline-bench-'))
  try {
    const files = ['before.txt', 'after.txt'].map((name) => join(folder, name))
    writeFileSync(files[0]!, before)
    writeFileSync(files[1]!, after)
    const options = ['--no-index', '--no-color', '--word-diff=porcelain', '-U0', algorithm]
    const all = Array.from({ length: rounds }, () => runOf('git', ['diff', ...options, ...files]))
    const lines = all[0]!.output.split('\n').filter((line) => /^[-+ @~]/.test(line) && !/^(---|\+\+\+) /.test(line))
    const steps = lines.map((line) => ({
      op: line[0] === '-' ? -1 : line[0] === '+' ? 1 : 0,
      size: tokens(line.slice(1)).length
    }))
    const { ms, cpu, least } = medians(all)
    return { ...answer(ms, hunksOf(steps), tokens(before).length), cpu, least }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** A whole process; what its processor spent is asked of the shell that starts it. */
function runOf(command: string, args: readonly string[]): Spent & { readonly output: string } {
  const started = performance.now()
  const { stdout: output } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28 })
  const ms = performance.now() - started
  const timed = spawnSync('bash', ['-c', 'TIMEFORMAT="%U %S"; time "$@" > /dev/null', '', command, ...args], {
    encoding: 'utf8'
  })
  const [user = NaN, system = NaN] = timed.stderr.trim().split(' ').map(Number)
  return { ms, cpu: (user + system) * 1000, output }
}
