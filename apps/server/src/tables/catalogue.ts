/** Every table that the secretariat keeps, in the order in which they are listed. Whoever adds one registers it here. */
import { ASSISTANCE_TABLE, CONSULTATIONS_TABLE } from './kinds/assistance.ts'
import { COMMITMENTS_TABLE } from './kinds/commitments.ts'
import { INSTRUMENTS_TABLE, REVISIONS_TABLE } from './kinds/instruments.ts'
import { MEETINGS_TABLE } from './kinds/meetings.ts'
import { MILESTONES_TABLE } from './kinds/milestones.ts'
import { PARTIES_TABLE } from './kinds/parties.ts'
import { PEOPLE_TABLE } from './kinds/people.ts'
import { POSITIONS_TABLE, PROPOSALS_TABLE } from './kinds/proposals.ts'
import { PUBLICATIONS_TABLE } from './kinds/publications.ts'
import { REPORTS_TABLE } from './kinds/reports.ts'
import { RISKS_TABLE } from './kinds/risks.ts'
import { WORKING_GROUPS_TABLE } from './kinds/working-groups.ts'
import { WTO_TABLE } from './kinds/wto.ts'
import type { Table } from './table.ts'

export const TABLES: readonly Table[] = [
  PARTIES_TABLE,
  WORKING_GROUPS_TABLE,
  PEOPLE_TABLE,
  MEETINGS_TABLE,
  MILESTONES_TABLE,
  INSTRUMENTS_TABLE,
  REVISIONS_TABLE,
  PROPOSALS_TABLE,
  POSITIONS_TABLE,
  COMMITMENTS_TABLE,
  WTO_TABLE,
  CONSULTATIONS_TABLE,
  ASSISTANCE_TABLE,
  RISKS_TABLE,
  REPORTS_TABLE,
  PUBLICATIONS_TABLE
]
