/**
 * A proper request of every call that is not on an instrument: what somebody who may would send. Those on an instrument are made from
 * the description. Where a thing is used up by the first who may, the others are told so, which is no refusal of a right.
 */
import { CANARY, HOME, actorAtHome } from './cast.ts'
import { MEETING, MILESTONE, PHASE, PUBLICATION, RECORD, REQUEST, RISK, SECTIONS, WORKSHOP } from './settle.ts'
import type { Words } from './settle.ts'

export interface Example {
  readonly body?: object
  /** Behind the address. */
  readonly query?: string
  /** Instead of what usually stands under a name in the address. */
  readonly words?: Words
}

type Examples = Readonly<Record<string, Example | ((words: Words, who: string) => Example)>>

const body = (given: object): Example => ({ body: given })
const seatOf = (party: string) => ({ workingGroup: HOME, role: 'delegate', party, focalPoint: false })
const version = (seen: number) => ({ title: `All about ${CANARY}`, sections: SECTIONS, seen, issue: true })
const plan = { ...MEETING, title: `Meeting on ${CANARY}` }
const group = { name: `Group of ${CANARY}`, mandate: 'All of it', modalities: '', isOpenToObservers: true }
const profile = { organisation: 'Ministry', position: '', designation: '', showsAddress: false }
const standing = { status: 'member', since: '2015-11-30', asOf: '2026-01-01', source: 'WTO' }

const TEXTS: Examples = {
  'GET /api/instruments/{id}/commitments/export': { query: '?format=csv' },
  'PUT /api/instruments/{id}/naming': body({ title: `Text of ${CANARY}`, symbol: 'CARTIF/T' })
}

const GROUPS: Examples = {
  'POST /api/groups': ({ leaver }) => body({ ...group, name: 'A new group', chair: leaver!, parties: ['pak'] }),
  'PUT /api/groups/{group}': body(group),
  'PUT /api/groups/{group}/closing': body({ isOver: false }),
  'POST /api/groups/{group}/milestones': body(MILESTONE),
  'PUT /api/groups/{group}/milestones/{milestone}': body(MILESTONE),
  'PUT /api/groups/{group}/milestones/{milestone}/note': body({ note: 'Done' }),
  'POST /api/groups/{group}/instruments': body({
    title: 'Another text',
    symbol: 'CARTIF/X',
    kind: 'protocol',
    file: 'draft',
    notation: 'Article 1 — One\n1.  Words.\n',
    isTrial: true
  }),
  'PUT /api/directory/people/{user}': ({ own }) => ({ body: profile, words: { user: own! } }),
  'PUT /api/directory/parties/{party}/wto': body(standing)
}

const MEETINGS: Examples = {
  'POST /api/meetings': body({ ...plan, group: HOME }),
  'GET /api/meetings/choices': { query: `?group=${HOME}` },
  'PUT /api/meetings/{meeting}/plan': body({ ...plan, seen: 2 }),
  'PUT /api/meetings/{meeting}/attendance': body({ seen: 3, attendance: [{ party: 'kaz', presence: 'present' }] }),
  'PUT /api/meetings/{meeting}/outcome': ({ followUp }) => {
    const followUps = [{ id: followUp!, text: `Find ${CANARY}`, who: 'kaz', by: '2026-06-01' }]
    return body({ seen: 4, outcome: `Found ${CANARY}`, summaries: [], followUps })
  },
  'PUT /api/meetings/{meeting}/follow-ups/{followUp}': body({ done: true }),
  'POST /api/meetings/{meeting}/cancellation': ({ nextMeeting }) => ({
    body: { seen: 1 },
    words: { meeting: nextMeeting! }
  }),
  'POST /api/phases': body(PHASE),
  'PUT /api/phases/{phase}': body({ ...PHASE, seen: 1 }),
  'POST /api/phases/{phase}/opening': body({ seen: 2 }),
  'POST /api/phases/{phase}/closing': body({ seen: 3, modalities: `As ${CANARY} does` })
}

