/** Who gets in: by invitation, with a second factor or a passkey; and who is shown out is told, and loses no word. */
import { expect, test } from '@playwright/test'
import type { Browser, Page } from '@playwright/test'
import { codeFor, giveDevice } from './authenticator.ts'
import { ROOM, checkAccessibility, enterRoom, provision, provisionOf, select } from './people.ts'
import { TestServer } from './server.ts'

const SHOTS = 'screenshots'
const PASSWORD = 'seven quiet tractors sing'
const WIDE = { width: 1440, height: 900 }
const NARROW = { width: 390, height: 844 }

let server: TestServer

test.beforeAll(async () => {
  server = await TestServer.start()
})

test.afterAll(async ({ browser }) => {
  await server.remove(browser)
})

async function visit(browser: Browser, path: string, base = server.base): Promise<Page> {
  const context = await browser.newContext({
    baseURL: base,
    viewport: WIDE,
    permissions: ['clipboard-read', 'clipboard-write']
  })
  const page = await context.newPage()
  page.on('pageerror', (error) => expect(error.message).toBe('no error'))
  await page.goto(path)
  return page
}

async function signedIn(browser: Browser, who: string, path: string, base = server.base): Promise<Page> {
  const page = await visit(browser, '/sign-in', base)
  await page.getByRole('region', { name: 'Demonstration accounts' }).getByRole('button', { name: who }).click()
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
  await page.goto(path)
  return page
}

