/** People and their seats, one's own account, and what is asked before anybody is somebody. */
import { everybody, secret, secretariat, signedIn } from './need.ts'
import type { Need, Needs } from './need.ts'

const ownParty: Need = { of: 'focal-point', own: 'kaz' }

export const PEOPLE_NEEDS: Needs = {
  'GET /api/people': { of: 'focal-point' },
  'GET /api/people/acts': secretariat,
  'PUT /api/people/{user}/seats': ownParty,
  'POST /api/people/{user}/seats/{group}/removal': ownParty,
  'POST /api/people/{user}/renewal': secretariat,
  'POST /api/people/{user}/closing': secretariat,
  'POST /api/invitations': ownParty,
  'POST /api/invitations/{invitation}/revocation': ownParty
}

export const ACCOUNT_NEEDS: Needs = {
  'GET /api/me': signedIn,
  'GET /api/account/sessions': signedIn,
  'POST /api/account/sessions/{session}/end': signedIn,
  'GET /api/account/passkeys': signedIn,
  'POST /api/account/passkeys/options': signedIn,
  'POST /api/account/passkeys': signedIn,
  'POST /api/account/passkeys/{passkey}/removal': signedIn
}

export const DOOR_NEEDS: Needs = {
  'POST /api/invitations/reading': secret,
  'POST /api/invitations/acceptance': secret,
  'POST /api/passkeys/sign-in-options': everybody,
  'GET /api/auth/*': everybody,
  'POST /api/auth/*': secret,
  'GET /api/health': everybody,
  'GET /api/health/live': everybody,
  'GET /metrics': everybody,
  'GET /api/openapi.json': everybody,
  'GET /api/docs': everybody
}
