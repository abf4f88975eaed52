import { expect, test } from 'vitest'
import { codeOf, tokenOf, useRealServer } from './testing/real-server.ts'
import type { Visitor } from './testing/real-server.ts'
import { DEMONSTRATION_PASSWORD as PASSWORD } from '../demonstration/accounts.ts'

const server = useRealServer()

const enable = async (visitor: Visitor) => {
  const { body } = await visitor.post('/api/auth/two-factor/enable', { password: PASSWORD })
  return body as unknown as { totpURI: string; backupCodes: string[] }
}
const verify = (visitor: Visitor, code: string) => visitor.post('/api/auth/two-factor/verify-totp', { code })
const recover = (visitor: Visitor, code: string) => visitor.post('/api/auth/two-factor/verify-backup-code', { code })

/** Somebody with a second factor, who has given the password. */
async function atTheCode(who: string): Promise<Visitor> {
  const visitor = server().visitor()
  expect((await visitor.signIn(who)).body).toMatchObject({ twoFactorRedirect: true })
  return visitor
}

test('a session is in its cookie, which no script reads and no other site sends, and nowhere else', async () => {
  const visitor = server().visitor()
  const { body, headers } = await visitor.signIn('chair')
  const [cookie = ''] = headers.getSetCookie()
  expect(cookie).toMatch(/; HttpOnly/i)
  expect(cookie).toMatch(/; SameSite=Lax/i)
  const [, token = ''] = visitor.cookie.split('session_token=')
  const secret = decodeURIComponent(token).split('.')[0]!
  expect(secret.length).toBeGreaterThan(20)
  expect(JSON.stringify(body)).not.toContain(secret)
  expect(JSON.stringify((await visitor.get('/api/auth/get-session')).body)).not.toContain(secret)
})

test('wrong password and no such account are one answer', async () => {
  const answers = await Promise.all([
    server().visitor().signIn('chair', 'not the password'),
    server().visitor().signIn('nobody@example.org', 'not the password')
  ])
  expect(answers[0]!.body).toMatchObject({ status: 401, code: 'sign-in-refused' })
  expect(answers[1]!.body).toEqual(answers[0]!.body)
})

test('the second factor is on once its first code was right, and then nobody comes in without one', async () => {
  const owner = await server().as('kaz')
  const { totpURI, backupCodes } = await enable(owner)
  expect(await (await server().as('kaz')).whoAmI()).toBe(200)
  expect((await verify(owner, '000000')).body).toMatchObject({ code: 'code-not-right' })
  expect((await verify(owner, codeOf(totpURI))).status).toBe(200)
  expect((await owner.get('/api/me')).body).toMatchObject({ secondFactor: true })
  const visitor = await atTheCode('kaz')
  expect(await visitor.whoAmI()).toBe(401)
  expect((await verify(visitor, codeOf(totpURI, -20))).body).toMatchObject({ code: 'code-not-right' })
  expect(await visitor.whoAmI()).toBe(401)
  expect((await verify(visitor, codeOf(totpURI))).status).toBe(200)
  expect(await visitor.whoAmI()).toBe(200)
  const lost = await atTheCode('kaz')
  expect((await recover(lost, backupCodes[0]!)).status).toBe(200)
  expect(await lost.whoAmI()).toBe(200)
  expect((await recover(await atTheCode('kaz'), backupCodes[0]!)).status).toBe(401)
})

test('five wrong codes begin the sign-in anew, and a code is asked for on every device, every time', async () => {
  const owner = await server().as('pak')
  const { totpURI } = await enable(owner)
  await verify(owner, codeOf(totpURI))
  const visitor = await atTheCode('pak')
  for (let tries = 0; tries < 5; tries++) await verify(visitor, '000000')
  expect((await verify(visitor, codeOf(totpURI))).body).toMatchObject({ code: 'sign-in-expired' })
  const trusting = await atTheCode('pak')
  await trusting.post('/api/auth/two-factor/verify-totp', { code: codeOf(totpURI), trustDevice: true })
  expect(await trusting.whoAmI()).toBe(200)
  await trusting.post('/api/auth/sign-out')
  expect((await trusting.signIn('pak')).body).toMatchObject({ twoFactorRedirect: true })
})

test('turning it off, new recovery codes and passkeys ask for the password', async () => {
  const owner = await server().as('geo')
  const { totpURI } = await enable(owner)
  await verify(owner, codeOf(totpURI))
  for (const path of ['two-factor/disable', 'two-factor/generate-backup-codes', 'two-factor/enable'])
    expect((await owner.post(`/api/auth/${path}`, { password: 'not the password' })).status).toBe(401)
  const passkey = await owner.post('/api/account/passkeys/options', { password: 'not the password' })
  expect(passkey.body).toMatchObject({ code: 'sign-in-refused' })
  expect((await owner.get('/api/me')).body).toMatchObject({ secondFactor: true })
  expect((await owner.post('/api/auth/two-factor/disable', { password: PASSWORD })).status).toBe(200)
  expect(await (await server().as('geo')).whoAmI()).toBe(200)
})

