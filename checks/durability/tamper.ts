/**
 * A register, falsified again and again, each time held against the stand-alone verifier: whoever falsified it and however, it is
 * found. Who is found how is counted, so that a kind of forgery that never happened cannot pass for one that was found.
 */
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AuditKey, Database, Register, RegisterHeads, exportRegister } from '@cartif/server/testing'
import { verifyRegister } from '../../docs/verifier/verify-register.mjs'
import { Dice } from './random.ts'
import { FORGERS, tamper } from './tampering.ts'

export interface TamperCount {
  /** By forger and act. */
  readonly found: ReadonlyMap<string, number>
  /** What the act left as it was, or what it added behind the newest row with the server's own hand: no forgery. */
  readonly unchanged: number
}

interface Sealed {
  /** The whole, and what a member reads of it. */
  readonly texts: readonly [whole: string, part: string]
  readonly key: AuditKey
  readonly heads: readonly { readonly seq: number; readonly hash: string }[]
}

/** Throws an Error with the forgery that was not found. */
export function tamperMany(seed: number, count: number, tell: (done: number) => void = () => {}): TamperCount {
  const dice = new Dice(seed)
  const sealed = sealRegister(dice)
  const { key, heads } = sealed
  const [whole, part] = sealed.texts
  for (const text of sealed.texts) verifyRegister(Buffer.from(text), { keys: key.publicKey, heads })
  const found = new Map<string, number>()
  let unchanged = 0
  for (let number = 0; number < count; number++) {
    const forger = FORGERS[number % FORGERS.length]!
    // Of a part only the signature says that it is all one may read, and who holds the key can sign less.
    const text = forger.startsWith('inside') || dice.once(2) ? whole : part
    const { how, bytes } = tamper(text, forger, key, dice)
    if (bytes.equals(Buffer.from(text)) || (forger === 'inside-careful' && isAddition(bytes.toString(), text)))
      unchanged++
    else if (isFound(bytes, sealed)) found.set(`${forger}: ${how}`, (found.get(`${forger}: ${how}`) ?? 0) + 1)
    else throw new Error(`seed ${seed}, number ${number}: ${forger}: ${how} was not found\n${bytes.toString()}`)
    if (number % 1000 === 0) tell(number)
  }
  return { found, unchanged }
}

function isAddition(text: string, original: string): boolean {
  return text.startsWith(original.slice(0, original.lastIndexOf('{"head":')))
}

function isFound(bytes: Buffer, { key, heads }: Sealed): boolean {
  try {
    verifyRegister(bytes, { keys: key.publicKey, heads })
    return false
  } catch {
    return true
  }
}

/** As a server writes and exports it, with what is hard to tell apart: letters of two forms, numbers, empty parties. */
function sealRegister(dice: Dice): Sealed {
  const directory = mkdtempSync(join(tmpdir(), 'cartif-tamper-'))
  const db = new Database(directory, () => '2026-01-01T00:00:00.000Z')
  const register = new Register(db)
  const key = new AuditKey(generateKeyPairSync('ed25519').privateKey)
  const heads = new RegisterHeads(db, register, key)
  for (let index = 0; index < 24; index++) {
    register.append({
      instrument: dice.pick(['fa', 'tf', '']),
      kind: dice.pick(['proposal-tabled', 'position-taken', 'text-changed']),
      actor: dice.pick(['server', 'u-1', 'Zoé Ünal']),
      party: dice.pick([null, 'kaz', 'uzb', 'geo']),
      at: `2026-01-01T00:00:${String(10 + index)}.000Z`,
      body: {
        number: dice.below(9),
        words: dice.pick(['Өзбекстан, é and é', 'fees and charges', '税关 🌾', '']),
        list: [1, 2.5, null]
      }
    })
  }
  const at = '2026-01-02T00:00:00.000Z'
  const written = (instruments: readonly string[] | undefined) =>
    [...exportRegister({ register, heads, key, instruments, at })].join('')
  const texts = [written(undefined), written(['fa'])] as const
  const kept = [heads.sign(at)]
  db.close()
  rmSync(directory, { recursive: true })
  return { texts, key, heads: kept }
}
