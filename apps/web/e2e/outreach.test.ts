/** What is beside the texts: the public page and how something comes onto it, the register of risks, and tables that go out and come in. */
import { readFileSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import type { Browser, Page } from '@playwright/test'
import { checkAccessibility, signIn } from './people.ts'
import { TestServer } from './server.ts'

let server: TestServer

test.beforeAll(async () => {
  server = await TestServer.start()
})

test.afterAll(async ({ browser }) => {
  await server.remove(browser)
})

const NARROW = { width: 390, height: 844 }
const WIDE = { width: 1440, height: 900 }

async function enter(browser: Browser, who: string | undefined, path: string, viewport = WIDE): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.base, viewport })
  const page = await context.newPage()
  page.on('pageerror', (error) => expect(error.message).toBe('no error'))
  if (who !== undefined) await signIn(server, context, who)
  await page.goto(path)
  return page
}

async function fits(page: Page): Promise<void> {
  const [width, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth])
  expect(width).toBeLessThanOrEqual(screen!)
}

test('everybody reads the public page, in both languages, without signing in, scripts or anything from elsewhere', async ({
  browser
}) => {
  const context = await browser.newContext({ baseURL: server.base, viewport: WIDE, javaScriptEnabled: false })
  const page = await context.newPage()
  const asked: string[] = []
  page.on('request', (request) => void asked.push(request.url()))
  await page.goto('/public')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('CARTIF')
  await expect(page.getByText('Voluntary and modular')).toBeVisible()
  await expect(
    page.getByText('CARTIF Framework Agreement: 8 of 56 articles are agreed in the room').first()
  ).toBeVisible()
  await page.getByRole('link', { name: 'Where the talks stand at the end of November' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Where the talks stand' })).toBeVisible()
  await page.getByRole('link', { name: 'Русский' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'ru')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('На чём стоят переговоры')
  expect(asked.every((url) => url.startsWith(server.base))).toBe(true)
  await context.close()
  for (const viewport of [WIDE, NARROW]) {
    const reading = await enter(browser, undefined, '/public', viewport)
    const { violations } = await new AxeBuilder({ page: reading }).analyze()
    expect(violations.map(({ id }) => id)).toEqual([])
    await fits(reading)
    await reading.screenshot({ path: `screenshots/public-${viewport.width}.png`, fullPage: true })
  }
})

test('a publication is drafted, refused what it may not say, approved by somebody else, and withdrawn', async ({
  browser
}) => {
  const secretariat = await enter(browser, 'secretariat', '/outreach')
  await checkAccessibility(secretariat)
  await secretariat.getByRole('button', { name: 'Draft a publication' }).click()
  await secretariat.getByLabel('Title in English').fill('A help desk for exporters')
  await secretariat.getByLabel('Text in English').fill('Kazakhstan opposed the help desk.')
  await secretariat.getByRole('checkbox', { name: 'countries take part' }).check()
  await secretariat.getByRole('button', { name: 'Save as a draft' }).click()
  await expect(secretariat.getByRole('alert')).toContainText('tells the position of a country')
  await secretariat.getByLabel('Text in English').fill('It opens in January, in every language of the region.')
  await secretariat.getByRole('button', { name: 'Save as a draft' }).click()
  const drafted = secretariat
    .getByRole('listitem')
    .filter({ has: secretariat.getByRole('heading', { name: 'A help desk' }) })
  await expect(drafted.getByText('Somebody else approves it.')).toBeVisible()
  const reader = await enter(browser, undefined, '/public')
  await expect(reader.getByText('A help desk for exporters')).toHaveCount(0)
  const chair = await enter(browser, 'chair', '/outreach', NARROW)
  await fits(chair)
  await checkAccessibility(chair)
  const shown = chair.getByRole('listitem').filter({ has: chair.getByRole('heading', { name: 'A help desk' }) })
  await expect(shown.getByText('It opens in January, in every language')).toBeVisible()
  await shown.getByRole('button', { name: 'Approve' }).click()
  await chair.getByRole('dialog').getByRole('button', { name: 'Approve' }).click()
  await shown.getByRole('button', { name: 'Publish' }).click()
  await chair.getByRole('dialog').getByRole('button', { name: 'Publish' }).click()
  await expect(shown.getByText('Public', { exact: true })).toBeVisible()
  await expect(shown.getByText(/approved .* by Chair/)).toBeVisible()
  await reader.reload()
  await expect(reader.getByText('A help desk for exporters')).toBeVisible()
  await shown.getByRole('button', { name: 'Withdraw' }).click()
  await chair.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click()
  await expect(shown.getByText('Withdrawn', { exact: true })).toBeVisible()
  await reader.reload()
  await expect(reader.getByText('A help desk for exporters')).toHaveCount(0)
})

test('a risk is entered with the indicator that tells of it; members read it', async ({ browser }) => {
  const chair = await enter(browser, 'chair', '/risks')
  await expect(chair.getByRole('heading', { name: 'Small delegations cannot follow every group' })).toBeVisible()
  await chair.getByRole('button', { name: 'Enter a risk' }).click()
  await chair.getByRole('textbox', { name: 'What could happen' }).fill('Interpreters are not there')
  await chair.getByRole('combobox', { name: 'Live indicator that tells of it' }).click()
  await chair.getByRole('option', { name: 'Open proposals that wait' }).click()
  await chair.getByRole('textbox', { name: 'Calls attention from' }).fill('1')
  await chair.getByRole('button', { name: 'Save' }).click()
  const entered = chair.getByRole('listitem').filter({ has: chair.getByRole('heading', { name: 'Interpreters' }) })
  await expect(entered.getByText('Calls attention.')).toBeVisible()
  await checkAccessibility(chair)
  for (const viewport of [WIDE, NARROW]) {
    const member = await enter(browser, 'kaz', '/risks', viewport)
    await expect(member.getByRole('heading', { name: 'Interpreters are not there' })).toBeVisible()
    await expect(member.getByRole('button', { name: 'Enter a risk' })).toHaveCount(0)
    await member.getByText('Articles without a note on WTO consistency').last().click()
    await checkAccessibility(member)
    await fits(member)
    await member.screenshot({ path: `screenshots/risks-${viewport.width}.png` })
  }
})

test('a table goes out, is refused by line and column, and comes in as it was shown', async ({ browser }) => {
  const page = await enter(browser, 'secretariat', '/tables')
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Risks as CSV' }).click()
  const csv = readFileSync(await (await download).path(), 'utf8')
  const [head = '', row = ''] = csv.split('\r\n')
  expect(head).toContain('likelihood')
  const choose = (content: string | Buffer) =>
    page
      .getByRole('dialog')
      .locator('input[type=file]')
      .setInputFiles({ name: 'risks.csv', mimeType: 'text/csv', buffer: Buffer.from(content) })
  await page.getByRole('button', { name: 'Bring in risks' }).click()
  await choose(`${head}\r\n,,capacity,Too few rooms,,9,3,,,soon,open,,\r\n`)
  const refusal = page.getByRole('alert')
  await expect(refusal).toContainText('One row cannot be taken, so nothing was.')
  await expect(refusal.getByRole('row', { name: '2 likelihood' })).toBeVisible()
  await expect(refusal.getByRole('row', { name: '2 reviewOn' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Take it in' })).toBeDisabled()
  await checkAccessibility(page)
  await choose(`${head}\r\n${row}\r\n,,capacity,Мало залов,,2,3,,,2027-01-15,open,,\r\n`)
  await expect(page.getByText('1 row is new, 1 row stays as it is.')).toBeVisible()
  await page.getByRole('button', { name: 'Take it in' }).click()
  await expect(page.getByText('Taken in.')).toBeVisible()
  await page.goto('/risks')
  await expect(page.getByRole('heading', { name: 'Мало залов' })).toBeVisible()
  const narrow = await enter(browser, 'secretariat', '/tables', NARROW)
  await expect(narrow.getByRole('heading', { name: /Publications/ })).toBeVisible()
  await fits(narrow)
  await checkAccessibility(narrow)
})
