/** `cartif`: reading and comparing treaty texts from the command line. */
import { readFileSync } from 'node:fs'
import { changesOf, compare, printRedline, redlineToHtml } from '@cartif/redline'
import {
  applyEdits,
  articlesOf,
  bracketStatistics,
  lineWords,
  normalizeLine,
  outlineOf,
  parseNotation,
  referenceWords,
  targetsOf
} from '@cartif/treaty-text'
import type { Article, ArticleIds, Piece, TextEdit } from '@cartif/treaty-text'
import { Command } from 'commander'

const program = new Command('cartif').description('Read, check and compare treaty texts in the bracketed notation.')

program
  .command('check <file>')
  .description(
    'report what does not read as notation, with line and column, references and footnotes that lead nowhere, and count the brackets; ends with 1 where there is any'
  )
  .action((file: string) => {
    const source = readText(file)
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

program
  .command('compare <old> <new>')
  .description('compare two texts')
  .option('--format <format>', 'text, html, json or summary', 'text')
  .action((before: string, after: string, { format }: { format: string }) => {
    const redline = compare(readArticles(before), readArticles(after))
    if (format === 'json') console.log(JSON.stringify(redline))
    else if (format === 'html') console.log(redlineToHtml(redline))
    else if (format === 'summary') for (const { sentence } of changesOf(redline)) console.log(sentence)
    else if (format === 'text') console.log(printRedline(redline))
    else program.error(`There is no format ${format}: text, html, json or summary.`)
  })

program
  .command('audit')
  .description('check what a register says')
  .command('replay <register>')
  .description(
    'carry out a downloaded register again from the zero draft on; with --text, ends with 1 where that is not what it gives'
  )
  .option('--text <file>', 'the text as it stands, in the bracketed notation (GET …/text?view=base)')
  .action((file: string, { text }: { text?: string }) => {
    const articles = replay(file)
    if (text === undefined) {
      for (const { line } of articles) console.log(`${lineWords(line).trim()}\n`)
      return
    }
    const differences = changesOf(compare(shownArticles(articles), readArticles(text)))
    for (const { sentence } of differences) console.log(sentence)
    if (differences.length > 0) process.exitCode = 1
    else console.log(`The register gives the text: ${articles.length} articles, letter for letter.`)
  })

// `cartif … | head` is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
program.parse()

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    return program.error(`${file} cannot be read: ${(error as Error).message}`)
  }
}

/**
 * Ids say which file a provision comes from, so that only its words decide what it is compared with; for the same reason a
 * reference is the words it shows.
 */
function readArticles(file: string): readonly Article[] {
  return shownArticles(articlesOf(parseNotation(readText(file)).tree, idsOf(file)).articles)
}

function replay(file: string): readonly Article[] {
  try {
    const rows = JSON.parse(readText(file)) as readonly { readonly body: { readonly edits?: readonly TextEdit[] } }[]
    return rows.reduce<readonly Article[]>((text, { body }) => applyEdits(text, body.edits ?? []), [])
  } catch (error) {
    return program.error(`${file} cannot be replayed: ${(error as Error).message}`)
  }
}

function shownArticles(articles: readonly Article[]): readonly Article[] {
  const targets = targetsOf(outlineOf(articles.map((article) => ({ ...article, proposed: false }))))
  const shown = (piece: Piece): Piece => {
    if (piece.type === 'reference') return { type: 'text', text: referenceWords(piece, targets) }
    const number = piece.type === 'mark' ? targets.get(piece.id)?.footnote : undefined
    return piece.type === 'mark' && number ? { ...piece, numbering: 'as-given', label: number } : piece
  }
  return articles.map((article) => ({ ...article, line: normalizeLine(article.line.map(shown)) }))
}

function idsOf(file: string): ArticleIds {
  let count = 0
  return {
    newId: (kind) => `${file}-${kind}-${++count}`,
    ordersFor: (length) => Array.from({ length }, (_, index) => `a${String(index).padStart(6, '0')}`)
  }
}
