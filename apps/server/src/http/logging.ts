/**
 * The log: one JSON line for what an operator should look at. It is read by people who are of no delegation, and kept in
 * places that nobody thinks of: no word of a text, no cookie, password or token is written into it, whatever an error says.
 */
import type { FastifyBaseLogger, FastifyServerOptions } from 'fastify'

type Logger = Exclude<FastifyServerOptions['logger'], boolean | undefined | FastifyBaseLogger>

const SECRETS = ['cookie', 'authorization', 'password', 'token', 'secret', 'headers', 'body']
/** An error is known by its name, its code and where it happened; its message may quote what somebody wrote. */
const SAFE_MESSAGES: ReadonlySet<string> = new Set(['SqliteError', 'TypeError', 'ReferenceError', 'RangeError'])
const LONGEST = 300

export function loggerOptions(level: string): Logger | false {
  if (level === 'silent') return false
  const paths = SECRETS.flatMap((name) => [name, `*.${name}`])
  return { level, redact: { paths, censor: '…' }, serializers: { err: toLoggedError, reason: toLoggedReason } }
}

export interface LoggedError {
  readonly [key: string]: unknown
  readonly type: string
  readonly message: string
  readonly stack: string
}

/** What is said of an error. */
export function toLoggedError(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: '', stack: '' }
  const { code } = error as { code?: unknown }
  const stack = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    type: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    message: SAFE_MESSAGES.has(error.name) ? toLoggedReason(error.message) : '',
    stack: stack.slice(0, 12).join('\n')
  }
}

/** A reason without what it quotes. */
export function toLoggedReason(reason: unknown): string {
  return String(reason)
    .replace(/[“"'`«][^”"'`»]*[”"'`»]/g, '“…”')
    .slice(0, LONGEST)
}
