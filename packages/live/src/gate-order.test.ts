import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { gateContextOf } from './gate-context.ts'
import { checkFrame } from './gate.ts'
import { createDocument, proposalsOf } from './layout.ts'

const REF = { kind: 'layer', holder: 'kaz' } as const

function begin() {
  const server = new Y.Doc()
  createDocument(server, { holder: 'kaz' })
  proposalsOf(server).set('kaz-a', new Y.Map([['text', new Y.Text('Each Party shall publish. '.repeat(80))]]) as never)
  return server
}

function copyOf(server: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(server))
  return copy
}

const textOf = (doc: Y.Doc) => proposalsOf(doc).get('kaz-a')!.get('text') as Y.Text

/** What somebody did while away comes back in one frame. */
function bringBack(server: Y.Doc, client: Y.Doc) {
  const update = Y.encodeStateAsUpdate(client, Y.encodeStateVector(server))
  const began = process.cpuUsage()
  const result = checkFrame(
    update,
    gateContextOf(server, REF, () => true)
  )
  const took = process.cpuUsage(began).user / 1000
  if (result.ok) Y.applyUpdate(server, update)
  return { result, took }
}

/** Things people do for hours on a train, with nobody to hear of it. */
const LONG_WORK: Readonly<Record<string, (text: Y.Text, who: number) => void>> = {
  'a text of 3,000 paragraphs is pasted': (text) => {
    for (let at = 0; at < 3000; at++) {
      text.insertEmbed(text.length, { mark: { id: `p${at}`, kind: 'paragraph', numbering: 'auto' } })
      text.insert(text.length, `Each Party shall ${at}.`, at % 3 === 0 ? { em: true } : {})
    }
  },
  'five thousand letters are put to the beginning, one before the other': (text) => {
    for (let at = 0; at < 5000; at++) text.insert(0, 'x')
  },
  'five thousand words are written all over': (text, who) => {
    for (let at = 0; at < 5000; at++) text.insert((at * (7919 + who)) % text.length, 'word ')
  },
  'a word is written and struck a thousand times in one place': (text) => {
    for (let at = 0; at < 1000; at++) {
      text.insert(5, 'word')
      text.delete(5, 4)
    }
  },
  'everything is struck, undone and done again': (text) => {
    const undo = new Y.UndoManager(text, { captureTimeout: 0 })
    for (let at = 0; at < 500; at++) text.insert((at * 31) % text.length, 'ab')
    for (let left = 500; left > 0; left--) undo.undo()
    for (let left = 500; left > 0; left--) undo.redo()
  },
  'emphasis is put on and taken off': (text) => {
    for (let at = 0; at < 2000; at++) text.format(at % text.length, 3, { em: at % 2 === 0 ? true : null })
  },
  'one entry is changed three thousand times': (text) => {
    const map = text.parent as Y.Map<unknown>
    for (let at = 0; at < 3000; at++) map.set('rationale', `because ${at}`)
  }
}

describe('hours of work come back in one frame', () => {
  test.each(Object.entries(LONG_WORK))('%s', (_, work) => {
    const server = begin()
    const [client, other] = [copyOf(server), copyOf(server)]
    work(textOf(client), 1)
    work(textOf(other), 2)
    for (const one of [client, other]) {
      const { result, took } = bringBack(server, one)
      expect(result).not.toHaveProperty('reason')
      expect(took).toBeLessThan(400)
    }
    Y.applyUpdate(client, Y.encodeStateAsUpdate(server))
    expect(textOf(client).toDelta()).toEqual(textOf(server).toDelta())
  })

  test('from two tabs of one person, each behind the other', () => {
    const server = begin()
    const first = copyOf(server)
    for (let turn = 0; turn < 40; turn++) {
      const second = copyOf(first)
      for (let at = 0; at < 20; at++) {
        textOf(first).insert((turn * 131 + at * 97) % textOf(first).length, 'ab')
        textOf(second).insert((turn * 131 + at * 97) % textOf(second).length, 'cd')
      }
      Y.applyUpdate(first, Y.encodeStateAsUpdate(second))
    }
    expect(bringBack(server, first).result).not.toHaveProperty('reason')
  })

  test('to a text that was thrown away meanwhile', () => {
    const server = begin()
    const client = copyOf(server)
    for (let at = 0; at < 50; at++) textOf(client).insert(at * 2, 'z')
    proposalsOf(server).delete('kaz-a')
    expect(bringBack(server, client).result).not.toHaveProperty('reason')
  })
})
