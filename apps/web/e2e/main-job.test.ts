import { expect, test } from '@playwright/test'
import type { Browser, Page } from '@playwright/test'
import * as Y from 'yjs'
import { checkAccessibility } from './people.ts'
import { TestServer } from './server.ts'

const ROOM = '/instruments/framework-agreement'
const SHOTS = 'screenshots'

let server: TestServer

test.beforeAll(async () => {
  server = await TestServer.start()
})

test.afterAll(async ({ browser }) => {
  await server.remove(browser)
})

async function enter(browser: Browser, who: string, viewport = { width: 1440, height: 900 }): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.base, viewport })
  const page = await context.newPage()
  page.on('pageerror', (error) => expect(error.message).toBe('no error'))
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(`${who}@demo.cartif.example`)
  await page.getByRole('textbox', { name: 'Password' }).fill('zero-draft-2026')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Instruments under negotiation' })).toBeVisible()
  return page
}

async function enterRoom(browser: Browser, who: string, viewport?: { width: number; height: number }): Promise<Page> {
  const page = await enter(browser, who, viewport)
  await page.goto(ROOM)
  await expect(page.locator('.treaty-text .article').first()).toBeVisible()
  return page
}

/** Puts the caret into the words of an element, as a click between two letters does. */
async function placeCaret(page: Page, selector: string, words: string, offset: number): Promise<void> {
  await page.locator('.treaty-text').focus()
  await page.locator(selector, { hasText: words }).evaluate((element, at) => {
    document.getSelection()!.collapse(element.firstChild, (element.textContent ?? '').length - at)
  }, offset)
}

const paragraph = (page: Page, words: string) => page.locator('.treaty-text p.provision', { hasText: words })

/** By its id: the carets of others stand between the words. */
const provision = (page: Page, id: string) => page.locator(`.treaty-text [data-provision="${id}"]`)

