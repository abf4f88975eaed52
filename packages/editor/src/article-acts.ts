/**
 * What is proposed for whole articles, shown in the text: that one goes, where one should stand instead, and at that place
 * what should come there. Signs, not text, like the brackets.
 */
import { Extension } from '@tiptap/core'
import { compareText } from '@cartif/treaty-text'
import { namesOf } from '@cartif/negotiation'
import type { ComposedArticle, Held, MoveArticleChange } from '@cartif/negotiation'
import type { LiveInstrument } from '@cartif/live'
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { areNamesShown, isOnlyWords, isRendering } from './binding.ts'
import { findArticle } from './positions.ts'

interface ActsOptions {
  readonly live: LiveInstrument
}

interface Shown extends ActsOptions {
  readonly names: boolean
}

const actsKey = new PluginKey<DecorationSet>('treaty-article-acts')

export const TreatyArticleActs = Extension.create<ActsOptions>({
  name: 'treatyArticleActs',
  addProseMirrorPlugins() {
    const { options } = this
    return [
      new Plugin<DecorationSet>({
        key: actsKey,
        state: {
          init: (_, state) => decorateActs(state.doc, { live: options.live, names: areNamesShown(state) }),
          apply: (transaction, value, _, state) =>
            isRendering(transaction) && !isOnlyWords(transaction)
              ? decorateActs(state.doc, { live: options.live, names: areNamesShown(state) })
              : value.map(transaction.mapping, transaction.doc)
        },
        props: { decorations: (state) => actsKey.getState(state) }
      })
    ]
  }
})

function decorateActs(doc: ProseMirrorNode, options: Shown): DecorationSet {
  const { live } = options
  const decorations = live.composed.flatMap((article) => {
    if (article.inserted) return decorateProposed(doc, article.id, article.inserted.proposal.holder)
    if (article.deleted.length + article.moved.length === 0) return []
    return [
      ...decorateArticle(doc, article, options),
      ...article.moved.flatMap((held) => decoratePlace(doc, article, held, options))
    ]
  })
  return decorations.length === 0 ? DecorationSet.empty : DecorationSet.create(doc, decorations)
}

/** Its brackets say the rest. */
function decorateProposed(doc: ProseMirrorNode, article: string, holder: string): readonly Decoration[] {
  const found = findArticle(doc, article)
  if (!found) return []
  return [Decoration.node(found.begin, found.begin + found.node.nodeSize, { 'data-holder': holder })]
}

function decorateArticle(doc: ProseMirrorNode, article: ComposedArticle, options: Shown): readonly Decoration[] {
  const found = findArticle(doc, article.id)
  const acts = [...article.deleted, ...article.moved]
  if (!found) return []
  const signs = [
    ...(article.deleted.length > 0 ? [`[${who(article.deleted, options)}delete this article]`] : []),
    ...article.moved.map(
      (held) => `[${who([held], options)}move this article ${destinationOf(options.live, held.change)}]`
    )
  ]
  const attributes = { 'data-acts': signs.join(' '), 'data-holder': acts[0]!.proposal.holder }
  return [Decoration.node(found.begin, found.begin + found.node.nodeSize, attributes)]
}

function decoratePlace(
  doc: ProseMirrorNode,
  article: ComposedArticle,
  held: ComposedArticle['moved'][number],
  options: Shown
): readonly Decoration[] {
  const next = options.live.composed.find(({ order }) => compareText(order, held.change.order) > 0)
  const found = next && findArticle(doc, next.id)
  const entry = options.live.outline.find(({ id }) => id === article.id)
  const name = [entry?.number, entry?.title].filter(Boolean).join(' — ')
  const words = `[${who([held], options)}move here: ${name}]`
  const draw = () => {
    const element = document.createElement('div')
    element.className = 'move-here'
    element.dataset['holder'] = held.proposal.holder
    element.textContent = words
    return element
  }
  const key = `move ${held.change.id} ${words}`
  return [Decoration.widget(found?.begin ?? doc.content.size, draw, { key, side: -1, ignoreSelection: true })]
}

/** "KAZ, PAK: ", or nothing where nobody is named. */
function who(helds: readonly Held[], { names }: Shown): string {
  if (!names) return ''
  return `${namesOf(helds.map(({ proposal }) => proposal)).join(', ')}: `
}

/** "to before Article 1", "to after Article 9": what it would stand next to. */
export function destinationOf(live: LiveInstrument, change: MoveArticleChange): string {
  const others = live.composed.filter(({ id }) => id !== change.article)
  const before = others.findLast(({ order }) => compareText(order, change.order) < 0)
  const other = before ?? others[0]
  const name = other ? live.designations.get(other.id) || 'the title' : ''
  return before ? `to after ${name}` : `to before ${name}`
}
