/** What better-auth refuses, in the words and codes of our catalogue. Nothing says whether an address has an account. */
import { Problem } from '../http/errors.ts'
import type { ErrorCode } from '../http/errors.ts'

const CODES: Readonly<Record<string, ErrorCode>> = {
  INVALID_EMAIL_OR_PASSWORD: 'sign-in-refused',
  INVALID_PASSWORD: 'sign-in-refused',
  PASSKEY_NOT_KNOWN: 'sign-in-refused',
  INVALID_CODE: 'code-not-right',
  INVALID_BACKUP_CODE: 'code-not-right',
  INVALID_TWO_FACTOR_COOKIE: 'sign-in-expired',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'sign-in-expired',
  ACCOUNT_TEMPORARILY_LOCKED: 'too-many-attempts',
  ACCOUNT_CLOSED: 'account-closed',
  PASSWORD_TOO_SHORT: 'password-too-weak',
  PASSWORD_TOO_LONG: 'password-too-weak'
}

/** How long better-auth locks a second factor after ten wrong codes, in seconds. */
const LOCKED = 900

export function toProblem(status: number, body: Readonly<Record<string, unknown>>): Problem {
  const code = CODES[String(body['code'])]
  if (code === 'too-many-attempts') return new Problem(code, undefined, { retryAfter: LOCKED })
  if (code !== undefined) return new Problem(code)
  if (status === 401) return new Problem('not-signed-in')
  if (status === 403) return new Problem('not-allowed')
  return status < 500
    ? new Problem('invalid-request', String(body['message'] ?? 'The request cannot be read.'))
    : new Problem('internal-error')
}
