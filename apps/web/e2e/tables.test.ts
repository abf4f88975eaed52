/** The page of all tables: what goes out and what comes in, and a working group and its text that begin from files. */
import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import type { Browser, Page } from '@playwright/test'
import { checkAccessibility, signIn } from './people.ts'
import { TestServer } from './server.ts'

let server: TestServer
test.beforeAll(async () => void (server = await TestServer.start()))
test.afterAll(({ browser }) => server.remove(browser))

const WIDE = { width: 1440, height: 900 }
const NARROW = { width: 390, height: 844 }

async function enter(browser: Browser, viewport = WIDE): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.base, viewport })
  const page = await context.newPage()
  await signIn(server, context, 'secretariat')
  await page.goto('/tables')
  return page
}

async function download(page: Page, name: string): Promise<string> {
  const waiting = page.waitForEvent('download')
  await page.getByRole('link', { name, exact: true }).click()
  return readFileSync(await (await waiting).path(), 'utf8')
}

async function choose(page: Page, name: string, content: string): Promise<void> {
  const file = { name, mimeType: 'text/plain', buffer: Buffer.from(content) }
  await page.getByRole('dialog').locator('input[type=file]').setInputFiles(file)
}

test('every kind is listed with its ways and its rows, at both widths', async ({ browser }) => {
  for (const viewport of [WIDE, NARROW]) {
    const page = await enter(browser, viewport)
    const row = (name: string) =>
      page.getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true }) })
    await expect(row('Parties')).toContainText(/11 rows\s*Out and in/)
    await expect(row('Register')).toContainText(/\d+ rows\s*Out only/)
    await expect(row('Register')).toContainText('taken in from a file they would be forged')
    await expect(row('Register').getByRole('button')).toHaveCount(0)
    await expect(page.getByText(/^\d+ tables go out as files; \d+ of them come in, too\.$/)).toBeVisible()
    await expect(page.getByText('Positions told in confidence')).toBeVisible()
    const [wide, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth])
    expect(wide).toBeLessThanOrEqual(screen!)
    await checkAccessibility(page)
    await page.screenshot({ path: `screenshots/tables-${viewport.width}.png` })
  }
})

test('a working group and its text begin from files, and what went out comes back without a change', async ({
  browser
}) => {
  const page = await enter(browser)
  const [head = ''] = (await download(page, 'Working groups as CSV')).split('\r\n')
  const group = ',Rail Transit,To draft a protocol.,,yes,chair@demo.cartif.example,,KAZ UZB,,,'
  await page.getByRole('button', { name: 'Bring in working groups' }).click()
  await choose(page, 'groups.csv', `${head}\n${group}\n,Air Cargo,,,yes,nobody@gov.example,,KAZ,,,\n`)
  await expect(page.getByRole('alert').getByRole('row', { name: '3 chair' })).toBeVisible()
  await choose(page, 'groups.csv', `${head}\n${group}\n`)
  await expect(page.getByText('1 row is new.')).toBeVisible()
  await page.getByRole('button', { name: 'Take it in' }).click()
  await expect(page.getByText('Taken in.')).toBeVisible()
  await page.getByRole('button', { name: 'Close', exact: true }).last().click()
  await page.getByRole('button', { name: 'Bring in instruments' }).click()
  const text = { symbol: 'CARTIF/RT', title: 'Protocol on Rail Transit', workingGroup: 'rail-transit' }
  await choose(page, 'texts.json', JSON.stringify([{ ...text, kind: 'protocol', template: 'protocol' }]))
  await page.getByRole('button', { name: 'Take it in' }).click()
  await expect(page.getByText('Taken in.')).toBeVisible()
  await page.getByRole('button', { name: 'Close', exact: true }).last().click()
  for (const format of ['CSV', 'JSON']) {
    const content = await download(page, `Instruments as ${format}`)
    expect(content).toContain('CARTIF/RT')
    await page.getByRole('button', { name: 'Bring in instruments' }).click()
    await choose(page, `texts.${format.toLowerCase()}`, content)
    await expect(page.getByText('There is nothing to take in.')).toBeVisible()
    await page.getByRole('button', { name: 'Cancel' }).click()
  }
  await page.goto('/groups')
  await page.getByRole('link', { name: 'Rail Transit', exact: true }).click()
  await expect(page.getByText('Protocol on Rail Transit').first()).toBeVisible()
})
