/** Schedules of commitments: stated by a delegation, read by others once they are shared; and what the articles are beside WTO agreements. */
import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import { ROOM, checkAccessibility, enterRoom } from './people.ts'
import { TestServer } from './server.ts'

let server: TestServer

test.beforeAll(async () => {
  server = await TestServer.start()
})

test.afterAll(async ({ browser }) => {
  await server.remove(browser)
})

const NARROW = { width: 390, height: 844 }
const field = (page: Page, party: string, article: string) =>
  page.getByRole('button', { name: new RegExp(`^${party}, ${article}: `) })

async function openCommitments(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Commitments', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Commitments' })).toBeVisible()
  await expect(page.getByRole('grid')).toBeVisible()
}

test('a delegate states by keyboard and shares; another delegation reads it then and not before', async ({
  browser
}) => {
  const kaz = await enterRoom(server, browser, 'kaz')
  const uzb = await enterRoom(server, browser, 'uzb')
  const chair = await enterRoom(server, browser, 'chair')
  await openCommitments(kaz)
  await expect(kaz.getByText('Your schedule is a draft')).toBeVisible()
  await expect(kaz.getByRole('button', { name: 'Share the schedule' })).toBeDisabled()

  await test.step('the arrows go from field to field, and a field opens with Enter', async () => {
    await field(kaz, 'Kazakhstan', 'Article 1').focus()
    for (let row = 0; row < 9; row++) await kaz.keyboard.press('ArrowDown')
    await expect(field(kaz, 'Kazakhstan', 'Article 10')).toBeFocused()
    await kaz.keyboard.press('ArrowUp')
    await expect(field(kaz, 'Kazakhstan', 'Article 9')).toBeFocused()
    await kaz.keyboard.press('Enter')
    const panel = kaz.getByRole('dialog', { name: 'Kazakhstan, Article 9' })
    await expect(panel.getByText('Each Party shall promptly publish')).toBeVisible()
    await expect(panel.getByText(/^\d issues are open in Article 9, so its words may still change/)).toBeVisible()
    await panel.getByRole('radio', { name: 'B: after a transition' }).press('Space')
    await expect(panel.getByText('Category B needs a transition')).toBeVisible()
    await expect(panel.getByRole('button', { name: 'Save and close' })).toBeDisabled()
    await panel.getByLabel('Transition, in months').fill('18')
    await panel.getByLabel('Conditions').fill('Subject to the acts of the regional organisation.')
    await checkAccessibility(kaz)
    await kaz.screenshot({ path: 'screenshots/commitments-panel-1440.png' })
    await kaz.keyboard.press('Control+Enter')
    const next = kaz.getByRole('dialog', { name: 'Kazakhstan, Article 10' })
    await expect(next).toBeVisible()
    await next.getByRole('radio', { name: 'A: at entry into force' }).press('Space')
    await next.getByRole('button', { name: 'Save and close' }).press('Enter')
    await expect(next).toBeHidden()
    await expect(field(kaz, 'Kazakhstan', 'Article 10')).toBeFocused()
    await expect(field(kaz, 'Kazakhstan', 'Article 9')).toHaveAccessibleName(/18 months after entry into force/)
    await expect(field(kaz, 'Kazakhstan', 'Article 10')).toHaveAccessibleName(/at entry into force/)
  })

  await test.step('the chair’s table reads the draft, another delegation does not', async () => {
    await openCommitments(chair)
    await expect(field(chair, 'Kazakhstan', 'Article 9')).toHaveAccessibleName(/18 months/)
    await openCommitments(uzb)
    await expect(field(uzb, 'Kazakhstan', 'Article 9')).toHaveAccessibleName(/Not shared/)
    await uzb.goto(`${ROOM}/commitments/kaz`)
    await expect(uzb.getByText('There is no such schedule for you')).toBeVisible()
  })

  await test.step('once it is shared everybody reads it, and it stands in the register', async () => {
    await kaz.getByRole('button', { name: 'Share the schedule' }).click()
    const dialog = kaz.getByRole('dialog')
    await expect(dialog).toContainText(/Nothing is stated of \d+ of \d+ articles/)
    await dialog.getByRole('button', { name: 'Share', exact: true }).click()
    await expect(kaz.getByText('Your schedule was shared on')).toBeVisible()
    await uzb.goto(`${ROOM}/commitments`)
    await field(uzb, 'Kazakhstan', 'Article 9').click()
    const panel = uzb.getByRole('dialog', { name: 'Kazakhstan, Article 9' })
    await expect(panel.getByText('Subject to the acts of the regional organisation.')).toBeVisible()
    await expect(panel.getByRole('button', { name: 'Save and close' })).toHaveCount(0)
    await uzb.goto(`${ROOM}/register`)
    await expect(uzb.getByText('shared its schedule of commitments, with 2 statements')).toBeVisible()
  })

  await test.step('when the words of the article change, the statement is shown as made on earlier wording', async () => {
    const api = `/api${ROOM}/proposals`
    const changes = [{ provision: 'Article 10(1)', quote: 'reasonable enquiries', text: 'enquiries' }]
    const tabled = await uzb.request.post(api, { data: { changes } })
    const { id, version } = (await tabled.json()) as { id: string; version: string }
    const data = { outcome: 'accept', seen: version }
    expect((await chair.request.post(`${api}/${id}/decision`, { data })).ok()).toBe(true)
    await kaz.goto(`${ROOM}/commitments`)
    await expect(field(kaz, 'Kazakhstan', 'Article 10')).toHaveAccessibleName(/made on earlier wording/)
    await field(kaz, 'Kazakhstan', 'Article 10').click()
    const panel = kaz.getByRole('dialog', { name: 'Kazakhstan, Article 10' })
    await expect(panel.getByText('Made on earlier wording, on')).toBeVisible()
    await checkAccessibility(kaz)
    await panel.getByRole('button', { name: 'Save and close' }).click()
    await expect(panel).toBeHidden()
    await expect(field(kaz, 'Kazakhstan', 'Article 10')).not.toHaveAccessibleName(/made on earlier wording/)
  })
  await expect(field(kaz, 'Kazakhstan', 'Article 9')).toBeVisible()
  await checkAccessibility(kaz)
  await kaz.screenshot({ path: 'screenshots/commitments-1440.png' })
})

