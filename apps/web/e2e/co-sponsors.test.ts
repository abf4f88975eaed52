/** One proposal of several delegations: sponsored together, written together, taken over. */
import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import {
  bracketed,
  checkAccessibility,
  enterRoom,
  provision,
  provisionOf,
  putCaretBefore,
  select,
  wordsOf
} from './people.ts'
import { TestServer } from './server.ts'

const PLACE = 'No reservation may be made to Chapters'
const SHOTS = process.env['SHOTS']

let server: TestServer

test.beforeAll(async () => {
  server = await TestServer.start()
})

test.afterAll(async ({ browser }) => {
  await server.remove(browser)
})

const card = (page: Page, words: string) => page.locator('.proposal', { hasText: words })

async function shoot(page: Page, name: string): Promise<void> {
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png` })
}

/** Puts an article's proposals into the panel, as a click into it does. */
async function lookAt(page: Page, id: string): Promise<void> {
  await provision(page, id).scrollIntoViewIfNeeded()
  await provision(page, id).click({ position: { x: 200, y: 10 } })
}

test('PAK sponsors what KAZ proposes and writes in it; UZB takes it over when it is withdrawn', async ({ browser }) => {
  const [kaz, pak, uzb] = (await Promise.all(['kaz', 'pak', 'uzb'].map((who) => enterRoom(server, browser, who)))) as [
    Page,
    Page,
    Page
  ]
  const id = await provisionOf(kaz, PLACE)
  for (const page of [kaz, pak, uzb]) await lookAt(page, id)

  await test.step('both names stand before the words', async () => {
    await select(kaz, id, (await wordsOf(kaz, id)).length)
    await kaz.keyboard.type(' Reservations are notified.')
    await card(pak, 'Reservations are notified').getByRole('button', { name: 'Other' }).click()
    await pak.getByRole('menuitem', { name: 'co-sponsor' }).click()
    await expect(card(kaz, 'Reservations are notified').locator('header .party')).toHaveText(['KAZ', 'PAK'])
    await expect.poll(() => bracketed(kaz, id)).toContain('[KAZ, PAK:  Reservations are notified.]')
    await shoot(pak, 'co-sponsored')
  })
  await test.step('KAZ gives the pen to PAK, whose words go into the proposal', async () => {
    await card(kaz, 'Reservations are notified').getByRole('button', { name: 'Who writes in it' }).click()
    await shoot(kaz, 'who-writes')
    await kaz.getByRole('menuitem', { name: 'Let Pakistan write in it' }).click()
    await expect(card(pak, 'Reservations are notified')).toContainText('You write in it')
    await putCaretBefore(pak, id, 'notified.')
    await pak.keyboard.type('promptly ')
    await expect.poll(() => bracketed(uzb, id)).toContain('[KAZ, PAK:  Reservations are promptly notified.]')
    await expect(uzb.locator('.proposal', { hasText: 'promptly' })).toHaveCount(1)
  })
  await test.step('what KAZ goes on writing is not said in the name of PAK until PAK says so', async () => {
    await select(kaz, id, (await wordsOf(kaz, id)).length)
    await kaz.keyboard.type(' In writing.')
    await expect.poll(() => bracketed(uzb, id)).toContain('[KAZ:  Reservations are promptly notified. In writing.]')
    await card(pak, 'promptly').getByRole('button', { name: 'Sponsor it as it reads now' }).click()
    await expect.poll(() => bracketed(uzb, id)).toContain('[KAZ, PAK:  Reservations are promptly notified. In')
  })
  await test.step('UZB opposes it and says why', async () => {
    const proposal = card(uzb, 'promptly')
    await proposal.getByRole('button', { name: 'Oppose' }).click()
    await proposal.getByRole('button', { name: 'Say why' }).click()
    await uzb.getByRole('textbox', { name: 'Why you take this position' }).fill('Our law asks for thirty days.')
    await uzb.getByRole('button', { name: 'Save' }).click()
    await expect(card(kaz, 'promptly').getByRole('list', { name: 'Positions' })).toContainText(
      'UZB oppose Our law asks for thirty days.'
    )
    await shoot(uzb, 'reason')
  })
  await test.step('an amendment of UZB is taken up by KAZ', async () => {
    await putCaretBefore(uzb, id, 'writing.')
    await uzb.keyboard.type('clear ')
    await card(kaz, 'clear').getByRole('button', { name: 'Take it up…' }).click()
    const dialog = kaz.getByRole('dialog', { name: 'Take this up into your proposal?' })
    await expect(dialog).toContainText('In clear writing.')
    await shoot(kaz, 'take-up')
    await dialog.getByRole('button', { name: 'Take up', exact: true }).click()
    await expect(dialog).toHaveCount(0)
    await expect
      .poll(() => bracketed(pak, id))
      .toContain('[KAZ:  Reservations are promptly notified. In clear writing.]')
  })
  await test.step('KAZ withdraws it, UZB takes it over', async () => {
    await card(kaz, 'promptly').getByRole('button', { name: 'Withdraw…' }).click()
    await kaz.getByRole('dialog').getByRole('button', { name: 'Withdraw', exact: true }).click()
    await expect.poll(() => wordsOf(uzb, id)).not.toContain('promptly')
    await uzb.getByText(/^Decided/).click()
    await shoot(uzb, 'withdrawn')
    await card(uzb, 'promptly').getByRole('button', { name: 'Take it over' }).click()
    await expect
      .poll(() => bracketed(pak, id))
      .toContain('[UZB:  Reservations are promptly notified. In clear writing.]')
    await expect(card(uzb, 'promptly')).toContainText('taken over as no.')
    await checkAccessibility(uzb)
  })
  await test.step('the register tells all of it', async () => {
    await pak.goto('/instruments/framework-agreement/register')
    for (const said of [
      'lets PAK write in proposal no.',
      'wrote in proposal no.',
      'into the words of no.',
      'took over'
    ])
      await expect(pak.getByText(said).first()).toBeVisible()
    await shoot(pak, 'register')
  })
})
