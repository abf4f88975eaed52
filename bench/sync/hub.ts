/**
 * Bare hubs on `ws` that parse nothing: what any server must at least do. `frames` passes on each message as it comes;
 * `turns` encodes it once and writes once to each socket in a turn; `stored` does so when the turn is on disk, a row for each
 * message and one commit for all. Whoever joins is sent the document as it began.
 */
import Database from 'better-sqlite3'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { join } from 'node:path'
import { WebSocketServer } from 'ws'
import type { WebSocket } from 'ws'
import { Dialect } from './dialect.ts'

const [kind, stateFile, directory] = process.argv.slice(2)
const dialect = new Dialect('y-websocket', '')
const beginning = (() => {
  const message = dialect.update(readFileSync(stateFile!))
  message[1] = 1
  return message
})()

type Peer = WebSocket & { readonly _socket: Socket; queue?: Buffer[] }

const http = createServer()
const server = new WebSocketServer({ server: http, perMessageDeflate: false })
const peers = new Set<Peer>()
const waiting = new Set<Peer>()
const unstored: Buffer[] = []
const store = kind === 'stored' ? openLog() : () => {}

server.on('connection', (socket: Peer) => {
  peers.add(socket)
  socket.on('close', () => peers.delete(socket))
  socket.on('message', (data: Buffer) => {
    if (data[1] === 0) return socket.send(beginning)
    if (kind === 'frames')
      for (const one of peers) {
        if (one !== socket) one.send(data)
      }
    else passOn(socket, data)
  })
})

function passOn(from: Peer, data: Buffer): void {
  const frame = frameOf(data)
  unstored.push(data)
  if (waiting.size === 0) setImmediate(writeAll)
  for (const one of peers) {
    if (one === from) continue
    one.queue ??= []
    one.queue.push(frame)
    waiting.add(one)
  }
}

/** One whole message as a server writes it. */
function frameOf(data: Buffer): Buffer {
  const long = Buffer.from([0x82, 126, data.length >> 8, data.length & 255])
  return Buffer.concat([data.length < 126 ? Buffer.from([0x82, data.length]) : long, data])
}

function openLog(): () => void {
  const db = new Database(join(directory!, 'hub.db'))
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.exec('CREATE TABLE IF NOT EXISTS log (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL)')
  const insert = db.prepare('INSERT INTO log (bytes) VALUES (?)')
  return db.transaction(() => unstored.forEach((bytes) => insert.run(bytes)))
}

function writeAll(): void {
  store()
  unstored.length = 0
  for (const one of waiting) {
    const frames = one.queue ?? []
    one.queue = []
    if (one.readyState === one.OPEN) one._socket.write(frames.length === 1 ? frames[0]! : Buffer.concat(frames))
  }
  waiting.clear()
}

http.listen(0, '127.0.0.1', () => console.log(`ready at ${(http.address() as AddressInfo).port}`))
