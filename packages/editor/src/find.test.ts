import { expect, test } from 'vitest'
import { Finder, previewReplacements, replaceMatches } from './find.ts'
import type { FindQuery } from './find.ts'
import { createScene } from './testing/scene.ts'
import type { SceneMode } from './testing/scene.ts'

const SHALL: FindQuery = { words: 'shall', matchCase: false, wholeWords: true }

function find(text: string, query: FindQuery, mode: SceneMode = 'propose') {
  const scene = createScene('kaz', text, mode)
  const matches = new Finder(query, scene.writer).matchesIn(scene.live)
  return { scene, matches, replace: (by: string) => replaceMatches(scene, scene.options, matches, by, query) }
}

const TEXT = 'Article 1 — Shall it\n1.  It shall, marshalled.\n\nArticle 2 — U\n1.  They shall [KAZ: or shall not].'

test('words are found over brackets, whole or not, in any case or the one given', () => {
  expect(find(TEXT, SHALL).matches.map(({ words }) => words)).toEqual(['Shall', 'shall', 'shall', 'shall'])
  expect(find(TEXT, { ...SHALL, matchCase: true }).matches).toHaveLength(3)
  expect(find(TEXT, { ...SHALL, wholeWords: false }).matches).toHaveLength(5)
  expect(find('Article 1 — T\n1.  sh[PAK: al]l be', SHALL).matches).toMatchObject([{ words: 'shall' }])
  expect(find('Article 1 — T\n1.  a.b (c)', { ...SHALL, words: '.b (', wholeWords: false }).matches).toHaveLength(1)
  expect(find(TEXT, { ...SHALL, words: '  ' }).matches).toEqual([])
})

test('what the writer has struck is not there to be found; what others strike is', () => {
  expect(find('Article 1 — T\n1.  [KAZ: delete: shall] [PAK: delete: shall]', SHALL).matches).toHaveLength(1)
  expect(find('Article 1 — T\n1.  sh[KAZ: delete: xx]all', SHALL).matches).toHaveLength(1)
})

test('replacing throughout is one proposal and one undo; own words are edited; capitals stay', () => {
  const { scene, replace } = find(TEXT, SHALL)
  expect(replace('may')).toEqual({ replaced: 4, locked: 0, proposed: 0 })
  expect(scene.show({ caret: false })).toBe(
    'Article 1 — [Shall] [KAZ: May] it\n1.  It [shall] [KAZ: may], marshalled.\n\nArticle 2 — U\n1.  They [shall] [KAZ: may]\\ [KAZ: or may not].'
  )
  expect(scene.own.toSorted()).toEqual([1, 3])
  expect(scene.undo().show({ caret: false })).toBe(TEXT)
})

test('a title stays a title', () => {
  const text = 'Article 1 — Enquiry Point\n1.  Each enquiry point and Enquiry point.'
  const { scene, replace } = find(text, { words: 'enquiry point', matchCase: false, wholeWords: true })
  replace('point of single access')
  expect(scene.show({ caret: false })).toBe(
    'Article 1 — [Enquiry Point] [KAZ: Point of Single Access]\n1.  Each [enquiry point] [KAZ: point of single access] and [Enquiry point] [KAZ: Point of single access].'
  )
})

test('agreed articles are left out and counted', () => {
  const { scene, replace } = find(TEXT, SHALL)
  scene.lock(0)
  expect(replace('may')).toEqual({ replaced: 2, locked: 2, proposed: 0 })
})

test('the pen replaces in the text alone', () => {
  const { scene, replace } = find(TEXT, SHALL, 'pen')
  expect(replace('may')).toEqual({ replaced: 3, locked: 0, proposed: 1 })
  expect(scene.show({ caret: false })).toBe(
    'Article 1 — May it\n1.  It may, marshalled.\n\nArticle 2 — U\n1.  They may [KAZ: or shall not].'
  )
})

test('emphasis stays, nothing in the place of words strikes them', () => {
  const { scene, replace } = find('Article 1 — T\n1.  *shall* be', SHALL)
  replace('may')
  expect(scene.show({ caret: false })).toBe('Article 1 — T\n1.  [*shall*] [KAZ: *may*] be')
  const struck = find('Article 1 — T\n1.  shall be', SHALL)
  struck.replace('')
  expect(struck.scene.show({ caret: false })).toBe('Article 1 — T\n1.  [KAZ: delete: shall] be')
})

test('replacing is shown place by place before anything is done', () => {
  const { scene, matches } = find(TEXT, SHALL)
  scene.lock(0)
  const shown = previewReplacements(scene.options, matches, 'may', SHALL)
  expect(shown.map(({ by, fate, match: { before, words, after } }) => [fate, before, words, by, after])).toEqual([
    ['locked', '', 'Shall', 'May', ' it'],
    ['locked', 'It ', 'shall', 'may', ', marshalled.'],
    ['replaced', 'They ', 'shall', 'may', ' or shall not.'],
    ['replaced', 'They shall or ', 'shall', 'may', ' not.']
  ])
  expect(shown.map(({ match }) => scene.live.designations.get(match.provision ?? ''))).toEqual([
    'Article 1',
    'Article 1(1)',
    'Article 2(1)',
    'Article 2(1)'
  ])
  expect(scene.show({ caret: false })).toBe(TEXT)
})
