/** `cartif`: reading and comparing treaty texts from the command line. */
import { readFileSync } from 'node:fs'
import { compare, printRedline, redlineToHtml, summarize } from '@cartif/redline'
import { articlesOf, bracketStatistics, designationsOf, outlineOf, parseNotation } from '@cartif/treaty-text'
import type { Article } from '@cartif/treaty-text'
import { Command } from 'commander'

const program = new Command('cartif').description('Read, check and compare treaty texts in the bracketed notation.')

program
  .command('check <file>')
  .description(
    'report what does not read as notation, with line and column, and count the brackets; ends with 1 where there is any'
  )
  .action((file: string) => {
    const source = readText(file)
    const { issues } = parseNotation(source)
    for (const { line, column, code, message } of issues) console.log(`${file}:${line}:${column} ${code}: ${message}`)
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
    else if (format === 'summary') for (const { sentence } of summarize(redline)) console.log(sentence)
    else if (format === 'text') console.log(printRedline(redline))
    else program.error(`There is no format ${format}: text, html, json or summary.`)
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
 * reference names what its target is called, not its id.
 */
function readArticles(file: string): readonly Article[] {
  let count = 0
  const ids = {
    newId: (kind: string) => `${file}-${kind}-${++count}`,
    ordersFor: (length: number) => Array.from({ length }, (_, index) => `a${String(index).padStart(6, '0')}`)
  }
  const { articles } = articlesOf(parseNotation(readText(file)).tree, ids)
  const names = designationsOf(outlineOf(articles.map((article) => ({ ...article, proposed: false }))))
  return articles.map((article) => ({
    ...article,
    line: article.line.map((piece) =>
      piece.type === 'reference' ? { ...piece, target: names.get(piece.target) ?? piece.target } : piece
    )
  }))
}
