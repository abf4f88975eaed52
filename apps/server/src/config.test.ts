import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readConfig } from './config.ts'
import { summaryOf } from './config-summary.ts'

const SECRET = 'hush-9c1d'
let directory: string

beforeEach(() => void (directory = mkdtempSync(join(tmpdir(), 'cartif-config-'))))
afterEach(() => rmSync(directory, { recursive: true }))

function write(content: unknown): string {
  const file = join(directory, 'cartif.config.json')
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  return file
}

test('without a file and without an environment it is the demonstration on this computer', () => {
  expect(readConfig({})).toEqual({
    host: '127.0.0.1',
    port: 4180,
    dataDirectory: resolve('data'),
    demonstration: true,
    secondFactor: 'offered',
    logLevel: 'warn',
    idleMinutes: 10
  })
})

test('the file says it, and the environment says it instead', () => {
  const singleSignOn = { issuer: 'https://id.example.org', clientId: 'cartif', clientSecret: SECRET }
  const file = write({ host: '10.0.0.7', port: 80, demonstration: false, dataDirectory: directory, singleSignOn })
  const config = readConfig({ CARTIF_CONFIG: file, PORT: '8080', PUBLIC_URL: 'https://treaty.example.org/' })
  expect(config).toMatchObject({
    host: '10.0.0.7',
    port: 8080,
    demonstration: false,
    dataDirectory: directory,
    publicUrl: 'https://treaty.example.org',
    singleSignOn: { ...singleSignOn, name: 'id.example.org' },
    file
  })
  expect(readConfig({ CARTIF_CONFIG: file, OIDC_CLIENT_SECRET: 'other' }).singleSignOn?.clientSecret).toBe('other')
})

test('everything that is wrong is said at once, by the name it was given under', () => {
  const file = write({ demonstration: 'perhaps', hots: '10.0.0.7', port: 80 })
  const start = () => readConfig({ CARTIF_CONFIG: file, PORT: 'many', PUBLIC_URL: 'treaty' })
  for (const expected of [/PORT: must be a port number/, /PUBLIC_URL: must be an address/, /demonstration/, /hots/])
    expect(start).toThrow(expected)
})

test.each([
  ['a file that is not there', '/nowhere/cartif.config.json', 'ENOENT'],
  ['a file that is not JSON', `{ "clientSecret": "${SECRET}" `, 'not JSON'],
  ['a file that is a list', '[]', 'must hold an object']
])('%s is said, without what it holds', (_, content, expected) => {
  const file = content.startsWith('/') ? content : write(content)
  const said = messageOf(() => readConfig({ CARTIF_CONFIG: file }))
  expect(said).toContain(expected)
  expect(said).not.toContain(SECRET)
})

test('the demonstration is for this computer', () => {
  expect(() => readConfig({ HOST: '0.0.0.0' })).toThrow('published passwords')
  expect(readConfig({ HOST: '0.0.0.0', DEMONSTRATION: 'off' }).host).toBe('0.0.0.0')
})

test('the summary says everything that was decided and no secret', () => {
  const singleSignOn = { issuer: 'https://id.example.org', clientId: 'cartif', clientSecret: SECRET, name: 'Ministry' }
  const file = write({ singleSignOn, trustProxy: '10.0.0.1', idleMinutes: 3 })
  const summary = summaryOf(readConfig({ CARTIF_CONFIG: file }))
  for (const expected of [file, 'http://127.0.0.1:4180', 'Ministry', '10.0.0.1', '3 minutes'])
    expect(summary).toContain(expected)
  expect(summary).not.toContain(SECRET)
})

function messageOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    return (error as Error).message
  }
  throw new Error('nothing was refused')
}
