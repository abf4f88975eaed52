/**
 * Laws of the keys, over random sequences of them: what is shown is the rendering of what is shared; the text and the words
 * of others never change while a delegation proposes; nothing but the text changes while the pen writes; undo leads back.
 */
import { expect, test } from 'vitest'
import { createRandom } from '@cartif/treaty-text/testing'
import type { Random } from '@cartif/treaty-text/testing'
import { TextSelection } from '@tiptap/pm/state'
import * as Y from 'yjs'
import { press } from './testing/keys.ts'
import { createScene } from './testing/scene.ts'
import type { Scene, SceneMode } from './testing/scene.ts'

const SEED = Number(process.env['SEED'] ?? 20251120)
const RUNS = Number(process.env['WORLDS'] ?? 1500) / 75
const KEYS_PRESSED = 30

const TEXTS = [
  'Article 1 — T|\n1.  one two three.\n2.  four\n    (a) five;\n    (b) six.\n\nArticle 2 — U\n1.  seven eight.',
  'Article 1 — T\n1.  one| [PAK: my ]two [UZB: delete: three].\n2.  [four] [PAK: five [UZB: or six ]]seven.\n[KAZ: 2 bis.  mine.]',
  'Article 1 — T\n1.  [KAZ: a|][PAK: b][KAZ: c]d🌾e.\n\n[PAK: Article 1 bis — Theirs\n1.  words]\n\n[KAZ: Article 1 ter — Mine]'
]
const KEYS = [
  "'x'",
  "'y '",
  'Backspace',
  'Backspace Backspace Backspace',
  'Delete',
  'Ctrl+Backspace',
  'Ctrl+Delete',
  'Enter',
  'Tab',
  'Shift+Tab',
  'Alt+Up',
  'Alt+Down',
  'Cut',
  'Paste'
]

test.each(['propose', 'pen'] as const)(`in mode %s, seed ${SEED}`, (mode) => {
  let changed = 0
  for (let run = 0; run < RUNS; run++) changed += tryKeys(mode, SEED + run)
  expect(changed).toBeGreaterThan(RUNS)
})

function tryKeys(mode: SceneMode, seed: number): number {
  const random = createRandom(seed)
  const scene = createScene('kaz', random.pick(TEXTS), mode)
  const start = scene.show({ caret: false })
  const kept = statesOf(scene, mode)
  const pressed: string[] = []
  let changed = 0
  try {
    for (let count = 0; count < KEYS_PRESSED; count++) {
      if (random.chance(0.4)) selectAtRandom(random, scene)
      const keys = random.pick(KEYS)
      pressed.push(keys)
      const before = scene.show({ caret: false })
      press(scene, keys)
      if (scene.show({ caret: false }) !== before) changed++
      expect(statesOf(scene, mode)).toEqual(kept)
    }
    while (scene.history.canUndo) scene.undo()
    expect(scene.show({ caret: false })).toBe(start)
  } catch (error) {
    throw new Error(`seed ${seed}: ${pressed.join(' ')}`, { cause: error })
  }
  return changed
}

/** A caret or a selection anywhere, forwards or backwards, in one article or across them. */
function selectAtRandom(random: Random, scene: Scene): void {
  const { doc, tr } = scene.state
  const near = (position: number) => TextSelection.near(doc.resolve(position)).from
  const anchor = near(random.int(doc.content.size))
  const head = random.chance(0.5) ? anchor : near(Math.min(anchor + random.int(12), doc.content.size))
  scene.dispatch(tr.setSelection(TextSelection.create(doc, random.chance(0.5) ? anchor : head, head)))
}

/** Every document that the writer may not write. */
function statesOf({ live }: Scene, mode: SceneMode): readonly string[] {
  const { text, layers } = live.documents
  const others = [...layers].filter(([holder]) => mode === 'pen' || holder !== 'kaz').map(([, layer]) => layer)
  return (mode === 'pen' ? others : [text, ...others]).map((doc) =>
    Buffer.from(Y.encodeStateAsUpdate(doc)).toString('hex')
  )
}
