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

const panel = (page: Page) => page.getByRole('region', { name: 'Issues' })
const progress = (page: Page) => panel(page).getByText(/^Issue \d+ of \d+/)

/** Goes through what is open until the place is reached. */
async function goTo(page: Page, name: string): Promise<void> {
  for (let steps = 0; steps < 40; steps++) {
    if ((await panel(page).getByRole('heading', { level: 2 }).textContent()) === name) return
    const before = await progress(page).textContent()
    await page.keyboard.press('j')
    await expect(progress(page)).not.toHaveText(before!)
  }
  throw new Error(`there is no issue in ${name}`)
}

/** A paragraph there is nothing of yet is no other wording of the one before it. */
async function checkAddition(page: Page): Promise<void> {
  await expect(panel(page)).toContainText('An additional paragraph, after Article 9(4)')
  const base = panel(page).getByRole('article', { name: 'The text as it stands' })
  await expect(base).toContainText('No such paragraph yet')
}

test('by keyboard alone the chair takes an article from open issues to agreed ad referendum', async ({ browser }) => {
  const [chair, kaz] = [await enterRoom(server, browser, 'chair'), await enterRoom(server, browser, 'kaz')]
  await chair.getByRole('button', { name: 'Article 9 Publication' }).first().focus()
  await chair.keyboard.press('Enter')
  await chair.getByRole('button', { name: 'Issue by issue' }).focus()
  await chair.keyboard.press('Enter')
  await expect(panel(chair)).toBeFocused()
  await goTo(chair, 'Article 9(1)')
  const all = Number(/of (\d+)/.exec((await progress(chair).textContent())!)![1])

  // Two wordings for one place: taking one supersedes the other, and says so first.
  await chair.keyboard.press('1')
  const confirm = panel(chair).getByRole('region', { name: 'Confirm' })
  await expect(confirm).toContainText(/TKM no\. \d+ is superseded/)
  await checkAccessibility(chair)
  await chair.keyboard.press('Escape')
  await expect(confirm).toBeHidden()
  await chair.keyboard.press('1')
  await chair.keyboard.press('Enter')
  await expect(panel(chair).getByRole('status')).toHaveText('Taken into the text.')
  await expect(kaz.locator('.treaty-text')).toContainText('Each Party should promptly')

  // Whatever else is open in the article: the text is retained.
  const passed: string[] = []
  for (;;) {
    const name = (await panel(chair).getByRole('heading', { level: 2 }).textContent())!
    if (!name.startsWith('Article 9')) break
    passed.push(name)
    if (name === 'Article 9(4 bis)') await checkAddition(chair)
    const before = await progress(chair).textContent()
    await chair.keyboard.press('r')
    await expect(confirm).toBeVisible()
    await expect(confirm.getByText('Looking what follows')).toBeHidden()
    await chair.keyboard.press('Enter')
    await expect(progress(chair)).not.toHaveText(before!)
  }
  expect(passed).toContain('Article 9(4 bis)')
  expect(Number(/of (\d+)/.exec((await progress(chair).textContent())!)![1])).toBeLessThan(all - 4)
  await expect(panel(chair)).toContainText('Nothing is open in Article 9 any more.')
  await chair.keyboard.press('g')
  // It asks, as the menu does, and a second key answers.
  await expect(chair.getByRole('dialog', { name: 'Agree Article 9 ad referendum?' })).toContainText(
    'Its words are locked'
  )
  await chair.keyboard.press('Enter')
  await expect(panel(chair).getByRole('status')).toHaveText('Article 9 is agreed ad referendum.')
  const agreed = kaz.locator('.article[data-status="agreed-ad-referendum"]', { hasText: 'Publication' })
  await expect(agreed).toBeVisible()

  // And opened again, which takes a reason.
  await chair.keyboard.press('Escape')
  await chair.getByRole('button', { name: 'Article 9 Publication' }).first().focus()
  await chair.keyboard.press('Enter')
  await chair.getByRole('button', { name: 'Agreed ad referendum', exact: true }).click()
  await chair.getByRole('menuitem', { name: 'Open it again…' }).click()
  await chair.getByRole('textbox', { name: 'Why it is opened again' }).fill('New instructions')
  await chair.getByRole('button', { name: 'Open it again' }).click()
  await expect(agreed).toBeHidden()
  await expect(chair.getByText(/^Opened again, .*: New instructions$/)).toBeVisible()
})

