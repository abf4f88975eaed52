/**
 * The register as a file that can be checked without us: a line of JSON for each row, with the very bytes that its hash covers,
 * and a signed line at the end. docs/register-format.md is the format; docs/verifier reads it back knowing nothing of this.
 */
import { createHash } from 'node:crypto'
import type { AuditKey } from './audit-key.ts'
import type { Register } from './register.ts'
import type { RegisterHeads } from './register-heads.ts'

export interface ExportOptions {
  readonly register: Register
  readonly heads: RegisterHeads
  readonly key: AuditKey
  /** Those whose acts are given; undefined for every row there is. */
  readonly instruments: readonly string[] | undefined
  /** Numbers of the rows that are left out of a part. */
  readonly without?: readonly number[]
  /** ISO 8601 */
  readonly at: string
}

const PAGE = 500

/** Line by line, each with its line break. What is added meanwhile is not in it. */
export function* exportRegister({
  register,
  heads,
  key,
  instruments,
  without = [],
  at
}: ExportOptions): Generator<string> {
  const head = heads.sign(at)
  const digest = createHash('sha256')
  let rows = 0
  for (const line of bodyOf()) {
    digest.update(line)
    yield line
  }
  const file = { rows, digest: digest.digest('hex') }
  const { seq, hash } = head
  const statement = `cartif register file 1\nseq=${seq}\nhash=${hash}\nat=${at}\nrows=${rows}\ndigest=${file.digest}\n`
  yield `${JSON.stringify({ head, file: { ...file, signature: key.sign(statement) } })}\n`

  function* bodyOf(): Generator<string> {
    const scope = instruments ? 'part' : 'whole'
    yield `${JSON.stringify({ format: 'cartif-register', version: 1, scope, publicKey: key.publicKey })}\n`
    for (let after = 0; ;) {
      const page = register.rows({
        after,
        upTo: head.seq,
        limit: PAGE,
        ...(instruments ? { instruments, without } : {})
      })
      for (const row of page) yield `${JSON.stringify(row)}\n`
      rows += page.length
      if (page.length < PAGE) return
      after = page.at(-1)!.seq
    }
  }
}
