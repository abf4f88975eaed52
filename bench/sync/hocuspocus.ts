/** Hocuspocus with its SQLite extension on a file, as its documentation sets it up, with the document as it begins. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SQLite } from '@hocuspocus/extension-sqlite'
import { Server } from '@hocuspocus/server'
import * as Y from 'yjs'

const [stateFile, directory] = process.argv.slice(2)
const state = readFileSync(stateFile!)
const server = new Server({
  port: 0,
  address: '127.0.0.1',
  quiet: true,
  extensions: [new SQLite({ database: join(directory!, 'hocuspocus.db') })],
  async onLoadDocument({ document }) {
    if (document.store.clients.size === 0) Y.applyUpdate(document, state)
  }
})
await server.listen()
console.log(`ready at ${server.address.port}`)
