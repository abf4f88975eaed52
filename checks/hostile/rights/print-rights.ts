/** The table as a document that a ministry reads: who may do what, concept by concept, and what everybody else is told. */
import { accessTo, parseDocumentRef } from '@cartif/negotiation'
import type { Actor, Role } from '@cartif/negotiation'
import type { Description } from '../described-calls.ts'
import { SECTIONS } from '../rights-of-calls.ts'
import { has } from './need.ts'
import type { Need, Section } from './need.ts'

const ROLES: readonly (readonly [Role, string])[] = [
  ['delegate', 'Delegate'],
  ['chair', 'Chair'],
  ['secretariat', 'Secretariat'],
  ['legal', 'Legal reviewer'],
  ['observer', 'Observer']
]

const HEAD = `# Who may do what

Printed from the table that a test holds every call of the server to (\`checks/hostile/rights-of-calls.ts\`), which in turn asks the one
table of rights (\`packages/negotiation/src/rights.ts\`): sixteen people of every role, in the working group and out of it, sign in to a
real server and ask every call (\`checks/hostile/every-call.test.ts\`). Change it there and run \`npx vitest run every-call -u\`.

How to read it:

- Rights are of a **seat in a working group**. One person may be a delegate in one group and not be in another; for them the other is not
  there. **Yes** is for those with that seat in the group of what the call is about, **own** for what is of one’s own country or office.
- **Others signed in** are all who have no seat in that group, whatever they are elsewhere: *404* says “there is no such thing”, the same
  as of what really is not there; *403* says “not for you”, where nothing in particular was asked for; *filtered* is an answer in which
  nothing of other groups is.
- **Focal points** are delegates who also let colleagues in. **Heads of delegation and senior officials** have no role of their own: they
  sit as delegates, or as chair, and read what those read. **Administrators** are the secretariat; whoever holds the machine has the
  commands of [operating.md](operating.md), and no seat by that.
- Where the work of a group is over, everybody goes on reading what they read, and nothing is written in it any more.
- Signed out is answered 401 everywhere but where it says *everybody*.
`

export function printRights(description: Description): string {
  return `${[HEAD, documentTable(), ...SECTIONS.filter(({ title }) => title !== 'Live documents').map(print(description))].join('\n')}`
}

function print({ paths }: Description): (section: Section) => string {
  return ({ title, about, needs }) => {
    const rows = Object.entries(needs).map(([name, need]) => {
      const [method = '', path = ''] = name.split(' ')
      const { summary = '' } = (paths[path]?.[method.toLowerCase()] ?? {}) as { readonly summary?: string }
      return `| \`${name}\` | ${summary} | ${cellsOf(need).join(' | ')} |`
    })
    return `## ${title}\n\n${about}\n\n${headOf('Call', 'What it does')}\n${rows.join('\n')}\n`
  }
}

function headOf(...first: readonly string[]): string {
  const columns = [...first, ...ROLES.map(([, name]) => name), 'Others signed in']
  return `| ${columns.join(' | ')} |\n|${columns.map(() => '---').join('|')}|`
}

const actorOf = (role: Role): Actor => {
  return { user: role, name: role, role, ...(role === 'delegate' ? { party: 'kaz' } : {}) }
}

function cellsOf(need: Need): readonly string[] {
  const same = (word: string, others: string) => [...ROLES.map(() => word), others]
  switch (need.of) {
    case 'everybody':
      return same('yes', 'everybody')
    case 'secret':
      return same('with the secret', 'with the secret')
    case 'signed-in':
      return same('own groups', 'filtered')
    case 'secretariat':
      return [...ROLES.map(([role]) => (role === 'secretariat' ? 'yes' : '–')), '403']
    case 'focal-point':
      return [
        ...ROLES.map(([role]) => (role === 'secretariat' ? 'yes' : role === 'delegate' ? 'focal point' : '–')),
        '403'
      ]
    case 'person':
      return [...ROLES.map(([role]) => (role === 'secretariat' ? 'yes' : 'own')), 'own']
    case 'any-group':
      return [...rolesOf({ ...need, of: 'group' }), '403']
    case 'group':
      return [...rolesOf(need), '404 or 403']
  }
}

function rolesOf({ own, ...rest }: Need & { readonly of: 'group' }): readonly string[] {
  // Whose it is that was tried on says nothing about who may do the same to what is theirs.
  const need = { ...rest, ...(own === undefined ? {} : { as: rest.as ?? ('holder' as const) }) }
  return ROLES.map(([role]) => {
    if (!has(need, actorOf(role))) return '–'
    const isOwn = need.as !== undefined && !(need.or && has({ act: need.or }, actorOf(role)))
    return isOwn ? 'own' : 'yes'
  })
}

/** Holders as they stand for all of their kind. */
const DOCUMENTS = [
  ['text', 'The text as it stands'],
  ['record', 'Positions and decisions on record'],
  ['layer/kaz', 'What a delegation proposes'],
  ['draft/kaz', 'What a delegation drafts'],
  ['layer/chair', 'What the chair proposes'],
  ['draft/chair', 'What the chair drafts'],
  ['layer/secretariat', 'What the secretariat proposes'],
  ['draft/secretariat', 'What the secretariat drafts'],
  ['layer/legal', 'What the legal reviewer proposes'],
  ['draft/legal', 'What the legal reviewer drafts'],
  ['layer/record', 'What was brought under no known name']
] as const

function documentTable(): string {
  const rows = DOCUMENTS.map(([name, what]) => {
    const cells = ROLES.map(([role]) => accessOf(name, role))
    return `| \`${name}\` | ${what} | ${cells.join(' | ')} | closed, 4403 |`
  })
  const about =
    'A text is live documents; who opens one reads it, and writes in it where it says so. A delegation is any delegation: of another country, a delegate reads what it proposes, and nothing of what it drafts.'
  return `## Live documents\n\n${about}\n\n${headOf('Document', 'What it holds')}\n${rows.join('\n')}\n`
}

function accessOf(name: string, role: Role): string {
  const access = accessTo(parseDocumentRef(name)!, actorOf(role))
  if (role !== 'delegate' || !name.endsWith('/kaz')) return access === 'none' ? '–' : access
  const ofOthers = accessTo(parseDocumentRef(name)!, { ...actorOf(role), party: 'pak' })
  return `own: ${access}; others’: ${ofOthers === 'none' ? '–' : ofOthers}`
}
