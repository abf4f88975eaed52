/** The structure of the text as people see it: footnotes, cross-references, numbers. */
import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import { ROOM, checkAccessibility, enterRoom, provision } from './people.ts'
import { TestServer } from './server.ts'

let server: TestServer

test.beforeAll(async () => {
  server = await TestServer.start()
})

test.afterAll(async ({ browser }) => {
  await server.remove(browser)
})

async function idOf(page: Page, words: string): Promise<string> {
  const found = page.locator('.treaty-text p.provision', { hasText: words }).first()
  await found.scrollIntoViewIfNeeded()
  return (await found.getAttribute('data-provision'))!
}

/** As a click at the end of the words does. */
async function putCaretAtEnd(page: Page, id: string): Promise<void> {
  await provision(page, id).click({ position: { x: 200, y: 10 } })
  await provision(page, id).evaluate((element) => {
    const selection = document.getSelection()!
    selection.selectAllChildren(element)
    selection.collapseToEnd()
  })
}

async function insert(page: Page, what: string): Promise<void> {
  await page.getByRole('button', { name: 'Insert' }).click()
  await page.getByRole('menuitem', { name: what }).click()
}

async function hold(page: Page, how: 'Propose' | 'Hold the pen'): Promise<void> {
  await page.getByText(how, { exact: true }).click()
  await expect(page.locator('.treaty-text .article').first()).toBeVisible()
}

test('KAZ puts in a footnote, PAK sees both of its parts, the Chair accepts them as one', async ({ browser }) => {
  const [kaz, pak, chair] = await Promise.all(['kaz', 'pak', 'chair'].map((who) => enterRoom(server, browser, who)))
  const id = await idOf(kaz!, 'No reservation may be made to Chapters')
  await putCaretAtEnd(kaz!, id)
  await insert(kaz!, 'Footnote')
  await kaz!.keyboard.type('Chapters as they stood in the zero draft.')
  for (const page of [kaz!, pak!]) {
    await expect(provision(page, id).locator('sup.footnote-reference')).toHaveText('1')
    const note = page.locator('.treaty-text p[data-kind="footnote"]', { hasText: 'as they stood in the zero draft' })
    await expect(note).toHaveAttribute('data-number', '1')
    await expect(note).toHaveAttribute('role', 'note')
  }
  await provision(chair!, id).scrollIntoViewIfNeeded()
  await provision(chair!, id).click({ position: { x: 200, y: 10 } })
  const card = chair!.locator('.proposal[data-holder="kaz"]', { hasText: 'as they stood in the zero draft' })
  await expect(card.locator('.wording')).toHaveText('ⁿ Chapters as they stood in the zero draft.')
  await card.getByRole('button', { name: 'Accept…' }).click()
  await chair!.getByRole('button', { name: 'Accept', exact: true }).click()
  for (const page of [kaz!, pak!, chair!]) {
    await expect(provision(page, id).locator('sup.footnote-reference')).toHaveText('1')
    const note = page.locator('.treaty-text p[data-kind="footnote"]', { hasText: 'as they stood in the zero draft' })
    await expect(note).toHaveAttribute('data-number', '1')
  }
  await test.step('taking out the reference takes the footnote out, and undo brings both back', async () => {
    await putCaretAtEnd(kaz!, id)
    await kaz!.keyboard.press('Backspace')
    const struck = pak!.locator('.treaty-text del[data-holder="kaz"]')
    await expect(struck.filter({ hasText: 'as they stood in the zero draft' })).toHaveCount(1)
    await kaz!.keyboard.press('Control+z')
    await expect(struck.filter({ hasText: 'as they stood in the zero draft' })).toHaveCount(0)
  })
})

