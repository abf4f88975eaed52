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

const article = (page: Page, number: string) => page.locator(`.treaty-text .article[data-number="${number}"]`)

test('hands go up in the order of asking; the chair gives the floor', async ({ browser }) => {
  const [chair, kaz, pak] = await Promise.all(['chair', 'kaz', 'pak'].map((who) => enterRoom(server, browser, who)))
  await kaz!.getByRole('button', { name: 'Ask for the floor' }).click()
  await expect(chair!.getByRole('button', { name: /^Give the floor to .*Kazakhstan: KAZ 1$/ })).toBeVisible()
  await pak!.getByRole('button', { name: 'Ask for the floor' }).click()
  await expect(chair!.getByRole('button', { name: /^Give the floor to .*Pakistan: PAK 2$/ })).toBeVisible()
  await checkAccessibility(chair!)
  await chair!.getByRole('button', { name: /^Give the floor to .*Kazakhstan/ }).click()
  await expect(kaz!.getByRole('button', { name: 'You have the floor' })).toBeVisible()
  await expect(chair!.getByRole('button', { name: /^Give the floor to .*Pakistan: PAK 1$/ })).toBeVisible()
  await expect(pak!.getByText('Delegate of Kazakhstan has the floor.')).toBeAttached()
  await pak!.getByRole('button', { name: 'Lower my hand' }).click()
  await expect(chair!.getByRole('button', { name: /^Give the floor to/ })).toHaveCount(0)
})

test('who follows the chair, and the projector, are where the chair is', async ({ browser }) => {
  const [chair, kaz] = [await enterRoom(server, browser, 'chair'), await enterRoom(server, browser, 'kaz')]
  await kaz.getByRole('button', { name: 'View', exact: true }).click()
  await kaz.getByRole('switch', { name: 'Follow the Chair' }).click()
  await kaz.keyboard.press('Escape')
  const wall = await enterRoom(server, browser, 'secretariat')
  await wall.goto(`${ROOM}/projector`)
  await expect(wall.locator('.treaty-text .article').first()).toBeVisible()
  await chair.getByRole('button', { name: 'Article 19 ' }).first().click()
  for (const page of [kaz, wall]) await expect(article(page, 'Article 19')).toBeInViewport()
  await chair.getByRole('button', { name: 'Article 9 ' }).first().click()
  for (const page of [kaz, wall]) await expect(article(page, 'Article 9')).toBeInViewport()
  await expect(wall.getByRole('banner')).toContainText('Article 9')
  await checkAccessibility(wall)
  await wall.getByRole('switch', { name: 'Names' }).click()
  await expect(wall.locator('[data-open^="[PAK"]')).toHaveCount(0)
})

test('who was away sees what others did; help says how, and the keys go from pane to pane', async ({ browser }) => {
  const [kaz, pak] = [await enterRoom(server, browser, 'kaz'), await enterRoom(server, browser, 'pak')]
  await expect(kaz.getByRole('button', { name: 'Nothing new' })).toBeVisible()
  await pak.getByRole('button', { name: 'Article 9 ' }).first().click()
  await pak
    .locator('[data-proposal]')
    .filter({ hasText: 'As an acceding country' })
    .getByRole('button', { name: 'Oppose' })
    .click()
  await kaz.getByRole('button', { name: '1 new' }).click()
  const news = kaz.getByRole('dialog', { name: 'Since you last looked' })
  await expect(news).toContainText(/took the position “oppose” on proposal no\. \d+/)
  await checkAccessibility(kaz)
  await news.getByRole('button', { name: 'Close' }).click()
  await expect(kaz.getByRole('button', { name: 'Nothing new' })).toBeVisible()
  await kaz.keyboard.press('?')
  await expect(kaz.getByRole('dialog', { name: 'How it works' })).toContainText('your words are a proposal')
  await checkAccessibility(kaz)
  await kaz.keyboard.press('Escape')
  await kaz.locator('.treaty-text').focus()
  await kaz.keyboard.press('F6')
  await expect(kaz.locator('.drafting-proposals :focus')).toHaveCount(1)
  await kaz.keyboard.press('Shift+F6')
  await expect(kaz.locator('.treaty-text')).toBeFocused()
  await kaz.keyboard.press('Shift+F6')
  await expect(kaz.locator('.outline-entry:focus')).toHaveCount(1)
  await kaz.locator('.outline-entry', { hasText: 'Article 41' }).click()
  const heading = kaz.locator('.treaty-text h3[data-number="Article 41"]')
  const isBelowTheBars = async () => {
    const { y } = (await heading.boundingBox())!
    return y > 100 && y < 260
  }
  await expect.poll(isBelowTheBars).toBe(true)
})

