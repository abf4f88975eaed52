/** The environment, read once. Nothing else in the product reads it. */
import { resolve } from 'node:path'

export interface Config {
  readonly host: string
  readonly port: number
  readonly dataDirectory: string
  /** The demonstration: its accounts have published passwords, so it is for loopback only. */
  readonly demonstration: boolean
}

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost'])

/** Throws an Error that says what to change when the environment cannot be served. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const host = environment['HOST'] ?? '127.0.0.1'
  const port = Number(environment['PORT'] ?? 4180)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`PORT must be a port number, not ${environment['PORT']}`)
  const demonstration = environment['DEMONSTRATION'] !== 'off'
  if (demonstration && !LOOPBACK.has(host)) {
    throw new Error(
      `The demonstration has published passwords and is for this computer only: HOST must be 127.0.0.1, not ${host}.`
    )
  }
  return { host, port, dataDirectory: resolve(environment['DATA_DIR'] ?? 'data'), demonstration }
}
