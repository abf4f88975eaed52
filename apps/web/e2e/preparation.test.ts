/** Preparation and assistance: a record that is private until it is shared, a briefing, a request on its way. */
import { expect, test } from '@playwright/test'
import type { Browser, Page } from '@playwright/test'
import { checkAccessibility, signIn } from './people.ts'
import { TestServer } from './server.ts'

let server: TestServer

test.beforeAll(async () => {
  server = await TestServer.start()
})

test.afterAll(async ({ browser }) => {
  await server.remove(browser)
})

const WIDE = { width: 1440, height: 900 }
const NARROW = { width: 390, height: 844 }
const TF = 'group=trade-facilitation'

async function open(browser: Browser, who: string, path: string, viewport = WIDE): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.base, viewport })
  const page = await context.newPage()
  page.on('pageerror', (error) => expect(error.message).toBe('no error'))
  await signIn(server, context, who)
  await page.goto(path)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  return page
}

/** Nothing serious, and nothing wider than the screen. */
async function check(page: Page): Promise<void> {
  await checkAccessibility(page)
  const [width, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth])
  expect(width).toBeLessThanOrEqual(screen!)
}

test('a country notes a topic, shares it, writes on and withdraws it; others read what was shared', async ({
  browser
}) => {
  const kaz = await open(browser, 'kaz', `/preparation?${TF}`)
  const uzb = await open(browser, 'uzb', `/preparation?${TF}`)
  const name = 'Chapter V — Cooperation'
  await kaz.getByRole('link', { name }).click()
  await test.step('what is noted is its delegation’s alone', async () => {
    await kaz.getByRole('radio', { name: /Ready to negotiate/ }).check()
    await kaz.getByLabel('Priorities').fill('Joint controls at two posts')
    await kaz.getByRole('button', { name: 'Add somebody' }).click()
    await kaz.getByLabel('Who', { exact: false }).last().fill('Border service')
    await kaz.getByLabel('On', { exact: false }).last().fill('2026-11-20')
    await kaz.getByRole('button', { name: 'Keep' }).click()
    await expect(kaz.getByText('Read by your delegation alone.')).toBeVisible()
    expect(await (await uzb.request.get('/api/preparation')).text()).not.toContain('Joint controls')
  })
  await test.step('what is shared is read, what is written since is not', async () => {
    await kaz.getByRole('radio', { name: 'the working group', exact: true }).check()
    await kaz.getByRole('button', { name: 'Share version 1' }).click()
    await expect(kaz.getByText(/Version 1 was shared with the working group/)).toBeVisible()
    await kaz.getByLabel('Sensitivities').fill('Not before the budget')
    await kaz.getByRole('button', { name: 'Keep' }).click()
    await expect(kaz.getByText('What you have written since is private.')).toBeVisible()
    await uzb.reload()
    await uzb.getByRole('link', { name }).click()
    const shared = uzb.getByRole('article', { name: 'Kazakhstan' })
    await expect(shared.getByText('Joint controls at two posts')).toBeVisible()
    await expect(uzb.getByText('Not before the budget')).toHaveCount(0)
  })
  await check(kaz)
  await kaz.screenshot({ path: 'screenshots/preparation-topic-1440.png', fullPage: true })
  await test.step('what is withdrawn is read no more', async () => {
    await kaz.getByRole('button', { name: 'Withdraw' }).click()
    await expect(kaz.getByText(/^Withdrawn on .* read by your delegation alone\.$/)).toBeVisible()
    await uzb.reload()
    await expect(uzb.getByRole('heading', { name })).toBeVisible()
    await expect(uzb.getByText('Joint controls at two posts')).toHaveCount(0)
  })
})

test('the secretariat writes a briefing from what was shared, and issues it to the group', async ({ browser }) => {
  const page = await open(browser, 'secretariat', `/preparation?${TF}`)
  await page.getByRole('button', { name: 'Write a briefing' }).click()
  const paper = page.getByRole('article', { name: 'The report' })
  await expect(paper.getByText(/countries have shared; .* at step 4/).first()).toBeVisible()
  await expect(paper.getByText('Contributions are to follow')).toHaveCount(0)
  await check(page)
  await page.screenshot({ path: 'screenshots/briefing-1440.png', fullPage: true })
  await page.getByRole('button', { name: 'Issue', exact: true }).click()
  await page.getByRole('button', { name: 'Issue it' }).click()
  await expect(page.getByText('The briefing has been issued.')).toBeVisible()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Word' }).click()
  ])
  expect(download.suggestedFilename()).toMatch(/^Regional briefing.*\.docx$/)
  const path = new URL(page.url()).pathname
  const kaz = await open(browser, 'kaz', path)
  await expect(kaz.getByRole('heading', { level: 1, name: /^Regional briefing/ })).toBeVisible()
  const observer = await open(browser, 'observer', path)
  await expect(observer.getByRole('heading', { name: 'There is no such briefing for you' })).toBeVisible()
})

