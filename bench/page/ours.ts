/** Our editor as the product opens it: eleven layers beside the text, and the carets of everybody who writes. */
import { LiveInstrument, onOwnUpdate } from '@cartif/live'
import type { LiveDocuments } from '@cartif/live'
import { createTreatyEditor } from '@cartif/editor'
import type { TreatyEditor } from '@cartif/editor'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { Letter, Peer, Place } from './negotiating-text.ts'
import type { Stream, Subject } from './subject.ts'

/** As `apps/web/src/drafting/live-connection.ts` reads what came, in milliseconds. */
const FRAME = 16
/** The origin of what comes from the server or from the copy on disk. */
const SERVER = 'server'

export function createOurs(peer: Peer): Subject {
  const stored = peer.all().map((doc) => Y.encodeStateAsUpdate(doc))
  const mine: LiveDocuments = {
    text: new Y.Doc(),
    record: new Y.Doc(),
    layers: new Map([...peer.documents.layers.keys()].map((holder) => [holder, new Y.Doc()]))
  }
  const documents = [mine.text, mine.record, ...mine.layers.values()]
  // What a connection does with every update of one's own (`apps/web/src/drafting/live-channel.ts`).
  for (const doc of documents)
    onOwnUpdate(
      doc,
      (origin) => origin === SERVER,
      () => undefined
    )
  const awareness = new Awareness(mine.text)
  const take = ({ document, update }: Letter) => Y.applyUpdate(documents[document]!, update, SERVER)
  let isStreaming = false
  let suffix = 0
  let treaty: TreatyEditor
  return {
    load: () => stored.forEach((update, index) => Y.applyUpdate(documents[index]!, update, SERVER)),
    open: (element) => {
      const live = new LiveInstrument(mine, {
        schedule: (flush) => (isStreaming ? void setTimeout(flush, FRAME) : flush())
      })
      treaty = createTreatyEditor({
        element,
        live,
        awareness,
        writer: { holder: peer.own, mode: 'propose', user: 'measured' },
        label: 'Text',
        onNotice: (notice) => console.error(notice),
        newSuffix: () => `o${++suffix}`,
        now: () => '2026-01-01T00:00:00Z'
      })
      return treaty.editor.view
    },
    finishOpening: () => treaty.finishOpening(),
    receive: (places) => {
      const letters = peer.type(places, 1)
      return () => letters.forEach(take)
    },
    prepareStream: (places) => {
      isStreaming = true
      return streamOf(peer, places, awareness, take)
    }
  }
}

/** Everybody's letter comes with everybody's caret. */
function streamOf(peer: Peer, places: readonly Place[], awareness: Awareness, take: (letter: Letter) => void): Stream {
  const others = Array.from({ length: 50 }, (_, index) => {
    const own = new Awareness(new Y.Doc())
    own.clientID = 100 + index
    own.setLocalState({ user: { name: `Person ${index}`, role: 'delegate', party: null } })
    return own
  })
  const messages = places.flatMap((place, index) => {
    const other = others[index % others.length]!
    return peer.type([place], other.clientID).map((letter) => {
      other.setLocalState({
        user: { name: `Person ${index}`, role: 'delegate', party: letter.holder },
        caret: letter.caret
      })
      return { letter, presence: encodeAwarenessUpdate(other, [other.clientID]) }
    })
  })
  for (const other of others) other.destroy()
  return {
    deliver: (index) => {
      const { letter, presence } = messages[index]!
      take(letter)
      applyAwarenessUpdate(awareness, presence, 'server')
    }
  }
}
