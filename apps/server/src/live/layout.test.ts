import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LAYOUT_VERSION, readArticles } from '@cartif/live'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { Database } from '../storage/database.ts'
import { UpdateLog } from '../storage/update-log.ts'
import { InstrumentDocuments } from './documents.ts'

const NOW = '2026-01-01T00:00:00.000Z'
let directory: string
let db: Database

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'cartif-layout-'))
  db = new Database(directory, () => NOW)
})

afterEach(() => {
  db.close()
  rmSync(directory, { recursive: true })
})

test('a document of an earlier layout is read, and says from then on which layout it may hold', () => {
  store(1)
  for (let start = 0; start < 2; start++) {
    const text = new InstrumentDocuments('i', db, () => NOW).open('text')
    expect(text.getMap('meta').get('layout')).toBe(LAYOUT_VERSION)
    expect(readArticles(text).map(({ id }) => id)).toEqual(['a1'])
  }
})

test('a document of a later layout is not touched', () => {
  store(LAYOUT_VERSION + 1)
  expect(() => new InstrumentDocuments('i', db, () => NOW).open('text')).toThrow('cannot read')
})

/** As a server of that layout left it: one article with one provision. */
function store(layout: number): void {
  const doc = new Y.Doc()
  doc.getMap('meta').set('layout', layout)
  const article = new Y.Map<unknown>([
    ['kind', 'article'],
    ['order', 'a0']
  ])
  const words = new Y.Text()
  words.insertEmbed(0, { mark: { id: 'h', kind: 'heading', numbering: 'auto' } })
  article.set('text', words)
  doc.getMap('articles').set('a1', article)
  const bytes = Y.encodeStateAsUpdate(doc)
  new UpdateLog(db).append({ instrument: 'i', document: 'text', bytes, user: 'server', at: NOW })
}
