/** A delegation drafts where nobody else reads, and brings it to the table. */
import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import { checkAccessibility, enterRoom, provision, provisionOf, select, wordsOf } from './people.ts'
import { TestServer } from './server.ts'

const SHOTS = 'screenshots'

let server: TestServer

test.beforeAll(async () => {
  server = await TestServer.start()
})

test.afterAll(async ({ browser }) => {
  await server.remove(browser)
})

const write = async (page: Page, how: 'Propose' | 'Draft') => {
  await page.getByRole('radiogroup', { name: 'How you write' }).getByText(how).click()
  await expect(page.locator('.treaty-text .article').first()).toBeVisible()
}

test('KAZ drafts alone, a colleague reads along, PAK hears nothing until it is tabled', async ({ browser }) => {
  const [kaz, colleague, pak] = await Promise.all(['kaz', 'kaz', 'pak'].map((who) => enterRoom(server, browser, who)))
  const id = await provisionOf(kaz!, 'that allow for the submission of import')
  await write(kaz!, 'Draft')
  await expect(kaz!.getByText('Only your delegation reads what you write here.')).toBeVisible()
  await select(kaz!, id, 'Each Party shall'.length)
  await kaz!.keyboard.type(' always')
  await expect(provision(kaz!, id)).toContainText('Each Party shall always')
  await write(colleague!, 'Draft')
  await expect(provision(colleague!, id)).toContainText('Each Party shall always')
  await expect(provision(pak!, id)).not.toContainText('always')
  // Seen without the draft, the text is as the room sees it.
  await write(colleague!, 'Propose')
  await expect(provision(colleague!, id)).not.toContainText('always')
  await kaz!.getByRole('article', { name: 'In the draft' }).scrollIntoViewIfNeeded()
  await checkAccessibility(kaz!)
  await kaz!.screenshot({ path: `${SHOTS}/draft-1440.png` })

  await kaz!.getByRole('button', { name: 'Table 1…' }).click()
  const dialog = kaz!.getByRole('dialog', { name: 'Table from the draft' })
  await expect(dialog).toContainText('in the name of Kazakhstan')
  await checkAccessibility(kaz!)
  await dialog.getByRole('button', { name: 'Table 1 proposal' }).click()
  await expect(provision(pak!, id)).toContainText('Each Party shall always')
  await expect(kaz!.getByText(/^Tabled as no\. \d+\./)).toBeVisible()
  await expect(kaz!.getByRole('button', { name: /^Table/ })).toHaveCount(0)
  expect(await wordsOf(kaz!, id)).toBe(await wordsOf(pak!, id))
})

test('what is drafted is kept on this computer and on the server, and discarded only on purpose', async ({
  browser
}) => {
  const page = await enterRoom(server, browser, 'uzb')
  const id = await provisionOf(page, 'that allow for the submission of import')
  await write(page, 'Draft')
  await select(page, id, 'Each Party'.length)
  await page.keyboard.type(' quietly')
  await expect(page.getByRole('status')).toHaveText('Connected, everything saved')
  await page.reload()
  await expect(page.locator('.treaty-text .article').first()).toBeVisible()
  await expect(provision(page, id)).not.toContainText('quietly')
  await write(page, 'Draft')
  await expect(provision(page, id)).toContainText('Each Party quietly')
  await provision(page, id).click()
  const card = page.getByRole('article', { name: 'In the draft' })
  await card.getByRole('button', { name: 'Discard…' }).click()
  await card.getByRole('button', { name: 'Keep it' }).click()
  await card.getByRole('button', { name: 'Discard…' }).click()
  await card.getByRole('button', { name: 'Discard for good' }).click()
  await expect(provision(page, id)).not.toContainText('quietly')
})

test('on a telephone one drafts as well', async ({ browser }) => {
  const page = await enterRoom(server, browser, 'geo', { width: 390, height: 844 })
  await write(page, 'Draft')
  await expect(page.getByText('Only your delegation reads what you write here.')).toBeVisible()
  await checkAccessibility(page)
  await page.screenshot({ path: `${SHOTS}/draft-390.png` })
})

test('what is drafted can come to the table at a moment; the moment is taken back', async ({ browser }) => {
  const page = await enterRoom(server, browser, 'mng')
  const id = await provisionOf(page, 'that allow for the submission of import')
  await write(page, 'Draft')
  await select(page, id, 'Each Party'.length)
  await page.keyboard.type(' (where possible)')
  await page.getByRole('button', { name: 'Table 1…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Table from the draft' })
  await dialog.getByText('At a moment').click()
  await expect(dialog.getByLabel('When, in the time of this computer')).not.toHaveValue('')
  await checkAccessibility(page)
  await dialog.getByRole('button', { name: 'Table 1 proposal then' }).click()
  const coming = page.getByRole('list', { name: 'Coming to the table' })
  await expect(coming).toContainText('One proposal comes to the table on')
  await coming.getByRole('button', { name: 'Take the moment back' }).click()
  await expect(coming).toHaveCount(0)
  await expect(provision(page, id)).toContainText('(where possible)')
})

for (const kept of [true, false]) {
  test(`who was away for long ${kept ? 'keeps the words as a draft' : 'tables them all the same'}`, async ({
    browser
  }) => {
    const [page, pak] = [await enterRoom(server, browser, 'tjk'), await enterRoom(server, browser, 'pak')]
    const id = await provisionOf(page, 'that allow for the submission of import')
    await page.context().setOffline(true)
    await expect(page.getByRole('status')).toContainText('Offline')
    await select(page, id, 'Each Party'.length)
    await page.keyboard.type(kept ? ' (long kept)' : ' (long sent)')
    await expect(page.getByRole('status')).toHaveText('Offline, your words wait on this computer')
    // As if the connection had been lost two hours ago.
    await page.evaluate(() => {
      for (const key of Object.keys(localStorage))
        if (key.startsWith('cartif-away/')) localStorage.setItem(key, String(Date.now() - 2 * 60 * 60_000))
    })
    await page.context().setOffline(false)
    const dialog = page.getByRole('dialog', { name: 'You were away for some time' })
    await expect(dialog).toBeVisible()
    await checkAccessibility(page)
    await expect(provision(pak, id)).not.toContainText('(long')
    await dialog.getByRole('button', { name: kept ? 'Keep it as a draft' : 'Table it now' }).click()
    await expect(page.getByRole('status')).toHaveText('Connected, everything saved')
    if (kept) {
      await expect(provision(page, id)).not.toContainText('(long kept)')
      await write(page, 'Draft')
      await expect(provision(page, id)).toContainText('Each Party (long kept)')
      await expect(page.getByRole('button', { name: 'Table 1…' })).toBeVisible()
      await expect(provision(pak, id)).not.toContainText('(long kept)')
    } else {
      await expect(provision(pak, id)).toContainText('(long sent)')
      await expect(provision(page, id)).toContainText('(long sent)')
    }
  })
}
