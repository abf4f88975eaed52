/** Working groups, their work plans, the directory and the expected outputs. */
import { inGroup, secretariat, signedIn } from './need.ts'
import type { Needs } from './need.ts'

const plan = inGroup('plan-work')
const keep = inGroup('manage-group')

export const GROUP_NEEDS: Needs = {
  'GET /api/groups': signedIn,
  'POST /api/groups': secretariat,
  'GET /api/groups/{group}': inGroup('read'),
  'PUT /api/groups/{group}': plan,
  'PUT /api/groups/{group}/closing': keep,
  'POST /api/groups/{group}/milestones': plan,
  'PUT /api/groups/{group}/milestones/{milestone}': plan,
  'PUT /api/groups/{group}/milestones/{milestone}/note': plan,
  'POST /api/groups/{group}/milestones/{milestone}/dropping': plan,
  'GET /api/groups/{group}/templates': keep,
  'POST /api/groups/{group}/instruments': keep
}

export const DIRECTORY_NEEDS: Needs = {
  'GET /api/directory': signedIn,
  'PUT /api/directory/people/{user}': { of: 'person', own: 'kaz' },
  'PUT /api/directory/parties/{party}/wto': secretariat,
  'GET /api/outputs': signedIn
}
