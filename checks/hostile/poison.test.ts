/**
 * Poison in every place where somebody may write, read back through every page and file the server makes: it is there as words,
 * and no element, attribute or address of it is there as markup.
 */
import { TestServer } from '@cartif/server/testing/server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const POISONS = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</title><script>alert(1)</script>',
  '<svg/onload=alert(1)>',
  '<iframe src=javascript:alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  '<style>*{display:none}</style>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '<!--',
  ']]><b>',
  '${alert(1)}',
  '{{constructor.constructor("alert(1)")()}}',
  '=HYPERLINK("http://x")'
] as const

let server: TestServer

beforeAll(async () => {
  const lines = POISONS.map((poison, at) => `${at + 2}.  Each Party shall say ${escape(poison)}.`)
  server = await TestServer.start(`Article 1 — ${escape(POISONS[0])}\n1.  Words stay.\n${lines.join('\n')}\n`)
  for (const text of POISONS) {
    const changes = [{ provision: 'Article 1(1)', quote: '', after: 'Words', text: ` ${text}` }]
    const { id } = await server.mustAsk<{ id: string }>('kaz', 'POST', '/proposals', { changes, rationale: text })
    await server.mustAsk('pak', 'PUT', `/proposals/${id}/position`, {
      stance: 'oppose',
      note: text,
      onBehalfOf: text.slice(0, 70)
    })
    await server.mustAsk('pak', 'POST', '/comments', { subject: id, audience: 'all', text })
  }
  await server.mustAsk('chair', 'POST', '/revisions', { title: POISONS[3], note: POISONS[1] })
  const { outline } = await server.instrument()
  const proposals = await server.proposals()
  await server.accept(proposals[0]!)
  article = outline[0]!.id
})
afterAll(() => server.stop())

let article = ''

/** Signs that the notation would read are words here. */
function escape(words: string): string {
  return words.replace(/[\\[\]{}*_]/g, (sign) => `\\${sign}`)
}

const PAGES = () => [
  '/export?format=html',
  '/export?format=html&view=base',
  '/export?format=html&view=accepted&names=0',
  '/export?format=html&revision=0',
  '/compare?from=0&to=live&format=html',
  `/articles/${article}/travaux?format=html`
]

/** Every element and attribute of a page, as a browser would find them: in order, outside comments and text. */
function markupOf(html: string) {
  const tags = [...html.matchAll(/<(\/?[a-z!][^\s>]*)([^>]*)>/gi)]
  return tags.map(([, name, attributes]) => ({ name: name!.toLowerCase(), attributes: attributes!.trim() }))
}

const ELEMENTS = new Set(
  '!doctype html head meta title style body h1 h2 h3 p section ins del ol ul li strong em u span div table thead tbody tr th td dl dt dd mark small article header footer main sup a br'.split(
    ' '
  )
)

describe('poison', () => {
  test('is words in every page that leaves the server', async () => {
    for (const path of PAGES()) {
      const { status, text } = await server.ask('kaz', 'GET', path, undefined, 'text/html')
      expect([path, status]).toEqual([path, 200])
      const markup = markupOf(text)
      for (const { name, attributes } of markup) {
        expect(ELEMENTS, `${path}: <${name} ${attributes}>`).toContain(name.replace('/', ''))
        expect(attributes, path).not.toMatch(/\bon\w+\s*=|javascript:|srcdoc|formaction/i)
      }
      expect(markup.filter(({ name }) => name === 'style').length, path).toBeLessThanOrEqual(1)
    }
  })

  test('is there: nothing was silently taken away', async () => {
    const { text } = await server.ask('kaz', 'GET', '/export?format=html', undefined, 'text/html')
    const shown = text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    for (const poison of POISONS.filter((one) => !/[\\[\]{}*_]/.test(one))) expect(shown).toContain(poison)
  })

  test('comes as a file or as data, never as a page of ours', async () => {
    for (const path of PAGES()) {
      const { headers } = await server.app.inject({
        method: 'GET',
        url: `/api/instruments/fa${path}`,
        headers: { cookie: 'who=kaz' }
      })
      expect(headers['x-content-type-options'], path).toBe('nosniff')
      expect(String(headers['content-security-policy']), path).toMatch(/default-src 'self'|default-src 'none'/)
      expect(String(headers['content-security-policy']), path).not.toMatch(/script-src[^;]*'unsafe-inline'/)
    }
    for (const path of ['/proposals', '/comments', '/text', '/register']) {
      const { headers } = await server.app.inject({
        method: 'GET',
        url: `/api/instruments/fa${path}`,
        headers: { cookie: 'who=kaz', accept: 'application/json' }
      })
      expect(String(headers['content-type']), path).toMatch(/^(application\/json|text\/plain)/)
    }
  })

  test('in a name of a file does not break out of its header', async () => {
    for (const view of ['base', 'bracketed']) {
      const url = `/api/instruments/fa/export?format=txt&view=${view}&revision=0` as const
      const { headers } = await server.app.inject({ method: 'GET', url, headers: { cookie: 'who=kaz' } })
      expect(String(headers['content-disposition'])).toMatch(/^attachment; filename="[\w.-]+"$/)
    }
  })

  test('that cannot be seen is refused or told: overrides, joiners, half pairs', async () => {
    for (const text of ['\u202Egnp', 'a\u200Bb', '\u2066x\u2069', 'x\u0000y', '\uD83C']) {
      const changes = [{ provision: 'Article 1(1)', quote: '', after: 'Words', text: ` ${text}` }]
      const { status, body } = await server.ask<{ removed?: readonly string[] }>('uzb', 'POST', '/proposals', {
        changes
      })
      expect(status >= 400 || (body.removed?.length ?? 0) > 0, JSON.stringify(text)).toBe(true)
    }
    const { text } = await server.ask('kaz', 'GET', '/export?format=html', undefined, 'text/html')
    expect(text).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/)
    expect(text).not.toContain(String.fromCharCode(0))
  })

  test('in an imported text is words too', async () => {
    for (const content of POISONS) {
      const body = { name: POISONS[1], content: `Article 1 — X\n1.  ${escape(content)}` }
      const { status, text } = await server.ask('kaz', 'POST', '/compare/files', body)
      expect(status, text).toBeLessThan(500)
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
    }
  })
})
