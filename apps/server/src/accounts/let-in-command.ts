/** `cartif let-in --data DIR --email ADDRESS --name NAME`: see let-in.ts. The server must not be running. */
import { parseArgs } from 'node:util'
import { openDataDirectory } from '../data-directory.ts'
import { Database } from '../storage/database.ts'
import { Register } from '../storage/register.ts'
import { letIn } from './let-in.ts'

const HELP = `Usage: cartif let-in --data DIR --email ADDRESS --name NAME

Makes a link for one person, while the server is stopped: to the first account of the secretariat where there is no account with
this address, to a new password (and no second factor) where there is one. It holds once, for fourteen days. Put the address of
the server before it.`

try {
  const text = { type: 'string' } as const
  const { data, email, name, help } = parseArgs({
    options: { data: text, email: text, name: text, help: { type: 'boolean' } }
  }).values
  if (help === true) console.log(HELP)
  else if (data === undefined || email === undefined || name === undefined || !email.includes('@'))
    throw new Error(HELP)
  else console.log(`/invitation#${makeLink(data, { email, name })}`)
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}

function makeLink(data: string, person: { readonly email: string; readonly name: string }): string {
  const directory = openDataDirectory(data)
  const now = () => new Date().toISOString()
  const db = new Database(directory.path, now)
  try {
    return letIn({ db, register: new Register(db), now }, person)
  } finally {
    db.close()
    directory.release()
  }
}
