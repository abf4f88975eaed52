/** Working groups: one is created with its texts, a delegate writes in them, and for everybody else none of it exists. */
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

const DRAFT = `Article 1 — Purpose
1.  The Working Group prepares a protocol on transit guarantees.
2.  It [shall] [PAK: should] report to the Regional Trade Group each quarter.

Article 2 — Membership
1.  Every Party may take part.
`

async function fitsTheScreen(page: Page): Promise<void> {
  const [width, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth])
  expect(width).toBeLessThanOrEqual(screen!)
}

/** Every answer of the server that a page got, as text. */
function hear(page: Page): () => string {
  const heard: string[] = []
  page.on(
    'response',
    (answer) =>
      void answer.text().then(
        (text) => heard.push(text),
        () => undefined
      )
  )
  return () => heard.join('\n')
}

test('the secretariat creates a group and a text in it; a delegate writes in it, and others hear nothing of it', async ({
  browser
}) => {
  const secretariat = await enterRoom(server, browser, 'secretariat')
  await secretariat.goto('/groups')
  await test.step('a group with its chair and those who take part', async () => {
    await secretariat.getByRole('button', { name: 'New working group…' }).click()
    const dialog = secretariat.getByRole('dialog', { name: 'New working group' })
    await dialog.getByLabel('Name').fill('Transit Guarantees')
    await dialog.getByLabel('Mandate').fill('A protocol on guarantees for goods in transit.')
    await dialog.getByRole('combobox', { name: 'Chair' }).click()
    await secretariat.getByRole('option', { name: /^Chair/ }).click()
    for (const party of ['Afghanistan', 'Azerbaijan', 'Georgia', 'Mongolia', 'Turkmenistan'])
      await dialog.getByRole('checkbox', { name: party }).uncheck()
    await expect(dialog.getByRole('combobox', { name: 'Legal reviewer' })).toBeVisible()
    await checkAccessibility(secretariat)
    await dialog.getByRole('button', { name: 'Create the group' }).click()
    await expect(secretariat.getByRole('heading', { level: 1, name: 'Transit Guarantees' })).toBeVisible()
    const plan = secretariat.getByRole('link', { name: 'Plan a meeting' })
    await expect(plan).toHaveAttribute('href', '/meetings/new?group=transit-guarantees')
    await expect(secretariat.getByRole('link', { name: 'Meetings of the group' })).toBeVisible()
    await secretariat.screenshot({ path: 'screenshots/group-new-1440.png' })
  })
  const address = secretariat.url()

  await test.step('a draft that does not read creates nothing and says where', async () => {
    await secretariat.getByRole('button', { name: 'New text…' }).click()
    const dialog = secretariat.getByRole('dialog', { name: 'New text of Transit Guarantees' })
    await dialog.getByLabel('Title').fill('Terms of Reference on Transit Guarantees')
    await dialog.getByLabel('Symbol').fill('CARTIF/TG/TOR')
    await dialog.getByRole('textbox', { name: 'The draft' }).fill(DRAFT.replace('[shall]', '[shall'))
    await dialog.getByRole('button', { name: 'See what it holds' }).click()
    await expect(dialog.getByRole('alert')).toContainText('Line 3: This bracket is never closed.')
    await checkAccessibility(secretariat)
    await secretariat.screenshot({ path: 'screenshots/group-draft-1440.png' })
    await dialog.getByRole('textbox', { name: 'The draft' }).fill(DRAFT)
    await expect(dialog.getByRole('combobox', { name: 'What it is' })).toHaveValue('Terms of reference')
    await dialog.getByRole('button', { name: 'See what it holds' }).click()
    await expect(dialog.getByRole('status')).toContainText('2 articles, 2 brackets, 1 proposal.')
    await expect(dialog.getByRole('status')).toContainText('PAK 1 proposal')
    await checkAccessibility(secretariat)
    await secretariat.screenshot({ path: 'screenshots/group-draft-preview-1440.png' })
    await dialog.getByRole('button', { name: 'Put it on the table' }).click()
    await expect(secretariat.locator('.treaty-text')).toContainText('transit guarantees')
  })
  const text = secretariat.url()

  await test.step('a delegate of the group finds it and proposes in it while the secretariat watches', async () => {
    const delegate = await enterRoom(server, browser, 'kaz')
    await delegate.goto('/groups')
    await delegate.getByRole('link', { name: 'Transit Guarantees', exact: true }).click()
    await expect(delegate.getByText('0 of 2 articles agreed · 1 open issue')).toBeVisible()
    await checkAccessibility(delegate)
    await delegate.getByRole('link', { name: 'Terms of Reference on Transit Guarantees' }).click()
    await delegate.locator('.treaty-text .provision', { hasText: 'Every Party may take part.' }).click()
    await delegate.keyboard.press('End')
    await delegate.keyboard.type(' Observers may be invited.')
    await expect(secretariat.locator('.treaty-text')).toContainText('Observers may be invited.')
  })

  await test.step('for a delegation that takes no part there is no such group', async () => {
    const other = await enterRoom(server, browser, 'geo')
    const heard = hear(other)
    await other.goto('/groups')
    await expect(other.getByRole('link', { name: 'Trade Facilitation', exact: true })).toBeVisible()
    for (const page of ['/', '/directory', '/outputs', '/progress']) {
      await other.goto(page)
      await expect(other.getByRole('heading', { level: 1 })).toBeVisible()
      await expect(other.getByRole('status')).toHaveCount(0)
    }
    await other.goto(address)
    await expect(other.getByRole('heading', { name: 'There is no such working group for you' })).toBeVisible()
    expect(heard()).not.toMatch(/guarantee|CARTIF\/TG/i)
    const { pathname } = new URL(text)
    for (const path of [pathname, `${pathname}/text`])
      expect((await other.request.get(`/api${path}`)).status()).toBe(404)
  })
})

