import { getSchema } from '@tiptap/core'
import { EditorState, Plugin } from '@tiptap/pm/state'
import { Decoration, DecorationSet, EditorView } from '@tiptap/pm/view'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { treatySchema } from './create-editor.ts'
import { drawQuickly } from './quick-articles.ts'
import { createPage } from './testing/page.ts'

const schema = getSchema([...treatySchema])
const WORDS = 'each party shall publish'
/** Where "shall" begins and ends in the document. */
const [FROM, TO] = [2 + 11, 2 + 16]
let takeAway = () => {}

beforeAll(() => {
  takeAway = createPage()
})
afterAll(() => takeAway())

/** A provision of which a word stands in a bracket; a letter at its end comes into the bracket. */
function createView(): EditorView {
  const strong = [schema.marks['strong']!.create()]
  const words = [schema.text(WORDS), schema.text(' promptly', strong)]
  const provision = schema.nodes['provision']!.create({ kind: 'paragraph', id: 'p' }, words)
  const doc = schema.topNodeType.create(null, schema.nodes['article']!.create({ id: 'a' }, provision))
  const bracket = (state: EditorState) =>
    DecorationSet.create(state.doc, [
      Decoration.inline(FROM, TO + state.doc.textContent.length - 33, { nodeName: 'ins' })
    ])
  const brackets = new Plugin({ props: { decorations: bracket } })
  const quick = new Plugin({ view: (view) => (drawQuickly(view), {}) })
  const place = document.createElement('div')
  document.body.append(place)
  return new EditorView(place, { state: EditorState.create({ doc, plugins: [brackets, quick] }) })
}

/** What the browser did is told as ProseMirror's observer tells it. */
function notice(view: EditorView, from: number, to: number): void {
  ;(view as unknown as { docView: { markDirty(from: number, to: number): void } }).docView.markDirty(from, to)
}

function bracketOf(view: EditorView): HTMLElement {
  return view.dom.querySelector('ins')!
}

test('a letter at the end of a bracket leaves its element where it stands', () => {
  const view = createView()
  const before = bracketOf(view)
  before.firstChild!.nodeValue = 'shallx'
  notice(view, FROM, TO)
  view.dispatch(view.state.tr.insertText('x', TO, TO))
  expect(bracketOf(view)).toBe(before)
  expect(view.dom.textContent).toBe('each party shallx publish promptly')
  view.destroy()
})

test('what was typed and is not taken goes from the page', () => {
  const view = createView()
  const before = bracketOf(view)
  before.firstChild!.nodeValue = 'shallx'
  notice(view, FROM, TO)
  view.updateState(view.state)
  expect(bracketOf(view)).toBe(before)
  expect(view.dom.textContent).toBe('each party shall publish promptly')
  view.destroy()
})

test('an element into which the browser has put more than words is made anew', () => {
  const view = createView()
  const before = bracketOf(view)
  before.append(document.createTextNode('x'))
  notice(view, FROM, TO)
  view.dispatch(view.state.tr.insertText('x', TO, TO))
  expect(bracketOf(view)).not.toBe(before)
  expect(view.dom.textContent).toBe('each party shallx publish promptly')
  view.destroy()
})

test('an element that the browser has put elsewhere is made anew', () => {
  const view = createView()
  const before = bracketOf(view)
  const around = document.createElement('span')
  before.replaceWith(around)
  around.append(before)
  notice(view, FROM, TO)
  view.dispatch(view.state.tr.insertText('x', TO, TO))
  expect(view.dom.querySelectorAll('span')).toHaveLength(0)
  expect(view.dom.textContent).toBe('each party shallx publish promptly')
  view.destroy()
})
