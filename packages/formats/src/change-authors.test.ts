import { compare } from '@cartif/redline'
import type { Hunk } from '@cartif/redline'
import { articlesOf, parseNotation } from '@cartif/treaty-text'
import { expect, test } from 'vitest'
import { READ_LIMITS, Zip } from './read/zip.ts'
import { writeRedlineDocx } from './write-docx.ts'

function articles(notation: string) {
  let count = 0
  const ids = {
    newId: (kind: string) => `${kind}-${++count}`,
    ordersFor: (length: number) => Array.from({ length }, (_, index) => `a${index}`)
  }
  return articlesOf(parseNotation(notation).tree, ids).articles
}

test('words that somebody is known to have brought are under that name, others under that of the file', async () => {
  const before = articles('Article 1 — Fees\n1.  Each Party shall publish fees and charges promptly.\n')
  const after = articles('Article 1 — Fees\n1.  Each Party should publish fees and charges at once.\n')
  const redline = compare(before, after)
  const hunks = redline.articles.flatMap(({ provisions }) => provisions.flatMap((one) => one.hunks))
  const should = hunks.filter(({ op, line }) => op !== 'equal' && JSON.stringify(line).includes('sh'))
  const authors = new Map<Hunk, string>(should.map((hunk) => [hunk, 'KAZ']))
  const file = await writeRedlineDocx(redline, { author: 'Rev.2', date: '2026-12-01T00:00:00Z', authors })
  const xml = await (await Zip.open(file, READ_LIMITS)).read('word/document.xml')
  const tracked = [...String(xml).matchAll(/<w:(?:ins|del) [^>]*w:author="([^"]*)".*?<\/w:(?:ins|del)>/gs)]
  const told = tracked.map(([whole, author]) => [author, whole.replace(/<[^>]*>/g, '')])
  expect(told).toEqual([
    ['KAZ', 'shall'],
    ['KAZ', 'should'],
    ['Rev.2', 'promptly'],
    ['Rev.2', 'at once']
  ])
})
