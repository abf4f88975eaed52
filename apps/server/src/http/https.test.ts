import { expect, test } from 'vitest'
import { useRealServer } from '../accounts/testing/real-server.ts'
import { readConfig } from '../config.ts'

const server = useRealServer({ publicUrl: 'https://treaty.example.org' })

test('behind HTTPS cookies are for HTTPS alone, and browsers are told to stay with it', async () => {
  const visitor = server().visitor()
  const { headers } = await visitor.signIn('chair')
  expect(headers.getSetCookie()[0]).toMatch(/^__Secure-.*; Secure/)
  expect(headers.get('strict-transport-security')).toContain('max-age=31536000')
  expect(await visitor.whoAmI()).toBe(200)
})

test('only the page at the address that was said is ours', async () => {
  const visitor = await server().as('chair')
  const status = async (origin: string) => {
    const answer = await visitor.ask('POST', '/api/account/sessions/none/end', {}, { origin })
    return answer.status
  }
  expect(await status('https://treaty.example.org')).toBe(404)
  for (const other of ['http://treaty.example.org', 'https://treaty.example.org:8443', server().address])
    expect([other, await status(other)]).toEqual([other, 403])
})

test('what cannot be an address or a number is refused at the start', () => {
  expect(() => readConfig({ PUBLIC_URL: 'treaty' })).toThrow(/PUBLIC_URL/)
  expect(() => readConfig({ SIGN_IN_ATTEMPTS: 'many' })).toThrow(/SIGN_IN_ATTEMPTS/)
  expect(readConfig({ PUBLIC_URL: 'https://treaty.example.org/', SIGN_IN_ATTEMPTS: '7' })).toMatchObject({
    publicUrl: 'https://treaty.example.org',
    signInAttempts: 7
  })
})
