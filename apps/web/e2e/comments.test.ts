import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import { checkAccessibility, enterRoom } from './people.ts'
import { TestServer } from './server.ts'

let server: TestServer

test.beforeAll(async () => {
  server = await TestServer.start()
})

test.afterAll(async ({ browser }) => {
  await server.remove(browser)
})

async function openThread(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Article 9 ' }).first().click()
  await thread(page).getByRole('button').first().click()
}

const card = (page: Page) => page.locator('[data-proposal]', { hasText: 'strains our printing authorities' }).first()
const thread = (page: Page) => card(page).getByRole('region', { name: /^Comments on proposal no\. \d+$/ })

async function say(page: Page, words: string, audience?: string): Promise<void> {
  await thread(page)
    .getByRole('textbox', { name: /^Comment on/ })
    .fill(words)
  if (audience) {
    await thread(page).getByRole('combobox', { name: 'Who may read it' }).click()
    await page.getByRole('option', { name: audience }).click()
  }
  await thread(page).getByRole('button', { name: 'Send' }).click()
  await expect(thread(page).getByRole('list')).toContainText(words)
}

test('a thread on a proposal: for everybody at once, for one’s own delegation never', async ({ browser }) => {
  const [kaz, pak, chair] = await Promise.all(['kaz', 'pak', 'chair'].map((who) => enterRoom(server, browser, who)))
  await openThread(kaz!)
  await say(kaz!, 'Could @PAK live with “shall endeavour to”?')
  await pak!.getByRole('button', { name: /1 mention$/ }).click()
  const mentions = pak!.getByRole('region', { name: 'You were mentioned' })
  await expect(mentions).toContainText('Could @PAK live')
  await checkAccessibility(pak!)
  await pak!.keyboard.press('Escape')
  await expect(pak!.getByRole('button', { name: /mention$/ })).toHaveCount(0)
  await openThread(pak!)
  await expect(thread(pak!).getByRole('list')).toContainText('Could @PAK live')
  await say(kaz!, 'Our fallback is “may”.', 'KAZ only')
  await say(pak!, 'We shall ask our capital.')
  await expect(thread(kaz!).getByRole('list')).toContainText('ask our capital')
  await expect(thread(pak!)).not.toContainText('fallback')
  await checkAccessibility(kaz!)

  await expect(chair!.getByRole('button', { name: /mention/ })).toHaveCount(0)
  await openThread(chair!)
  await expect(thread(chair!)).not.toContainText('fallback')
  await thread(chair!).getByRole('button', { name: 'Dealt with' }).first().click()
  await expect(thread(pak!)).toContainText('Dealt with by')
  await expect(card(pak!)).toBeVisible()
})

test('a single provision is commented on, by a reader as well, and the article has its history', async ({
  browser
}) => {
  const [legal, uzb] = await Promise.all(['legal', 'uzb'].map((who) => enterRoom(server, browser, who)))
  await legal!.getByRole('button', { name: 'Article 9 ' }).first().click()
  const words = legal!.locator('.treaty-text .provision', { hasText: 'applied rates of duties' })
  await words.click()
  await legal!.getByRole('button', { name: 'Text', exact: true }).click()
  await legal!.getByRole('menuitem', { name: 'Comment on this provision…' }).click()
  const dialog = legal!.getByRole('dialog', { name: 'Comments on Article 9(1)(b)' })
  await expect(dialog.getByRole('textbox')).toBeFocused()
  await legal!.keyboard.type('Applied, not bound?')
  await checkAccessibility(legal!)
  await dialog.getByRole('button', { name: 'Send' }).click()
  await expect(dialog).toContainText('Applied, not bound?')
  await uzb!.getByRole('button', { name: 'Article 9 ' }).first().click()
  await expect(uzb!.getByRole('button', { name: 'Article 9(1)(b): 1 comment' })).toBeVisible()
  await uzb!.getByRole('link', { name: 'History of this article' }).click()
  await expect(uzb!.getByRole('heading', { name: 'Article 9 Publication: history' })).toBeVisible()
  await expect(uzb!.getByText(/tabled proposal no\. \d+/).first()).toBeVisible()
  await expect(uzb!.getByText('Applied, not bound?')).toBeVisible()
  await expect(uzb!.getByText('tabled proposal no. 3', { exact: true })).toHaveCount(0)
  await uzb!.screenshot({ path: 'screenshots/history-1440.png' })
})

test('a comment that is half-written waits, with whom it is for, until it is sent', async ({ browser }) => {
  const kaz = await enterRoom(server, browser, 'kaz')
  await openThread(kaz)
  const field = thread(kaz).getByRole('textbox', { name: /^Comment on/ })
  await field.fill('Not finished')
  await thread(kaz).getByRole('combobox', { name: 'Who may read it' }).click()
  await kaz.getByRole('option', { name: 'KAZ only' }).click()
  await expect(thread(kaz).getByRole('status')).toHaveText('Draft kept, not sent yet')
  await kaz.getByRole('button', { name: 'Article 14 ' }).first().click()
  await expect(field).toHaveCount(0)
  await kaz.getByRole('button', { name: 'Article 9 ' }).first().click()
  await expect(field).toHaveValue('Not finished')
  await kaz.reload()
  await kaz.getByRole('button', { name: 'Article 9 ' }).first().click()
  await expect(field).toHaveValue('Not finished')
  await expect(thread(kaz).getByRole('combobox', { name: 'Who may read it' })).toHaveValue('KAZ only')
  await checkAccessibility(kaz)
  await thread(kaz).getByRole('button', { name: 'Send' }).click()
  await expect(field).toHaveValue('')
})