test('one text, three people: proposed, amended, opposed, accepted, issued, compared, and still there after kill -9', async ({
  browser
}) => {
  const [kaz, pak, chair] = await Promise.all([
    enterRoom(browser, 'kaz'),
    enterRoom(browser, 'pak'),
    enterRoom(browser, 'chair')
  ])
  const words = 'shall include micro-credit' // not in the text before
  const start = 'A least developed country Party may give the notification'
  const id = (await paragraph(kaz, start).getAttribute('data-provision'))!
  await test.step('they see who is here', async () => {
    for (const code of ['KAZ', 'PAK'])
      await expect(chair.getByRole('list', { name: 'Who is here' })).toContainText(code)
  })
  await test.step('KAZ strikes a word and types another; PAK sees both under KAZ within a second', async () => {
    await provision(kaz, id).click({ position: { x: 300, y: 12 } })
    await provision(kaz, id).evaluate((element) => {
      const selection = document.getSelection()!
      selection.selectAllChildren(element)
      selection.collapseToEnd()
    })
    await kaz.keyboard.type(` Such notice ${words}.`)
    await expect(kaz.locator('ins[data-holder="kaz"]', { hasText: words })).toHaveCount(1)
    await expect(pak.locator('ins[data-holder="kaz"]', { hasText: words })).toHaveCount(1, { timeout: 1000 })
    await expect(pak.locator('ins[data-holder="kaz"]', { hasText: words })).toHaveAttribute('data-open', '[KAZ:\u00A0')
    await provision(kaz, id).evaluate((element) => {
      const text = element.firstChild!
      const at = (text.textContent ?? '').indexOf('developed')
      document.getSelection()!.setBaseAndExtent(text, at, text, at + 'developed'.length)
    })
    await kaz.keyboard.press('Delete')
    await expect(pak.locator('del[data-holder="kaz"]', { hasText: 'developed' })).toHaveCount(1, { timeout: 1000 })
    await expect(kaz.getByRole('status')).toHaveText('Connected, everything saved')
  })
  await test.step('PAK amends the words inside and opposes the proposal', async () => {
    await placeCaret(pak, 'ins[data-holder="kaz"]', 'micro-credit', 5)
    await pak.keyboard.type('PAKISTAN')
    await expect(kaz.locator('ins[data-holder="pak"]', { hasText: 'PAKISTAN' })).toHaveCount(1)
    const card = pak.locator('.proposal[data-holder="kaz"]', { hasText: 'Such notice' })
    await card.getByRole('button', { name: 'Oppose' }).click()
    await expect(chair.locator('.treaty-text ins[data-holder="pak"]', { hasText: 'PAKISTAN' })).toHaveCount(1)
  })
  await test.step('the Chair accepts the wording seen; both see the text change', async () => {
    await provision(chair, id).click({ position: { x: 300, y: 12 } })
    const card = chair.locator('.proposal[data-holder="kaz"]', { hasText: 'Such notice' })
    await expect(card.getByText('oppose')).toBeVisible()
    await card.getByRole('button', { name: 'Accept…' }).click()
    await expect(chair.getByRole('dialog')).toContainText('stays open, now on the text itself')
    await chair.getByRole('button', { name: 'Accept', exact: true }).click()
    for (const page of [kaz, pak, chair]) {
      await expect(page.locator('.treaty-text ins[data-holder="kaz"]', { hasText: 'Such notice' })).toHaveCount(0)
      await expect(provision(page, id)).toContainText('Such notice')
      await expect(page.locator('.treaty-text ins[data-holder="pak"]', { hasText: 'PAKISTAN' })).toHaveCount(1)
    }
  })
  await test.step('the Chair issues a revision; the legal reviewer sees exactly that change', async () => {
    await chair.goto(`${ROOM}/revisions`)
    await chair.getByRole('button', { name: 'Issue a revision' }).click()
    await chair.getByRole('textbox', { name: 'Title' }).fill('After the browser test')
    await chair.getByRole('button', { name: 'Issue', exact: true }).click()
    await expect(chair.getByRole('heading', { name: 'CARTIF/FA/Rev.3' })).toBeVisible()
    const legal = await enter(browser, 'legal')
    await legal.goto(`${ROOM}/compare?from=2&to=3`)
    await expect(legal.getByRole('heading', { name: '1 change' })).toBeVisible()
    await expect(legal.locator('.redline-page')).toContainText('Such notice shall include micro-credit.')
    await expect(legal.locator('.redline-page ins')).toHaveCount(1)
    await expect(legal.locator('.redline-page del')).toHaveCount(0)
    await legal.screenshot({ path: `${SHOTS}/compare-1440.png` })
  })
  await test.step('everything survives kill -9', async () => {
    const before = await (await kaz.request.get(`/api${ROOM}/text`)).text()
    await server.kill()
    await expect(kaz.getByRole('status')).toContainText('Offline')
    await server.run()
    await expect(kaz.getByRole('status')).toHaveText('Connected, everything saved')
    const after = await (await kaz.request.get(`/api${ROOM}/text`)).text()
    expect(after).toBe(before)
    expect(await (await kaz.request.get('/api/audit/verify')).json()).toMatchObject({ intact: true })
    await expect(provision(kaz, id)).toContainText('Such notice')
  })
})

/** What a browser has on its disk of a layer, and whether anything of it is missing. */
async function copyOf(page: Page, layer: string): Promise<{ words: string; isWhole: boolean }> {
  const updates = await page.evaluate(async (name) => {
    const known = await indexedDB.databases()
    const asked = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result))
        request.addEventListener('error', () => reject(new Error('the copy cannot be read')))
      })
    const database = await asked(indexedDB.open(known.find((one) => one.name?.endsWith(name))!.name!))
    const found: Uint8Array[] = await asked(database.transaction('updates').objectStore('updates').getAll())
    database.close()
    return found.map((update) => [...update])
  }, `/layer/${layer}`)
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, Uint8Array.from(update))
  return { words: JSON.stringify(doc.getMap('proposals').toJSON()), isWhole: doc.store.pendingStructs === null }
}

