/** The computed designations of the articles and provisions of a tree, in the order in which they stand in it. */
import type { ProvisionMark } from '../line.ts'
import { numberArticles, numberProvisions } from '../numbering.ts'
import { footnoteDesignation } from './designations.ts'
import { bringsWords } from './tree.ts'
import type { ArticleNode, MarkNode, Tree } from './tree.ts'

interface Found<N> {
  readonly node: N
  readonly proposed: boolean
}

/** Provisions before the first article are numbered by themselves; footnotes have the number they say. */
export function numberTree(tree: Tree): ReadonlyMap<ArticleNode | MarkNode, string> {
  const numbers = new Map<ArticleNode | MarkNode, string>()
  const articles: (Found<ArticleNode> & { marks: Found<MarkNode>[] })[] = []
  const loose: Found<MarkNode>[] = []
  collect(tree, false, (node, proposed) => {
    if (node.type === 'mark' && node.kind === 'footnote') numbers.set(node, footnoteDesignation(node))
    else if (node.type === 'article') articles.push({ node, proposed, marks: [] })
    else (articles[articles.length - 1]?.marks ?? loose).push({ node, proposed })
  })
  const names = numberArticles(articles.map(({ node, proposed }) => ({ kind: node.kind, proposed, label: node.label })))
  articles.forEach(({ node }, index) => numbers.set(node, names[index]!))
  for (const { proposed, marks } of [{ proposed: false, marks: loose }, ...articles]) {
    const designations = numberProvisions(
      marks.map((one) => ({ mark: asMark(one.node), proposed: !proposed && one.proposed }))
    )
    marks.forEach(({ node }, index) => numbers.set(node, designations[index]!))
  }
  return numbers
}

function collect(
  tree: Tree,
  proposed: boolean,
  visit: (node: ArticleNode | MarkNode, proposed: boolean) => void
): void {
  for (const node of tree) {
    if (node.type === 'article' || node.type === 'mark') visit(node, proposed)
    else if (node.type === 'bracket') collect(node.body, proposed || bringsWords(node.header), visit)
  }
}

function asMark({ kind, numbering, label }: MarkNode): ProvisionMark {
  return { type: 'mark', id: '', kind, numbering, ...(label === undefined ? {} : { label }) }
}
