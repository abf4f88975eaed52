/**
 * What every call on an instrument needs: an act of the table of rights (packages/negotiation/src/rights.ts), and for some a
 * standing besides. A call that is described and stands not here fails the test; whoever adds one says what it needs.
 */
import { holderOf, mayDo } from '@cartif/negotiation'
import type { Act, Actor } from '@cartif/negotiation'

export interface Need {
  readonly act: Act
  /** A delegation of its own, or a layer: an observer has none, an office has no party. */
  readonly as?: 'party' | 'holder'
}

const read: Need = { act: 'read' }
const propose: Need = { act: 'propose', as: 'holder' }
const decide: Need = { act: 'decide' }
const stand: Need = { act: 'take-position', as: 'party' }
const register: Need = { act: 'read-register' }

export const NEEDS: Readonly<Record<string, Need>> = {
  'GET ': read,
  'GET /text': read,
  'GET /numbers': read,
  'GET /provenance': read,
  'GET /export': read,
  'GET /proposals': read,
  'POST /proposals': propose,
  'GET /proposals/{pid}': read,
  'GET /confidences': read,
  'PUT /proposals/{pid}/position': stand,
  'PUT /proposals/{pid}/pens': propose,
  'POST /proposals/{pid}/take-over': propose,
  'POST /proposals/{pid}/decision': decide,
  'POST /proposals/{pid}/late': propose,
  'GET /proposals/{pid}/consequences': read,
  'GET /issues': read,
  'GET /issues/{issue}/consequences': read,
  'POST /issues/{issue}/decision': decide,
  'GET /comments': read,
  'POST /comments': { act: 'comment' },
  'PUT /comments/{cid}/resolution': { act: 'comment' },
  'GET /commitments': read,
  'PUT /commitments/{article}': { act: 'set-commitments', as: 'party' },
  'POST /commitments/sharing': { act: 'set-commitments', as: 'party' },
  'POST /commitments/import': { act: 'set-commitments', as: 'party' },
  'GET /commitments/export': read,
  'GET /calls': read,
  'POST /calls': decide,
  'PUT /calls/{call}/answer': stand,
  'POST /calls/{call}/close': decide,
  'POST /draft/tabling': propose,
  'GET /draft/embargoes': propose,
  'POST /draft/embargoes': propose,
  'POST /draft/embargoes/{embargo}/lifting': propose,
  'POST /handed-pens': decide,
  'POST /handed-pens/{pen}/text': { act: 'propose', as: 'party' },
  'POST /handed-pens/{pen}/end': decide,
  'POST /handed-pens/{pen}/settlement': decide,
  'GET /revisions': read,
  'POST /revisions': { act: 'issue-revision' },
  'GET /compare': read,
  'GET /compare/three': read,
  'GET /compare/files': read,
  'POST /compare/files': read,
  'GET /series': read,
  'GET /articles/{article}/travaux': register,
  'GET /scrub': read,
  'GET /wto': read,
  'PUT /wto/{article}/{provision}': { act: 'map-provisions' },
  'GET /monitoring': read,
  'PUT /naming': { act: 'manage-group' },
  'PUT /provisions/{provision}/status': { act: 'set-status' },
  'PUT /provisions/{provision}/position': stand,
  'GET /register': register,
  'GET /replay': register
}

export function has({ act, as }: Need, actor: Actor): boolean {
  if (!mayDo(actor, act)) return false
  return as === undefined || (as === 'party' ? actor.party !== undefined : holderOf(actor) !== undefined)
}