const PREPARATION: Examples = {
  'PUT /api/preparation/{topic}': (_, who) => body({ ...RECORD, seen: actorAtHome(who)?.party === 'kaz' ? 1 : 0 }),
  'GET /api/preparation/export': { query: `?group=${HOME}` },
  'POST /api/preparation/{topic}/sharing': (_, who) =>
    body({ sharedWith: 'group', seen: actorAtHome(who)?.party === 'kaz' ? 2 : 1 }),
  'POST /api/briefings': body({ group: HOME }),
  'POST /api/briefings/{briefing}/versions': body(version(2)),
  'GET /api/assistance/export': { query: `?group=${HOME}` },
  'POST /api/assistance/requests': body({ ...REQUEST, group: HOME }),
  'PUT /api/assistance/requests/{request}': body({ ...REQUEST, seen: 1 }),
  'POST /api/assistance/requests/{request}/steps': body({ step: 'withdraw' }),
  'POST /api/assistance/requests/{request}/discard': ({ draft }) => ({ words: { request: draft! } }),
  'POST /api/assistance/offers': (_, who) => {
    const provider = actorAtHome(who)?.party === undefined ? 'adb' : 'party'
    return body({ group: HOME, provider, kind: 'training', words: `Training in ${CANARY}` })
  },
  'POST /api/assistance/offers/{offer}/withdrawal': body({}),
  'POST /api/assistance/workshops': body({ ...WORKSHOP, group: HOME }),
  'PUT /api/assistance/workshops/{workshop}': body({ ...WORKSHOP, seen: 1 }),
  'POST /api/training': ({ id }) => body({ instrument: id!, revision: null }),
  'PUT /api/training/{room}/seat': body({ role: 'chair' }),
  'POST /api/training/{room}/comparison': body({ answer: 'shall' }),
  'POST /api/training/{room}/reset': ({ oldRoom }) => ({ words: { room: oldRoom! } })
}

const OVERSIGHT: Examples = {
  'POST /api/reports': body({ kind: 'working-group', groups: [HOME], attribution: 'attributed' }),
  'POST /api/reports/{report}/versions': body(version(2)),
  'POST /api/risks': body({ ...RISK, workingGroup: HOME }),
  'PUT /api/risks/{risk}': body({ ...RISK, impact: 3, seen: 1 }),
  'POST /api/publications': body({ ...PUBLICATION, groups: [HOME] }),
  'POST /api/publications/{publication}/versions': body({ ...PUBLICATION, seen: 1 }),
  // Nobody approves what they have written: who wrote it withdraws what is not public yet.
  'POST /api/publications/{publication}/acts': (_, who) =>
    body({ act: who === 'secretariat' ? 'withdrawn' : 'approved', seen: 2 }),
  'GET /api/tables/{table}/export': { query: '?format=csv' },
  'POST /api/tables/{table}/import': body({ format: 'json', content: '[]' })
}

const PEOPLE: Examples = {
  'PUT /api/people/{user}/seats': body(seatOf('kaz')),
  'POST /api/people/{user}/seats/{group}/removal': ({ leaver, nextLeaver }, who) => ({
    words: { user: who === 'secretariat' ? leaver! : nextLeaver! }
  }),
  'POST /api/invitations': (_, who) =>
    body({
      email: `${who.replaceAll(' ', '.').toLowerCase()}@guests.example.org`,
      name: 'A guest',
      seats: [seatOf('kaz')]
    }),
  // To find out whether a password is right takes long: it is tried once.
  'POST /api/account/passkeys/options': (_, who) =>
    body({ password: who === 'chair' || who === 'signed out' ? 'seven quiet tractors sing' : 'x'.repeat(201) }),
  'POST /api/account/passkeys': body({ name: 'A key', response: { id: 'none' } }),
  'POST /api/invitations/reading': body({ token: 'a token that opens nothing' }),
  'POST /api/invitations/acceptance': body({
    token: 'a token that opens nothing',
    name: 'Nobody',
    password: 'seven quiet tractors sing'
  }),
  'GET /api/auth/*': { words: { '*': 'get-session' } },
  'POST /api/auth/*': {
    words: { '*': 'sign-in/email' },
    body: { email: 'nobody@example.org', password: 'no password' }
  }
}

const EXAMPLES: Examples = { ...TEXTS, ...GROUPS, ...MEETINGS, ...PREPARATION, ...OVERSIGHT, ...PEOPLE }

export function exampleOf(call: string, words: Words, who: string): Example {
  const found = EXAMPLES[call]
  return typeof found === 'function' ? found(words, who) : (found ?? {})
}