test('a commitment becomes a request, an offer is made and accepted, and the table shows it', async ({ browser }) => {
  const kgz = await open(browser, 'kgz', `/assistance?${TF}`)
  await test.step('from what the schedule says', async () => {
    await kgz.getByRole('button', { name: 'Ask for assistance with Article 13' }).click()
    await expect(kgz.getByLabel('What is needed')).toHaveValue('Training in the profiling of risk.')
    await check(kgz)
    await kgz.getByRole('button', { name: 'Submit' }).click()
    await expect(kgz.getByText('The working group reads your request.')).toBeVisible()
  })
  const name = 'Kyrgyz Republic: Article 13, Risk Management'
  await test.step('an offer to it, and its answer', async () => {
    const office = await open(browser, 'secretariat', `/assistance?${TF}`)
    await office.getByRole('article', { name }).getByRole('button', { name: 'Make an offer' }).click()
    await office.getByLabel('What is offered').fill('A course of five days')
    await office.getByRole('button', { name: 'Offer it' }).click()
    await expect(office.getByText('The working group reads the offer.')).toBeVisible()
    await kgz.reload()
    await kgz.getByRole('article', { name }).getByRole('button', { name: 'Accept ADB' }).click()
    await expect(kgz.getByRole('article', { name }).getByText('Accepted', { exact: true })).toBeVisible()
  })
  await check(kgz)
  await kgz.screenshot({ path: 'screenshots/assistance-1440.png', fullPage: true })
  await kgz.getByText('By country').click()
  await expect(kgz.getByText('Kyrgyz Republic: Training, accepted')).toBeAttached()
  await check(kgz)
})

test('a text is copied into a training room, and practised on in another role', async ({ browser }) => {
  const office = await open(browser, 'secretariat', '/instruments/trade-facilitation-protocol/revisions')
  await office.getByRole('link', { name: 'Copy into a training room' }).last().click()
  await office.getByRole('button', { name: 'Open the room' }).click()
  await expect(office.getByRole('heading', { level: 1, name: 'Protocol on Trade Facilitation' })).toBeVisible()
  const page = await open(browser, 'kgz', new URL(office.url()).pathname)
  await test.step('as a delegation that is not one’s own', async () => {
    await page.getByRole('combobox', { name: 'Role' }).click()
    await page.getByRole('option', { name: 'Delegation of Pakistan' }).click()
    await page.getByRole('button', { name: 'Take the role' }).click()
    await expect(page.getByText(/You practise as: Delegation of Pakistan/)).toBeVisible()
    await check(page)
    await page.screenshot({ path: 'screenshots/training-1440.png', fullPage: true })
  })
  await test.step('an answer that is not right, and one that is', async () => {
    await page.getByLabel('What stands in its place now').fill('shall')
    await page.getByRole('button', { name: 'Answer' }).click()
    await expect(page.getByText(/^Not quite/)).toBeVisible()
    await page.getByLabel('What stands in its place now').fill('is to')
    await page.getByRole('button', { name: 'Answer' }).click()
    await expect(page.getByRole('heading', { name: 'Exercises: 1 of 6 done' })).toBeVisible()
  })
  await test.step('the text says what it is, and it is none of the instruments', async () => {
    await page.getByRole('link', { name: 'Open the text' }).click()
    await expect(page.locator('.treaty-text .article').first()).toBeVisible()
    await expect(page.locator('.training-strip')).toHaveText('Training — not the negotiation')
    await page.screenshot({ path: 'screenshots/training-text-1440.png' })
    await page.goto('/')
    await expect(page.getByRole('link', { name: 'Protocol on Trade Facilitation', exact: true })).toHaveCount(1)
    await expect(page.getByText('Training: Protocol')).toHaveCount(0)
  })
  await test.step('closed, it is gone', async () => {
    await office.getByRole('button', { name: 'Close the room' }).click()
    await office.getByRole('button', { name: 'Close and delete' }).click()
    await expect(office.getByRole('heading', { level: 1, name: 'Training rooms' })).toBeVisible()
    await page.goBack()
    await expect(page.locator('.training-strip')).toHaveCount(0)
  })
})

test('on a narrow screen all of it is read, and nothing leaves it', async ({ browser }) => {
  const page = await open(browser, 'kaz', `/preparation?${TF}`, NARROW)
  const topic = await page.getByRole('link', { name: /^Chapter III/ }).getAttribute('href')
  const briefing = await page
    .getByRole('link', { name: /^Regional briefing/ })
    .first()
    .getAttribute('href')
  await page.goto('/training')
  const room = await page.getByRole('link', { name: 'Protocol on Trade Facilitation' }).getAttribute('href')
  const paths = [
    [`/preparation?${TF}`, 'preparation'],
    [topic!, 'preparation-topic'],
    [briefing!, 'briefing'],
    [`/assistance?${TF}`, 'assistance'],
    [`/assistance?${TF}&view=matrix`, 'assistance-matrix'],
    [`/assistance?${TF}&view=workshops`, 'workshops'],
    ['/training', 'training-rooms'],
    [room!, 'training']
  ] as const
  for (const [path, name] of paths) {
    await page.goto(path)
    await expect(page.locator('main .card').first()).toBeVisible()
    await check(page)
    await page.screenshot({ path: `screenshots/${name}-390.png`, fullPage: true })
  }
})
