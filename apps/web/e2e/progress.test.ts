/** Progress and reports: figures that lead to what they count, and a report from the text to a Word file in other hands. */
import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import { ROOM, checkAccessibility, enterRoom } from './people.ts'
import { TestServer } from './server.ts'

let server: TestServer

test.beforeAll(async () => {
  server = await TestServer.start()
})

test.afterAll(async ({ browser }) => {
  await server.remove(browser)
})

interface Counted {
  readonly counts: { readonly articles: number; readonly agreed: number; readonly openIssues: number }
}

const card = (page: Page, label: string) =>
  page
    .locator('.figure-cards > div')
    .filter({ has: page.getByText(label, { exact: true }) })
    .locator('dd')

async function fitsTheScreen(page: Page): Promise<void> {
  const [width, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth])
  expect(width).toBeLessThanOrEqual(screen!)
}

test('every figure of an instrument leads to what it counts', async ({ browser }) => {
  const page = await enterRoom(server, browser, 'kaz')
  const { counts } = (await (await page.request.get(`/api${ROOM}`)).json()) as Counted
  await page.getByRole('link', { name: 'Progress', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Progress' })).toBeVisible()
  await expect(card(page, 'articles')).toHaveText(String(counts.articles))
  await expect(card(page, 'agreed')).toHaveText(String(counts.agreed))
  await expect(card(page, 'open issues')).toHaveText(String(counts.openIssues))
  await test.step('a chart has its table', async () => {
    const chart = page.getByRole('region', { name: 'Over time', exact: true })
    await expect(chart.getByRole('img')).toHaveAccessibleName(/proposals have been tabled/)
    await chart.getByText('As a table').click()
    await expect(chart.getByRole('row').last().getByRole('cell').first()).toHaveText(
      (await card(page, 'tabled so far').textContent())!
    )
  })
  await checkAccessibility(page)
  await page.screenshot({ path: 'screenshots/progress-1440.png', fullPage: true })
  await test.step('the map says in words what its letters say', async () => {
    const map = page.getByRole('region', { name: 'Convergence by article and party' })
    await expect(map.getByText(/^Georgia opposes \d/).first()).toBeAttached()
    const rows = await map.getByRole('row').count()
    await page.getByRole('switch', { name: 'Articles in which nothing is open, too' }).check()
    expect(await map.getByRole('row').count()).toBeGreaterThan(rows)
    await expect(map.getByText('Agreed', { exact: true })).toHaveCount(counts.agreed)
  })
  await test.step('a figure of a party opens the register at its acts, and there are as many', async () => {
    const row = page.getByRole('region', { name: 'Figures by party' }).getByRole('row', { name: /Kazakhstan/ })
    const tabled = row.getByRole('cell').first()
    const figure = await tabled.textContent()
    await tabled.getByRole('link').click()
    await expect(page.getByText(`Proposals tabled, of Kazakhstan: ${figure} in the register.`)).toBeVisible()
    await expect(page.locator('.register > li')).toHaveCount(Number(figure))
    await page.goBack()
  })
  await test.step('an article of the map opens in the text', async () => {
    await page
      .getByRole('link', { name: /^Article 9 / })
      .first()
      .click()
    await expect(page.locator('.treaty-text .provision', { hasText: 'Publication' }).first()).toBeInViewport()
  })
})

test('over all instruments, an observer sees those of the own groups', async ({ browser }) => {
  const page = await enterRoom(server, browser, 'observer')
  await page.goto('/')
  await page.getByRole('link', { name: 'Progress', exact: true }).click()
  const table = page.getByRole('region', { name: 'Figures by instrument' })
  await expect(table.getByRole('link', { name: 'CARTIF Framework Agreement' })).toBeVisible()
  await expect(page.getByText('Protocol on Trade Facilitation')).toBeVisible()
  await expect(page.getByText('Digital Trade')).toHaveCount(0)
  await checkAccessibility(page)
  await page.screenshot({ path: 'screenshots/progress-all-1440.png', fullPage: true })
  await table.getByRole('link', { name: 'CARTIF Framework Agreement' }).click()
  await expect(page.getByRole('region', { name: 'Figures by party' })).toBeVisible()
  await expect(page.locator('a[href*="/register?"]')).toHaveCount(0)
})

test('the secretariat writes a report, edits and issues it; others read what is for them', async ({ browser }) => {
  const secretariat = await enterRoom(server, browser, 'secretariat')
  const { counts } = (await (
    await secretariat.request.get('/api/instruments/digital-trade-protocol')
  ).json()) as Counted
  await secretariat.goto('/reports')
  await secretariat.getByRole('radio', { name: 'Report of the working group' }).check()
  await secretariat.getByRole('radio', { name: 'Digital Trade and E-Commerce' }).check()
  await checkAccessibility(secretariat)
  await secretariat.screenshot({ path: 'screenshots/reports-1440.png', fullPage: true })
  await secretariat.getByRole('button', { name: 'Write it from the text as it stands' }).click()
  const paper = secretariat.getByRole('article', { name: 'The report' })
  await expect(paper).toContainText(`The text has ${counts.articles} articles, of which ${counts.agreed} are agreed`)
  await expect(paper).toContainText(`${counts.openIssues} issues are open`)
  await expect(paper).toContainText('Draft 1, not issued')

  await test.step('it is edited, kept, and issued', async () => {
    await secretariat.getByText('Edit', { exact: true }).click()
    await secretariat.getByLabel('Heading of section 1').fill('Why we report')
    await checkAccessibility(secretariat)
    await secretariat.getByRole('button', { name: 'Save' }).click()
    await expect(paper).toContainText('Why we report')
    await expect(paper).toContainText('Draft 2, not issued')
    const delegate = await enterRoom(server, browser, 'kaz')
    await delegate.goto('/reports')
    await expect(delegate.getByRole('link', { name: 'Report to the Ministerial Conference' })).toBeVisible()
    await expect(delegate.getByRole('link', { name: /Digital Trade/ })).toHaveCount(0)
    await secretariat.getByRole('button', { name: 'Issue', exact: true }).click()
    await secretariat.getByRole('button', { name: 'Issue it' }).click()
    await expect(paper).toContainText(/Issued \d/)
    await checkAccessibility(secretariat)
    await secretariat.screenshot({ path: 'screenshots/report-1440.png', fullPage: true })
  })

  const address = secretariat.url()
  await test.step('it is a Word file', async () => {
    const coming = secretariat.waitForEvent('download')
    await secretariat.getByRole('link', { name: 'Word' }).click()
    const file = await coming
    expect(file.suggestedFilename()).toMatch(/^Report of the Working Group on Digital Trade.*\.docx$/)
    expect(
      readFileSync(await file.path())
        .subarray(0, 2)
        .toString()
    ).toBe('PK')
  })
  await test.step('a delegate of the group reads it and cannot edit it', async () => {
    const delegate = await enterRoom(server, browser, 'kaz', { width: 390, height: 844 })
    await delegate.goto('/reports')
    await delegate.getByRole('link', { name: /Digital Trade/ }).click()
    await expect(delegate.getByRole('article', { name: 'The report' })).toContainText('Why we report')
    expect(
      await delegate
        .getByRole('article')
        .getByRole('link', { name: /^Article \d/ })
        .count()
    ).toBeGreaterThan(0)
    await expect(delegate.getByRole('button', { name: 'Issue' })).toHaveCount(0)
    await expect(delegate.getByText('Edit', { exact: true })).toHaveCount(0)
    await fitsTheScreen(delegate)
    await checkAccessibility(delegate)
    await delegate.screenshot({ path: 'screenshots/report-390.png' })
  })
  await test.step('for a delegate without a seat in the group there is no such report', async () => {
    const other = await enterRoom(server, browser, 'tkm')
    await other.goto('/reports')
    await expect(other.getByText('No report has been issued to you yet.')).toBeVisible()
    await other.goto(address)
    await expect(other.getByRole('heading', { name: 'There is no such report for you' })).toBeVisible()
    await other.goto('/progress')
    await expect(other.getByRole('region', { name: 'Figures by instrument' })).toBeVisible()
    await expect(other.getByText('Digital Trade')).toHaveCount(0)
  })
})

test('on a narrow screen charts and map are read, and nothing leaves it', async ({ browser }) => {
  const page = await enterRoom(server, browser, 'kaz', { width: 390, height: 844 })
  for (const [path, name] of [
    ['/progress', 'progress-all'],
    [`${ROOM}/progress`, 'progress'],
    ['/reports', 'reports']
  ] as const) {
    await page.goto(path)
    await expect(page.locator('main .card, main .quiet').first()).toBeVisible()
    await expect(page.getByRole('status')).toHaveCount(0)
    await fitsTheScreen(page)
    await checkAccessibility(page)
    await page.screenshot({ path: `screenshots/${name}-390.png`, fullPage: true })
  }
})
