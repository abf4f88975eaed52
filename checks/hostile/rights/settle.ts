/** One thing of every kind, made over HTTP by those whose it is; what each of them is called from then on. */
import { CANARY, HOME } from './cast.ts'
import type { Seat } from './cast.ts'
import type { Visitor } from './visitor.ts'

/** A server with people who have signed in. */
interface Peopled {
  as(who: string): Visitor
  letIn(who: string, seats: readonly Seat[]): Promise<Visitor>
  invite(email: string, name: string, seats: readonly Seat[]): { readonly invitation: { readonly id: string } }
}

/** By the name in an address: the ids that are there. */
export type Words = Readonly<Record<string, string>>

const DRAFT = `Article 1 — Publication of ${CANARY}
1.  Each Party shall publish fees.
2.  Each Party shall notify the Secretariat.

Article 2 — Enquiries
1.  Each Party shall answer enquiries.
`
const far = '2030-01-01T10:00:00Z'
export const MEETING = {
  kind: 'session',
  starts: '2020-03-02T09:00:00Z',
  ends: '2020-03-02T17:00:00Z',
  zone: 'Asia/Almaty'
}
export const PHASE = {
  kind: 'zero-round',
  name: `Round of ${CANARY}`,
  begins: '2026-01-01',
  ends: '2026-02-01',
  groups: [HOME]
}
export const MILESTONE = {
  title: `Plan of ${CANARY}`,
  due: '2026-05-01',
  responsible: 'chair',
  proof: { kind: 'noted' }
}
export const RISK = {
  category: 'fatigue',
  title: `Risk of ${CANARY}`,
  description: '',
  likelihood: 2,
  impact: 2,
  mitigation: '',
  owner: '',
  reviewOn: null,
  status: 'open',
  indicator: null,
  threshold: null
}
export const PUBLICATION = {
  kind: 'notice',
  happenedOn: '2026-01-01',
  words: { en: { title: 'A meeting was held', summary: '', text: '' }, ru: null },
  facts: []
}
export const SECTIONS = [{ id: 's', heading: 'Where it stands', text: `All of ${CANARY}` }]
export const REQUEST = { kind: 'training', need: `Training in ${CANARY}`, submit: true }
export const WORKSHOP = { title: `Workshop on ${CANARY}`, on: '2026-01-05', place: 'Almaty' }
export const RECORD = { readiness: 2, priorities: `Priorities of ${CANARY}`, seen: 0 }

export async function settleHome(world: Peopled): Promise<Words> {
  const text = await settleText(world)
  return {
    ...text,
    ...(await settleGroup(world, text)),
    ...(await settlePeople(world)),
    ...(await settleWork(world, text))
  }
}

interface Made {
  readonly id: string
}

async function settleText(world: Peopled) {
  const [secretariat, chair] = [world.as('secretariat'), world.as('chair')]
  // Its address is said back to whoever asks for it: it is named after the canary once it has one.
  const draft = { title: 'A text', symbol: 'CARTIF/T', kind: 'protocol', file: 'draft', notation: DRAFT }
  const { id } = await secretariat.mustAsk<Made>('POST', `/api/groups/${HOME}/instruments`, draft)
  const at = `/api/instruments/${id}`
  await secretariat.mustAsk('PUT', `${at}/naming`, { title: `Text of ${CANARY}`, symbol: 'CARTIF/T' })
  const { outline } = await chair.mustAsk<{ outline: { id: string; provisions: { id: string }[] }[] }>('GET', at)
  const article = outline[0]!
  const changes = [{ provision: article.provisions.at(-1)!.id, quote: 'notify', text: 'inform' }]
  const proposal = await chair.mustAsk<Made>('POST', `${at}/proposals`, { changes, rationale: CANARY })
  const [issue] = await chair.mustAsk<readonly Made[]>('GET', `${at}/issues`)
  const call = await chair.mustAsk<Made>('POST', `${at}/calls`, { subject: article.id, minutes: 60 })
  const said = { subject: article.id, audience: 'all', text: `A word on ${CANARY}` }
  const comment = await chair.mustAsk<Made>('POST', `${at}/comments`, said)
  return {
    id,
    instrument: id,
    article: article.id,
    provision: article.provisions[0]!.id,
    pid: proposal.id,
    issue: issue!.id,
    call: call.id,
    cid: comment.id,
    embargo: 'none',
    pen: 'none',
    revision: '0',
    from: '0',
    to: 'live',
    mine: '0',
    theirs: 'live',
    base: '0',
    format: 'txt',
    at: far,
    until: far
  }
}

