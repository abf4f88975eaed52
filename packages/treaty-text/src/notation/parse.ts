/**
 * Reading the bracketed notation. Nothing makes it fail: what does not read as notation stays in the text as words, and
 * is reported with its place. One pass over brackets, one over lines; linear in the length of the source.
 */
import type { Emphasis, ProvisionKind } from '../line.ts'
import { matchBrackets } from './brackets.ts'
import type { BracketMatches } from './brackets.ts'
import { kindOf, readDesignation, readFootnote, readHeading } from './designations.ts'
import type { ReadFootnote } from './designations.ts'
import { emphasisSigns } from './emphasis.ts'
import { readHeader } from './headers.ts'
import type { PartyRegistry } from './headers.ts'
import { strangersIn } from './labels.ts'
import { findLookAlikes } from './look-alikes.ts'
import { numberTree } from './number-tree.ts'
import { readReference } from './references.ts'
import { bringsWords, haveSameEmphasis } from './tree.ts'
import type { ArticleNode, BracketNode, MarkNode, NotationIssue, NotationNode, Tree } from './tree.ts'

export interface ParseOptions {
  readonly parties?: PartyRegistry
  /** A piece of a text: words before the first heading are no article of their own. */
  readonly fragment?: boolean
}

export interface ParsedNotation {
  readonly tree: Tree
  readonly issues: readonly NotationIssue[]
}

export function parseNotation(source: string, options: ParseOptions = {}): ParsedNotation {
  return new Parser(source.replace(/\r\n?/g, '\n'), options).parse()
}

/** A node whose numbering is not settled before the whole tree is known. */
interface Stated {
  readonly node: { label?: string } & (ArticleNode | MarkNode)
  readonly label: string
  readonly at: number
}

/** Where its words begin, behind its header. */
interface OpenedBracket {
  readonly node: BracketNode
  readonly end: number
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

class Parser {
  private readonly issues: { code: NotationIssue['code']; at: number; message: string }[] = []
  private readonly reported = new Set<string>()
  private readonly matches: BracketMatches
  private readonly root: NotationNode[] = []
  private readonly stack: NotationNode[][] = [this.root]
  private readonly stated: Stated[] = []
  private readonly source: string
  private readonly options: ParseOptions
  private last: { subParagraph: string | undefined; item: string | undefined } = {
    subParagraph: undefined,
    item: undefined
  }
  private articleKind: ArticleNode['kind'] | undefined
  private hasProvision = false
  private isAfterBreak = true
  private isHeadingLine = false

  constructor(source: string, options: ParseOptions) {
    this.source = source
    this.options = options
    this.matches = matchBrackets(source)
    for (const at of this.matches.unmatchedOpeners) this.report('unmatched-opener', at, 'This bracket is never closed.')
    for (const at of this.matches.unmatchedClosers)
      this.report('unmatched-closer', at, 'This bracket was never opened.')
  }

  parse(): ParsedNotation {
    for (let begin = 0; begin <= this.source.length;) {
      const newline = this.source.indexOf('\n', begin)
      const end = newline < 0 ? this.source.length : newline
      this.readLine(begin, end)
      begin = end + 1
    }
    const tree = this.settleNumbers()
    return { tree, issues: this.issues.toSorted((a, b) => a.at - b.at).map((issue) => this.place(issue)) }
  }

  private readLine(begin: number, end: number): void {
    const start = skipBlanks(this.source, begin, end)
    const stop = trimBlanks(this.source, start, end)
    if (start >= stop) {
      this.isAfterBreak = true
      return
    }
    const opened = this.openersAt(start, stop)
    if (this.source.slice(opened.at(-1)?.end ?? start, stop) === '* * *') {
      this.needArticle(start, opened.length === 0)
      for (const { node } of opened) this.open(node)
      this.beginArticle('text', undefined, start)
      this.isAfterBreak = true
      return
    }
    const steps = indentSteps(this.source.slice(begin, start))
    const at = this.beginProvision(start, opened, steps)
    this.readWords(at, stop)
    this.isAfterBreak = false
  }

