import { describe, expect, test } from 'vitest'
import { deleteArticle, deleteProvision, insertArticle, keepArticle, moveArticle } from './article-commands.ts'
import { press } from './testing/keys.ts'
import { createScene } from './testing/scene.ts'
import type { Scene, SceneMode } from './testing/scene.ts'

const TEXT = 'Article 1 — One\n1.  a|\n\nArticle 2 — Two\n1.  b\n\nArticle 3 — Three\n1.  c'

const idOf = (scene: Scene, index: number) => scene.live.composed[index]!.id

const CASES: readonly (readonly [string, string, (scene: Scene) => unknown, string, string])[] = [
  [
    'a new article between two',
    TEXT,
    (scene) => {
      insertArticle(scene, scene.options, 'article', idOf(scene, 0))
      press(scene, "'New' Enter 'words'")
    },
    'Article 1 — One\n1.  a\n\n[KAZ: Article 1 bis — New\n1.  words|]\n\nArticle 2 — Two\n1.  b\n\nArticle 3 — Three\n1.  c',
    'Article 1 — One\n1.  a\n\nArticle 2 — New\n1.  words|\n\nArticle 3 — Two\n1.  b\n\nArticle 4 — Three\n1.  c'
  ],
  [
    'a new chapter before all',
    TEXT,
    (scene) => {
      insertArticle(scene, scene.options, 'chapter', undefined)
      press(scene, "'General'")
    },
    '[KAZ: Chapter I — General|]\n\nArticle 1 — One\n1.  a\n\nArticle 2 — Two\n1.  b\n\nArticle 3 — Three\n1.  c',
    'Chapter I — General|\n\nArticle 1 — One\n1.  a\n\nArticle 2 — Two\n1.  b\n\nArticle 3 — Three\n1.  c'
  ],
  [
    'a new annex at the end',
    TEXT,
    (scene) => {
      insertArticle(scene, scene.options, 'annex', idOf(scene, 2))
      press(scene, "'List'")
    },
    'Article 1 — One\n1.  a\n\nArticle 2 — Two\n1.  b\n\nArticle 3 — Three\n1.  c\n\n[KAZ: Annex A — List|]',
    'Article 1 — One\n1.  a\n\nArticle 2 — Two\n1.  b\n\nArticle 3 — Three\n1.  c\n\nAnnex A — List|'
  ],
  [
    'an article deleted',
    TEXT,
    (scene) => deleteArticle(scene.options, idOf(scene, 1)),
    'Article 1 — One\n1.  a|\n\n[KAZ: delete: Article 2 — Two\n1.  b]\n\nArticle 3 — Three\n1.  c',
    'Article 1 — One\n1.  a|\n\nArticle 2 — Three\n1.  c'
  ],
  [
    'an article deleted and kept after all',
    TEXT,
    (scene) => {
      deleteArticle(scene.options, idOf(scene, 1))
      keepArticle(scene.options, idOf(scene, 1))
    },
    'Article 1 — One\n1.  a|\n\nArticle 2 — Two\n1.  b\n\nArticle 3 — Three\n1.  c',
    'Article 1 — One\n1.  a|\n\nArticle 2 — Three\n1.  c'
  ],
  [
    'an article moved to the front',
    TEXT,
    (scene) => moveArticle(scene.options, idOf(scene, 2), undefined),
    '[KAZ: move here: Article 3]\n\nArticle 1 — One\n1.  a|\n\nArticle 2 — Two\n1.  b\n\nArticle 3 — Three\n1.  c',
    'Article 1 — Three\n1.  c\n\nArticle 2 — One\n1.  a|\n\nArticle 3 — Two\n1.  b'
  ],
  [
    'an article moved behind another',
    TEXT,
    (scene) => moveArticle(scene.options, idOf(scene, 0), idOf(scene, 1)),
    'Article 1 — One\n1.  a|\n\nArticle 2 — Two\n1.  b[KAZ: move here: Article 1]\n\nArticle 3 — Three\n1.  c',
    'Article 1 — Two\n1.  b\n\nArticle 2 — One\n1.  a|\n\nArticle 3 — Three\n1.  c'
  ],
  [
    'an article moved twice',
    TEXT,
    (scene) => {
      const id = idOf(scene, 0)
      moveArticle(scene.options, id, idOf(scene, 1))
      moveArticle(scene.options, id, scene.live.composed.at(-1)!.id)
    },
    'Article 1 — One\n1.  a|\n\nArticle 2 — Two\n1.  b\n\nArticle 3 — Three\n1.  c[KAZ: move here: Article 1]',
    'Article 1 — Two\n1.  b\n\nArticle 2 — Three\n1.  c\n\nArticle 3 — One\n1.  a|'
  ],
  [
    'an own article moved',
    'Article 1 — One|\n\n[KAZ: Article 1 bis — Mine]\n\nArticle 2 — Two',
    (scene) => moveArticle(scene.options, idOf(scene, 1), idOf(scene, 2)),
    'Article 1 — One|\n\nArticle 2 — Two\n\n[KAZ: Article 2 bis — Mine]',
    'Article 1 — One|\n\n[KAZ: Article 1 bis — Mine]\n\nArticle 2 — Two'
  ],
  [
    'an own article deleted',
    'Article 1 — One|\n\n[KAZ: Article 1 bis — Mine]\n\nArticle 2 — Two',
    (scene) => deleteArticle(scene.options, idOf(scene, 1)),
    'Article 1 — One|\n\nArticle 2 — Two',
    'Article 1 — One|\n\n[KAZ: Article 1 bis — Mine]\n\nArticle 2 — Two'
  ],
  [
    "another's article is not touched",
    'Article 1 — One|\n\n[PAK: Article 1 bis — Theirs]\n\nArticle 2 — Two',
    (scene) => deleteArticle(scene.options, idOf(scene, 1)),
    'Article 1 — One|\n\n[PAK: Article 1 bis — Theirs]\n\nArticle 2 — Two',
    'Article 1 — One|\n\n[PAK: Article 1 bis — Theirs]\n\nArticle 2 — Two'
  ],
  [
    'an own empty article left by Backspace',
    TEXT,
    (scene) => {
      insertArticle(scene, scene.options, 'article', idOf(scene, 1))
      press(scene, "'x' Backspace Backspace")
    },
    'Article 1 — One\n1.  a\n\nArticle 2 — Two\n1.  b|\n\nArticle 3 — Three\n1.  c',
    'Article 1 — One\n1.  a\n\nArticle 2 — Two\n1.  b\n\nArticle 3 — |\n\nArticle 4 — Three\n1.  c'
  ],
  [
    'a provision deleted with what stands under it',
    'Article 1 — One\n1.  a|\n    (a) b\n    (b) c\n2.  d',
    (scene) => deleteProvision(scene, scene.options),
    'Article 1 — One|\n[KAZ: delete: 1.  a\n    (a) b\n    (b) c]\n2.  d',
    'Article 1 — One|\n1.  d'
  ],
  [
    'a sub-paragraph deleted',
    'Article 1 — One\n1.  a\n    (a) b|\n    (b) c\n2.  d',
    (scene) => deleteProvision(scene, scene.options),
    'Article 1 — One\n1.  a|\n    [KAZ: delete: (a) b]\n    (b) c\n2.  d',
    'Article 1 — One\n1.  a|\n    (a) c\n2.  d'
  ],
  [
    'a heading is not deleted',
    'Article 1 — One|\n1.  a',
    (scene) => deleteProvision(scene, scene.options),
    'Article 1 — One|\n1.  a',
    'Article 1 — One|\n1.  a'
  ],
  [
    'an own provision deleted',
    'Article 1 — One\n1.  a\n[KAZ: 1 bis.  mine|]',
    (scene) => deleteProvision(scene, scene.options),
    'Article 1 — One\n1.  a|',
    'Article 1 — One\n1.  a|\n[KAZ: 1 bis.  mine]'
  ]
]
describe.each(['propose', 'pen'] as const)('%s', (mode: SceneMode) => {
  test.each(CASES)('%s', (_, before, act, proposed, written) => {
    const scene = createScene('kaz', before, mode)
    act(scene)
    expect(scene.show()).toBe(mode === 'propose' ? proposed : written)
    while (scene.history.canUndo) scene.undo()
    expect(scene.show({ caret: false })).toBe(before.replace('|', ''))
  })
})

test('an agreed article is neither deleted nor moved', () => {
  const scene = createScene('kaz', TEXT).lock(1)
  expect(deleteArticle(scene.options, idOf(scene, 1))).toBe(false)
  expect(moveArticle(scene.options, idOf(scene, 1), undefined)).toBe(false)
  expect(scene.notices).toMatchObject([{ kind: 'locked' }, { kind: 'locked' }])
  expect(scene.show()).toBe(TEXT)
})