test('a call for consensus: who joins, who reserves, who is silent', async ({ browser }) => {
  const [chair, kaz, pak] = await Promise.all(['chair', 'kaz', 'pak'].map((who) => enterRoom(server, browser, who)))
  await chair!.keyboard.press('i')
  await chair!.getByRole('button', { name: 'Call for consensus' }).first().click()
  await chair!.getByRole('menuitem', { name: '5 minutes', exact: true }).click()
  const banner = (page: Page) => page.getByRole('region', { name: 'Call for consensus' })
  await expect(banner(chair!)).toContainText('left')
  await banner(kaz!).getByRole('button', { name: 'Join' }).click()
  await banner(pak!).getByRole('button', { name: 'Reserve…' }).click()
  await banner(pak!).getByLabel('What you reserve on').fill('Pending instructions')
  await banner(pak!).getByRole('button', { name: 'Save' }).click()
  await expect(banner(chair!)).toContainText('1 joined, 1 reserved')
  await banner(chair!).getByRole('button', { name: 'Unfold the call' }).click()
  await expect(banner(chair!)).toContainText('Pending instructions')
  await banner(kaz!).getByRole('button', { name: 'Answer otherwise' }).click()
  await expect(banner(kaz!).getByRole('button', { name: 'Join' })).toHaveAttribute('aria-pressed', 'true')
  await checkAccessibility(kaz!)
  await banner(chair!).getByRole('button', { name: 'Close the call' }).click()
  await expect(banner(pak!)).toBeHidden()
  const result = pak!.getByRole('region', { name: 'Result of the call' })
  await expect(result).toContainText(
    'no objection; joined: KAZ; reserved: PAK; did not answer: TJK (considering); silent: AFG'
  )
  await checkAccessibility(pak!)
  await result.getByRole('button', { name: 'Put the result away' }).click()
  await expect(result).toBeHidden()
  await chair!.goto(`${ROOM}/register`)
  await expect(
    chair!.getByText(/no objection; joined: KAZ; reserved: PAK; did not answer: TJK \(considering\); silent: AFG/)
  ).toBeVisible()
})

function putCaretInto(element: Element): void {
  document.getSelection()!.collapse(element.firstChild, 3)
}

test('whose words the caret stands in, and who stands where on them, is said to those who listen', async ({
  browser
}) => {
  const page = await enterRoom(server, browser, 'geo')
  await page.getByRole('button', { name: 'Article 9 ' }).first().click()
  const words = article(page, 'Article 9').locator('ins', { hasText: 'should promptly' })
  await expect(words).toHaveAttribute('aria-description', 'inserted by Pakistan')
  await words.click()
  await words.evaluate(putCaretInto)
  const said = page.locator('[data-caret-brackets]')
  await expect(said).toContainText(/inserted by Pakistan; no\. \d+ supported by Afghanistan and Kyrgyz Republic/)
  await expect(said).toContainText('opposed by People’s Republic of China and Georgia')
  await article(page, 'Article 9').locator('del', { hasText: 'shall promptly publish' }).evaluate(putCaretInto)
  await expect(said).toContainText('struck by Pakistan and Turkmenistan')
  await article(page, 'Article 9').getByText('applied rates of duties').click()
  await expect(said).toBeEmpty()
})

test('on the first visit the first steps are told beside the text, once', async ({ browser }) => {
  const page = await enterRoom(server, browser, 'legal')
  const steps = page.getByRole('region', { name: 'First steps' })
  await expect(steps).toContainText('1 of 3')
  await steps.getByRole('button', { name: 'Go on' }).click()
  await steps.getByRole('button', { name: 'Go on' }).click()
  await steps.getByRole('button', { name: 'Begin' }).click()
  await expect(steps).toHaveCount(0)
  await page.reload()
  await expect(page.locator('.treaty-text .article').first()).toBeVisible()
  await expect(steps).toHaveCount(0)
})

test('a legal reviewer asks where words come from', async ({ browser }) => {
  const page = await enterRoom(server, browser, 'legal')
  await page.getByRole('button', { name: 'Article 9 ' }).first().click()
  await article(page, 'Article 9')
    .locator('ins', { hasText: 'should promptly' })
    .evaluate((element) => {
      const provision = element.closest('.provision')!
      document.getSelection()!.selectAllChildren(provision)
    })
  await page.getByRole('button', { name: 'Text', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Where do these words come from?' }).click()
  const dialog = page.getByRole('dialog', { name: 'Where these words come from' })
  await expect(dialog).toContainText('In the zero draft')
  await expect(dialog).toContainText(/PAK proposed them as no\. \d+/)
  await expect(dialog).toContainText('Not decided yet.')
  await expect(dialog).toContainText(/To be struck by Pakistan, no\. \d+\./)
  await checkAccessibility(page)
  await page.screenshot({ path: 'screenshots/word-origins-1440.png' })
})
