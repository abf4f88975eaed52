/**
 * What an administrator decides, read once: one file, and over it the environment, which nothing else in the product reads.
 * Whatever does not read is said all at once, by the name under which it was given, and nothing is guessed at.
 */
import { resolve } from 'node:path'
import { z } from 'zod'
import { FACTOR_RULES } from './accounts/second-factor.ts'
import type { FactorRule } from './accounts/second-factor.ts'
import { readSingleSignOn } from './accounts/single-sign-on.ts'
import type { SingleSignOn } from './accounts/single-sign-on.ts'
import { CONFIG_FILE, readConfigFile } from './config-file.ts'

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
  /** Of whom a second factor is asked: `offered` of nobody, `office` of those who keep the negotiation or let others in. */
  readonly secondFactor?: FactorRule
  readonly logLevel?: LogLevel
  /** Minutes after which an instrument that nobody has open leaves memory. */
  readonly idleMinutes?: number
  /** The file that was read; undefined where there is none. */
  readonly file?: string
}

type LogLevel = z.infer<typeof logLevel>
type Environment = Readonly<Record<string, string | undefined>>

const logLevel = z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
const words = z.string().min(1)
const address = z.url({ protocol: /^https?$/, error: 'must be an address such as https://treaty.example.org' })

const schema = z.strictObject({
  host: words.default('127.0.0.1'),
  port: z.coerce.number('must be a port number').int().min(0).max(65_535).default(4180),
  dataDirectory: words.default('data'),
  demonstration: z.union([z.boolean(), z.enum(['on', 'off']).transform((one) => one === 'on')]).default(true),
  publicUrl: address.transform((url) => new URL(url).origin).optional(),
  trustProxy: words.optional(),
  signInAttempts: z.coerce.number('must be a number').min(1).transform(Math.floor).optional(),
  logLevel: logLevel.default('warn'),
  idleMinutes: z.coerce.number('must be a number of minutes').positive().max(1440).default(10),
  secondFactor: z.enum(FACTOR_RULES, `must be ${FACTOR_RULES.join(', ')}`).default('offered'),
  singleSignOn: z
    .strictObject({ issuer: address, clientId: words, clientSecret: words.optional(), name: words.optional() })
    .optional()
})

/** What the environment may say instead of the file. */
const VARIABLES: Readonly<Record<string, keyof z.input<typeof schema>>> = {
  HOST: 'host',
  PORT: 'port',
  DATA_DIR: 'dataDirectory',
  DEMONSTRATION: 'demonstration',
  PUBLIC_URL: 'publicUrl',
  TRUST_PROXY: 'trustProxy',
  SIGN_IN_ATTEMPTS: 'signInAttempts',
  SECOND_FACTOR: 'secondFactor',
  LOG_LEVEL: 'logLevel',
  IDLE_MINUTES: 'idleMinutes'
}

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost'])

/** Throws an Error that says everything that has to be changed. */
export function readConfig(environment: Environment): Config {
  const file = readConfigFile(environment['CARTIF_CONFIG'])
  const read = schema.safeParse({ ...file?.values, ...variablesIn(environment) })
  if (!read.success)
    throw new Error(read.error.issues.map((issue) => explain(issue, environment, file?.path)).join('\n'))
  const { singleSignOn: _, dataDirectory, ...values } = read.data
  const singleSignOn = readSingleSignOn({ ...asVariables(read.data.singleSignOn), ...environment })
  const config = {
    ...(withoutUndefined(values) as Omit<Config, 'dataDirectory'>),
    dataDirectory: resolve(dataDirectory),
    ...(singleSignOn ? { singleSignOn } : {}),
    ...(file ? { file: file.path } : {})
  }
  checkDemonstration(config)
  return config
}

function checkDemonstration({ demonstration, host }: Config): void {
  if (!demonstration || LOOPBACK.has(host)) return
  throw new Error(
    `The demonstration has published passwords and is for this computer only: HOST must be 127.0.0.1, not ${host}; for a negotiation of your own, set demonstration to false.`
  )
}

function variablesIn(environment: Environment): Readonly<Record<string, string>> {
  const set = Object.entries(VARIABLES).flatMap(([name, key]) => {
    const value = environment[name]
    return value === undefined || value === '' ? [] : [[key, value] as const]
  })
  return Object.fromEntries(set)
}

function explain(issue: z.core.$ZodIssue, environment: Environment, file: string | undefined): string {
  const [variable] = Object.entries(VARIABLES).find(([name, key]) => key === issue.path[0] && environment[name]) ?? []
  return `${variable ?? `${file ?? CONFIG_FILE}: ${issue.path.join('.') || 'the file'}`}: ${issue.message}`
}

function asVariables(file: z.infer<typeof schema>['singleSignOn']): Environment {
  if (!file) return {}
  const { issuer, clientId, clientSecret, name } = file
  return { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret, OIDC_NAME: name }
}

function withoutUndefined(values: object): object {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}
