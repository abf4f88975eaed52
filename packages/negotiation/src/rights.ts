/**
 * Who may do what: the one table of rights. A right is over a whole document or a whole act; nothing is decided by
 * looking into what somebody wrote. What is not in the table is refused.
 */

export type Role = 'delegate' | 'chair' | 'secretariat' | 'legal' | 'observer'

/** Somebody in one working group. `party` is the lower-case ISO 3166 alpha-3 code a delegate speaks for. */
export interface Actor {
  readonly user: string
  readonly name: string
  readonly role: Role
  readonly party?: string
  /** Where the work of the group is over: nothing is written there any more. */
  readonly isReadOnly?: boolean
}

/** The live documents of an instrument: `text`, `record`, and a layer and a draft for each holder. */
export type DocumentRef =
  | { readonly kind: 'text' | 'record' }
  | { readonly kind: 'layer' | 'draft'; readonly holder: string }

export type Access = 'none' | 'read' | 'write'

export type Act =
  | 'read'
  | 'propose'
  | 'bracket'
  | 'take-position'
  | 'withdraw-own'
  | 'decide'
  | 'reopen'
  | 'set-status'
  | 'issue-revision'
  | 'hold-pen'
  | 'read-register'
  | 'comment'
  | 'import'
  | 'set-commitments'
  | 'read-unshared-schedules'
  | 'map-provisions'
  | 'plan-work'
  | 'manage-group'
  | 'convene'
  | 'plan-phases'
  | 'prepare'
  | 'read-own-preparation'
  | 'withdraw-preparation'
  | 'write-briefing'
  | 'read-briefings'
  | 'read-unissued-briefings'
  | 'read-assistance'
  | 'request-assistance'
  | 'offer-assistance'
  | 'keep-assistance'
  | 'hold-workshop'
  | 'read-members'
  | 'follow-up'
  | 'read-risks'
  | 'keep-risks'
  | 'report-on-group'
  | 'report-on-all'
  | 'read-reports-on-all'
  | 'write-for-public'
  | 'release-to-public'
  | 'keep-tables'
  | 'take-away-register'

const ACTS: Readonly<Record<Role, readonly Act[]>> = {
  delegate: [
    'read',
    'propose',
    'bracket',
    'take-position',
    'withdraw-own',
    'read-register',
    'comment',
    'set-commitments',
    'prepare',
    'request-assistance',
    'offer-assistance',
    'read-own-preparation',
    'withdraw-preparation',
    'read-briefings',
    'read-assistance',
    'read-members',
    'follow-up',
    'read-risks',
    'read-reports-on-all'
  ],
  chair: [
    'read',
    'propose',
    'bracket',
    'withdraw-own',
    'decide',
    'reopen',
    'set-status',
    'issue-revision',
    'hold-pen',
    'read-register',
    'comment',
    'read-unshared-schedules',
    'plan-work',
    'hold-workshop',
    'convene',
    'read-briefings',
    'read-assistance',
    'read-members',
    'follow-up',
    'read-risks',
    'keep-risks',
    'report-on-group',
    'read-reports-on-all',
    'release-to-public',
    'take-away-register'
  ],
  secretariat: [
    'read',
    'propose',
    'bracket',
    'withdraw-own',
    'issue-revision',
    'hold-pen',
    'read-register',
    'comment',
    'import',
    'read-unshared-schedules',
    'map-provisions',
    'plan-work',
    'manage-group',
    'write-briefing',
    'offer-assistance',
    'hold-workshop',
    'convene',
    'plan-phases',
    'read-briefings',
    'read-unissued-briefings',
    'read-assistance',
    'keep-assistance',
    'read-members',
    'follow-up',
    'read-risks',
    'keep-risks',
    'report-on-group',
    'report-on-all',
    'read-reports-on-all',
    'write-for-public',
    'release-to-public',
    'keep-tables',
    'take-away-register'
  ],
  legal: [
    'read',
    'propose',
    'withdraw-own',
    'read-register',
    'comment',
    'map-provisions',
    'read-briefings',
    'read-assistance',
    'read-members',
    'read-risks',
    'read-reports-on-all'
  ],
  observer: ['read']
}

/** Layers that are no party's: the chair's text, the secretariat's, the legal reviewer's, and imported text whose holders are not known. */
export const COMMON_HOLDERS = ['chair', 'secretariat', 'legal', 'record'] as const