test('a cross-reference follows the numbers, and says so when its target goes', async ({ browser }) => {
  const [chair, pak] = await Promise.all(['chair', 'pak'].map((who) => enterRoom(server, browser, who)))
  await hold(chair!, 'Hold the pen')
  const at = await idOf(chair!, 'No reservation may be made to Chapters')
  await putCaretAtEnd(chair!, at)
  await chair!.keyboard.press('Enter')
  await chair!.keyboard.type('A target of its own.')
  const target = await idOf(pak!, 'A target of its own.')
  await putCaretAtEnd(chair!, at)
  await chair!.keyboard.press('Control+Shift+R')
  const chooser = chair!.getByRole('combobox', { name: 'Article or provision' })
  await chooser.fill('target own')
  await expect(chair!.getByRole('option')).toHaveCount(1)
  await checkAccessibility(chair!, '[role="dialog"]')
  await chooser.press('Enter')
  await expect(chair!.getByRole('dialog')).toHaveCount(0)
  const reference = (page: Page) => provision(page, at).locator('a.reference').last()
  const number = async () => (await provision(pak!, target).getAttribute('data-number'))!.replace('.', '')
  const first = await number()
  await expect(reference(pak!)).toContainText(`(${first})`)
  await test.step('a provision before the target: the reference follows', async () => {
    await putCaretAtEnd(chair!, at)
    await chair!.keyboard.press('Enter')
    await chair!.keyboard.type('Something before it.')
    await expect(provision(pak!, target)).not.toHaveAttribute('data-number', `${first}.`)
    await expect(reference(pak!)).toContainText(`(${await number()})`)
  })
  await test.step('its deletion is proposed: a quiet sign', async () => {
    await putCaretAtEnd(pak!, target)
    await pak!.keyboard.press('Home')
    await pak!.keyboard.press('Backspace')
    await expect(reference(chair!)).toHaveAttribute('data-standing', 'struck')
    await expect(reference(chair!)).toHaveAttribute('title', /whose deletion is proposed/)
    await pak!.keyboard.press('Control+z')
    await expect(reference(chair!)).toHaveAttribute('data-standing', 'stands')
  })
  await test.step('it is gone: the last name is kept and the reference says so', async () => {
    const last = (await reference(chair!).textContent())!
    await putCaretAtEnd(chair!, target)
    await chair!.keyboard.press('Home')
    await chair!.keyboard.press('Backspace')
    await expect(reference(pak!)).toHaveAttribute('data-standing', 'gone')
    await expect(reference(pak!)).toHaveText(/^\[Article .*, deleted\]$/)
    await expect(reference(pak!)).toHaveAttribute('aria-label', /is not in the text any more/)
    const printed = await (await pak!.request.get(`/api${ROOM}/text`)).text()
    expect(printed).toContain(', deleted}')
    expect(last).toContain('Article')
  })
})

test('the numbers of the last revision can be kept in view, and the choice is remembered', async ({ browser }) => {
  const [chair, legal] = await Promise.all(['chair', 'legal'].map((who) => enterRoom(server, browser, who)))
  const last = await idOf(legal!, 'Proposed amendments shall be circulated')
  const before = (await provision(legal!, last).getAttribute('data-number'))!
  await hold(chair!, 'Hold the pen')
  const previous = await provision(chair!, last).evaluate((element) =>
    element.previousElementSibling!.getAttribute('data-provision')
  )
  await putCaretAtEnd(chair!, previous!)
  await chair!.keyboard.press('Enter')
  await chair!.keyboard.type('It is notified to the Depositary.')
  const fresh = await idOf(legal!, 'It is notified to the Depositary.')
  await expect(provision(legal!, fresh)).toHaveAttribute('data-number', before)
  await expect(provision(legal!, last)).not.toHaveAttribute('data-number', before)
  await legal!.getByRole('button', { name: 'View', exact: true }).click()
  const choice = legal!.getByRole('switch', { name: /^Numbers of / })
  await choice.click()
  await expect(provision(legal!, fresh)).toHaveAttribute('data-number', '2 bis.')
  await expect(provision(legal!, last)).toHaveAttribute('data-number', before)
  await expect(provision(chair!, fresh)).toHaveAttribute('data-number', before)
  await legal!.reload()
  await legal!.getByRole('button', { name: 'View', exact: true }).click()
  await expect(choice).toBeChecked()
  await expect(provision(legal!, fresh)).toHaveAttribute('data-number', '2 bis.')
  const printed = await (await legal!.request.get(`/api${ROOM}/text?numbering=revision`)).text()
  expect(printed).toContain('2 bis.  It is notified to the Depositary.')
})
