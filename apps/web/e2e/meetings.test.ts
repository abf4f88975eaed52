/** Meetings: from a plan to an outcome in the hands of those whose they are; and a zero round, which binds nobody. */
import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import { checkAccessibility, enterRoom } from './people.ts'
import { TestServer } from './server.ts'

const NARROW = { width: 390, height: 844 }

let server: TestServer

test.beforeAll(async () => {
  server = await TestServer.start()
})

test.afterAll(async ({ browser }) => {
  await server.remove(browser)
})

async function fitsTheScreen(page: Page): Promise<void> {
  const [width, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth])
  expect(width).toBeLessThanOrEqual(screen!)
}

/** What a field for date and time takes, so many minutes from now, in UTC. */
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString().slice(0, 16)

async function choose(page: Page, label: string, option: string): Promise<void> {
  // What can be chosen may come while the list is open, which is then drawn anew.
  await expect(async () => {
    await page.getByRole('combobox', { name: label }).click()
    await page.getByRole('option', { name: option }).click({ timeout: 5000 })
  }).toPass()
}

async function addItem(page: Page, number: number, title: string, minutes: string, article?: string): Promise<void> {
  await page.getByRole('textbox', { name: `Item ${number}` }).fill(title)
  await page
    .getByLabel('Minutes')
    .nth(number - 1)
    .fill(minutes)
  if (article === undefined) return
  const articles = page.getByRole('combobox', { name: 'Articles' }).nth(number - 1)
  await articles.fill(article)
  await page.getByRole('option', { name: article }).click()
  await articles.press('Escape')
}