  /** Opens brackets that stand before a designation, begins what the line begins, returns where its words begin. */
  private beginProvision(start: number, opened: readonly OpenedBracket[], steps: number): number {
    const at = opened.at(-1)?.end ?? start
    // An article that should come to a place is named there; it does not begin with its name.
    const isPlace = opened.at(-1)?.node.header?.act === 'move here'
    const heading = isPlace ? undefined : readHeading(this.source, at)
    if (isPlace && this.articleKind === undefined) return start
    const designation = heading ? undefined : readDesignation(this.source, at)
    const footnote = heading || designation ? undefined : readFootnote(this.source, at)
    const isPilcrow = this.source[at] === '¶'
    if (heading || designation || footnote || isPilcrow) {
      this.needArticle(start, heading !== undefined)
      for (const one of opened) this.open(one.node)
    }
    if (heading) {
      this.beginArticle(heading.kind, heading.label, at)
      this.hasProvision = true
      return heading.end
    }
    if (designation) {
      const kind = kindOf(designation.style, designation.label, steps, this.last)
      this.pushMark(kind, 'auto', at, designation.label)
      return designation.end
    }
    if (footnote) {
      this.pushFootnote(footnote)
      return footnote.end
    }
    if (isPilcrow) {
      this.pushMark(this.unnumberedKind(steps), 'none', at)
      return at + (this.source[at + 1] === ' ' ? 2 : 1)
    }
    this.needArticle(start, false)
    if (this.isAfterBreak || !this.hasProvision || this.isHeadingLine)
      this.pushMark(this.unnumberedKind(steps), 'none', start)
    else this.pushText(' ', {})
    return start
  }

  /** Brackets with their headers from an offset on, without anything between them. */
  private openersAt(start: number, stop: number): readonly OpenedBracket[] {
    const opened: OpenedBracket[] = []
    let at = start
    while (at < stop && this.source[at] === '[' && this.matches.partner.has(at)) {
      const node = this.readBracket(at)
      opened.push(node)
      at = node.end
    }
    return opened
  }

  private readBracket(at: number): OpenedBracket {
    const read = readHeader(this.source, at + 1, this.options.parties)
    if (!read || read.end > this.matches.partner.get(at)!) {
      this.reportNames(at)
      return { node: { type: 'bracket', body: [] }, end: at + 1 }
    }
    for (const code of read.unknown) this.reportStranger(code, at)
    return { node: { type: 'bracket', header: read.header, body: [] }, end: read.end }
  }

  private open(node: BracketNode): void {
    this.top().push(node)
    this.stack.push(node.body as NotationNode[])
  }

  private readWords(start: number, stop: number): void {
    const signs = emphasisSigns(this.source, start, stop)
    let emphasis: Emphasis = {}
    let plain = ''
    const flush = () => {
      this.pushText(plain, emphasis)
      plain = ''
    }
    for (let at = start; at < stop;) {
      const character = this.source[at]!
      const sign = signs.get(at)
      if (sign) {
        flush()
        emphasis = sign.after
        at += sign.length
      } else if (character === '\\' && at + 1 < stop) {
        plain += this.source[at + 1]!
        at += 2
      } else if (character === '[' && this.matches.partner.has(at)) {
        flush()
        const { node, end } = this.readBracket(at)
        this.open(node)
        at = end
      } else if (character === ']' && this.matches.partner.has(at)) {
        flush()
        this.stack.pop()
        at = this.readAlternative(at + 1, stop) ?? at + 1
      } else {
        const reference = character === '{' || character === '^' ? readReference(this.source, at) : undefined
        if (reference) {
          flush()
          this.top().push(reference.node)
        } else plain += character
        at = reference?.end ?? at + 1
      }
    }
    flush()
  }

  /** `] [PAK: …`: one space between a bracket and a further wording for its place. */
  private readAlternative(at: number, stop: number): number | undefined {
    if (this.source[at] !== ' ' || this.source[at + 1] !== '[' || at + 1 >= stop || !this.matches.partner.has(at + 1))
      return undefined
    const before = this.top().at(-1)
    if (before?.type !== 'bracket' || (before.header && !before.alternative)) return undefined
    const { node, end } = this.readBracket(at + 1)
    if (!bringsWords(node.header)) return undefined
    this.open({ ...node, alternative: true })
    return end
  }

  private beginArticle(kind: ArticleNode['kind'], label: string | undefined, at: number): void {
    const node: Mutable<ArticleNode> = { type: 'article', kind }
    this.top().push(node)
    if (label !== undefined) this.stated.push({ node, label, at })
    this.articleKind = kind
    this.hasProvision = false
    this.last = { subParagraph: undefined, item: undefined }
    this.isHeadingLine = true
  }

  /** Words before the first heading are an article of their own, outside every bracket. */
  private needArticle(at: number, isHeading: boolean): void {
    if (this.articleKind !== undefined || isHeading || this.options.fragment) return
    this.beginArticle('text', undefined, at)
  }

