/** What a refusal says to whoever wants to come in. */
import { ApiProblem } from '../shared/api.ts'

export function wordsOf(error: unknown): string {
  if (!(error instanceof ApiProblem) || error.status >= 500) return 'The server cannot be reached.'
  switch (error.code) {
    case 'too-many-attempts':
      return `Too many attempts. Try again ${inWords(Number(error.body['retryAfter']))}.`
    case 'sign-in-refused':
      return 'The e-mail address or the password is not right.'
    case 'code-not-right':
      return 'The code is not right. A code holds for half a minute: look for the newest.'
    case 'sign-in-expired':
      return 'That took too long, or too many codes were wrong. Begin again with your password.'
    case 'account-closed':
      return 'This account was closed. Ask the secretariat.'
    default:
      return error.message
  }
}

function inWords(seconds: number): string {
  if (!(seconds > 90)) return `in ${seconds || 60} seconds`
  return `in ${Math.ceil(seconds / 60)} minutes`
}
