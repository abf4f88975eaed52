/** Every table that the secretariat keeps, in the sections and the order in which they are listed. Whoever adds one registers it here. */
import { ACCOUNT_ACTS_TABLE, INVITATIONS_TABLE } from './kinds/accounts.ts'
import { AGENDAS_TABLE } from './kinds/agendas.ts'
import { ASSISTANCE_TABLE, OFFERS_TABLE, STEPS_TABLE } from './kinds/assistance.ts'
import { ATTENDANCE_TABLE } from './kinds/attendance.ts'
import { BRIEFINGS_TABLE } from './kinds/briefings.ts'
import { COMMENTS_TABLE } from './kinds/comments.ts'
import { COMMITMENTS_TABLE } from './kinds/commitments.ts'
import { CONSULTATIONS_TABLE } from './kinds/consultations.ts'
import { DIRECTORY_TABLE } from './kinds/directory.ts'
import { FOLLOW_UPS_TABLE } from './kinds/follow-ups.ts'
import { INSTRUMENTS_TABLE } from './kinds/instruments.ts'
import { MEETINGS_TABLE } from './kinds/meetings.ts'
import { MILESTONES_TABLE } from './kinds/milestones.ts'
import { PARTIES_TABLE } from './kinds/parties.ts'
import { PEOPLE_TABLE } from './kinds/people.ts'
import { PHASES_TABLE } from './kinds/phases.ts'
import { POSITIONS_TABLE, PROPOSALS_TABLE } from './kinds/proposals.ts'
import { PUBLICATION_ACTS_TABLE } from './kinds/publication-acts.ts'
import { PUBLICATIONS_TABLE } from './kinds/publications.ts'
import { REGISTER_TABLE } from './kinds/register.ts'
import { REPORTS_TABLE } from './kinds/reports.ts'
import { REVISIONS_TABLE } from './kinds/revisions.ts'
import { RISKS_TABLE } from './kinds/risks.ts'
import { WORKING_GROUPS_TABLE } from './kinds/working-groups.ts'
import { WORKSHOPS_TABLE } from './kinds/workshops.ts'
import { WTO_TABLE } from './kinds/wto.ts'
import { ZERO_ROUND_TABLE } from './kinds/zero-round-lists.ts'
import type { Table } from './table.ts'

export const SECTIONS: readonly { readonly section: string; readonly tables: readonly Table[] }[] = [
  {
    section: 'Parties and people',
    tables: [PARTIES_TABLE, DIRECTORY_TABLE, PEOPLE_TABLE, INVITATIONS_TABLE, ACCOUNT_ACTS_TABLE]
  },
  {
    section: 'Working groups and meetings',
    tables: [
      WORKING_GROUPS_TABLE,
      MILESTONES_TABLE,
      PHASES_TABLE,
      MEETINGS_TABLE,
      AGENDAS_TABLE,
      ATTENDANCE_TABLE,
      FOLLOW_UPS_TABLE,
      ZERO_ROUND_TABLE
    ]
  },
  {
    section: 'Texts',
    tables: [INSTRUMENTS_TABLE, REVISIONS_TABLE, PROPOSALS_TABLE, POSITIONS_TABLE, COMMENTS_TABLE]
  },
  { section: 'Commitments and consistency', tables: [COMMITMENTS_TABLE, WTO_TABLE] },
  {
    section: 'Preparation and assistance',
    tables: [CONSULTATIONS_TABLE, BRIEFINGS_TABLE, ASSISTANCE_TABLE, OFFERS_TABLE, STEPS_TABLE, WORKSHOPS_TABLE]
  },
  {
    section: 'Risks, reports and the public',
    tables: [RISKS_TABLE, REPORTS_TABLE, PUBLICATIONS_TABLE, PUBLICATION_ACTS_TABLE]
  },
  { section: 'The record', tables: [REGISTER_TABLE] }
]

export const TABLES: readonly Table[] = SECTIONS.flatMap(({ tables }) => tables)
