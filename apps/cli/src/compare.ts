/** `cartif compare`: two texts, in whatever format they come, and the redline in the one that is asked for. */
import { writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { writeRedlineDocx } from '@cartif/formats'
import { changesOf, compare, printRedline, redlineToHtml, withReferenceWords } from '@cartif/redline'
import type { Redline } from '@cartif/redline'
import type { Command } from 'commander'
import { readText, shownArticles } from './read-text.ts'

const FORMATS = ['text', 'summary', 'html', 'json', 'docx'] as const
type Format = (typeof FORMATS)[number]

interface Options {
  readonly format: string
  readonly output?: string
  readonly changes: string
}

export function compareCommand(program: Command, now: () => string): void {
  program
    .command('compare <old> <new>')
    .description('compare two texts: bracketed notation, plain text or .docx')
    .option('--format <format>', FORMATS.join(', '), 'text')
    .option('--output <file>', 'where to write it; docx is written nowhere else')
    .option('--changes <which>', 'how tracked changes of .docx files are read: accepted or rejected', 'accepted')
    .action((before: string, after: string, options: Options) => run(program, before, after, options, now))
}

async function run(program: Command, before: string, after: string, options: Options, now: () => string) {
  const { output } = options
  const format = FORMATS.find((one) => one === options.format)
  if (!format) return program.error(`There is no format ${options.format}: ${FORMATS.join(', ')}.`)
  if (format === 'docx' && output === undefined) return program.error('Say where to write the .docx: --output FILE.')
  const changes = (['accepted', 'rejected'] as const).find((one) => one === options.changes)
  if (!changes) return program.error(`Tracked changes are read accepted or rejected, not ${options.changes}.`)
  try {
    const [old, now_] = [await readText(before, changes), await readText(after, changes)]
    const redline = compare(shownArticles(old), shownArticles(now_))
    const answer = await write(redline, format, { before, after, now: now() })
    if (output === undefined) console.log(answer)
    else writeFileSync(output, answer)
  } catch (error) {
    program.error((error as Error).message)
  }
}

interface Named {
  readonly before: string
  readonly after: string
  /** ISO 8601 */
  readonly now: string
}

function write(redline: Redline, format: Format, { before, after, now }: Named): string | Promise<Uint8Array> {
  const title = `${basename(before)} – ${basename(after)}`
  switch (format) {
    case 'text':
      return printRedline(redline)
    case 'summary':
      return changesOf(redline)
        .map(({ sentence }) => sentence)
        .join('\n')
    case 'html':
      return redlineToHtml(redline)
    case 'json':
      return JSON.stringify({ changes: changesOf(redline), redline: withReferenceWords(redline) })
    case 'docx':
      return writeRedlineDocx(redline, { author: basename(after), date: now, title, note: title })
  }
}