test('an issue is parked with a note, left out, and taken up again; a delegation reads along and takes its position', async ({
  browser
}) => {
  const [chair, kaz] = [await enterRoom(server, browser, 'chair'), await enterRoom(server, browser, 'kaz')]
  for (const page of [chair, kaz]) await page.getByRole('button', { name: 'Issue by issue' }).click()
  await goTo(chair, 'Article 10(2)')
  await chair.keyboard.press('p')
  await panel(chair).getByLabel('Note for the register').fill('Pending the work on Article 12')
  await panel(chair).getByRole('button', { name: 'Park it' }).click()
  await expect(panel(chair).getByRole('heading', { level: 2 })).not.toHaveText('Article 10(2)')
  await panel(chair).getByRole('button', { name: '1 parked' }).click()
  await goTo(chair, 'Article 10(2)')
  await expect(panel(chair)).toContainText('Pending the work on Article 12')
  await chair.keyboard.press('p')
  await panel(chair).getByRole('button', { name: 'Take it up again' }).click()
  await expect(panel(chair).getByRole('status')).toHaveText('Taken up again.')

  await goTo(kaz, 'Article 10(2)')
  await panel(kaz).getByRole('button', { name: 'Support' }).first().click()
  await expect(panel(chair).getByRole('list', { name: 'Positions' }).first()).toContainText('KAZ')
  await kaz.keyboard.press('1')
  await expect(panel(kaz).getByRole('region', { name: 'Confirm' })).toBeHidden()
  await test.step('also on the text as it stands, and pending another proposal', async () => {
    await panel(kaz).getByRole('button', { name: 'Not as it stands' }).click()
    const base = panel(chair).getByRole('article', { name: 'The text as it stands' })
    await expect(base).toContainText('KAZ oppose')
    await panel(kaz).getByRole('button', { name: 'Not as it stands' }).click()
    await expect(base).not.toContainText('KAZ oppose')
    await kaz.getByRole('button', { name: 'Undo' }).click()
    await expect(base).toContainText('KAZ oppose')
    await panel(kaz).getByRole('button', { name: 'Other' }).first().click()
    await kaz.getByRole('menuitem', { name: /^pending another/ }).click()
    const dialog = kaz.getByRole('dialog', { name: /^Position on no\./ })
    await expect(dialog.getByRole('button', { name: 'Take this position' })).toBeDisabled()
    await dialog.getByLabel('Until this proposal is settled').fill('no.')
    const other = kaz.getByRole('option', { name: /^no\. \d+,/ }).first()
    const number = /^no\. \d+/.exec((await other.textContent())!)![0]
    await other.click()
    await dialog.getByLabel(/^For a group as well/).fill('landlocked members')
    await checkAccessibility(kaz)
    await dialog.getByRole('button', { name: 'Take this position' }).click()
    await panel(kaz)
      .getByRole('button', { name: /^(Other|reserve pending)$/ })
      .first()
      .click()
    await kaz.getByRole('menuitem', { name: /^pending another/ }).click()
    await dialog.getByLabel('Who may see it').click()
    await kaz.getByRole('option', { name: /^Chair and Secretariat/ }).click()
    await dialog.getByRole('combobox', { name: 'Position', exact: true }).click()
    await kaz.getByRole('option', { name: 'can accept' }).click()
    await dialog.getByRole('button', { name: 'Take this position' }).click()
    for (const page of [kaz, chair])
      await expect(panel(page)).toContainText('KAZ can accept told to the Chair’s table alone')
    await expect(panel(chair)).toContainText(
      `KAZ reserve pending until ${number} is settled for landlocked members as well`
    )
  })
})

