/** The legal scrub: findings beside the text, a fix proposed in brackets of the legal reviewer, and who sees what. */
import { expect, test } from '@playwright/test'
import type { APIRequestContext, Browser, Page } from '@playwright/test'
import { ROOM, bracketed, checkAccessibility, enterRoom, provision, signIn } from './people.ts'
import { TestServer } from './server.ts'

let server: TestServer

test.beforeAll(async () => {
  server = await TestServer.start()
})

test.afterAll(async ({ browser }) => {
  await server.remove(browser)
})

const findings = (page: Page) => page.getByRole('region', { name: 'Findings' }).getByRole('listitem')
const current = (page: Page) => page.locator('.scrub-finding[aria-current]')

async function signedIn(browser: Browser, who: string): Promise<APIRequestContext> {
  const context = await browser.newContext({ baseURL: server.base })
  await signIn(server, context, who)
  return context.request
}

/** Doubled spaces in three articles, as a text from elsewhere brings them. */
async function plantSpaces(browser: Browser): Promise<void> {
  const [kaz, chair] = [await signedIn(browser, 'kaz'), await signedIn(browser, 'chair')]
  const changes = ['13', '14', '15'].map((number) => ({
    provision: `Article ${number}(1)`,
    quote: 'shall',
    text: 'shall '
  }))
  const tabled = await kaz.post(`/api${ROOM}/proposals`, { data: { changes } })
  const { id, version } = (await tabled.json()) as { id: string; version: string }
  const data = { outcome: 'accept', seen: version }
  expect((await chair.post(`/api${ROOM}/proposals/${id}/decision`, { data })).ok()).toBe(true)
}

async function openScrub(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Legal scrub' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Legal scrub' })).toBeVisible()
  await expect(findings(page).first()).toBeVisible()
}

test('the legal reviewer goes through the findings and proposes a fix, which the chair sees as Legal’s', async ({
  browser
}) => {
  const legal = await enterRoom(server, browser, 'legal')
  await openScrub(legal)
  await test.step('the keys go from finding to finding, and the address says which', async () => {
    await expect(legal.getByText(/^\d+ findings in the text as it stands/)).toBeVisible()
    await legal.keyboard.press('j')
    await expect(legal.getByText(/^1 of \d+$/)).toBeVisible()
    await legal.keyboard.press('n')
    await expect(legal.getByText(/^2 of \d+$/)).toBeVisible()
    await legal.keyboard.press('k')
    await expect(legal.getByText(/^1 of \d+$/)).toBeVisible()
    await expect(legal.locator('mark.is-current')).toBeInViewport()
    const first = await current(legal).textContent()
    await legal.reload()
    await expect(current(legal)).toHaveText(first!)
  })
  await checkAccessibility(legal)
  await legal.screenshot({ path: 'screenshots/scrub-1440.png' })
  const card = findings(legal).filter({ hasText: 'curly apostrophes' })
  await expect(card.locator('del')).toHaveText("days'")
  await expect(card.locator('ins')).toHaveText('days’')
  await card.getByRole('button', { name: 'Propose this fix' }).click()
  await expect(card.getByText(/^Proposed, no\. \d+$/)).toBeVisible()
  await expect(card.getByRole('button')).toHaveCount(0)
  await expect(legal.getByText('1 more has been proposed.')).toBeVisible()

  await test.step('what is the same in several places is told once, and proposed at once', async () => {
    await plantSpaces(browser)
    await legal.reload()
    const same = findings(legal).filter({ hasText: 'The same in 3 places' })
    await expect(same).toContainText('Article 13(1)Article 14(1)Article 15(1)')
    await same.getByRole('button', { name: 'Propose all 3 fixes' }).click()
    await expect(legal.getByText('4 more have been proposed.')).toBeVisible()
    await expect(same).toHaveCount(0)
  })
  await test.step('where no rule knows the right words, the reviewer writes them', async () => {
    const limit = findings(legal).filter({ hasText: 'within three working days' })
    await limit.getByRole('button', { name: 'Write a fix…' }).click()
    await limit.getByLabel('These words would read').fill('within three working days of the request.')
    await checkAccessibility(legal)
    await limit.getByRole('button', { name: 'Propose it' }).click()
    await expect(limit.getByText(/^Proposed, no\. \d+$/)).toBeVisible()
  })

  await test.step('“Open in the text” leads to the provision, where the fix stands in brackets', async () => {
    await card.getByRole('link', { name: 'Open in the text' }).click()
    const place = legal.locator('.treaty-text .provision', { hasText: 'A Party may suspend an exchange' })
    await expect(place).toBeInViewport()
  })
  const chair = await enterRoom(server, browser, 'chair')
  const place = chair.locator('.treaty-text .provision', { hasText: 'A Party may suspend an exchange' })
  const id = (await place.getAttribute('data-provision'))!
  await expect(provision(chair, id).locator('ins[data-holder="legal"]')).toHaveCount(1)
  expect(await bracketed(chair, id)).toContain('[Legal: ')
  await chair.goto(`${ROOM}/scrub`)
  await expect(findings(chair).filter({ hasText: 'curly apostrophes' })).toContainText('Proposed, no.')
})

test('a delegate reads the findings and proposes none of them; filters say how many there are', async ({ browser }) => {
  const page = await enterRoom(server, browser, 'kaz')
  await openScrub(page)
  await expect(page.getByRole('button', { name: 'Propose this fix' })).toHaveCount(0)
  const all = await findings(page).count()
  await page.getByText(/^Notes \d+$/).click()
  await expect(findings(page).locator('.scrub-severity').first()).toHaveText('Note')
  expect(await findings(page).count()).toBeLessThan(all)
  await page.getByText(/^All \d+$/).click()
  await page.getByRole('combobox', { name: 'Rule', exact: true }).click()
  await page.getByRole('option', { name: /^Time limits without a start \(\d+\)$/ }).click()
  for (const card of await findings(page).all()) await expect(card).toContainText('Time limits without a start')
  await page.getByRole('switch', { name: 'Whole text' }).check()
  await expect(page.getByRole('region', { name: 'Article 9: Publication' })).toBeVisible()
})

test('on a narrow screen the findings stand before the text, each with its words', async ({ browser }) => {
  const page = await enterRoom(server, browser, 'legal', { width: 390, height: 844 })
  await page.goto(`${ROOM}/scrub`)
  await expect(findings(page).first()).toBeVisible()
  const [text, panel] = await Promise.all(
    ['.scrub-text', '.scrub-panel'].map((selector) => page.locator(selector).boundingBox())
  )
  expect(text!.y).toBeGreaterThanOrEqual(panel!.y + panel!.height)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await checkAccessibility(page)
  await page.screenshot({ path: 'screenshots/scrub-390.png' })
})
