/**
 * How the four kinds of live document are laid out. The layout is pinned by layout.test.ts: changing it means a new
 * version, a line of history here, and a way for old documents to be read.
 *
 *   text      articles: Map id -> Map { kind, order, removed?, text: Text }     meta: Map { layout, instrument }
 *   layer,    proposals: Map id -> Map { by, at, rationale,                      meta: Map { layout, holder }
 *   draft       changes: Map id -> Map { kind, in, from?, to?, at?, place?, behind?, quote?, article?, order?,
 *                                        articleKind?, movedFrom?, text?: Text } }
 *   record    proposals: Map id -> JSON   articles: Map id -> JSON   revisions: Map symbol -> JSON   meta: Map
 *
 * A map that holds a Text says where its units came from (origins.ts), and what became of units that were struck and brought
 * back (restored-units.ts).
 *
 * A Text holds characters with the attributes em, strong, underline, and embeds
 *   { mark: { id, kind, numbering, label?, was? } } and { ref, name? }.
 * Words of the pen may have the attribute ahead: the ids of the changes at the same point whose words stand behind them.
 * An anchor (from, to, at) is an encoded Yjs relative position: `from` holds on to the unit after it, `to` and `at` to
 * the unit before. Where the unit after it names the change in its attribute ahead and the change was put before it since, `at`
 * holds on to that one.
 *
 * History
 *   1  first layout
 *   2  a mark may be a footnote, and may say which it continues (was); a reference may say what its target was called
 *      (name); a splice may say which change of its proposal strikes its words where they stood (movedFrom), and behind
 *      whose words it was written (behind); the pen's words may say whose words stand behind them (ahead). Documents of
 *      layout 1 are read as they are
 *   3  where units came from is said by their identity; it was an attribute, origin, which is still read where nothing else
 *      is said
 */
import * as Y from 'yjs'
import type { DocumentRef } from '@cartif/negotiation'

export const LAYOUT_VERSION = 3

/** Whether this version reads documents of a layout: its own and every one before it. */
export function canRead(layout: unknown): boolean {
  return typeof layout === 'number' && layout >= 1 && layout <= LAYOUT_VERSION
}

const ROOTS = {
  text: ['articles', 'meta'],
  layer: ['proposals', 'meta'],
  draft: ['proposals', 'meta'],
  record: ['proposals', 'articles', 'revisions', 'meta']
} as const

/** The root in which a document says what it is. The server alone writes it. */
export const SERVER_ROOT = 'meta'

/**
 * Whose words a draft holds, for those who read it together with the text: whose draft it is, the document says. A delegation's
 * own tabled words are others' words to it, so that what is drafted never gets into what is tabled.
 */
export const DRAFT = 'draft'

/** The names of the root types a document may have; the gate refuses every other. */
export function rootsOf(document: DocumentRef): ReadonlySet<string> {
  return new Set(ROOTS[document.kind])
}

export type Shared = Y.Map<unknown>

export function articlesOf(text: Y.Doc): Y.Map<Shared> {
  return text.getMap<Shared>('articles')
}

export function proposalsOf(layer: Y.Doc): Y.Map<Shared> {
  return layer.getMap<Shared>('proposals')
}

/** Begins a document. Only the server creates documents, so that no two beginnings can meet. */
export function createDocument(doc: Y.Doc, meta: Readonly<Record<string, string>>): void {
  doc.transact(() => {
    const map = doc.getMap('meta')
    map.set('layout', LAYOUT_VERSION)
    for (const [key, value] of Object.entries(meta)) map.set(key, value)
  }, 'layout')
}

/** Says that a document may hold what this layout allows, so that older versions do not misread it. */
export function raiseLayout(doc: Y.Doc): void {
  doc.transact(() => void doc.getMap('meta').set('layout', LAYOUT_VERSION), 'layout')
}

const untidied = new WeakSet<Y.Doc>()

/**
 * Yjs tidies the marks of attributes in whatever it reads, and that is a write: a reader would be refused for it, and the
 * server would change a text that nobody has decided to change. Here reading never writes.
 */
export function keepFromTidying(doc: Y.Doc): void {
  if (untidied.has(doc)) return
  untidied.add(doc)
  doc.on('afterTransaction', (transaction) => void (transaction._needFormattingCleanup = false))
}
