import { encodeTold } from '@cartif/live'
import { expect, test } from '@playwright/test'
import type { WebSocketRoute } from '@playwright/test'
import { ROOM, enterRoom, provisionOf, select, signIn, wordsOf } from './people.ts'
import { TestServer } from './server.ts'

let server: TestServer

test.beforeAll(async () => {
  server = await TestServer.start()
})

test.afterAll(async ({ browser }) => {
  await server.remove(browser)
})

test('the words of a party that has come to have a layer show in a page that was open before', async ({ browser }) => {
  const context = await browser.newContext({ baseURL: server.base, viewport: { width: 1440, height: 900 } })
  const kaz = await context.newPage()
  kaz.on('pageerror', (error) => expect(error.message).toBe('no error'))
  await signIn(server, context, 'kaz')
  // As if there were no layer of Uzbekistan yet: the page is not told of any, and asks for none.
  const described = `**/api${ROOM}`
  await kaz.route(described, async (route) => {
    const response = await route.fetch()
    const instrument = (await response.json()) as { holders: readonly string[] }
    await route.fulfill({
      response,
      json: { ...instrument, holders: instrument.holders.filter((one) => one !== 'uzb') }
    })
  })
  let line: WebSocketRoute | undefined
  await kaz.routeWebSocket(/\/api\/live\//, (socket) => {
    socket.connectToServer()
    line = socket
  })
  await kaz.goto(ROOM)
  await expect(kaz.locator('.treaty-text .article').first()).toBeVisible({ timeout: 60_000 })
  await expect(kaz.locator('.saved')).toHaveText(/Connected/)
  const theirs = kaz.locator('.treaty-text [data-holder="uzb"]')
  await expect(theirs).toHaveCount(0)
  const place = await provisionOf(kaz, 'The Parties recognise that each Party may have its own regulatory')
  await select(kaz, place, 0)
  await kaz.locator('.treaty-text').evaluate((element) => (element.dataset['untouched'] = 'yes'))
  await kaz.unroute(described)
  line!.send(Buffer.from(encodeTold({ kind: 'come', name: 'layer/uzb' })))
  await expect(theirs.first()).toBeAttached()
  await expect(kaz.locator('.saved')).toHaveText(/Connected/)
  // What is written there from now on comes letter by letter, into the same text.
  const uzb = await enterRoom(server, browser, 'uzb')
  await select(uzb, place, (await wordsOf(uzb, place)).length)
  await uzb.keyboard.type(' without delay')
  await expect(kaz.locator('.treaty-text ins[data-holder="uzb"]', { hasText: 'without delay' })).toHaveCount(1)
  await expect(kaz.locator('.treaty-text[data-untouched]')).toHaveCount(1)
})
