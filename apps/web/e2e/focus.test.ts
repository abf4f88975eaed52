/** Where the keyboard is: past the bars at once, in the first field of a dialog, and again where it was when the dialog is closed. */
import { expect, test } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import { checkAccessibility, enterRoom } from './people.ts'
import { TestServer } from './server.ts'

let server: TestServer

test.beforeAll(async () => {
  server = await TestServer.start()
})

test.afterAll(async ({ browser }) => {
  await server.remove(browser)
})

/** Opened by the keyboard and closed by it: once by Esc, once by the button. */
async function comesBack(page: Page, opener: Locator, name: string, first: string | RegExp): Promise<void> {
  const dialog = page.getByRole('dialog', { name })
  for (const close of ['Esc', 'Cancel']) {
    await opener.focus()
    await page.keyboard.press('Enter')
    await expect(
      dialog.getByRole('textbox', { name: first }).or(dialog.getByRole('combobox', { name: first }))
    ).toBeFocused()
    if (close === 'Esc') await page.keyboard.press('Escape')
    else await dialog.getByRole('button', { name: 'Cancel' }).click()
    await expect(dialog).toHaveCount(0)
    await expect(opener).toBeFocused()
  }
}

test('the focus comes back to what opened a dialog', async ({ browser }) => {
  const delegate = await enterRoom(server, browser, 'kaz')
  await delegate.goto('/assistance')
  const ask = delegate.getByRole('button', { name: 'Ask for assistance' })
  await comesBack(delegate, ask, 'Ask for assistance', 'Article it serves')
  await ask.click()
  await expect(delegate.getByRole('dialog')).toContainText('In the working group Regional Trade Group.')
  await expect(delegate.getByRole('listbox')).toHaveCount(0)

  const chair = await enterRoom(server, browser, 'chair')
  await chair.goto('/groups/institutional')
  const plan = chair.getByRole('region', { name: 'Work plan' })
  await comesBack(chair, plan.getByRole('button', { name: 'New milestone…' }), 'New milestone', 'What is to be reached')
  await test.step('to the button of a menu where an entry of the menu opened it', async () => {
    const menu = plan.getByRole('button', { name: /^What can be done with/ }).first()
    await menu.focus()
    await chair.keyboard.press('Enter')
    await chair.getByRole('menuitem', { name: 'Plan otherwise…' }).press('Enter')
    await expect(chair.getByRole('dialog', { name: 'Milestone' })).toBeVisible()
    await chair.keyboard.press('Escape')
    await expect(menu).toBeFocused()
  })

  const secretariat = await enterRoom(server, browser, 'secretariat')
  await secretariat.goto('/groups')
  await comesBack(
    secretariat,
    secretariat.getByRole('button', { name: 'New working group…' }),
    'New working group',
    'Name'
  )
})

test('a link that is shown once has the focus', async ({ browser }) => {
  const page = await enterRoom(server, browser, 'secretariat')
  await page.goto('/people')
  await page.getByRole('button', { name: 'Invite somebody…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Invite somebody' })
  await dialog.getByLabel('Name').fill('Olga Reader')
  await dialog.getByLabel('E-mail').fill('olga@example.org')
  await dialog.getByRole('combobox', { name: 'Party' }).click()
  await page.getByRole('option', { name: 'Georgia' }).click()
  await dialog.getByRole('checkbox', { name: 'Trade Facilitation' }).check()
  await dialog.getByRole('button', { name: 'Make the link' }).click()
  await expect(page.getByRole('button', { name: 'Copy the link' })).toBeFocused()
  await checkAccessibility(page)
})

test('the first thing on a page leads past its bars', async ({ browser }) => {
  const page = await enterRoom(server, browser, 'kaz')
  for (const [path, name] of [
    ['/groups', 'Skip to content'],
    ['/instruments/framework-agreement', 'Skip to the text']
  ] as const) {
    await page.goto(path)
    await expect(page.locator('main')).toBeVisible()
    await page.keyboard.press('Tab')
    const link = page.getByRole('link', { name })
    await expect(link).toBeFocused()
    await expect(link).toBeInViewport({ ratio: 1 })
    await checkAccessibility(page)
    await page.keyboard.press('Enter')
    await expect(page.locator('main')).toBeFocused()
  }
})

test('on a telephone the buttons of a long dialog are in sight, and so is where one is in an instrument', async ({
  browser
}) => {
  const page = await enterRoom(server, browser, 'secretariat', { width: 390, height: 844 })
  await page.goto('/groups')
  await page.getByRole('button', { name: 'New working group…' }).click()
  await expect(page.getByRole('button', { name: 'Create the group' })).toBeInViewport({ ratio: 1 })
  await expect(page.getByRole('dialog').getByLabel('Name')).toBeFocused()
  await page.screenshot({ path: 'screenshots/group-dialog-390.png' })
  await page.goto('/instruments/framework-agreement/register')
  const tab = page.getByRole('navigation', { name: 'Instrument' }).getByRole('link', { name: 'Register' })
  await expect(tab).toBeInViewport({ ratio: 1 })
})
