import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { Database } from './database.ts'
import { UpdateLog } from './update-log.ts'

let directory: string
let db: Database
let log: UpdateLog

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'cartif-log-'))
  db = new Database(directory, () => '2026-01-01T00:00:00.000Z', { synchronous: 'OFF' })
  log = new UpdateLog(db)
})
afterEach(() => {
  db.close()
  rmSync(directory, { recursive: true })
})

/** Writes letters into two documents, more than it takes for a snapshot, and strikes some. */
function fill(): ReadonlyMap<string, string> {
  const docs = ['text', 'layer/kaz'].map((name) => [name, new Y.Doc()] as const)
  for (const [document, doc] of docs) {
    doc.on('update', (bytes: Uint8Array) => log.append({ instrument: 'fa', document, bytes, user: 'kaz', at: '' }))
    const text = doc.getText('words')
    for (let index = 0; index < 700; index++) {
      if (index % 7 === 6) text.delete(index % text.length, 1)
      else text.insert((index * 31) % (text.length + 1), String.fromCodePoint(97 + (index % 26)))
    }
  }
  return new Map(docs.map(([name, doc]) => [name, contentOf(doc)]))
}

function load(name: string) {
  const doc = new Y.Doc()
  return { ...log.load('fa', name, doc), content: contentOf(doc) }
}

/** All of a document: words, what was struck, who wrote what. */
function contentOf(doc: Y.Doc): string {
  const text = doc.getText('words').toString()
  const bytes = Buffer.from(Y.encodeStateAsUpdate(doc)).toString('base64')
  return `${text} ${bytes}`
}

const snapshots = () => db.sqlite.prepare('SELECT COUNT(*) FROM snapshot').pluck().get()

test('snapshots are a shortcut and never the only copy', () => {
  const written = fill()
  for (const [name, content] of written) {
    const slow = load(name)
    expect(slow).toEqual({ updates: 700, isSnapshotBroken: false, content })
    expect(load(name)).toEqual({ updates: 0, isSnapshotBroken: false, content })
  }
  expect(snapshots()).toBe(2)
  db.sqlite.exec('DELETE FROM snapshot')
  for (const [name, content] of written) expect(load(name).content).toBe(content)
})

test('a damaged snapshot is told, not used, and made anew from the log', () => {
  const written = fill()
  for (const name of written.keys()) load(name)
  const damages = [
    "UPDATE snapshot SET bytes = CAST(x'00' || substr(bytes, 2) AS BLOB)",
    'UPDATE snapshot SET bytes = substr(bytes, 1, length(bytes) - 9)',
    'UPDATE snapshot SET up_to_seq = up_to_seq + 40',
    `UPDATE snapshot SET bytes = (SELECT bytes FROM snapshot WHERE document = 'text') WHERE document = 'layer/kaz'`,
    `UPDATE snapshot SET hash = ''`
  ]
  for (const damage of damages) {
    db.sqlite.exec(damage)
    const [name, content] = [...written][1]!
    expect(load(name), damage).toEqual({ updates: 700, isSnapshotBroken: true, content })
    expect(load(name), damage).toEqual({ updates: 0, isSnapshotBroken: false, content })
  }
})