test('what is written offline is kept and sent', async ({ browser }) => {
  const uzb = await enterRoom(browser, 'uzb')
  const geo = await enterRoom(browser, 'geo')
  await uzb.context().setOffline(true)
  expect(await server.stop()).toBe(0)
  await expect(uzb.getByRole('status')).toContainText('Offline')
  await paragraph(uzb, 'No reservation may be made to Chapters').click()
  await uzb.keyboard.press('End')
  await uzb.keyboard.type(' Written offline.')
  await expect(uzb.getByRole('status')).toHaveText('Offline, your words wait on this computer')
  await server.run()
  await uzb.context().setOffline(false)
  await expect(geo.locator('ins[data-holder="uzb"]', { hasText: 'Written offline.' })).toHaveCount(1, {
    timeout: 30_000
  })
  await expect(uzb.getByRole('status')).toHaveText('Connected, everything saved')
  await test.step('those who have written it and those to whom it came have it on their disks', async () => {
    for (const page of [uzb, geo]) {
      await expect.poll(async () => (await copyOf(page, 'uzb')).words).toContain('Written offline.')
      expect((await copyOf(page, 'uzb')).isWhole).toBe(true)
    }
  })
  await test.step('nobody is told of words refused when a page is opened again', async () => {
    for (const [page, words] of [
      [uzb, 'Connected, everything saved'],
      [await enterRoom(browser, 'observer'), 'Connected, reading']
    ] as const) {
      await expect(page.getByRole('status')).toHaveText(words)
      await page.reload()
      await expect(page.locator('.treaty-text .article').first()).toBeVisible()
      await expect(page.getByRole('status')).toHaveText(words)
    }
  })
})

test('the screen and the printed notation say the same', async ({ browser }) => {
  const page = await enterRoom(browser, 'legal')
  const printed = await (await page.request.get(`/api${ROOM}/text?view=bracketed`)).text()
  const signs = await page
    .locator('.treaty-text [data-open]')
    .evaluateAll((elements) => elements.map((element) => element.getAttribute('data-open') ?? ''))
  expect(signs.length).toBeGreaterThan(20)
  for (const sign of signs) expect(printed).toContain(sign.split('[').at(-1)!.trim())
})

for (const [width, height] of [
  [1440, 900],
  [390, 844]
] as const) {
  test(`the pages at ${width} pixels are accessible and worth showing`, async ({ browser }) => {
    const page = await enter(browser, 'chair', { width, height })
    const pages = [
      ['instruments', '/'],
      ['drafting', ROOM],
      ['revisions', `${ROOM}/revisions`],
      ['compare', `${ROOM}/compare?from=1&to=2`],
      ['register', `${ROOM}/register`],
      ['positions', `${ROOM}/positions`],
      ['projector', `${ROOM}/projector`],
      ['issues', ROOM]
    ] as const
    for (const [name, path] of pages) {
      await page.goto(path)
      await page.waitForLoadState('networkidle')
      if (name === 'drafting') await expect(page.locator('.treaty-text .article').first()).toBeVisible()
      if (name === 'drafting' && width > 900) await page.locator('.outline button', { hasText: 'Publication' }).click()
      if (name === 'positions') await expect(page.getByRole('table')).toBeVisible()
      if (name === 'projector') await expect(page.locator('.treaty-text .article').first()).toBeVisible()
      if (name === 'issues') {
        if (width < 900) await page.getByRole('button', { name: 'Proposals', exact: true }).click()
        await page.getByRole('button', { name: 'Issue by issue' }).click()
        await expect(page.getByRole('region', { name: 'Issues' }).getByText(/^Issue \d+ of/)).toBeVisible()
      }
      await page.screenshot({ path: `${SHOTS}/${name}-${width}.png` })
      await test.step(name, () => checkAccessibility(page))
    }
    const visitor = await (await browser.newContext({ baseURL: server.base, viewport: { width, height } })).newPage()
    await visitor.goto('/sign-in')
    await expect(visitor.getByText('Demonstration', { exact: true })).toBeVisible()
    await visitor.screenshot({ path: `${SHOTS}/sign-in-${width}.png` })
  })
}
