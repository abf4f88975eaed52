import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import type { Browser, Page } from '@playwright/test'
import { TestServer } from './server.ts'

const ROOM = '/instruments/framework-agreement'
const SHOTS = 'screenshots'

let server: TestServer

test.beforeAll(async () => {
  server = await TestServer.start()
})

test.afterAll(async () => {
  await server.remove()
})

async function enterRoom(browser: Browser, who: string, viewport = { width: 1440, height: 900 }): Promise<Page> {
  const context = await browser.newContext({
    baseURL: server.base,
    viewport,
    permissions: ['clipboard-read', 'clipboard-write']
  })
  const page = await context.newPage()
  page.on('pageerror', (error) => expect(error.message).toBe('no error'))
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(`${who}@demo.cartif.example`)
  await page.getByRole('textbox', { name: 'Password' }).fill('zero-draft-2026')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'Instruments under negotiation' })).toBeVisible()
  await page.goto(ROOM)
  await expect(page.locator('.treaty-text .article').first()).toBeVisible()
  return page
}

/** Selects words of one provision, as dragging over them does; without an end the caret is put before them. */
async function select(page: Page, provision: string, words: string, { caret = false } = {}): Promise<void> {
  await page.locator('.treaty-text').focus()
  await page.locator(`.treaty-text [data-provision="${provision}"]`).evaluate(
    (element, [wanted, isCaret]) => {
      element.scrollIntoView({ block: 'center' })
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.textContent!.indexOf(wanted)
        if (at < 0) continue
        document.getSelection()!.setBaseAndExtent(node, at, node, isCaret ? at : at + wanted.length)
        return
      }
      throw new Error(`"${wanted}" stands nowhere`)
    },
    [words, caret] as const
  )
}

async function provisionOf(page: Page, words: string): Promise<string> {
  return (await page.locator('.treaty-text p.provision', { hasText: words }).first().getAttribute('data-provision'))!
}

const inserted = (page: Page, words: string, holder = 'kaz') =>
  page.locator(`.treaty-text ins[data-holder="${holder}"]`, { hasText: words })
const struck = (page: Page, words: string, holder = 'kaz') =>
  page.locator(`.treaty-text del[data-holder="${holder}"]`, { hasText: words })

test('look', async ({ browser }) => {
  const page = await enterRoom(browser, 'kaz')
  await page.keyboard.press('Control+f')
  await page.getByRole('textbox', { name: 'Find', exact: true }).fill('shall')
  await page.getByRole('button', { name: 'Whole words' }).click()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+f')
  await page.getByRole('textbox', { name: 'Find', exact: true }).press('Enter')
  await page.getByRole('textbox', { name: 'Find', exact: true }).press('Enter')
  await page.screenshot({ path: '/tmp/shots/find.png' })
  await page.getByRole('button', { name: 'Close find and replace' }).click()
  const row = page.locator('.outline li', { hasText: 'Enquiry Points' })
  await row.hover()
  await row.getByRole('button', { name: 'more' }).click()
  await page.screenshot({ path: '/tmp/shots/menu.png' })
  await page.getByRole('menuitem', { name: 'Propose to move it…' }).click()
  await page.getByRole('combobox', { name: 'Where it should stand' }).click()
  await page.getByRole('option', { name: 'After Article 8' }).click()
  await page.screenshot({ path: '/tmp/shots/move.png' })
  await page.getByRole('button', { name: 'Propose the move' }).click()
  await row.hover()
  await row.getByRole('button', { name: 'more' }).click()
  await page.getByRole('menuitem', { name: 'New article after this' }).click()
  await page.keyboard.type('Contact points')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Each Party shall keep a list.')
  const other = page.locator('.outline li', { hasText: 'Advance Rulings' })
  await other.hover()
  await other.getByRole('button', { name: 'more' }).click()
  await page.getByRole('menuitem', { name: 'Propose to delete it' }).click()
  await page.locator('.outline-entry', { hasText: 'Enquiry Points' }).click()
  await page.screenshot({ path: '/tmp/shots/acts.png' })
  await page.locator('.treaty-text .move-here').scrollIntoViewIfNeeded()
  await page.screenshot({ path: '/tmp/shots/here.png' })
  await page.locator('.treaty-text').focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
  await page.screenshot({ path: '/tmp/shots/large.png' })
  await page.getByRole('button', { name: /Strike these/ }).click()
  await page.screenshot({ path: '/tmp/shots/large2.png' })
})