test('the head of the matrix and its first column stay in view', async ({ browser }) => {
  const page = await enterRoom(server, browser, 'chair')
  await openCommitments(page)
  await page.locator('.commitment-scroll').evaluate((element) => element.scrollTo(0, 900))
  await expect(page.getByRole('columnheader', { name: 'Article' })).toBeInViewport()
  await expect(page.getByRole('link', { name: 'GEO: schedule of Georgia, shared' })).toBeInViewport()
})

test('a file is taken in whole, or not at all and each row that cannot be taken is named', async ({ browser }) => {
  const page = await enterRoom(server, browser, 'tjk')
  await openCommitments(page)
  const takeIn = async (csv: string) => {
    await page.getByRole('button', { name: 'Files' }).click()
    await page.getByRole('menuitem', { name: 'Take in a filled file' }).click()
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('dialog').getByText('Choose a file').click()
    ])
    await chooser.setFiles({ name: 'schedule.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
    await page.getByRole('dialog').getByRole('button', { name: 'Take in' }).click()
  }
  await takeIn('article,participation,category,months\n9,participates,A,\n99,participates,A,\n10,participates,B,soon\n')
  const alert = page.getByRole('dialog').getByRole('alert')
  await expect(alert).toContainText('2 rows cannot be taken, so nothing was.')
  await expect(alert).toContainText('Row 3: There is no Article 99 in the text.')
  await expect(alert).toContainText('Row 4: “soon” is no number of months.')
  await checkAccessibility(page)
  await page.keyboard.press('Escape')
  await expect(field(page, 'Tajikistan', 'Article 9')).toHaveAccessibleName(/No statement/)
  await takeIn('article;participation;category;months\n9;participates;A;\n10;participates;B;12\n')
  await expect(field(page, 'Tajikistan', 'Article 10')).toHaveAccessibleName(/12 months/)
})

test('a schedule reads as an annex, on the screen and on paper', async ({ browser }) => {
  const page = await enterRoom(server, browser, 'legal')
  await page.goto(`${ROOM}/commitments/kgz`)
  await expect(page.getByRole('heading', { level: 1, name: 'Schedule of the Kyrgyz Republic' })).toBeVisible()
  await expect(page.getByText('Member of the WTO since 20 December 1998.')).toBeVisible()
  await checkAccessibility(page)
  await page.screenshot({ path: 'screenshots/schedule-1440.png' })
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('button', { name: 'Print' })).toBeHidden()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.emulateMedia({ media: 'screen' }).then(() => page.getByRole('link', { name: 'Word' }).click())
  ])
  expect(download.suggestedFilename()).toMatch(/schedule KGZ\.docx$/)
})

test('on a narrow screen the commitments are a list, by party or by article', async ({ browser }) => {
  const page = await enterRoom(server, browser, 'geo', NARROW)
  await page.goto(`${ROOM}/commitments`)
  await expect(page.getByRole('button', { name: /Article 14 Single Window/ })).toContainText('24 months')
  await checkAccessibility(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await page.screenshot({ path: 'screenshots/commitments-390.png' })
  await page.getByText('By article').click()
  await page.getByRole('button', { name: /^MNG.* Article 14: Category/ }).click()
  await expect(page.getByRole('dialog').getByText('Equipment and software')).toBeVisible()
  await checkAccessibility(page)
  await page.screenshot({ path: 'screenshots/commitments-panel-390.png' })
})

test('the legal reviewer maps an article to a WTO agreement, and gaps are seen', async ({ browser }) => {
  const legal = await enterRoom(server, browser, 'legal')
  await openCommitments(legal)
  await legal.getByRole('link', { name: 'WTO mapping' }).click()
  await expect(legal.getByText(/articles and annexes have been reviewed/)).toBeVisible()
  await checkAccessibility(legal)
  await legal.screenshot({ path: 'screenshots/wto-1440.png' })
  const gaps = () => legal.getByText(/^Gaps \d+$/).textContent()
  const before = Number((await gaps())!.replace(/\D/g, ''))
  await legal.getByText(/^Gaps \d+$/).click()
  const entry = legal
    .getByRole('listitem')
    .filter({ has: legal.getByRole('button', { name: 'Map Article 1', exact: true }) })
  await entry.getByRole('button', { name: 'Map Article 1', exact: true }).click()
  const dialog = legal.getByRole('dialog')
  await dialog.getByLabel('Provision').fill('Risk Management')
  await legal.getByRole('option', { name: 'TFA, Article 7.4: Risk Management' }).click()
  await dialog.getByLabel('Note on consistency').fill('To be read with Article 12.')
  await checkAccessibility(legal)
  await dialog.getByRole('button', { name: 'Record' }).click()
  await expect(legal.getByText(`Gaps ${before - 1}`)).toBeVisible()

  const pak = await enterRoom(server, browser, 'pak', NARROW)
  await pak.goto(`${ROOM}/commitments/wto`)
  await expect(pak.getByText('To be read with Article 12.')).toBeVisible()
  await expect(pak.getByRole('button', { name: /^Map / })).toHaveCount(0)
  expect(await pak.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await checkAccessibility(pak)
  await pak.screenshot({ path: 'screenshots/wto-390.png' })
})