async function settleGroup(world: Peopled, { id: instrument }: { readonly id: string }) {
  const [secretariat, chair] = [world.as('secretariat'), world.as('chair')]
  const { milestones } = await chair.mustAsk<{ milestones: Made[] }>(
    'POST',
    `/api/groups/${HOME}/milestones`,
    MILESTONE
  )
  const plan = { ...MEETING, title: `Meeting on ${CANARY}`, group: HOME }
  const meeting = await chair.mustAsk<Made>('POST', '/api/meetings', plan)
  const followUps = [{ text: `Find ${CANARY}`, who: 'kaz', by: '2026-06-01' }]
  const outcome = { seen: 1, outcome: `Found ${CANARY}`, summaries: [], followUps }
  const { followUps: kept } = await chair.mustAsk<{ followUps: Made[] }>(
    'PUT',
    `/api/meetings/${meeting.id}/outcome`,
    outcome
  )
  const next = await chair.mustAsk<Made>('POST', '/api/meetings', plan)
  const phase = await secretariat.mustAsk<Made>('POST', '/api/phases', PHASE)
  const training = () => chair.mustAsk<Made>('POST', '/api/training', { instrument, revision: null })
  return {
    group: HOME,
    milestone: milestones[0]!.id,
    meeting: meeting.id,
    nextMeeting: next.id,
    followUp: kept[0]!.id,
    phase: phase.id,
    room: (await training()).id,
    oldRoom: (await training()).id
  }
}

async function settlePeople(world: Peopled) {
  const seat = { workingGroup: HOME, role: 'delegate', party: 'kaz', focalPoint: false } as const
  const idOf = async (who: string) => (await world.as(who).mustAsk<{ user: Made }>('GET', '/api/me')).user.id
  const newcomer = async (name: string) =>
    (await (await world.letIn(name, [seat])).mustAsk<{ user: Made }>('GET', '/api/me')).user.id
  return {
    user: await newcomer('newcomer of KAZ'),
    leaver: await newcomer('leaver of KAZ'),
    nextLeaver: await newcomer('next leaver of KAZ'),
    own: await idOf('focal point of KAZ'),
    invitation: world.invite('guest@example.org', 'A guest', [seat]).invitation.id,
    party: 'kaz',
    table: 'risks',
    session: 'none',
    passkey: 'none'
  }
}

async function settleWork(world: Peopled, { id: instrument }: { readonly id: string }) {
  const [secretariat, chair, kaz] = [world.as('secretariat'), world.as('chair'), world.as('focal point of KAZ')]
  const topic = `${instrument}:`
  await kaz.mustAsk('PUT', `/api/preparation/${topic}`, RECORD)
  await kaz.mustAsk('POST', `/api/preparation/${topic}/sharing`, { sharedWith: 'group', seen: 1 })
  const briefing = await secretariat.mustAsk<Made>('POST', '/api/briefings', { group: HOME })
  const issued = { title: `Briefing on ${CANARY}`, sections: SECTIONS, seen: 1, issue: true }
  await secretariat.mustAsk('POST', `/api/briefings/${briefing.id}/versions`, issued)
  const report = await chair.mustAsk<Made>('POST', '/api/reports', {
    kind: 'working-group',
    groups: [HOME],
    attribution: 'attributed'
  })
  await chair.mustAsk('POST', `/api/reports/${report.id}/versions`, { ...issued, title: `Report on ${CANARY}` })
  const ask = (submit: boolean) =>
    kaz.mustAsk<Made>('POST', '/api/assistance/requests', { ...REQUEST, group: HOME, submit })
  const offer = { group: HOME, provider: 'adb', kind: 'training', words: `Training in ${CANARY}` }
  return {
    topic,
    briefing: briefing.id,
    report: report.id,
    risk: (await chair.mustAsk<Made>('POST', '/api/risks', { ...RISK, workingGroup: HOME })).id,
    publication: (await secretariat.mustAsk<Made>('POST', '/api/publications', { ...PUBLICATION, groups: [HOME] })).id,
    request: (await ask(true)).id,
    draft: (await ask(false)).id,
    offer: (await secretariat.mustAsk<Made>('POST', '/api/assistance/offers', offer)).id,
    workshop: (await chair.mustAsk<Made>('POST', '/api/assistance/workshops', { ...WORKSHOP, group: HOME })).id
  }
}
