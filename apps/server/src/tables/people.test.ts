/** People and their seats as a file: seats given, the unknown invited, nobody's secret in it, and nothing half done. */
import { expect, test } from 'vitest'
import { useRealServer } from '../accounts/testing/real-server.ts'
import type { Visitor } from '../accounts/testing/real-server.ts'
import { readCsv } from '../commitments/csv.ts'

const server = useRealServer()
const HEAD = 'email,name,workingGroup,role,party,focalPoint\n'

const take = async (who: Visitor, content: string, seen?: unknown) =>
  (await who.post('/api/tables/people/import', { format: 'csv', content, ...(seen === undefined ? {} : { seen }) }))
    .body

test('a file gives seats and invites once whoever has no account; the link is told once', async () => {
  const secretariat = await server().as('secretariat')
  const content = `${HEAD}legal@demo.cartif.example,Legal reviewer,sps,observer,,no
aigul@gov.example,Айгуль Сатпаева,rtg,delegate,KAZ,да
AIGUL@gov.example,Айгуль Сатпаева,sps,delegate,kaz,no
kaz@demo.cartif.example,Delegate of Kazakhstan,rtg,delegate,KAZ,yes\n`
  const preview = await take(secretariat, content)
  expect(preview).toMatchObject({ isApplied: false, unchanged: 1, changes: [{ line: 2 }, { line: 3 }, { line: 4 }] })
  const done = await take(secretariat, content, preview['seen'])
  expect(done['notes']).toEqual([
    expect.stringMatching(/^Айгуль Сатпаева \(aigul@gov\.example\): .*\/invitation#\S{20,}$/)
  ])
  const token = String((done['notes'] as readonly string[])[0]).split('#')[1]
  const guest = server().visitor()
  const accepted = await guest.post('/api/invitations/acceptance', {
    token,
    name: 'Айгуль Сатпаева',
    password: 'silk road caravan 7'
  })
  expect(accepted.status, JSON.stringify(accepted.body)).toBeLessThan(300)
  const { body } = await secretariat.get('/api/tables/people/export?format=csv')
  const { records } = readCsv(String(body['text']))
  const mine = records.filter(({ values }) => values[0] === 'aigul@gov.example').map(({ values }) => values.slice(2, 6))
  expect(mine).toEqual([
    ['rtg', 'delegate', 'KAZ', 'yes'],
    ['sps', 'delegate', 'KAZ', 'no']
  ])
  expect(String(body['text'])).not.toMatch(/password|hash|secret,|token/i)
  expect(await take(secretariat, String(body['text']))).toMatchObject({ changes: [] })
})

test('a bad row is told by line and column, and no seat of the file is given', async () => {
  const secretariat = await server().as('secretariat')
  const content = `${HEAD}observer@demo.cartif.example,Observer,sps,observer,,no
nobody,Nobody,rtg,delegate,KAZ,no
x@gov.example,X,nowhere,delegate,KAZ,no
y@gov.example,Y,rtg,legal,KAZ,no
z@gov.example,Z,rtg,legal,,yes
uzb@demo.cartif.example,Somebody else,rtg,delegate,UZB,no
secretariat@demo.cartif.example,CAREC Secretariat,rtg,observer,,no
v@gov.example,V,rtg,king,KAZ,maybe\n`
  const { code, rows } = await take(secretariat, content)
  expect(code).toBe('table-not-readable')
  expect((rows as readonly { line: number; column: string }[]).map(({ line, column }) => `${line} ${column}`)).toEqual([
    '3 email',
    '4 workingGroup',
    '5 party',
    '6 focalPoint',
    '7 name',
    '8 role',
    '9 role',
    '9 focalPoint'
  ])
  const { body } = await secretariat.get('/api/tables/people/export?format=csv')
  expect(String(body['text'])).not.toContain('observer@demo.cartif.example,Observer,sps')
})
