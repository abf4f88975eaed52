/**
 * Acts on publications by somebody signed in. The secretariat of all the groups that one is about writes it; the chair of all of them,
 * or another in the secretariat, approves it, never who wrote the version; either publishes what is approved and withdraws what is
 * public. Words that may not go out are refused when they are written, and again at every step up to the last.
 */
import { randomUUID } from 'node:crypto'
import type { Act } from '@cartif/negotiation'
import type { SignedIn } from '../accounts/accounts.ts'
import { Problem } from '../http/errors.ts'
import type { Room } from '../instruments/room.ts'
import { groupsOf, treatyRooms } from '../monitoring/seats.ts'
import type { Group } from '../monitoring/seats.ts'
import { actsOfGroup, noteAct } from '../negotiation/acts.ts'
import { checkPublic } from './check-public.ts'
import { readGuardedWords } from './guarded-words.ts'
import type { OutreachServices } from './guarded-words.ts'
import { readFacts } from './public-facts.ts'
import type { OfferedFact } from './public-facts.ts'
import { insertAct, insertPublication, insertVersion, readPublications } from './publication-store.ts'
import { lastVersion, standingVersion, stateOf } from './publication.ts'
import type { Publication, PublicationAct, PublicationVersion, PublicationWords } from './publication.ts'

export interface PublicationRequest extends PublicationWords {
  /** Ids of facts; each is counted now. */
  readonly facts: readonly string[]
}

export interface OpenPublication {
  readonly publication: Publication
  readonly mayWrite: boolean
  readonly mayApprove: boolean
}

type By = Pick<SignedIn, 'id' | 'name'>

export class OutreachDesk {
  private readonly services: OutreachServices

  constructor(services: OutreachServices) {
    this.services = services
  }

  /** Those that somebody works on, the newest first. */
  list(user: By): readonly OpenPublication[] {
    return readPublications(this.services.db).flatMap((one) => this.open(user, one) ?? [])
  }

  /** On what somebody may write, with the figures that may be released. */
  offers(user: By): { readonly groups: readonly Group[]; readonly facts: readonly OfferedFact[] } {
    const groups = groupsOf(this.services.db, treatyRooms(this.services.rooms.values()))
    const own = groups.filter(({ id }) => this.mayInAll(user, [id], 'write-for-public'))
    return { groups: own, facts: readFacts(this.roomsOf(own.map(({ id }) => id))) }
  }

  create(user: By, groups: readonly string[], request: PublicationRequest): OpenPublication {
    if (groups.length === 0 || !this.mayInAll(user, groups, 'write-for-public')) throw new Problem('not-allowed')
    const id = randomUUID()
    const version = this.versionOf(user, groups, request, 1)
    this.commit(user, { groups, id, version }, 'drafted', () => {
      insertPublication(this.services.db, id, groups, version.at)
      insertVersion(this.services.db, id, version)
    })
    return this.mustOpen(user, id)
  }

  /** `seen`: the number of the version that it was written on. */
  write(user: By, id: string, seen: number, request: PublicationRequest): OpenPublication {
    const { publication, mayWrite } = this.mustOpen(user, id)
    if (!mayWrite) throw new Problem('not-allowed')
    mustBeLast(publication, seen)
    const version = this.versionOf(user, publication.groups, request, seen + 1)
    this.commit(user, { ...publication, version }, 'drafted', () => insertVersion(this.services.db, id, version))
    return this.mustOpen(user, id)
  }

  /** `seen`: the number of the version that was read. */
  act(user: By, id: string, act: PublicationAct, seen: number): OpenPublication {
    const open = this.mustOpen(user, id)
    const { publication } = open
    const version = act === 'withdrawn' ? mustStand(publication) : lastVersion(publication)
    if (act !== 'withdrawn') mustBeLast(publication, seen)
    mustFollow(publication, act)
    if (act === 'approved' && !open.mayApprove)
      throw new Problem('not-allowed', 'Nobody approves what they have written: ask the chair, or a colleague.')
    if (act !== 'withdrawn') this.mustBePublic(version)
    this.commit(user, { ...publication, version }, act, () => {
      const row = { act, version: version.number, user: user.id, by: user.name, at: this.services.now() }
      insertAct(this.services.db, publication, row)
    })
    return this.mustOpen(user, id)
  }

  /** A Problem where there is none that the user may know of. */
  mustOpen(user: By, id: string): OpenPublication {
    const publication = readPublications(this.services.db).find((one) => one.id === id)
    const open = publication && this.open(user, publication)
    if (!open) throw new Problem('not-found', 'There is no such publication.')
    return open
  }

  private open(user: By, publication: Publication): OpenPublication | undefined {
    const { groups } = publication
    if (!this.mayInAll(user, groups, 'release-to-public')) return undefined
    const isAuthor = lastVersion(publication).user === user.id
    return { publication, mayWrite: this.mayInAll(user, groups, 'write-for-public'), mayApprove: !isAuthor }
  }

  private mayInAll(user: By, groups: readonly string[], act: Act): boolean {
    const own = this.services.memberships.groupsWhere(user.id, act)
    return groups.every((id) => own.includes(id))
  }

  private roomsOf(groups: readonly string[]): readonly Room[] {
    return treatyRooms(this.services.rooms.values()).filter(({ info }) => groups.includes(info.workingGroup))
  }

  private versionOf(
    user: By,
    groups: readonly string[],
    { facts: wanted, ...words }: PublicationRequest,
    number: number
  ): PublicationVersion {
    const offered = new Map(readFacts(this.roomsOf(groups)).map(({ id, en, ru }) => [id, { id, en, ru }]))
    const unknown = wanted.find((id) => !offered.has(id))
    if (unknown !== undefined) throw new Problem('invalid-request', `There is no figure ${unknown} to release.`)
    const facts = wanted.flatMap((id) => offered.get(id) ?? [])
    const version = { ...words, number, facts, user: user.id, by: user.name, at: this.services.now() }
    this.mustBePublic(version)
    return version
  }

  private mustBePublic(version: PublicationWords): void {
    const faults = checkPublic(version, readGuardedWords(this.services))
    if (faults.length > 0) throw new Problem('not-for-the-public', undefined, { faults })
  }

  private commit(
    user: By,
    about: { readonly id: string; readonly groups: readonly string[]; readonly version: PublicationVersion },
    act: PublicationAct | 'drafted',
    work: () => void
  ): void {
    const { id, groups, version } = about
    const body = { publication: id, number: version.number, title: version.words.en.title }
    this.services.db.commit(() => {
      work()
      for (const group of groups)
        noteAct(this.services, { of: actsOfGroup(group), kind: `publication-${act}`, user: user.id, body })
    }, this.services.now)
  }
}

function mustBeLast(publication: Publication, seen: number): void {
  if (lastVersion(publication).number !== seen)
    throw new Problem('wording-changed', 'Somebody has written another version since you opened it.')
}

function mustStand(publication: Publication): PublicationVersion {
  const standing = standingVersion(publication)
  if (!standing) throw new Problem('publication-state', 'Only what is public can be withdrawn.')
  return standing
}

/** A draft is approved, what is approved is published; what was withdrawn is written anew. */
function mustFollow(publication: Publication, act: PublicationAct): void {
  const state = stateOf(publication)
  if (act === 'approved' && state !== 'draft')
    throw new Problem('publication-state', 'Only a draft is approved.', { state })
  if (act === 'published' && state !== 'approved')
    throw new Problem('publication-state', 'Only what has been approved is published.', { state })
}
