/**
 * Who practises as what in one training room. A practice role is a seat in a database of the room's own: it is read for acts there
 * and nowhere else. Whoever has lost the real seat in the group that the text comes from has lost this one with it.
 */
import type { Actor } from '@cartif/negotiation'
import type { SignedIn } from '../accounts/accounts.ts'
import { Memberships } from '../accounts/memberships.ts'
import type { Database } from '../storage/database.ts'
import { TRAINING_GROUP } from './training-mark.ts'

/** As what somebody practises: in the chair, or for a delegation that need not be their own. */
export type PracticeRole = { readonly role: 'chair' } | { readonly role: 'delegate'; readonly party: string }

export class PracticeSeats extends Memberships {
  private readonly mayCome: (user: Pick<SignedIn, 'id' | 'name'>) => boolean

  constructor(db: Database, mayCome: (user: Pick<SignedIn, 'id' | 'name'>) => boolean) {
    super(db)
    this.mayCome = mayCome
  }

  override actorIn(group: string, user: Pick<SignedIn, 'id' | 'name'>): Actor | undefined {
    return group === TRAINING_GROUP && this.mayCome(user) ? super.actorIn(group, user) : undefined
  }

  take(user: string, practice: PracticeRole): void {
    const party = practice.role === 'delegate' ? practice.party : null
    this.set(user, { workingGroup: TRAINING_GROUP, role: practice.role, party })
  }
}
