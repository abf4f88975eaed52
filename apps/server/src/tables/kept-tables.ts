/**
 * Every table of the database with the tables in which it goes out as a file, or with why it is in none. A test holds this against the
 * schema and the catalogue, so that nothing that is kept is forgotten here.
 */
import type { Tables } from '../storage/tables.ts'

/** What is in no file, in the words of the page. */
export const IN_NO_FILE = {
  confidences: {
    name: 'Positions told in confidence',
    why: 'They were told to the chair’s table, are read there, and leave it in no file.'
  },
  drafts: {
    name: 'Drafts, embargoes and records not shared',
    why: 'They are a delegation’s own until it brings or shares them.'
  },
  keys: {
    name: 'Passwords, passkeys, sessions and the links of calendars and invitations',
    why: 'Whoever has them gets in.'
  },
  machinery: {
    name: 'The log of the texts, its snapshots, marks and signed heads',
    why: 'They are whole in a backup alone; the texts go out as Word files, and the register signed, on their own pages.'
  }
} as const

type Kept = readonly string[] | keyof typeof IN_NO_FILE

export const KEPT_TABLES: Readonly<Record<keyof Tables, Kept>> = {
  working_group: ['working-groups'],
  membership: ['people'],
  instrument: ['instruments'],
  update_log: 'machinery',
  snapshot: 'machinery',
  client_binding: 'machinery',
  register: ['register', 'account-acts'],
  revision: ['revisions'],
  comment: ['comments'],
  embargo: 'drafts',
  confidential_position: 'confidences',
  invitation: ['invitations'],
  closed_account: ['directory'],
  passkey: 'keys',
  register_head: 'machinery',
  commit_mark: 'machinery',
  commitment: ['commitments'],
  shared_schedule: ['commitments'],
  wto_link: ['wto'],
  report: ['reports'],
  report_version: ['reports'],
  consultation: ['consultations'],
  consultation_sharing: ['consultations'],
  briefing_version: ['briefings'],
  milestone: ['milestones'],
  party_status: ['parties'],
  profile: ['directory'],
  risk: ['risks'],
  publication: ['publications'],
  publication_version: ['publications'],
  publication_act: ['publication-acts'],
  phase_version: ['phases'],
  zero_round_list: ['zero-round-lists'],
  meeting_version: ['meetings', 'agendas', 'attendance', 'follow-ups'],
  calendar_link: 'keys',
  assistance_request: ['assistance'],
  assistance_offer: ['assistance-offers'],
  assistance_step: ['assistance-steps'],
  workshop_version: ['workshops'],
  schema_version: 'machinery'
}