/**
 * What is left to do where the work of a group is over: reading, telling of it, and for a country taking back what it had shared of its
 * own.
 */
const LEFT: readonly Act[] = [
  'read',
  'read-register',
  'read-unshared-schedules',
  'read-own-preparation',
  'withdraw-preparation',
  'read-briefings',
  'read-unissued-briefings',
  'read-assistance',
  'read-members',
  'read-risks',
  'report-on-group',
  'report-on-all',
  'read-reports-on-all',
  'write-for-public',
  'release-to-public',
  'keep-tables',
  'take-away-register'
]

export function mayDo(actor: Pick<Actor, 'role' | 'isReadOnly'>, act: Act): boolean {
  return ACTS[actor.role].includes(act) && (actor.isReadOnly !== true || LEFT.includes(act))
}

/** Whose layer an actor writes: the party of a delegate, the office of chair, secretariat and legal reviewer; undefined for observers. */
export function holderOf(actor: Actor): string | undefined {
  if (actor.role === 'delegate') return actor.party
  return actor.role === 'observer' ? undefined : actor.role
}

/** What an actor of the working group may do with a live document. */
export function accessTo(document: DocumentRef, actor: Actor): Access {
  const access = accessWhileOpen(document, actor)
  return access === 'write' && actor.isReadOnly === true ? 'read' : access
}

function accessWhileOpen(document: DocumentRef, actor: Actor): Access {
  switch (document.kind) {
    case 'text':
      return mayDo(actor, 'hold-pen') ? 'write' : 'read'
    case 'record':
      return 'read'
    case 'layer':
      return isWriterOf(document.holder, actor) ? 'write' : 'read'
    case 'draft':
      return isWriterOf(document.holder, actor) ? 'write' : 'none'
  }
}

/** Whether what stands under a holder is the actor's own; what was imported for nobody in particular is the secretariat's. */
export function isWriterOf(holder: string, actor: Actor): boolean {
  return (holder === 'record' ? 'secretariat' : holder) === holderOf(actor)
}

/** `text`, `record`, `layer/kaz`, `draft/kaz`; undefined for any other name. Holders are lower-case letters, 2 to 16. */
export function parseDocumentRef(name: string): DocumentRef | undefined {
  if (name === 'text' || name === 'record') return { kind: name }
  const match = /^(layer|draft)\/([a-z]{2,16})$/.exec(name)
  return match ? { kind: match[1] as 'layer' | 'draft', holder: match[2]! } : undefined
}

export function printDocumentRef(document: DocumentRef): string {
  return 'holder' in document ? `${document.kind}/${document.holder}` : document.kind
}

/** Whether an actor reads the schedule of commitments of a party: once shared everybody does, before that its own and the chair's table. */
export function mayReadSchedule(actor: Actor, party: string, isShared: boolean): boolean {
  return isShared || actor.party === party || mayDo(actor, 'read-unshared-schedules')
}

/** Who a comment is for: everybody in the working group, one's own delegation, or that and the chair's table. */
export const AUDIENCES = ['all', 'delegation', 'chair'] as const
export type Audience = (typeof AUDIENCES)[number]

/** Whom somebody's comments stand for: a delegation, or an office. */
export function commentsAs(actor: Actor): string {
  return actor.party ?? actor.role
}

/** Whether an actor of the working group may read a comment made by `holder`. */
export function maySee(
  actor: Actor,
  { audience, holder }: { readonly audience: Audience; readonly holder: string }
): boolean {
  if (audience === 'all' || commentsAs(actor) === holder) return true
  return audience === 'chair' && (actor.role === 'chair' || actor.role === 'secretariat')
}

/** Whom a country shares a topic of its preparation with; each takes in those before it. All are people with a seat in the group. */
export const SHARED_WITH = ['secretariat', 'group', 'all'] as const
export type SharedWith = (typeof SHARED_WITH)[number]

/** Whether somebody in the working group reads what a country shared of its preparation: observers only what is for all. */
export function mayReadPreparation({ role }: Pick<Actor, 'role'>, sharedWith: SharedWith): boolean {
  if (sharedWith === 'secretariat') return role === 'secretariat'
  return sharedWith === 'all' || role !== 'observer'
}

/** Whether somebody in the working group reads a country's request for assistance: a draft is the country's alone, and no request is the observers'. */
export function mayReadRequest(actor: Actor, party: string, isSubmitted: boolean): boolean {
  return actor.party === party || (isSubmitted && mayDo(actor, 'read-assistance'))
}
