/** `cartif`: reading, checking and comparing treaty texts from the command line. */
import { fileURLToPath } from 'node:url'
import { changesOf, compare } from '@cartif/redline'
import { printFindings, scrub } from '@cartif/scrub'
import { applyEdits, articlesOf, bracketStatistics, lineWords, parseNotation } from '@cartif/treaty-text'
import type { Article, TextEdit } from '@cartif/treaty-text'
import { Command } from 'commander'
import { compareCommand } from './compare.ts'
import { idsOf, readText, readWords, shownArticles } from './read-text.ts'

const program = new Command('cartif').description('Read, check and compare treaty texts in the bracketed notation.')

program
  .command('check <file>')
  .description(
    'report what does not read as notation, with line and column, references and footnotes that lead nowhere, and count the brackets; ends with 1 where there is any'
  )
  .action((file: string) => {
    const source = orError(() => readWords(file))
    const { tree, issues: found } = parseNotation(source)
    const unknown = articlesOf(tree, idsOf(file)).issues.filter(({ code }) => code === 'unknown-reference')
    const issues = [...found, ...unknown]
    for (const { line, column, code, message } of issues) {
      const place = line > 0 ? `:${line}:${column}` : ''
      console.log(`${file}${place} ${code}: ${message}`)
    }
    const { opening, closing, pairs, depth } = bracketStatistics(source)
    console.log(
      `${opening} opening and ${closing} closing brackets, ${pairs} pairs, depth ${depth}; ${issues.length} issues`
    )
    if (issues.length > 0) process.exitCode = 1
  })

compareCommand(program, () => new Date().toISOString())

program
  .command('scrub <file>')
  .description('the legal scrub of a text: terms, references, numbers, duties, spacing; ends with 1 where it finds any')
  .option('--since <file>', 'the text before, to tell where a duty became weaker or stronger')
  .action(async (file: string, { since }: { since?: string }) => {
    try {
      const articles = await readText(file)
      const findings = scrub(articles, since === undefined ? {} : { previous: await readText(since) })
      console.log(printFindings(findings, articles))
      if (findings.length > 0) process.exitCode = 1
    } catch (error) {
      program.error((error as Error).message)
    }
  })

// These are programs of their own: the command line names them and knows nothing of servers.
const programOf = (path: string) => ({ executableFile: fileURLToPath(new URL(`../../../${path}`, import.meta.url)) })
const STORAGE = 'apps/server/src/storage'
program.command('backup', 'copy what a server keeps into one file', programOf(`${STORAGE}/backup-command.ts`))
program.command('restore', 'make a data directory from a backup', programOf(`${STORAGE}/restore-command.ts`))
program.command(
  'let-in',
  'invite the first of the secretariat, or renew an account, while the server is stopped',
  programOf('apps/server/src/accounts/let-in-command.ts')
)
const audit = program.command('audit').description('check what a register says')
audit.command('verify', 'find tampering in an exported register', programOf('docs/verifier/verify-register.mjs'))

audit
  .command('replay <register>')
  .description(
    'carry out a downloaded register again from the zero draft on; with --text, ends with 1 where that is not what it gives'
  )
  .option('--text <file>', 'the text as it stands, in the bracketed notation (GET …/text?view=base)')
  .option('--instrument <id>', 'which one, where the register has the acts of several (GET /api/audit)')
  .action(async (file: string, { text, instrument }: { text?: string; instrument?: string }) => {
    const articles = replay(file, instrument)
    if (text === undefined) {
      for (const { line } of articles) console.log(`${lineWords(line).trim()}\n`)
      return
    }
    const given = shownArticles(await readText(text).catch((error: Error) => program.error(error.message)))
    const differences = changesOf(compare(shownArticles(articles), given))
    for (const { sentence } of differences) console.log(sentence)
    if (differences.length > 0) process.exitCode = 1
    else console.log(`The register gives the text: ${articles.length} articles, letter for letter.`)
  })

// `cartif … | head` is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
await program.parseAsync()

function orError<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    return program.error((error as Error).message)
  }
}

interface ReplayedRow {
  /** Absent where all rows are one instrument's. */
  readonly instrument?: string
  readonly body: { readonly edits?: readonly TextEdit[] }
}

function replay(file: string, instrument: string | undefined): readonly Article[] {
  const words = orError(() => readWords(file))
  try {
    const rows = rowsOf(JSON.parse(words) as readonly ReplayedRow[], instrument)
    return rows.reduce<readonly Article[]>((text, { body }) => applyEdits(text, body.edits ?? []), [])
  } catch (error) {
    return program.error(`${file} cannot be replayed: ${(error as Error).message}`)
  }
}

function rowsOf(rows: readonly ReplayedRow[], instrument: string | undefined): readonly ReplayedRow[] {
  const known = new Set(rows.flatMap((row) => row.instrument ?? []))
  if (instrument === undefined) {
    if (known.size < 2) return rows
    throw new Error(`it has the acts of several instruments; say which: --instrument ${[...known].join(' or ')}`)
  }
  if (!known.has(instrument)) throw new Error(`it has no act of ${instrument}`)
  return rows.filter((row) => row.instrument === instrument)
}
