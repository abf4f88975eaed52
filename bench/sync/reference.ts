/** The reference server of Yjs, in memory, with the document as it begins. */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getYDoc, setupWSConnection } from '@y/websocket-server/utils'
import { WebSocketServer } from 'ws'
import * as Y from 'yjs'

Y.applyUpdate(getYDoc('text'), readFileSync(process.argv[2]!))
const http = createServer()
new WebSocketServer({ server: http, perMessageDeflate: false }).on('connection', setupWSConnection)
http.listen(0, '127.0.0.1', () => console.log(`ready at ${(http.address() as AddressInfo).port}`))
