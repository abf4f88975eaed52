/** Calls on an instrument, behind its address. Nobody but the members of its working group knows of it. */
import { inGroup } from './need.ts'
import type { NeedInGroup } from './need.ts'

const read = inGroup('read')
const propose = inGroup('propose', { as: 'holder' })
/** What is tried on is the chair’s. */
const proposeOwn = inGroup('propose', { own: 'chair' })
const decide = inGroup('decide')
const stand = inGroup('take-position', { as: 'party' })
const register = inGroup('read-register')
const commit = inGroup('set-commitments', { as: 'party' })

/** Where they begin. */
export const PREFIX = '/api/instruments/{id}'

export const TEXT_NEEDS: Readonly<Record<string, NeedInGroup>> = {
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
  'PUT /proposals/{pid}/pens': proposeOwn,
  'POST /proposals/{pid}/take-over': propose,
  'POST /proposals/{pid}/decision': decide,
  'POST /proposals/{pid}/late': proposeOwn,
  'GET /proposals/{pid}/consequences': read,
  'GET /issues': read,
  'GET /issues/{issue}/consequences': read,
  'POST /issues/{issue}/decision': decide,
  'GET /comments': read,
  'POST /comments': inGroup('comment'),
  'PUT /comments/{cid}/resolution': inGroup('comment'),
  'GET /commitments': read,
  'PUT /commitments/{article}': commit,
  'POST /commitments/sharing': commit,
  'POST /commitments/import': commit,
  'GET /commitments/export': read,
  'GET /calls': read,
  'POST /calls': decide,
  'PUT /calls/{call}/answer': stand,
  'POST /calls/{call}/close': decide,
  'POST /draft/tabling': propose,
  'GET /draft/embargoes': propose,
  'POST /draft/embargoes': propose,
  'POST /draft/embargoes/{embargo}/lifting': propose,
  'GET /handed-pens': read,
  'POST /handed-pens': decide,
  'POST /handed-pens/{pen}/text': inGroup('propose', { as: 'party' }),
  'POST /handed-pens/{pen}/end': decide,
  'POST /handed-pens/{pen}/settlement': decide,
  'GET /revisions': read,
  'POST /revisions': inGroup('issue-revision'),
  'GET /compare': read,
  'GET /compare/three': read,
  'GET /compare/files': read,
  'POST /compare/files': read,
  'GET /series': read,
  'GET /articles/{article}/travaux': register,
  'GET /scrub': read,
  'GET /wto': read,
  'PUT /wto/{article}/{provision}': inGroup('map-provisions'),
  'GET /monitoring': read,
  'PUT /naming': inGroup('manage-group'),
  'PUT /provisions/{provision}/status': inGroup('set-status'),
  'PUT /provisions/{provision}/position': stand,
  'GET /register': register,
  'GET /replay': register
}

/** By a socket, and by nothing else: what is read and written there is said document by document. */
export const LIVE_NEEDS: Readonly<Record<string, NeedInGroup>> = {
  'GET /api/live/{instrument}': read,
  'GET /api/live/{instrument}/*': read
}
