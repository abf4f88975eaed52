/** The configuration in a few lines, for whoever starts the server: everything that was decided, and no secret. */
import type { Config } from './config.ts'

const FACTOR_WORDS = {
  offered: 'offered to everybody, asked of nobody',
  office: 'asked of chairs, secretariat, legal reviewers and focal points',
  everybody: 'asked of everybody'
} as const

export function summaryOf(config: Config): string {
  const { host, port, dataDirectory, demonstration, publicUrl, trustProxy, signInAttempts, singleSignOn, file } = config
  const lines: readonly (readonly [string, string])[] = [
    ['configuration', file ?? 'none but the environment'],
    ['address', `http://${host.includes(':') ? `[${host}]` : host}:${port}`],
    ['data', dataDirectory],
    ['demonstration', demonstration ? 'on: published passwords, this computer only' : 'off'],
    ['found by browsers at', publicUrl ?? 'the address'],
    ['believed proxies', trustProxy ?? 'none'],
    ['sign-in attempts', signInAttempts === undefined ? 'as usual' : String(signInAttempts)],
    ['single sign-on', singleSignOn ? `${singleSignOn.name}, ${singleSignOn.issuer}` : 'off'],
    ['second factor', FACTOR_WORDS[config.secondFactor ?? 'offered']],
    ['log level', config.logLevel ?? 'warn'],
    ['leaves memory after', `${config.idleMinutes ?? 10} minutes without anybody`]
  ]
  return lines.map(([name, value]) => `  ${name.padEnd(21)} ${value}\n`).join('')
}
