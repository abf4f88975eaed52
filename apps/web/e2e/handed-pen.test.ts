/** The pen in the hand of a delegation: for an article and a time, seen by the room, taken out again as one act. */
import { expect, test } from '@playwright/test'
import { ROOM, bracketed, checkAccessibility, enterRoom, provision, provisionOf, select } from './people.ts'
import { TestServer } from './server.ts'

let server: TestServer

test.beforeAll(async () => {
  server = await TestServer.start()
})

test.afterAll(async ({ browser }) => {
  await server.remove(browser)
})

test('the chair hands the pen to UZB, sees what it puts into the text, and takes it out again', async ({ browser }) => {
  const [chair, uzb, pak] = await Promise.all(['chair', 'uzb', 'pak'].map((who) => enterRoom(server, browser, who)))
  const id = await provisionOf(uzb!, 'that allow for the submission of import')
  await provision(chair!, id).click()
  await chair!.getByRole('button', { name: 'Hand over the pen…' }).click()
  const dialog = chair!.getByRole('dialog', { name: 'Hand over the pen in Article 12' })
  await dialog.getByRole('checkbox', { name: 'Uzbekistan' }).check()
  await checkAccessibility(chair!)
  await dialog.getByRole('button', { name: 'Hand over the pen' }).click()
  const banner = uzb!.getByRole('region', { name: 'The pen in Article 12' })
  await expect(banner).toContainText('UZB has the pen in Article 12 until')

  await select(uzb!, id, 'Each Party shall'.length)
  await uzb!.keyboard.type(' promptly')
  const bracket = 'Each Party shall[UZB:  promptly] adopt'
  await expect.poll(() => bracketed(pak!, id)).toContain(bracket)
  // A call that is open meanwhile is on the words as they were.
  const { outline } = await (await chair!.request.get(`/api${ROOM}`)).json()
  const { id: subject } = outline.find(({ number }: { number: string }) => number === 'Article 12')
  expect((await chair!.request.post(`/api${ROOM}/calls`, { data: { subject, minutes: 5 } })).ok()).toBe(true)
  await expect(pak!.getByRole('region', { name: 'Call for consensus' })).toContainText('left, nobody has answered yet')
  const card = uzb!.getByRole('article', { name: /of Uzbekistan/ }).filter({ hasText: 'promptly' })
  await card.getByRole('button', { name: 'Put into the text' }).click()
  await expect.poll(() => bracketed(pak!, id)).toContain('Each Party shall promptly adopt')
  await expect(pak!.getByRole('region', { name: 'Result of the call' })).toContainText(
    'The call on Article 12 lapsed: the words of the text were changed while it was open'
  )
  const read = pak!.getByRole('region', { name: 'The pen in Article 12' })
  await expect(read).toContainText(/UZB has the pen in Article 12 until .*, one change put into the text\./)
  await read.getByRole('button', { name: 'Unfold the pen in Article 12' }).click()
  await expect(read).toContainText('promptly')

  const desk = chair!.getByRole('region', { name: 'The pen in Article 12' })
  await desk.scrollIntoViewIfNeeded()
  await desk.getByRole('button', { name: 'Unfold the pen in Article 12' }).click()
  await chair!.screenshot({ path: 'screenshots/handed-pen-1440.png' })
  await checkAccessibility(chair!)
  await desk.getByRole('button', { name: 'Take it out of the text' }).click()
  await expect.poll(() => bracketed(pak!, id)).toContain(bracket)
  await expect(desk).toHaveCount(0)
})