test('a meeting is planned, held and followed up by those whose it is, and is not there for others', async ({
  browser
}) => {
  const secretariat = await enterRoom(server, browser, 'secretariat')
  await secretariat.getByRole('link', { name: 'CARTIF', exact: true }).click()
  await secretariat.getByRole('link', { name: 'Meetings', exact: true }).click()
  await expect(secretariat.getByRole('heading', { level: 1, name: 'Meetings' })).toBeVisible()
  await checkAccessibility(secretariat)
  await secretariat.screenshot({ path: 'screenshots/meetings-1440.png', fullPage: true })

  await test.step('the secretariat plans it, with articles on the agenda', async () => {
    await secretariat.getByRole('link', { name: 'Plan a meeting' }).click()
    await choose(secretariat, 'Working group', 'Digital Trade and E-Commerce')
    await secretariat.getByLabel('Title').fill('Small group on movement of data')
    await choose(secretariat, 'Time of', 'UTC')
    await secretariat.getByLabel('Begins').fill(inMinutes(-10))
    await secretariat.getByLabel('Ends').fill(inMinutes(110))
    await secretariat.getByLabel('Place').fill('Astana')
    await addItem(secretariat, 1, 'Opening', '10')
    await secretariat.getByRole('button', { name: 'Add an item' }).click()
    await addItem(secretariat, 2, 'The wording of the Chair', '90', 'Article 14 Movement of Data and Policy Space')
    await expect(secretariat.getByText('1 h 40 min in all')).toBeVisible()
    await checkAccessibility(secretariat)
    await secretariat.screenshot({ path: 'screenshots/meeting-plan-1440.png', fullPage: true })
    await secretariat.getByRole('button', { name: 'Plan the meeting' }).click()
    await expect(secretariat.getByRole('heading', { name: 'Small group on movement of data' })).toBeVisible()
  })
  const address = secretariat.url()

  const chair = await enterRoom(server, browser, 'chair')
  await test.step('the chair writes down who was there and what came of it, beside the facts', async () => {
    const { version, id } = await openProposal(chair)
    await chair.request.post(`/api/instruments/digital-trade-protocol/proposals/${id}/decision`, {
      data: { outcome: 'accept', seen: version }
    })
    await chair.goto(address)
    await chair.getByRole('button', { name: 'Record attendance' }).click()
    const georgia = chair.getByRole('radiogroup', { name: 'Attendance of Georgia' })
    await georgia.getByText('Apologies').click()
    await chair.getByLabel('Head of the delegation of Kazakhstan').fill('Ms A. Serikova')
    await chair.getByRole('button', { name: 'Save attendance' }).click()
    await expect(chair.getByText('9 of 10 present')).toBeVisible()
    await chair.getByRole('button', { name: 'Write the outcome' }).click()
    await chair.getByLabel('The meeting as a whole').fill('One wording is left.')
    await chair.getByLabel('2. The wording of the Chair').fill('It was accepted after an exchange of views.')
    await chair.getByRole('button', { name: 'Add a follow-up' }).click()
    await chair.getByLabel('What is to be done (1)').fill('To circulate its practice')
    await choose(chair, 'Who', 'Kazakhstan')
    await chair.getByRole('textbox', { name: 'By' }).fill('2030-01-31')
    await checkAccessibility(chair)
    await chair.getByRole('button', { name: 'Save the outcome' }).click()
    const agenda = chair.getByRole('region', { name: 'Agenda' })
    await expect(agenda).toContainText('It was accepted after an exchange of views.')
    await expect(agenda).toContainText('1 proposal accepted')
    await checkAccessibility(chair)
    await chair.screenshot({ path: 'screenshots/meeting-1440.png', fullPage: true })
  })

  await test.step('a delegate reads it on a telephone and has done what was asked', async () => {
    const delegate = await enterRoom(server, browser, 'kaz', NARROW)
    await delegate.goto('/meetings')
    const asked = delegate.getByRole('listitem').filter({ hasText: 'To circulate its practice' })
    await fitsTheScreen(delegate)
    await checkAccessibility(delegate)
    await delegate.screenshot({ path: 'screenshots/meetings-390.png', fullPage: true })
    await asked.getByRole('link', { name: 'Small group on movement of data' }).click()
    await expect(delegate.getByRole('row', { name: 'Kazakhstan Present Ms A. Serikova' })).toBeVisible()
    await expect(delegate.getByRole('button', { name: 'Edit the outcome' })).toHaveCount(0)
    await fitsTheScreen(delegate)
    await checkAccessibility(delegate)
    await delegate.screenshot({ path: 'screenshots/meeting-390.png', fullPage: true })
    // The server says that it is done; until then the box is what it was.
    const box = delegate.getByRole('checkbox', { name: 'To circulate its practice' })
    await box.click()
    await expect(box).toBeChecked()
    await expect(delegate.getByText(/Kazakhstan · Done \d/)).toBeVisible()
    await delegate.goto('/meetings')
    await expect(delegate.getByRole('heading', { name: 'Coming' })).toBeVisible()
    await expect(delegate.getByText('To circulate its practice')).toHaveCount(0)
  })

  await test.step('for a delegate without a seat in the group there is no such meeting', async () => {
    const other = await enterRoom(server, browser, 'tkm')
    await other.goto('/meetings')
    await expect(other.getByRole('heading', { name: 'Coming' })).toBeVisible()
    await expect(other.getByText('Small group on movement of data')).toHaveCount(0)
    await expect(other.getByText('Digital Trade')).toHaveCount(0)
    await other.goto(address)
    await expect(other.getByRole('heading', { name: 'There is no such meeting for you' })).toBeVisible()
  })
})

interface OpenProposal {
  readonly id: string
  readonly version: string
  readonly party: string | null
  readonly status: string
  readonly article: { readonly number: string } | null
}

/** The one of Georgia on paragraph 5 of the article that the meeting is about. */
async function openProposal(page: Page): Promise<OpenProposal> {
  const answer = await page.request.get('/api/instruments/digital-trade-protocol/proposals?party=geo')
  const all = (await answer.json()) as readonly OpenProposal[]
  return all.findLast(({ status, article }) => status === 'tabled' && article?.number === 'Article 14')!
}

test('a calendar program reads one’s own meetings under an address that can be ended', async ({ browser }) => {
  const page = await enterRoom(server, browser, 'kaz')
  await page.goto('/meetings')
  await page.getByRole('button', { name: 'Add to calendar' }).click()
  await page.getByRole('button', { name: 'Make an address' }).click()
  const address = page.getByLabel('Address')
  await expect(address).toHaveValue(/\/api\/calendar\.ics\?token=/)
  await checkAccessibility(page)
  const url = await address.inputValue()
  const program = await browser.newContext()
  const feed = await program.request.get(url)
  expect(feed.headers()['content-type']).toContain('text/calendar')
  expect(await feed.text()).toContain('Third session on the text')
  await page.getByRole('button', { name: 'End the address' }).click()
  await expect(page.getByText('There is no address yet.')).toBeVisible()
  expect((await program.request.get(url)).status()).toBe(404)
})

