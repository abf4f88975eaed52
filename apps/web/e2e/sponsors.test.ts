import { expect, test } from '@playwright/test'
import type { Browser, Page, WebSocketRoute } from '@playwright/test'
import { TestServer } from './server.ts'

const ROOM = '/instruments/framework-agreement'

let server: TestServer

test.beforeAll(async () => {
  server = await TestServer.start()
})

test.afterAll(async ({ browser }) => {
  await server.remove(browser)
})

async function enterRoom(browser: Browser, who: string, line?: Line): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.base })
  const page = await context.newPage()
  await line?.putUp(page)
  page.on('pageerror', (error) => expect(error.message).toBe('no error'))
  await page.goto(`/sign-in?next=${ROOM}`)
  await page.getByLabel('E-mail').fill(`${who}@demo.cartif.example`)
  await page.getByRole('textbox', { name: 'Password' }).fill('zero-draft-2026')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
  await page.goto(ROOM)
  await expect(page.locator('.treaty-text .article').first()).toBeVisible()
  return page
}

/** The line between a page and the server, to be cut at will; put up before the page is opened. */
class Line {
  private readonly sockets = new Set<WebSocketRoute>()
  private isCut = false

  async putUp(page: Page): Promise<void> {
    await page.routeWebSocket(/\/api\/live\//, async (socket) => {
      if (this.isCut) return socket.close()
      socket.connectToServer()
      this.sockets.add(socket)
    })
  }

  async cut(): Promise<void> {
    this.isCut = true
    await Promise.all([...this.sockets].map((socket) => socket.close()))
    this.sockets.clear()
  }

  mend(): void {
    this.isCut = false
  }
}

const paragraph = (page: Page, words: string) => page.locator('.treaty-text p.provision', { hasText: words })

/** Types at the end of a provision. */
async function typeBehind(page: Page, words: string, typed: string): Promise<void> {
  await paragraph(page, words).click()
  await paragraph(page, words).evaluate((element) => {
    const selection = document.getSelection()!
    selection.selectAllChildren(element)
    selection.collapseToEnd()
  })
  await page.keyboard.type(typed)
}

const card = (page: Page, words: string) => page.locator('.proposal', { hasText: words })

async function accept(page: Page, words: string): Promise<void> {
  await card(page, words).getByRole('button', { name: 'Accept…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Accept', exact: true }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

test('words typed while the Chair decides are neither lost nor agreed', async ({ browser }) => {
  const line = new Line()
  const kaz = await enterRoom(browser, 'kaz', line)
  const chair = await enterRoom(browser, 'chair')
  const place = 'No reservation may be made to Chapters'
  await typeBehind(kaz, place, ' Reservations shall be notified.')
  await expect(kaz.getByRole('status')).toHaveText('Connected, everything saved')
  await test.step('KAZ types on without a line, and the Chair accepts what was said before', async () => {
    await line.cut()
    await expect(kaz.getByRole('status')).toContainText('Offline')
    await kaz.keyboard.type(' In writing only.')
    await paragraph(chair, place).click()
    await accept(chair, 'Reservations shall be notified.')
    await expect(paragraph(chair, place)).toContainText('Reservations shall be notified.')
  })
  await test.step('back again, KAZ is told; the text is as it was agreed', async () => {
    line.mend()
    const late = kaz.getByRole('group', { name: 'Typed after the decision' })
    await expect(late).toContainText('3 words typed after the decision: In writing only.')
    await expect(card(kaz, 'In writing only').locator('.wording')).toHaveText('Reservations shall be notified.')
    await expect(paragraph(kaz, place)).not.toContainText('In writing')
    await expect(chair.getByText('In writing only')).toHaveCount(0)
  })
  await test.step('proposed, they stand behind what was agreed', async () => {
    await kaz.getByRole('button', { name: 'Propose them' }).click()
    await expect(chair.locator('.treaty-text ins[data-holder="kaz"]', { hasText: 'In writing only.' })).toHaveCount(1)
    await expect(paragraph(chair, place)).toContainText('Reservations shall be notified. In writing only.')
    await expect(kaz.getByRole('group', { name: 'Typed after the decision' })).toHaveCount(0)
  })
})
