/** People in the room: signed in, each in a browser context of their own, with a caret that can be put anywhere. */
import AxeBuilder from '@axe-core/playwright'
import { expect } from '@playwright/test'
import type { Browser, BrowserContext, CDPSession, Cookie, Locator, Page } from '@playwright/test'
import type { TestServer } from './server.ts'

export const ROOM = '/instruments/framework-agreement'

export async function enterRoom(
  server: TestServer,
  browser: Browser,
  who: string,
  viewport = { width: 1440, height: 900 }
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: server.base,
    viewport,
    permissions: ['clipboard-read', 'clipboard-write']
  })
  const page = await context.newPage()
  page.on('pageerror', (error) => expect(error.message).toBe('no error'))
  await signIn(server, context, who)
  await page.goto(ROOM)
  await expect(page.locator('.treaty-text .article').first()).toBeVisible({ timeout: 60_000 })
  return page
}

const sessions = new WeakMap<TestServer, Map<string, readonly Cookie[]>>()

/** Signs somebody in, once for each server: a password is made slow to try. Who signs out signs in by the page. */
export async function signIn(server: TestServer, context: BrowserContext, who: string): Promise<void> {
  const known = sessions.get(server) ?? new Map<string, readonly Cookie[]>()
  sessions.set(server, known)
  const cookies = known.get(who)
  if (cookies) return context.addCookies([...cookies])
  const data = { email: `${who}@demo.cartif.example`, password: 'zero-draft-2026' }
  const headers = { origin: server.base }
  expect((await context.request.post('/api/auth/sign-in/email', { data, headers })).ok()).toBe(true)
  known.set(who, await context.cookies())
}

/**
 * Nothing serious is found, on the page or a part of it; the signs of brackets are printed by the style sheet, which no tool can
 * read. There are no frames of others, for which axe would open a page of its own and put all together there.
 */
export async function checkAccessibility(page: Page, part?: string): Promise<void> {
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
  axe.exclude('.treaty-text [data-open]')
  if (part !== undefined) axe.include(part)
  const { violations } = await axe.analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(serious.map(({ id, nodes }) => `${id} ${nodes[0]?.html.slice(0, 160)}`)).toEqual([])
}

/** By its id: brackets and the carets of others stand between the words. */
export function provision(page: Page, id: string): Locator {
  return page.locator(`.treaty-text [data-provision="${id}"]`)
}

/** The id of the only provision that begins with these words. */
export async function provisionOf(page: Page, words: string): Promise<string> {
  const found = page.locator('.treaty-text .provision', { hasText: words })
  return (await found.first().getAttribute('data-provision'))!
}

/** Selects the characters [from, to) of a provision's words, as a mouse does; the caret where they are the same. */
export async function select(page: Page, id: string, from: number, to = from): Promise<void> {
  await provision(page, id).scrollIntoViewIfNeeded()
  await page.locator('.treaty-text').focus()
  await provision(page, id).evaluate(
    (element, ends) => {
      const spots: [Node, number][] = []
      for (const end of ends) {
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
        let spot: [Node, number] = [element, 0]
        let left = end
        while (left >= 0 && walker.nextNode()) {
          const node = walker.currentNode as Text
          if (node.parentElement?.closest('.caret')) continue
          spot = [node, Math.min(left, node.length)]
          left = left <= node.length ? -1 : left - node.length
        }
        spots.push(spot)
      }
      document.getSelection()!.setBaseAndExtent(...spots[0]!, ...spots[1]!)
    },
    [from, to]
  )
  // The browser tells the editor of a selection with the next frame, as it does for a hand.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
}

/** Selects words of a provision. */
export async function selectWords(page: Page, id: string, words: string): Promise<void> {
  const at = (await wordsOf(page, id)).indexOf(words)
  expect(at).toBeGreaterThanOrEqual(0)
  await select(page, id, at, at + words.length)
}

/** Puts the caret before words of a provision. */
export async function putCaretBefore(page: Page, id: string, words: string): Promise<void> {
  const at = (await wordsOf(page, id)).indexOf(words)
  expect(at).toBeGreaterThanOrEqual(0)
  await select(page, id, at)
}

/** The words of a provision as they stand on a screen, others' carets left out. */
export function wordsOf(page: Page, id: string): Promise<string> {
  return provision(page, id).evaluate((element) => {
    const copy = element.cloneNode(true) as Element
    for (const caret of copy.querySelectorAll('.caret')) caret.remove()
    return copy.textContent ?? ''
  })
}

/** A provision's words with brackets and party names, as the style sheet shows them. */
export function bracketed(page: Page, id: string): Promise<string> {
  return provision(page, id).evaluate((element) => {
    const copy = element.cloneNode(true) as Element
    const shown = [...element.querySelectorAll('*')]
    const drawn = [...copy.querySelectorAll('*')]
    drawn.forEach((part, index) => {
      if (getComputedStyle(shown[index]!, '::before').content !== 'none')
        part.prepend((part.getAttribute('data-open') ?? '').replace('\u00A0', ' '))
      if (getComputedStyle(shown[index]!, '::after').content !== 'none')
        part.append(part.getAttribute('data-close') ?? '')
    })
    for (const caret of copy.querySelectorAll('.caret')) caret.remove()
    return copy.textContent ?? ''
  })
}

/** How many characters of the provision stand before the caret. */
export function caretOf(page: Page, id: string): Promise<number> {
  return provision(page, id).evaluate((element) => {
    const { focusNode, focusOffset } = document.getSelection()!
    if (!focusNode || !element.contains(focusNode)) return -1
    const range = document.createRange()
    range.setStart(element, 0)
    range.setEnd(focusNode, focusOffset)
    const before = range.cloneContents()
    for (const caret of before.querySelectorAll('.caret')) caret.remove()
    return (before.textContent ?? '').length
  })
}

/** An input method: each word in turn is what it shows under the caret; then it commits one, or none. */
export class InputMethod {
  private readonly session: CDPSession

  private constructor(session: CDPSession) {
    this.session = session
  }

  static async of(page: Page): Promise<InputMethod> {
    return new InputMethod(await page.context().newCDPSession(page))
  }

  async compose(...words: readonly string[]): Promise<void> {
    for (const text of words)
      await this.session.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length
      })
  }

  /** Takes hold of the characters [from, to) of the focused text, as a touch keyboard does to correct a word. */
  async correct(text: string, from: number, to: number): Promise<void> {
    await this.session.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
      replacementStart: from,
      replacementEnd: to
    })
  }

  async commit(text: string): Promise<void> {
    await this.session.send('Input.insertText', { text })
  }
}
