/**
 * A data directory with the demonstration in it, made once for a whole run of the tests: replaying the negotiation takes seconds,
 * and dozens of servers begin with it. What is run by itself, without this, makes its own.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SERVER, buildServer, root } from './run.mjs'

/** Where the tests look for it. */
const SEEDED = 'CARTIF_SEEDED_DATA'

export async function seedOnce() {
  if (process.env[SEEDED]) return
  buildServer()
  const directory = mkdtempSync(join(tmpdir(), 'cartif-seeded-'))
  process.on('exit', () => rmSync(directory, { recursive: true, force: true }))
  const env = { ...process.env, PORT: '0', DATA_DIR: directory }
  const options = { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] }
  const child = spawn(process.execPath, SERVER, options)
  child.stdout.on('data', (data) => String(data).includes('ready at') && child.kill('SIGTERM'))
  const code = await new Promise((resolve) => child.once('exit', resolve))
  if (code !== 0) throw new Error(`The demonstration could not be made: the server ended with ${code}.`)
  process.env[SEEDED] = directory
}
