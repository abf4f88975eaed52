/**
 * Fills a data directory that has the demonstration with an instrument of so many words, and writes its text as the
 * document that every peer begins with. Each party has one proposal on the table, to type in.
 */
import { writeFileSync } from 'node:fs'
import { PARTY_CODES } from '@cartif/negotiation'
import * as Y from 'yjs'
import { createInstrument } from '../../apps/server/src/instruments/create-instrument.ts'
import { propose } from '../../apps/server/src/instruments/propose.ts'
import { Database } from '../../apps/server/src/storage/database.ts'
import { treatyOf } from './treaty.ts'

const [directory, words, stateFile] = process.argv.slice(2)
const now = () => new Date().toISOString()
const db = new Database(directory!, now)
const info = { id: 'treaty', workingGroup: 'rtg', title: 'Treaty', symbol: 'CARTIF/T' }
const source = { file: 'treaty.txt', notation: treatyOf(Number(words)) }
const room = createInstrument({ info, parties: PARTY_CODES, db, now, nameOf: (user) => user }, source)
PARTY_CODES.forEach((party, index) => {
  const notation = `11.  ${'And whatever else a party may think fit to write at length '.repeat(20)}.`
  const changes = [{ newParagraph: { after: `Article ${index + 1}`, notation } }]
  propose(room, { user: 'nobody', name: 'Nobody', role: 'delegate', party }, { changes, rationale: '' })
})
writeFileSync(stateFile!, Y.encodeStateAsUpdate(room.documents.open('text')))
room.stop()
db.close()
