/** Printing the bracketed notation, so that it reads back to the same tree. Linear in the length of what is printed. */
import type { Emphasis } from '../line.ts'
import { levelOf } from '../numbering.ts'
import { readsAsDesignation } from './designations.ts'
import { printChange } from './emphasis.ts'
import { printHeader, readHeader } from './headers.ts'
import { numberTree } from './number-tree.ts'
import { printReference } from './references.ts'
import { bringsWords } from './tree.ts'
import type { ArticleNode, BracketNode, MarkNode, NotationNode, TextNode, Tree } from './tree.ts'

export function printNotation(tree: Tree): string {
  return new Printer(tree).print()
}

class Printer {
  private readonly lines: string[] = []
  private readonly numbers: ReadonlyMap<ArticleNode | MarkNode, string>
  private readonly tree: Tree
  private line = ''
  /** Where in the line the words of the provision begin; brackets opened before the designation stand before it. */
  private wordsFrom = 0
  private emphasis: Emphasis = {}
  private isUnnumbered = false
  private hasBegun = false
  private isHeading = false
  /** Where in the line the last header ends: its blank is not a word. */
  private headerEnd = -1
  /** Brackets opened ahead of the mark that their body begins with. */
  private isAhead = false

  constructor(tree: Tree) {
    this.tree = tree
    this.numbers = numberTree(tree)
  }

  print(): string {
    this.printAll(this.tree)
    this.endLine()
    return this.lines.join('\n') + (this.lines.length > 0 ? '\n' : '')
  }

  private printAll(tree: Tree, parent?: BracketNode): void {
    tree.forEach((node, index) => {
      switch (node.type) {
        case 'article':
          return this.beginArticle(node, tree[index + 1])
        case 'mark':
          return this.beginProvision(node)
        case 'text':
          return this.printText(node, tree, index, parent)
        case 'reference':
        case 'footnote-reference':
          this.changeEmphasis({})
          return this.write(printReference(node))
        case 'bracket':
          return this.printBracket(node)
      }
    })
  }

  private beginArticle(node: ArticleNode, next: NotationNode | undefined): void {
    if (!this.isAhead) this.newLine(true, 0)
    this.isAhead = false
    if (node.kind === 'text') {
      if (this.hasBegun || next?.type !== 'mark') this.line += '* * *'
      this.hasBegun = true
      this.isHeading = true
      this.isUnnumbered = false
      this.wordsFrom = this.line.length
      return
    }
    this.hasBegun = true
    this.line += this.numbers.get(node)!
    this.startWords(false)
    this.isHeading = true
  }

  private beginProvision(node: MarkNode): void {
    const number = this.numbers.get(node)!
    const isAhead = this.isAhead
    if (!isAhead) this.newLine(number === '', Math.max(levelOf(node.kind) - 1, 0))
    this.isAhead = false
    this.hasBegun = true
    if (number !== '') this.line += number + (node.kind === 'paragraph' || node.kind === 'footnote' ? '  ' : ' ')
    else if (isAhead) this.line += '¶ '
    this.startWords(number === '' && !isAhead)
    this.isHeading = false
  }

  private startWords(isUnnumbered: boolean): void {
    this.wordsFrom = this.line.length
    this.isUnnumbered = isUnnumbered
  }

  private printBracket(node: BracketNode): void {
    this.changeEmphasis({})
    const mark = node.alternative ? undefined : firstMark(node.body)
    if (mark && !this.isAhead) {
      const isUnnumbered = mark.type === 'article' || this.numbers.get(mark) === ''
      this.newLine(isUnnumbered, mark.type === 'article' ? 0 : Math.max(levelOf(mark.kind) - 1, 0))
    }
    const header = node.header ? printHeader(node.header) : ''
    if (node.alternative) this.line += ' '
    this.write(`[${header}`)
    if (header !== '') this.headerEnd = this.line.length
    if (mark) this.isAhead = true
    this.printAll(node.body, node)
    this.changeEmphasis({})
    this.isAhead = false
    this.write(']')
  }

  private printText(node: TextNode, siblings: Tree, index: number, parent: BracketNode | undefined): void {
    this.changeEmphasis(node)
    const words = escapeWords(node.text)
    const escaped = parent && index === 0 ? escapeHeader(words, parent) : words
    this.write(isBetweenAlternatives(siblings, index) ? `\\${escaped}` : escaped)
  }

