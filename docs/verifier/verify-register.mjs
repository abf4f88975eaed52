#!/usr/bin/env node
/**
 * Reads a register that was exported from CARTIF and says whether anything in it was tampered with. It needs nothing but
 * Node 20: no package, no file of the product, no network. What it checks is written down in docs/register-format.md.
 *
 *   node verify-register.mjs FILE [--key KEY.pem] [--heads HEADS.json]
 *
 * KEY.pem is the server's public key as it was published when nobody had a reason to change it; without it the file is held
 * against the key that it brings along itself. HEADS.json are heads that were kept before. Ends with 0 where all is well.
 */
import { createHash, createPublicKey, verify } from 'node:crypto'
import { readFileSync, realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const FIELDS = ['seq', 'instrument', 'kind', 'actor', 'party', 'at', 'body', 'previous_hash', 'hash']
const NOTHING = '0'.repeat(64)

/** `bytes` is a Buffer, `keys` PEM text, `heads` a list of heads. Returns what was found, or throws an Error that says where. */
export function verifyRegister(bytes, { keys, heads = [] } = {}) {
  const lines = linesOf(bytes)
  const header = readLine(lines, 0, ['format', 'version', 'scope', 'publicKey'])
  check(header.format === 'cartif-register' && header.version === 1, 1, 'this is no register of format 1')
  check(header.scope === 'whole' || header.scope === 'part', 1, 'the scope is unknown')
  const trusted = keysOf(keys ?? header.publicKey)
  const isWhole = header.scope === 'whole'
  const last = lines.length - 1
  check(last > 0, lines.length, 'the signed line at the end is missing')
  const rows = []
  for (let index = 1; index < last; index++) rows.push(readRow(lines, index, rows.at(-1), isWhole))
  const trailer = readLine(lines, last, ['head', 'file'])
  checkEnd(trailer, { bytes, lines, rows, trusted, isWhole })
  const compared = heads.filter((head) => checkHead(head, [...rows, trailer.head], isWhole, trusted)).length
  return { rows: rows.length, scope: header.scope, head: trailer.head, heads: compared, isKeyKnown: keys !== undefined }
}

function check(isRight, line, reason) {
  if (!isRight) throw new Error(`line ${line}: ${reason}`)
}

/** Every line ends with a line feed, the last one too, and the text is exact UTF-8. */
function linesOf(bytes) {
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  const lines = text.split('\n')
  check(lines.pop() === '', lines.length + 1, 'the last line is not whole')
  return lines
}

/** One object in the one way of writing it: these names in this order, no space, no other form of a number or a letter. */
function readLine(lines, index, names) {
  let value
  try {
    value = JSON.parse(lines[index])
  } catch {
    check(false, index + 1, 'this is no JSON')
  }
  check(isObject(value), index + 1, 'this is no object')
  check(Object.keys(value).join() === names.join(), index + 1, `expected ${names.join(', ')}`)
  check(JSON.stringify(value) === lines[index], index + 1, 'the line is not written as it was')
  return value
}

function isObject(value) {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}

function readRow(lines, index, before, isWhole) {
  const row = readLine(lines, index, FIELDS)
  const line = index + 1
  check(Number.isSafeInteger(row.seq) && row.seq > 0, line, 'the number is no number of a row')
  const isText = FIELDS.every((name) => name === 'seq' || name === 'party' || typeof row[name] === 'string')
  check(isText, line, 'a field is not text')
  check(row.party === null || (typeof row.party === 'string' && row.party !== ''), line, 'the party is neither null nor a name')
  if (isWhole) check(row.seq === (before?.seq ?? 0) + 1, line, `row ${(before?.seq ?? 0) + 1} is missing`)
  else check(before === undefined || row.seq > before.seq, line, 'the rows are out of order')
  const previous = before && before.seq === row.seq - 1 ? before.hash : row.seq === 1 ? NOTHING : undefined
  check(previous === undefined || row.previous_hash === previous, line, 'the row does not follow the one before it')
  check(hashOf(row) === row.hash, line, `row ${row.seq} is not what its hash says`)
  return row
}

function hashOf({ previous_hash, instrument, kind, actor, party, at, body }) {
  const hash = createHash('sha256')
  for (const part of [previous_hash, instrument, kind, actor, party ?? '', at, body])
    hash.update(`${Buffer.byteLength(part)}:${part}`)
  return hash.digest('hex')
}

function checkEnd({ head, file }, { bytes, lines, rows, trusted, isWhole }) {
  const at = lines.length
  check(isObject(head) && isObject(file), at, 'the signed line has another form')
  check(Object.keys(head).join() === 'seq,hash,at,key,signature', at, 'the head has other fields')
  check(Object.keys(file).join() === 'rows,digest,signature', at, 'the file has other fields')
  const newest = rows.at(-1) ?? { seq: 0, hash: NOTHING }
  if (isWhole) check(head.seq === newest.seq && head.hash === newest.hash, at, 'the head is not that of the last row')
  else check(head.seq >= newest.seq, at, 'the head is older than the last row')
  if (head.seq === newest.seq) check(head.hash === newest.hash, at, 'the head is not that of the last row')
  check(file.rows === rows.length, at, 'the number of rows is another')
  const signedBytes = bytes.subarray(0, bytes.length - Buffer.byteLength(lines.at(-1)) - 1)
  check(file.digest === createHash('sha256').update(signedBytes).digest('hex'), at, 'the file is not the one that was signed')
  check(trusted.has(head.key), at, `it is signed with another key (${head.key})`)
  check(isSigned(trusted, head.key, headStatement(head), head.signature), at, 'the head is not signed by the key')
  const statement = `cartif register file 1\nseq=${head.seq}\nhash=${head.hash}\nat=${head.at}\nrows=${file.rows}\ndigest=${file.digest}\n`
  check(isSigned(trusted, head.key, statement, file.signature), at, 'the file is not signed by the key')
}

/**
 * A head that was kept before must be one of this register, whoever has signed the file since. Returns whether it could be compared:
 * of a part, not every row is there.
 */
function checkHead(head, rows, isWhole, trusted) {
  const where = `the kept head of row ${head.seq} (${head.at})`
  const row = head.seq === 0 ? { hash: NOTHING } : rows.find(({ seq }) => seq === head.seq)
  if (!row && isWhole) throw new Error(`${where}: the register has no such row any more`)
  if (row && row.hash !== head.hash) throw new Error(`${where}: the register has been rewritten since`)
  if (trusted.has(head.key) && !isSigned(trusted, head.key, headStatement(head), head.signature))
    throw new Error(`${where}: it is not signed by the key`)
  return row !== undefined
}

function headStatement({ seq, hash, at }) {
  return `cartif register head 1\nseq=${seq}\nhash=${hash}\nat=${at}\n`
}

/** The signature in the one way of writing it in base64. */
function isSigned(trusted, id, statement, signature) {
  const raw = Buffer.from(String(signature), 'base64')
  return raw.toString('base64') === signature && verify(null, Buffer.from(statement), trusted.get(id), raw)
}

/** Keys by the SHA-256 of their DER form; there may be several, where a server has had several. */
function keysOf(pem) {
  const blocks = String(pem).match(/-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----/g) ?? []
  const keys = blocks.map((block) => createPublicKey(block))
  const idOf = (key) => createHash('sha256').update(key.export({ type: 'spki', format: 'der' })).digest('hex')
  return new Map(keys.map((key) => [idOf(key), key]))
}

function main() {
  const options = { key: { type: 'string' }, heads: { type: 'string' } }
  const { values, positionals } = parseArgs({ options, allowPositionals: true })
  if (positionals.length !== 1) throw new Error('Usage: verify-register.mjs FILE [--key KEY.pem] [--heads HEADS.json]')
  const keys = values.key === undefined ? undefined : readFileSync(values.key, 'utf8')
  const heads = values.heads === undefined ? [] : JSON.parse(readFileSync(values.heads, 'utf8'))
  const found = verifyRegister(readFileSync(positionals[0]), { keys, heads })
  const part = found.scope === 'part' ? ', a part of the register: what lies between its rows is not shown' : ''
  console.log(`intact: ${found.rows} rows${part}`)
  console.log(`head: row ${found.head.seq}, ${found.head.hash}, ${found.head.at}`)
  console.log(`signed by the key ${found.head.key}`)
  if (!found.isKeyKnown) console.log('That key came with the file: compare it with the published one, or give --key.')
  if (heads.length > 0) console.log(`${found.heads} of ${heads.length} heads that were kept before are heads of this register.`)
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    main()
  } catch (error) {
    console.error(`NOT INTACT: ${error.message}`)
    process.exitCode = 1
  }
}