test('a made-up passkey opens nothing, and a challenge is not answered by words', async () => {
  const { body } = await server().visitor().post('/api/passkeys/sign-in-options')
  const clientDataJSON = Buffer.from(
    JSON.stringify({ type: 'webauthn.get', challenge: body['challenge'], origin: server().address })
  ).toString('base64url')
  const response = {
    id: 'AAAA',
    rawId: 'AAAA',
    type: 'public-key',
    clientExtensionResults: {},
    response: { clientDataJSON, authenticatorData: 'AAAA', signature: 'AAAA' }
  }
  const visitor = server().visitor()
  expect((await visitor.post('/api/auth/passkey/sign-in', { response })).body).toMatchObject({
    code: 'sign-in-refused'
  })
  const owner = await server().as('uzb')
  const made = await owner.post('/api/account/passkeys', { name: 'x', response })
  expect(made.body).toMatchObject({ status: 422, code: 'passkey-not-right' })
  expect(await visitor.whoAmI()).toBe(401)
})

test('a new password is judged, ends every other session, and the old one opens nothing', async () => {
  const [here, there] = [await server().as('tjk'), await server().as('tjk')]
  const change = (newPassword: string, currentPassword = PASSWORD) =>
    here.post('/api/auth/change-password', { currentPassword, newPassword, revokeOtherSessions: true })
  expect((await change('tjkpassword1')).body).toMatchObject({ code: 'password-too-weak' })
  expect((await change('seven quiet tractors sing', 'wrong')).body).toMatchObject({ code: 'sign-in-refused' })
  expect(await there.whoAmI()).toBe(200)
  expect((await change('seven quiet tractors sing')).status).toBe(200)
  expect([await here.whoAmI(), await there.whoAmI()]).toEqual([200, 401])
  expect((await server().visitor().signIn('tjk')).status).toBe(401)
  // The demonstration's own password is taken back for its own people, and for nobody else.
  expect((await change(PASSWORD, 'seven quiet tractors sing')).status).toBe(200)
})

test('a renewal sets a new password and takes second factor and sessions away', async () => {
  const owner = await server().as('mng')
  const { totpURI } = await enable(owner)
  await verify(owner, codeOf(totpURI))
  const { user } = (await owner.get('/api/me')).body as unknown as { user: { id: string; email: string } }
  const secretariat = await server().as('secretariat')
  const { body } = await secretariat.post(`/api/people/${user.id}/renewal`)
  const token = tokenOf(body)
  const password = 'seven quiet tractors sing'
  expect((await server().visitor().post('/api/invitations/reading', { token })).body).toMatchObject({ renews: true })
  const accepted = await server().visitor().post('/api/invitations/acceptance', { token, name: 'x', password })
  expect(accepted.status).toBe(201)
  expect(await owner.whoAmI()).toBe(401)
  const visitor = server().visitor()
  expect((await visitor.signIn(user.email, password)).status).toBe(200)
  expect((await visitor.get('/api/me')).body).toMatchObject({ party: 'mng', secondFactor: false })
})

test('a closed account opens by no way, and an invitation opens it again as what it says', async () => {
  const owner = await server().as('tkm')
  const { user } = (await owner.get('/api/me')).body as unknown as { user: { id: string; email: string } }
  const secretariat = await server().as('secretariat')
  expect((await secretariat.post(`/api/people/${user.id}/closing`)).status).toBe(200)
  expect((await server().visitor().signIn('tkm')).body).toMatchObject({ code: 'account-closed' })
  expect(await owner.whoAmI()).toBe(401)
  expect((await secretariat.post(`/api/people/${user.id}/renewal`)).body).toMatchObject({ code: 'account-closed' })
  const seat = { workingGroup: 'rtg', role: 'observer', party: null, focalPoint: false }
  const invited = await secretariat.post('/api/invitations', { email: user.email, name: 'Back', seats: [seat] })
  const token = tokenOf(invited.body)
  const password = 'seven quiet tractors sing'
  await server().visitor().post('/api/invitations/acceptance', { token, name: 'Back', password })
  const visitor = server().visitor()
  expect((await visitor.signIn('tkm', password)).status).toBe(200)
  expect((await visitor.get('/api/me')).body).toMatchObject({ party: null, memberships: [seat] })
})

test('only the calls that are listed are there', async () => {
  const chair = await server().as('chair')
  for (const path of ['sign-up/email', 'delete-user', 'change-email', 'update-user', 'list-sessions', 'set-password'])
    expect([path, (await chair.post(`/api/auth/${path}`, { email: 'x@example.org' })).status]).toEqual([path, 403])
  for (const path of ['two-factor/send-otp', 'sign-in/username', 'request-password-reset'])
    expect([path, (await chair.post(`/api/auth/${path}`)).status]).toEqual([path, 403])
})