test('a work plan is met by facts, and the chair notes only what no fact shows', async ({ browser }) => {
  const chair = await enterRoom(server, browser, 'chair')
  await chair.goto('/groups/institutional')
  const plan = chair.getByRole('region', { name: 'Work plan' })
  await expect(plan.locator('li', { hasText: 'Terms of reference on the table' })).toContainText('✓ met')
  await plan.getByRole('button', { name: 'New milestone…' }).click()
  const dialog = chair.getByRole('dialog', { name: 'New milestone' })
  await dialog.getByLabel('What is to be reached').fill('Experts heard')
  await dialog.getByLabel(/^By/).fill('2026-01-15')
  await checkAccessibility(chair)
  await dialog.getByRole('button', { name: 'Save' }).click()
  const row = plan.locator('li', { hasText: 'Experts heard' })
  await expect(row).toContainText('! late')
  await row.getByRole('button', { name: 'What can be done with Experts heard' }).click()
  await chair.getByRole('menuitem', { name: 'Note that it is met…' }).click()
  await chair.getByLabel('How it was met').fill('By letter.')
  await chair.getByRole('button', { name: 'Save' }).click()
  await expect(row).toContainText('✓ met')
  await expect(chair.getByRole('region', { name: 'From the register' })).toContainText(
    'noted that “Experts heard” is met'
  )
  await checkAccessibility(chair)
})

test('groups, directory and outputs are read at both widths', async ({ browser }) => {
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 }
  ]) {
    const page = await enterRoom(server, browser, 'kaz', viewport)
    for (const [path, name] of [
      ['/groups', 'groups'],
      ['/groups/trade-facilitation', 'group'],
      ['/directory', 'directory'],
      ['/outputs', 'outputs']
    ] as const) {
      await page.goto(path)
      await expect(page.locator('main .card').first()).toBeVisible()
      await expect(page.getByRole('status')).toHaveCount(0)
      await fitsTheScreen(page)
      await checkAccessibility(page)
      await page.screenshot({ path: `screenshots/${name}-${viewport.width}.png`, fullPage: true })
    }
    await page.goto('/directory')
    await expect(page.locator('.party-card', { hasText: 'Грузия' })).toContainText('WTO member since 14 June 2000')
    await page.context().close()
  }
})
