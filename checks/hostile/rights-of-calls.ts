/**
 * What every call of the server needs, concept by concept (rights/*.ts). A call that is mounted and stands not here fails the test;
 * whoever adds one says what it needs, in the file of its concept. docs/rights.md is printed from this.
 */
import type { Need, Section } from './rights/need.ts'
import { DIRECTORY_NEEDS, GROUP_NEEDS } from './rights/groups.ts'
import { CALENDAR_NEEDS, MEETING_NEEDS, PHASE_NEEDS } from './rights/meetings.ts'
import { PUBLIC_NEEDS, REGISTER_NEEDS, REPORT_NEEDS, RISK_NEEDS, TABLE_NEEDS } from './rights/oversight.ts'
import { ACCOUNT_NEEDS, DOOR_NEEDS, PEOPLE_NEEDS } from './rights/people.ts'
import { ASSISTANCE_NEEDS, BRIEFING_NEEDS, PREPARATION_NEEDS, TRAINING_NEEDS } from './rights/preparation.ts'
import { LIVE_NEEDS, PREFIX, TEXT_NEEDS } from './rights/texts.ts'

const texts = Object.fromEntries(
  Object.entries(TEXT_NEEDS).map(([name, need]) => {
    const [method, path = ''] = name.split(' ')
    return [`${method} ${PREFIX}${path}`, need]
  })
)

export const SECTIONS: readonly Section[] = [
  {
    title: 'Texts',
    about:
      'An instrument is there for the members of its working group alone. Who writes in it is said once more by its documents, below. Comments and positions told to the chair’s table are read by those they are for.',
    needs: texts
  },
  {
    title: 'Live documents',
    about:
      'The text, the record, and for each delegation and office a layer that everybody reads and a draft that it alone reads.',
    needs: LIVE_NEEDS
  },
  {
    title: 'Working groups',
    about:
      'A group, its people and its work plan are told to its members; observers read of the people who chairs and keeps it.',
    needs: GROUP_NEEDS
  },
  {
    title: 'Directory and outputs',
    about:
      'Everybody sees focal points, the secretariat and the chairs of the own groups, delegates of one party each other; addresses by leave of their owners, and to the secretariat.',
    needs: DIRECTORY_NEEDS
  },
  {
    title: 'Meetings',
    about: 'Read by the members of their group; a follow-up is settled by whom it is for.',
    needs: MEETING_NEEDS
  },
  {
    title: 'Phases',
    about:
      'Whoever plans a phase keeps the office of all its groups; it is read by whoever has a seat in one of them, and its list shows the texts of the own groups alone.',
    needs: PHASE_NEEDS
  },
  {
    title: 'Calendars',
    about: 'An address that one makes for oneself, with a secret in it, and gives to a program.',
    needs: CALENDAR_NEEDS
  },
  {
    title: 'Preparation',
    about:
      'A country’s record is its own until it shares a version of it, with whom it says; observers read what is shared with all.',
    needs: PREPARATION_NEEDS
  },
  {
    title: 'Briefings',
    about: 'Written by the secretariat from what countries have shared; others read what was issued, observers none.',
    needs: BRIEFING_NEEDS
  },
  {
    title: 'Assistance',
    about:
      'A request is its country’s until it submits it, and then its working group’s: delegations and offices read it, observers do not. Observers read of workshops.',
    needs: ASSISTANCE_NEEDS
  },
  {
    title: 'Training',
    about:
      'A text copied to practise on; a role in it counts in that room alone. Open to the members of the group that the text comes from.',
    needs: TRAINING_NEEDS
  },
  {
    title: 'Reports and monitoring',
    about:
      'Counted on what the reader may read. A report is read by whoever is in all its groups, once it has been issued, the consolidated one and the one to Ministers by everybody but observers; on several groups the secretariat of all of them writes.',
    needs: REPORT_NEEDS
  },
  {
    title: 'Risks',
    about: 'Those of a group by its members, those of the negotiation as a whole by every member but observers.',
    needs: RISK_NEEDS
  },
  {
    title: 'What the public reads',
    about: 'Written by the secretariat, approved by somebody else, read by everybody once it is published.',
    needs: PUBLIC_NEEDS
  },
  {
    title: 'Tables',
    about: 'The secretariat’s, over the groups in which it sits; what comes in is an act like the one of its page.',
    needs: TABLE_NEEDS
  },
  {
    title: 'The register of all',
    about:
      'The acts on the texts of the own groups, of the own groups, and of the negotiation as a whole; on a publication before it is published only by those who work on it. Whoever chairs or keeps every group takes the whole file away.',
    needs: REGISTER_NEEDS
  },
  {
    title: 'People and seats',
    about:
      'The secretariat gives and takes every seat and administers all accounts. A national focal point gives and takes those of delegates of its own party, in the groups in which it speaks for the party itself.',
    needs: PEOPLE_NEEDS
  },
  { title: 'The own account', about: 'Everybody’s own, and nobody else’s.', needs: ACCOUNT_NEEDS },
  { title: 'At the door', about: 'What is asked before anybody is somebody. No seat counts here.', needs: DOOR_NEEDS }
]

/** By method and address: "GET /api/groups/{group}". */
export const NEEDS: Readonly<Record<string, Need>> = Object.assign({}, ...SECTIONS.map(({ needs }) => needs))