  private changeEmphasis(after: Emphasis): void {
    const sign = printChange(this.emphasis, after)
    if (sign === '') return
    this.write(sign)
    const { em, strong, underline } = after
    this.emphasis = { ...(em ? { em } : {}), ...(strong ? { strong } : {}), ...(underline ? { underline } : {}) }
  }

  private write(words: string): void {
    if (
      this.isHeading &&
      this.wordsFrom === this.line.length &&
      this.line !== '' &&
      !words.startsWith(']') &&
      !this.line.endsWith('— ')
    ) {
      this.line += ' — '
      this.wordsFrom = this.line.length
    }
    this.line += words
  }

  private newLine(isBlankBefore: boolean, steps: number): void {
    this.endLine()
    if (isBlankBefore && this.lines.length > 0 && this.lines[this.lines.length - 1] !== '') this.lines.push('')
    this.line = '    '.repeat(steps)
    this.wordsFrom = this.line.length
  }

  /** Blanks at the ends of the words, and words that read as a designation, are told by a backslash. */
  private endLine(): void {
    this.changeEmphasis({})
    const head = this.line.slice(0, this.wordsFrom)
    let words = this.line.slice(this.wordsFrom)
    if (words === '' && this.isUnnumbered) words = '¶'
    else if (/^[ \t]/.test(words)) words = `\\${words}`
    else if (this.isUnnumbered && readsAsDesignation(afterOpeners(words))) words = escapeDesignation(words)
    if (this.headerEnd === this.line.length) words = words.trimEnd()
    else if (/[ \t]$/.test(words) && !/(^|[^\\])(\\\\)*\\[ \t]$/.test(words))
      words = `${words.slice(0, -1)}\\${words.slice(-1)}`
    const line = words === '' ? head.trimEnd() : head + words
    if (line !== '' || this.lines.length > 0) this.lines.push(line)
    this.line = ''
    this.headerEnd = -1
    this.wordsFrom = 0
    this.isUnnumbered = false
    this.isHeading = false
  }
}

/** What a body begins with, through brackets that begin with a bracket. */
function firstMark(body: Tree): ArticleNode | MarkNode | undefined {
  const first = body[0]
  if (first?.type === 'article' || first?.type === 'mark') return first
  return first?.type === 'bracket' && !first.alternative ? firstMark(first.body) : undefined
}

/** A single space between a bracket and one that would read as a further wording for its place. */
function isBetweenAlternatives(siblings: Tree, index: number): boolean {
  const [before, node, after] = [siblings[index - 1], siblings[index], siblings[index + 1]]
  if (node?.type !== 'text' || node.text !== ' ' || before?.type !== 'bracket' || after?.type !== 'bracket')
    return false
  return (!before.header || before.alternative === true) && bringsWords(after.header)
}

function escapeWords(text: string): string {
  return text.replace(/[\n\r]/g, ' ').replace(/[[\]{}*_\\¶]/g, '\\$&')
}

/** Words that would be read as a header, or go on with it, are told apart by a backslash before their colon. */
function escapeHeader(words: string, { header }: BracketNode): string {
  const reads =
    header === undefined ? permissive(words) : header.act === undefined && /^(delete|bracket|move here):/.test(words)
  return reads ? words.replace(/:|\.(?=\s|$)/, '\\$&') : words
}

/** With any capitalised words for codes: what is printed must not depend on who reads it with which registry. */
function permissive(body: string): boolean {
  return /^[A-Z][A-Za-z]*[^\][\n]{0,200}?(?::|\.(?:\s|$))/.test(body) || /^(Option|Alt)/.test(body)
}

/** The words behind the brackets and headers they begin with. */
function afterOpeners(words: string): string {
  return words.slice(openersLength(words))
}

function openersLength(words: string): number {
  let at = 0
  while (words[at] === '[') at = readHeader(words, at + 1, undefined)?.end ?? at + 1
  return at
}

function escapeDesignation(words: string): string {
  const at = openersLength(words)
  return `${words.slice(0, at)}\\${words.slice(at)}`
}