/** Looked at by a person at a desk and by one with a telephone. */
async function look(page: Page, name: string): Promise<void> {
  await checkAccessibility(page)
  await page.screenshot({ path: `${SHOTS}/${name}-1440.png` })
  await page.setViewportSize(NARROW)
  await checkAccessibility(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(NARROW.width)
  await page.screenshot({ path: `${SHOTS}/${name}-390.png` })
  await page.setViewportSize(WIDE)
}

/** Invites by the page; returns the link. */
async function invite(page: Page, name: string, email: string): Promise<string> {
  await page.getByRole('button', { name: 'Invite somebody…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Invite somebody' })
  await dialog.getByLabel('Name').fill(name)
  await dialog.getByLabel('E-mail').fill(email)
  await dialog.getByRole('checkbox', { name: 'Regional Trade Group' }).check()
  await checkAccessibility(page)
  await dialog.getByRole('button', { name: 'Make the link' }).click()
  return page.getByLabel('Link of the invitation').inputValue()
}

async function accept(page: Page): Promise<void> {
  await page.getByLabel('Password', { exact: false }).first().fill(PASSWORD)
  await page.getByLabel('The password once more').fill(PASSWORD)
  await page.getByRole('button', { name: 'Accept and sign in' }).click()
  await expect(page.getByRole('heading', { name: /^Welcome, / })).toBeVisible()
}

test('invited by a focal point, with a password and a second factor, out and in again', async ({ browser }) => {
  const email = 'gulnara@example.org'
  const kaz = await signedIn(browser, 'Kazakhstan', '/people')
  const link = await invite(kaz, 'Gulnara Osmonova', email)
  await expect(kaz.getByText('No mail is sent from here.')).toBeVisible()
  await look(kaz, 'people')
  const guest = await visit(browser, link)
  await expect(guest.getByRole('heading', { name: 'You are invited' })).toBeVisible()
  await expect(guest.getByText('Regional Trade Group: Delegate of Kazakhstan')).toBeVisible()
  await guest.getByLabel('Password', { exact: false }).first().fill('password1234')
  await guest.getByLabel('The password once more').fill('password1234')
  await guest.getByRole('button', { name: 'Accept and sign in' }).click()
  await expect(guest.getByRole('alert')).toContainText('found in many breaches')
  await look(guest, 'invitation')
  await accept(guest)
  await expect(guest.getByRole('listitem').filter({ hasText: 'Regional Trade Group' })).toContainText(
    'Delegate of Kazakhstan'
  )
  await expect(guest.getByRole('link', { name: 'CARTIF Framework Agreement' })).toBeVisible()
  await look(guest, 'welcome')
  await guest.getByRole('link', { name: 'Set it up' }).click()

  const factor = guest.getByRole('region', { name: 'Second factor' })
  await factor.getByLabel('Your password').fill(PASSWORD)
  await factor.getByRole('button', { name: 'Set up' }).click()
  const secret = await factor.locator('[data-secret]').innerText()
  await look(guest, 'second-factor')
  await factor.getByLabel('The code it shows now').fill('000000')
  await factor.getByRole('button', { name: 'Turn it on' }).click()
  await expect(factor.getByRole('alert')).toContainText('The code is not right')
  await factor.getByLabel('The code it shows now').fill(codeFor(secret))
  await factor.getByRole('button', { name: 'Turn it on' }).click()
  await expect(factor.getByRole('status')).toContainText('The second factor is on')
  const recovery = await factor.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem').allInnerTexts()
  expect(recovery.length).toBe(10)
  await look(guest, 'account')

  await guest.getByRole('button', { name: 'Sign out' }).click()
  const signIn = async () => {
    await guest.getByLabel('E-mail').fill(email)
    await guest.getByLabel('Password', { exact: false }).first().fill(PASSWORD)
    await guest.getByRole('button', { name: 'Sign in', exact: true }).click()
  }
  await signIn()
  await look(guest, 'code')
  await guest.getByLabel('Code', { exact: false }).fill('000 000')
  await guest.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(guest.getByRole('alert')).toContainText('The code is not right')
  await guest.getByLabel('Code', { exact: false }).fill(codeFor(secret))
  await guest.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(guest.getByRole('link', { name: 'Your account, Gulnara Osmonova' })).toBeVisible()
  await guest.getByRole('button', { name: 'Sign out' }).click()
  await signIn()
  await guest.getByRole('button', { name: 'Use a recovery code' }).click()
  await guest.getByLabel('Recovery code', { exact: false }).fill(recovery[0]!)
  await guest.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(guest.getByRole('button', { name: 'Sign out' })).toBeVisible()
  await guest.goto(ROOM)
  await expect(guest.locator('.treaty-text .article').first()).toBeVisible()
})

test('signed out from another window in the middle of a sentence: told so, and not a word is lost', async ({
  browser
}) => {
  const [writer, pak] = await Promise.all(['uzb', 'pak'].map((who) => enterRoom(server, browser, who)))
  const id = await provisionOf(writer!, 'that allow for the submission of import')
  await select(writer!, id, 'Each Party shall'.length)
  await writer!.keyboard.type(' duly')
  await expect(provision(pak!, id)).toContainText('shall duly')
  await writer!.context().setOffline(true)
  await writer!.keyboard.type(' and always')
  const elsewhere = await signedIn(browser, 'Uzbekistan', '/account')
  const sessions = elsewhere.getByRole('list', { name: 'Sessions' })
  await expect(sessions.getByRole('listitem')).toHaveCount(2)
  await sessions.getByRole('button', { name: 'Sign out there' }).click()
  await expect(sessions.getByRole('listitem')).toHaveCount(1)
  await writer!.context().setOffline(false)
  const dialog = writer!.getByRole('dialog', { name: 'You were signed out' })
  await expect(dialog).toContainText('They are kept on this computer')
  await look(writer!, 'signed-out')
  await expect(provision(pak!, id)).not.toContainText('always')
  await dialog.getByRole('button', { name: 'Sign in again' }).click()
  await expect(writer!.getByText('You were signed out.')).toBeVisible()
  await writer!.getByRole('button', { name: 'Uzbekistan' }).click()
  await expect(provision(writer!, id)).toContainText('shall duly and always')
  await expect(provision(pak!, id)).toContainText('shall duly and always')
})

test('the secretariat takes a seat, and closes an account, while somebody reads', async ({ browser }) => {
  const secretariat = await signedIn(browser, 'CAREC Secretariat', '/people')
  const reader = await enterRoom(server, browser, 'tjk')
  const act = async (item: string, confirm: string) => {
    await secretariat.getByRole('button', { name: /for Delegate of Tajikistan/ }).click()
    await secretariat.getByRole('menuitem', { name: item }).click()
    await checkAccessibility(secretariat)
    await secretariat.getByRole('dialog').getByRole('button', { name: confirm, exact: true }).click()
  }
  await act('Regional Trade Group…', 'Take the seat')
  const shown = reader.getByRole('dialog', { name: 'You are no longer in this room' })
  await expect(shown).toContainText('Everything you wrote had reached the server.')
  await look(reader, 'seat-taken')
  await shown.getByRole('button', { name: 'To the instruments' }).click()
  await expect(reader.getByText('CARTIF Framework Agreement')).toHaveCount(0)
  await act('Close the account…', 'Close the account')
  await expect(secretariat.getByText('The account of Delegate of Tajikistan is closed.')).toBeVisible()
  await reader.reload()
  await expect(reader).toHaveURL(/sign-in/)
  await reader.getByRole('button', { name: 'Tajikistan' }).click()
  await expect(reader.getByRole('alert')).toContainText('This account was closed')
  await secretariat.getByText('What was done').click()
  await expect(secretariat.getByText('closed the account of Delegate of Tajikistan')).toBeVisible()
  await secretariat.screenshot({ path: `${SHOTS}/people-secretariat-1440.png`, fullPage: true })
})

test('a passkey: made, used instead of a password, taken away', async ({ browser }) => {
  const page = await signedIn(browser, 'Georgia', '/account', server.base.replace('127.0.0.1', 'localhost'))
  await giveDevice(page)
  const passkeys = page.getByRole('region', { name: 'Passkeys' })
  await passkeys.getByLabel('What it is called').fill('Ministry laptop')
  await passkeys.getByLabel('Your password').fill('zero-draft-2026')
  await passkeys.getByRole('button', { name: 'Add a passkey' }).click()
  await expect(passkeys.getByRole('status')).toContainText('The passkey is kept')
  await checkAccessibility(page)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await expect(page.getByRole('link', { name: 'Your account, Delegate of Georgia' })).toBeVisible()
  await page.goto('/account')
  await passkeys.getByRole('button', { name: 'Remove Ministry laptop' }).click()
  await expect(passkeys.getByRole('list', { name: 'Your passkeys' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
})

test('a walk through every page asks no other site for anything, and breaks no rule of the page', async ({
  browser
}) => {
  const page = await visit(browser, '/sign-in')
  const foreign: string[] = []
  const broken: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith(server.base) && !/^(data|blob):/.test(request.url())) foreign.push(request.url())
  })
  page.on('console', (message) => {
    if (/Content.Security.Policy|Refused to/i.test(message.text())) broken.push(message.text())
  })
  await page.getByRole('button', { name: 'CAREC Secretariat' }).click()
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
  const paths = ['', '/positions', '/revisions', '/compare', '/scrub', '/register', '/projector']
  for (const path of ['/', '/account', '/people', ...paths.map((end) => ROOM + end), '/nowhere', '/api/docs']) {
    await page.goto(path)
    await page.waitForLoadState('networkidle')
  }
  await page.goto(ROOM)
  await page.locator('.treaty-text .article').first().click()
  for (const name of ['Text', 'Insert', 'View']) {
    await page.getByRole('button', { name, exact: true }).click()
    await page.keyboard.press('Escape')
  }
  await page.keyboard.press('Control+f')
  expect([foreign, broken]).toEqual([[], []])
  // The rule is there: what somebody would write into the page is neither run nor shown.
  await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'document.title = "taken"'
    const style = document.createElement('style')
    style.textContent = 'body { display: none }'
    document.head.append(script, style)
  })
  expect(await page.title()).not.toBe('taken')
  await expect(page.locator('body')).toBeVisible()
  expect(broken.length).toBeGreaterThanOrEqual(2)
})

test('where a second factor is asked of those who keep the negotiation, the chair sets it up before anything else', async ({
  browser
}) => {
  const strict = await TestServer.start({ SECOND_FACTOR: 'office' })
  try {
    const chair = await signedIn(browser, 'Chair', '/', strict.base)
    await expect(chair.getByRole('heading', { name: 'One more step before you begin' })).toBeVisible()
    await look(chair, 'second-factor-first')
    const factor = chair.getByRole('region', { name: 'Second factor' })
    await factor.getByLabel('Your password').fill('zero-draft-2026')
    await factor.getByRole('button', { name: 'Set up' }).click()
    await factor.getByLabel('The code it shows now').fill(codeFor(await factor.locator('[data-secret]').innerText()))
    await factor.getByRole('button', { name: 'Turn it on' }).click()
    await expect(factor.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem')).toHaveCount(10)
    await chair.getByRole('button', { name: 'I have kept the recovery codes: go on' }).click()
    await expect(chair.getByRole('heading', { name: 'Instruments under negotiation' })).toBeVisible()
  } finally {
    await strict.remove()
  }
})