  private unnumberedKind(steps: number): Exclude<MarkNode['kind'], 'footnote'> {
    const kinds = ['paragraph', 'sub-paragraph', 'item', 'sub-item'] as const
    const kind = kinds[steps] ?? 'paragraph'
    return kind === 'paragraph' && this.articleKind === 'preamble' ? 'recital' : kind
  }

  private pushFootnote({ numbering, label }: ReadFootnote): void {
    this.top().push({ type: 'mark', kind: 'footnote', numbering, ...(label === undefined ? {} : { label }) })
    this.hasProvision = true
    this.isHeadingLine = false
  }

  private pushMark(
    kind: Exclude<ProvisionKind, 'heading' | 'footnote'>,
    numbering: 'auto' | 'none',
    at: number,
    label?: string
  ): void {
    const node: Mutable<MarkNode> = { type: 'mark', kind, numbering }
    this.top().push(node)
    this.hasProvision = true
    this.isHeadingLine = false
    if (label === undefined) return
    this.stated.push({ node, label, at })
    const letters = label.replace(/[().]/g, '').split(' ')[0]
    if (kind === 'sub-paragraph') this.last = { subParagraph: letters, item: undefined }
    else if (kind === 'item') this.last = { ...this.last, item: letters }
    else if (kind === 'paragraph') this.last = { subParagraph: undefined, item: undefined }
  }

  private pushText(text: string, emphasis: Emphasis): void {
    if (text === '') return
    const list = this.top()
    const last = list[list.length - 1]
    if (last?.type === 'text' && haveSameEmphasis(last, emphasis))
      list[list.length - 1] = { ...last, text: last.text + text }
    else list.push({ type: 'text', text, ...emphasis })
  }

  private top(): NotationNode[] {
    return this.stack[this.stack.length - 1]!
  }

  /** A stated number that is not the computed one is kept as given, and counting goes on from it. */
  private settleNumbers(): Tree {
    for (let from = 0; from < this.stated.length;) {
      const numbers = numberTree(this.root)
      const odd = this.stated.findIndex(({ node, label }, index) => index >= from && numbers.get(node) !== label)
      if (odd < 0) break
      const { node, label, at } = this.stated[odd]!
      this.report('number', at, `${label} would be ${numbers.get(node) || 'unnumbered'} in this order.`)
      node.label = label
      if (node.type === 'mark') (node as Mutable<MarkNode>).numbering = 'as-given'
      from = odd + 1
    }
    return this.root
  }

  /** Of a bracket without a header: what was probably meant as one. */
  private reportNames(at: number): void {
    const { parties } = this.options
    const lookAlikes = findLookAlikes(this.source, at + 1, parties)
    for (const { written, meant } of lookAlikes)
      this.report('look-alike-party', at, `${written} is not in Latin letters; if ${meant} was meant, write ${meant}.`)
    if (lookAlikes.length > 0) return
    for (const name of strangersIn(this.source, at + 1, parties)) this.reportStranger(name, at)
  }

  private reportStranger(name: string, at: number): void {
    this.report('unknown-party', at, `${name} is no party of this negotiation.`)
  }

  /** Once: a bracket may be read again when what a line begins turns out to be words. */
  private report(code: NotationIssue['code'], at: number, message: string): void {
    const key = `${at} ${message}`
    if (this.reported.has(key)) return
    this.reported.add(key)
    this.issues.push({ code, at, message })
  }

  private place({ code, at, message }: { code: NotationIssue['code']; at: number; message: string }): NotationIssue {
    const before = this.source.lastIndexOf('\n', at - 1)
    return { code, line: countLines(this.source, at), column: at - before, message }
  }
}

function countLines(source: string, at: number): number {
  let lines = 1
  for (let found = source.indexOf('\n'); found >= 0 && found < at; found = source.indexOf('\n', found + 1)) lines++
  return lines
}

function skipBlanks(source: string, from: number, to: number): number {
  let at = from
  while (at < to && (source[at] === ' ' || source[at] === '\t')) at++
  return at
}

/** The end of a line without its trailing blanks; an escaped blank is a word. */
function trimBlanks(source: string, from: number, to: number): number {
  let at = to
  while (at > from && (source[at - 1] === ' ' || source[at - 1] === '\t')) at--
  let slashes = 0
  while (at - slashes > from && source[at - slashes - 1] === '\\') slashes++
  return slashes % 2 === 1 && at < to ? at + 1 : at
}

function indentSteps(indent: string): number {
  return Math.round(indent.replaceAll('\t', '    ').length / 4)
}
