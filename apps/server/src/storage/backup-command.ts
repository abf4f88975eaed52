/** `cartif backup --data DIR --to FILE`: see backup.ts. Ends with 1 where there is no backup. */
import { parseArgs } from 'node:util'
import { backUp } from './backup.ts'

const HELP = `Usage: cartif backup --data DIR --to FILE

Copies everything that a server keeps in DIR into one new FILE, while it runs, and checks the copy. Passwords are in it as
hashes; the keys of the server (session-secret, audit-key.pem) are not: keep audit-key.pem apart, in a safe.`

try {
  const options = { data: { type: 'string' }, to: { type: 'string' }, help: { type: 'boolean' } } as const
  const { data, to, help } = parseArgs({ options }).values
  if (help === true) console.log(HELP)
  else if (data === undefined || to === undefined) throw new Error(HELP)
  else {
    const { acts, head, updates } = backUp(data, to)
    console.log(`${to} holds ${acts} acts and ${updates} updates, and is whole.`)
    console.log(`The register ends with ${head}.`)
  }
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}
