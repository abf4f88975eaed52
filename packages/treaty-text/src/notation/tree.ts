/**
 * The tree of the bracketed notation: words, provisions and brackets in reading order, without ids, users or positions.
 * The grammar is docs/bracketed-notation.md. An article node stands for its heading too: what follows it, up to the next
 * mark, is its title.
 */
import type { ArticleKind, Emphasis, Numbering, ProvisionKind } from '../line.ts'

export interface ArticleNode {
  readonly type: 'article'
  readonly kind: ArticleKind
  /** "Article 5 bis", only where it is kept as given. */
  readonly label?: string
}

export interface MarkNode {
  readonly type: 'mark'
  readonly kind: Exclude<ProvisionKind, 'heading'>
  readonly numbering: Numbering
  /** "2 bis.", only where it is kept as given; of a footnote its number, the link to its references, wherever it has one. */
  readonly label?: string
}

export interface TextNode extends Emphasis {
  readonly type: 'text'
  readonly text: string
}

export interface ReferenceNode {
  readonly type: 'reference'
  /** "Article 4(2)" */
  readonly designation: string
  /** What has become of its target, where it does not simply stand. */
  readonly target?: TargetFate
}

export const TARGET_FATES = ['deleted', 'deletion proposed'] as const
export type TargetFate = (typeof TARGET_FATES)[number]

/** A reference to the footnote with that number. */
export interface FootnoteReferenceNode {
  readonly type: 'footnote-reference'
  /** "3" */
  readonly label: string
}

export interface BracketNode {
  readonly type: 'bracket'
  readonly header?: Header
  /** A further wording for the place the bracket before it stands for. */
  readonly alternative?: true
  readonly body: Tree
}

export type NotationNode = ArticleNode | MarkNode | TextNode | ReferenceNode | FootnoteReferenceNode | BracketNode
export type Tree = readonly NotationNode[]

export const VERBS = ['oppose', 'support', 'reserve', 'retain', 'consider'] as const
export type Verb = (typeof VERBS)[number]

/** Who takes which stance; without a verb they propose. */
export interface Clause {
  readonly parties: readonly string[]
  /** The number of the proposal. */
  readonly number?: number
  readonly verb?: Verb
}

export interface Header {
  readonly clauses: readonly Clause[]
  /** What is proposed, where it is not the words in the bracket. */
  readonly act?: 'delete' | 'bracket' | 'move here'
  /** "Option 1", "Alt 2"; then there are no clauses. */
  readonly option?: string
}

/** Whether a bracket brings words: its header proposes them. */
export function bringsWords(header: Header | undefined): boolean {
  return header !== undefined && header.act === undefined && header.clauses.some(({ verb }) => verb === undefined)
}

export interface NotationIssue {
  readonly code:
    | 'unmatched-opener'
    | 'unmatched-closer'
    | 'number'
    | 'unknown-party'
    | 'look-alike-party'
    | 'unknown-reference'
  /** From 1. */
  readonly line: number
  readonly column: number
  readonly message: string
}

/** Equal neighbouring texts joined, empty ones dropped, at every depth. */
export function normalizeTree(tree: Tree): Tree {
  const out: NotationNode[] = []
  for (const node of tree) {
    const last = out[out.length - 1]
    if (node.type === 'bracket') out.push({ ...node, body: normalizeTree(node.body) })
    else if (node.type !== 'text') out.push(node)
    else if (node.text === '') continue
    else if (last?.type === 'text' && haveSameEmphasis(last, node))
      out[out.length - 1] = { ...last, text: last.text + node.text }
    else out.push(node)
  }
  return out
}

export function haveSameEmphasis(a: Emphasis, b: Emphasis): boolean {
  return a.em === b.em && a.strong === b.strong && a.underline === b.underline
}
