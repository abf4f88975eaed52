/**
 * Where brackets of a draft begin and end, as signs among its words: three units each, of an area that no text uses. A bracket
 * around whole articles needs none: it is known by the articles; one that ends in another article than it begins is words.
 */
import { bringsWords, printHeader } from '@cartif/treaty-text'
import type { BracketNode, Header, NotationNode, Tree } from '@cartif/treaty-text'

export interface MarkedBracket {
  readonly header: Header | undefined
  /** Its header proposes its words. */
  readonly brings: boolean
  readonly isAlternative: boolean
  /** The whole articles in it, by their place in the text. */
  readonly articles?: { readonly from: number; readonly to: number }
}

const [OPEN, CLOSE] = ['\uE000', '\uE001']
const DIGITS = 0xe100
const SIGN = /([\uE000\uE001])([\uE100-\uE1FF])([\uE100-\uE1FF])/g

/** A source without the units that the signs are made of. */
export function withoutSigns(source: string): string {
  return source.replace(/[\uE000\uE001\uE100-\uE1FF]/g, '')
}

export function markBrackets(tree: Tree): { flat: Tree; brackets: readonly MarkedBracket[] } {
  const brackets: MarkedBracket[] = []
  let articles = 0
  const flatten = (nodes: Tree): readonly NotationNode[] =>
    nodes.flatMap((node) => {
      if (node.type === 'article') articles++
      return node.type === 'bracket' ? bracket(node) : [node]
    })
  const bracket = (node: BracketNode): readonly NotationNode[] => {
    const index = brackets.length
    const marked = { header: node.header, brings: bringsWords(node.header), isAlternative: node.alternative === true }
    brackets.push(marked)
    const from = articles
    const body = flatten(node.body)
    if (articles === from) return [sign(OPEN!, index), ...body, sign(CLOSE!, index)]
    if (node.body[0]?.type !== 'article') return asWords(node, body)
    brackets[index] = { ...marked, articles: { from, to: articles } }
    return body
  }
  return { flat: flatten(tree), brackets }
}

/** Words and signs in their order. */
export function signIn(text: string): readonly (string | { readonly opens: boolean; readonly index: number })[] {
  const parts: (string | { opens: boolean; index: number })[] = []
  let end = 0
  for (const match of text.matchAll(SIGN)) {
    if (match.index > end) parts.push(text.slice(end, match.index))
    const [high, low] = [match[2]!, match[3]!].map((digit) => digit.charCodeAt(0) - DIGITS)
    parts.push({ opens: match[1] === OPEN, index: high! * 256 + low! })
    end = match.index + match[0].length
  }
  if (end < text.length) parts.push(text.slice(end))
  return parts
}

function sign(kind: string, index: number): NotationNode {
  const digits = String.fromCharCode(DIGITS + (index >> 8), DIGITS + (index & 255))
  return { type: 'text', text: kind + digits }
}

function asWords({ header }: BracketNode, body: readonly NotationNode[]): readonly NotationNode[] {
  const opening = `[${header ? printHeader(header) : ''}`
  return [{ type: 'text', text: opening }, ...body, { type: 'text', text: ']' }]
}