test('a bracket inside a bracket is opened by reading the wording with it', async ({ browser }) => {
  const chair = await enterRoom(server, browser, 'chair')
  await chair.getByRole('button', { name: 'Issue by issue' }).click()
  await goTo(chair, 'Article 13(3)')
  const alternative = panel(chair).getByRole('article', { name: /of Kyrgyz Republic$/ })
  await expect(alternative).toContainText('The Parties shall endeavour to concludeconclude arrangements')
  await alternative.getByText('One amendment to it').first().click()
  const read = alternative.getByRole('switch', { name: /^Read the wording with no\./ })
  await expect(read).toHaveCount(1)
  await read.press('Space')
  await expect(alternative).toContainText('conclude, within three years, arrangements')
  await alternative.getByText('One amendment to it').nth(1).click()
  await read.nth(1).press('Space')
  await expect(alternative.locator('ins', { hasText: /^five years/ }).first()).toBeVisible()
  await checkAccessibility(chair)
  await chair.screenshot({ path: `screenshots/issues-depth-1440.png` })
  await read.first().press('Space')
  await expect(read).toHaveCount(1)
  await expect(alternative.locator('.issue-reading').first()).not.toContainText('within three years')
})

test('the chair puts a compromise beside the other wordings', async ({ browser }) => {
  const [chair, kaz] = [await enterRoom(server, browser, 'chair'), await enterRoom(server, browser, 'kaz')]
  await chair.getByRole('button', { name: 'Issue by issue' }).click()
  await goTo(chair, 'Article 2(1)(d)')
  await chair.keyboard.press('c')
  const form = panel(chair).getByRole('form', { name: 'Draft a compromise' })
  await expect(form.getByLabel('These words would read')).toBeFocused()
  await form.getByLabel('These words would read').fill('calendar days unless this Agreement says otherwise')
  await form.getByRole('button', { name: 'Put it beside the others' }).click()
  await expect(panel(chair).getByRole('article', { name: /^Alternative 2, of the Chair/ })).toContainText(
    'without prejudice'
  )
  await expect(kaz.locator('.treaty-text')).toContainText('unless this Agreement says otherwise')

  await test.step('what asks for changes at other places too is taken by a key only when they are meant', async () => {
    const changes = [
      { provision: 'Article 10(1)', quote: 'reasonable enquiries', text: 'enquiries' },
      { provision: 'Article 12(1)', quote: 'shall', text: 'should' }
    ]
    await kaz.request.post('/api/instruments/framework-agreement/proposals', { data: { changes } })
    await goTo(chair, 'Article 10(1)')
    await expect(panel(chair)).toContainText('It asks for one more change, decided with it: in Article 12(1).')
    await chair.keyboard.press('1')
    const confirm = panel(chair).getByRole('region', { name: 'Confirm' })
    await expect(confirm).toContainText('Article 12(1): shall should')
    await expect(confirm.getByRole('button', { name: 'Take both changes' })).toBeDisabled()
    await chair.keyboard.press('Enter')
    await expect(confirm).toBeVisible()
    await chair.keyboard.press('Space')
    await chair.keyboard.press('Enter')
    await expect(panel(chair).getByRole('status')).toHaveText('Taken into the text.')
  })
})

test('what one chair is about to confirm is not carried over when another settles the issue first', async ({
  browser
}) => {
  const [first, second] = [await enterRoom(server, browser, 'chair'), await enterRoom(server, browser, 'chair')]
  for (const page of [first, second]) {
    await page.getByRole('button', { name: 'Issue by issue' }).click()
    await goTo(page, 'Article 11(3)')
  }
  await first.keyboard.press('r')
  const confirm = panel(first).getByRole('region', { name: 'Confirm' })
  await expect(confirm).toBeVisible()
  await second.keyboard.press('r')
  await panel(second).getByRole('button', { name: 'Keep the text as it stands' }).click()
  await expect(panel(first).getByRole('status')).toHaveText(/^Somebody else settled that issue first/)
  await expect(confirm).toBeHidden()
  await expect(panel(first).getByRole('heading', { level: 2 })).not.toHaveText('Article 11(3)')
  // The keys are alive again.
  const place = await progress(first).textContent()
  await first.keyboard.press('j')
  await expect(progress(first)).not.toHaveText(place!)
})

test('the positions of all parties are one table, which leads to the text', async ({ browser }) => {
  const page = await enterRoom(server, browser, 'legal')
  await page.getByRole('link', { name: 'Positions' }).click()
  const table = page.getByRole('table')
  await expect(table.getByRole('columnheader')).toHaveCount(12)
  await expect(table.getByRole('cell', { name: 'oppose' }).first()).toBeVisible()
  await checkAccessibility(page)
  const link = table.getByRole('link').nth(2)
  const name = await link.textContent()
  await link.click()
  await expect(panel(page).getByRole('heading', { level: 2 })).toHaveText(name!)
})
