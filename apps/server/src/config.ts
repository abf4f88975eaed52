/** The environment, read once. Nothing else in the product reads it. */
import { resolve } from 'node:path'
import { readSingleSignOn } from './accounts/single-sign-on.ts'
import type { SingleSignOn } from './accounts/single-sign-on.ts'

export interface Config {
  readonly host: string
  readonly port: number
  readonly dataDirectory: string
  /** The demonstration: its accounts have published passwords, so it is for loopback only. */
  readonly demonstration: boolean
  /** Where browsers find the pages, such as https://treaty.example.org; the address that is served, where it is not said. */
  readonly publicUrl?: string
  /** Addresses of proxies that are believed when they say where a request comes from. */
  readonly trustProxy?: string
  /** Failures to sign in before the first wait. */
  readonly signInAttempts?: number
  readonly singleSignOn?: SingleSignOn
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
  return { host, port, dataDirectory: resolve(environment['DATA_DIR'] ?? 'data'), demonstration, ...readAccess(environment) }
}

/** What concerns how people come in. */
function readAccess(environment: Readonly<Record<string, string | undefined>>): Partial<Config> {
  const publicUrl = environment['PUBLIC_URL']
  const trustProxy = environment['TRUST_PROXY']
  const attempts = environment['SIGN_IN_ATTEMPTS']
  const singleSignOn = readSingleSignOn(environment)
  if (publicUrl !== undefined && !URL.canParse(publicUrl))
    throw new Error(`PUBLIC_URL must be an address such as https://treaty.example.org, not ${publicUrl}`)
  if (attempts !== undefined && !(Number(attempts) >= 1))
    throw new Error(`SIGN_IN_ATTEMPTS must be a number from 1 on, not ${attempts}`)
  return {
    ...(publicUrl === undefined ? {} : { publicUrl: new URL(publicUrl).origin }),
    ...(trustProxy === undefined ? {} : { trustProxy }),
    ...(attempts === undefined ? {} : { signInAttempts: Math.floor(Number(attempts)) }),
    ...(singleSignOn === undefined ? {} : { singleSignOn })
  }
}