test('a zero round is marked wherever its text is read, and ends with a list', async ({ browser }) => {
  const secretariat = await enterRoom(server, browser, 'secretariat')
  await secretariat.goto('/meetings')
  await test.step('it is planned and opened', async () => {
    await secretariat.getByRole('button', { name: 'Plan a phase' }).click()
    const dialog = secretariat.getByRole('dialog')
    await dialog.getByLabel('Name').fill('Second look at transit')
    await choose(secretariat, 'Kind', 'Zero round, without prejudice')
    await dialog.getByLabel('First day').fill('2026-11-30')
    await dialog.getByLabel('Last day').fill('2026-12-01')
    await dialog.getByLabel('Trade Facilitation').check()
    await checkAccessibility(secretariat)
    await dialog.getByRole('button', { name: 'Plan it' }).click()
    const phase = secretariat.getByRole('listitem').filter({ hasText: 'Second look at transit' })
    await phase.getByRole('button', { name: 'Open the round' }).click()
    await secretariat.getByRole('dialog').getByRole('button', { name: 'Open the round' }).click()
    await expect(phase.getByRole('button', { name: 'Close the round' })).toBeVisible()
  })
  await test.step('the text says so on the page and on paper, and proposals explore', async () => {
    const delegate = await enterRoom(server, browser, 'kaz')
    await delegate.goto('/instruments/trade-facilitation-protocol?provision=none')
    await expect(delegate.getByText('Without prejudice — exploratory · Second look at transit')).toBeVisible()
    await delegate.getByRole('navigation', { name: 'Articles' }).getByText('Perishable Goods').click()
    await expect(
      delegate
        .getByRole('region', { name: 'Explorations' })
        .getByText(/^Exploration no\. \d/)
        .first()
    ).toBeVisible()
    await checkAccessibility(delegate)
    await delegate.screenshot({ path: 'screenshots/exploratory-1440.png' })
    await delegate.emulateMedia({ media: 'print' })
    await expect(delegate.locator('.exploratory-print')).toBeVisible()
    await delegate.emulateMedia({ media: null })
    await delegate.goto('/instruments/framework-agreement')
    await expect(delegate.locator('.treaty-text .article').first()).toBeVisible()
    await expect(delegate.getByText('Without prejudice — exploratory')).toHaveCount(0)
  })
  await test.step('it ends with a list, for paper and for Word', async () => {
    const phase = secretariat.getByRole('listitem').filter({ hasText: 'Second look at transit' })
    await phase.getByRole('button', { name: 'Close the round' }).click()
    await secretariat.getByLabel('Modalities agreed').fill('The group meets in Bishkek.')
    await secretariat.getByRole('dialog').getByRole('button', { name: 'Close the round' }).click()
    await expect(secretariat.getByRole('heading', { name: 'Convergences and divergences' })).toBeVisible()
    const protocol = secretariat.getByRole('region', { name: 'Protocol on Trade Facilitation' })
    const divergences = protocol.getByRole('region', { name: 'Divergences' })
    await expect(divergences).toContainText('Article 3 Relation to the Framework Agreement and to the WTO Agreement')
    await expect(divergences).toContainText('Reserved by Georgia')
    await expect(secretariat.getByText('The group meets in Bishkek.')).toBeVisible()
    await checkAccessibility(secretariat)
    await secretariat.screenshot({ path: 'screenshots/zero-round-1440.png', fullPage: true })
    const coming = secretariat.waitForEvent('download')
    await secretariat.getByRole('link', { name: 'Word' }).click()
    const file = await coming
    expect(
      readFileSync(await file.path())
        .subarray(0, 2)
        .toString()
    ).toBe('PK')
  })
  await test.step('on a telephone nothing leaves the screen', async () => {
    await secretariat.setViewportSize(NARROW)
    await fitsTheScreen(secretariat)
    await checkAccessibility(secretariat)
    await secretariat.screenshot({ path: 'screenshots/zero-round-390.png', fullPage: true })
  })
})
