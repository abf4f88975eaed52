/**
 * The key that signs what the register says: Ed25519, made at the first start, readable by the server's user alone. It proves
 * that a register came from this server; it does not prove that the server told the truth, which is why heads are given away.
 */
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { readFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { writeDurably } from './write-durably.ts'

export const AUDIT_KEY_FILE = 'audit-key.pem'

export class AuditKey {
  /** SHA-256 of the public key (SPKI, DER), in hex: what people read to each other. */
  readonly id: string
  /** PEM */
  readonly publicKey: string
  private readonly key: KeyObject

  /** Reads the key of a data directory, or makes it; throws an Error where others can read it. */
  static open(directory: string): AuditKey {
    const file = join(directory, AUDIT_KEY_FILE)
    try {
      if ((statSync(file).mode & 0o077) !== 0)
        throw new Error(`${file} signs the register and others on this computer can read it. Run: chmod 600 ${file}`)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
      makeKey(file)
    }
    return new AuditKey(createPrivateKey(readFileSync(file)))
  }

  constructor(key: KeyObject) {
    this.key = key
    const publicKey = createPublicKey(key)
    this.publicKey = String(publicKey.export({ type: 'spki', format: 'pem' }))
    this.id = createHash('sha256')
      .update(publicKey.export({ type: 'spki', format: 'der' }))
      .digest('hex')
  }

  /** Base64. */
  sign(statement: string): string {
    return sign(null, Buffer.from(statement), this.key).toString('base64')
  }
}

function makeKey(file: string): void {
  const { privateKey } = generateKeyPairSync('ed25519')
  writeDurably(`${file}.part`, String(privateKey.export({ type: 'pkcs8', format: 'pem' })), 0o600)
  renameSync(`${file}.part`, file)
}
