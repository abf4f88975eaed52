/** The tables, as kysely sees them. Times are ISO 8601 in UTC, JSON is text: both as any SQL database can hold them. */
import type { Generated } from 'kysely'

export interface Tables {
  working_group: {
    id: string
    name: string
    /** What it is to do, and how it meets and decides; since version 11 of the schema, as what follows. */
    mandate: Generated<string>
    modalities: Generated<string>
    /** 1 where no observer is given a seat. */
    closed_to_observers: Generated<number>
    /** ISO 8601: its work is over, and everything in it is only read. */
    closed_at: string | null
  }
  membership: {
    working_group: string
    user_id: string
    role: string
    party: string | null
    /** 1 where a delegate may invite others of the own party; since version 6 of the schema. */
    focal_point: Generated<number>
  }
  instrument: {
    id: string
    working_group: string
    title: string
    symbol: string
    created_at: string
    /** Of INSTRUMENT_KINDS; since version 11 of the schema. */
    kind: Generated<string>
  }
  /** Every update ever accepted, in order; never changed, never deleted. */
  update_log: {
    seq: Generated<number>
    instrument: string
    document: string
    bytes: Buffer
    user_id: string
    at: string
  }
  /** A shortcut for loading; the log stays the only truth. */
  snapshot: { instrument: string; document: string; up_to_seq: number; bytes: Buffer; hash: string }
  client_binding: { instrument: string; document: string; client_id: number; user_id: string; bound_at: string }
  register: {
    seq: Generated<number>
    instrument: string
    kind: string
    actor: string
    party: string | null
    at: string
    body: string
    previous_hash: string
    hash: string
  }
  revision: {
    instrument: string
    number: number
    symbol: string
    title: string
    note: string
    issued_at: string
    issued_by: string
    articles: string
    composed: string
    hash: string
    /** JSON, since version 2 of the schema. */
    proposals: Generated<string>
    counts: Generated<string>
  }
  /** Words about the text, never words of it; since version 3 of the schema. */
  comment: {
    id: string
    instrument: string
    /** A proposal, an article or a provision. */
    subject: string
    audience: string
    text: string
    user_id: string
    name: string
    holder: string
    at: string
    resolved_by: string | null
    resolved_at: string | null
  }
  /** What a delegation tables at a given moment; since version 4 of the schema. */
  embargo: {
    id: string
    instrument: string
    holder: string
    /** JSON: ids in its draft. */
    proposals: string
    /** ISO 8601 */
    at: string
    user_id: string
    name: string
    /** Why it could not be tabled. */
    failed: string | null
  }
  /** What a party tells the chair's table alone; since version 5 of the schema. */
  confidential_position: {
    instrument: string
    proposal: string
    party: string
    stance: string
    note: string
    version: string
    by_name: string
    at: string
  }
  /** A way in for one person, used once; since version 6 of the schema. */
  invitation: {
    id: string
    email: string
    name: string
    /** JSON: the memberships that come with it. */
    seats: string
    /** The account whose password it sets anew; null where it makes one. */
    renews: string | null
    /** SHA-256 of what the link holds, which is kept nowhere. */
    token_hash: string
    invited_by: string
    invited_by_name: string
    created_at: string
    expires_at: string
    accepted_at: string | null
    revoked_at: string | null
  }
  /** Nobody signs in to these any more; since version 6 of the schema. */
  closed_account: { user_id: string; at: string; closed_by: string }
  /** Keys of people's devices; since version 6 of the schema. */
  passkey: {
    id: string
    user_id: string
    name: string
    /** COSE, base64url */
    public_key: string
    counter: number
    /** JSON */
    transports: string
    created_at: string
    used_at: string | null
  }
  /** Signed heads of the register; since version 7 of the schema. */
  register_head: { number: Generated<number>; seq: number; hash: string; at: string; key: string; signature: string }
  /** What was on disk after each commit; since version 7 of the schema. */
  commit_mark: { seq: Generated<number>; at: string; last_update: number; last_act: number; hash: string }
  /** What parties state on articles, the newest row on each; since version 8 of the schema. */
  commitment: {
    seq: Generated<number>
    instrument: string
    party: string
    article: string
    /** What the article was called then. */
    name: string
    participation: string
    category: string | null
    months: number | null
    conditions: string
    assistance: string
    version: string
    by_name: string
    at: string
  }
  /** Whose commitments everybody reads; since version 8 of the schema. */
  shared_schedule: { instrument: string; party: string; by_name: string; at: string }
  /** How articles relate to provisions of the catalogue, the newest row on each pair; since version 8 of the schema. */
  wto_link: {
    seq: Generated<number>
    instrument: string
    article: string
    name: string
    provision: string
    /** `none` where it was taken out. */
    relation: string
    note: string
    version: string
    by_name: string
    at: string
  }
  /** A report on the negotiation; since version 9 of the schema. */
  report: {
    id: string
    kind: string
    /** JSON: ids of working groups, all of which one must be in to read it. */
    working_groups: string
    attribution: string
    /** `en` or `ru`; since version 15 of the schema. */
    language: Generated<string>
    /** JSON: the figures it was written from. */
    basis: string
    created_at: string
  }
  /** What a report said and says; since version 9 of the schema. */
  report_version: {
    report: string
    number: number
    title: string
    /** JSON */
    sections: string
    /** 1 where it was issued */
    is_issued: number
    at: string
    user_id: string
    name: string
  }
  /** What a country notes of a topic, for itself; since version 10 of the schema. */
  consultation: {
    party: string
    topic: string
    number: number
    working_group: string
    /** What the topic was called then. */
    name: string
    readiness: number
    priorities: string
    sensitivities: string
    /** JSON */
    consulted: string
    by_name: string
    at: string
  }
  /** Whom a country has shared a topic with, the newest row on each; since version 10 of the schema. */
  consultation_sharing: {
    seq: Generated<number>
    party: string
    topic: string
    working_group: string
    /** null where it was withdrawn. */
    shared_with: string | null
    /** Of the version that is shared. */
    number: number
    by_name: string
    at: string
  }
  /** What the secretariat has written of what was shared; since version 10 of the schema. */
  briefing_version: {
    briefing: string
    number: number
    working_group: string
    title: string
    /** JSON */
    sections: string
    /** JSON: what was counted. */
    figures: string
    /** 1 where it was issued */
    is_issued: number
    at: string
    user_id: string
    name: string
  }
  /** The work plans of working groups, the newest row on each milestone; since version 11 of the schema. */
  milestone: {
    seq: Generated<number>
    id: string
    working_group: string
    title: string
    /** 2026-11-30 */
    due: string
    /** A holder, or `all`. */
    responsible: string
    /** Of PROOFS: which fact shows that it is met. */
    proof: string
    instrument: string | null
    /** What the chair noted where no fact of the system can show it; empty while it is not met. */
    note: string
    is_dropped: number
    by_name: string
    at: string
  }
  /** What has become known of parties beside the WTO, the newest row on each; since version 11 of the schema. */
  party_status: {
    seq: Generated<number>
    party: string
    status: string
    /** The date of membership. */
    since: string | null
    as_of: string
    source: string
    by_name: string
    at: string
  }
  /** How somebody stands in the directory; since version 11 of the schema. */
  profile: {
    user_id: string
    organisation: string
    position: string
    /** By which letter of the own government a focal point was named. */
    designation: string
    shows_address: number
    at: string
  }
  /** What is said of a risk, the newest version of each; since version 12 of the schema. */
  risk: {
    id: string
    version: number
    /** null: of the negotiation as a whole */
    working_group: string | null
    category: string
    title: string
    description: string
    likelihood: number
    impact: number
    mitigation: string
    owner: string
    review_on: string | null
    status: string
    indicator: string | null
    threshold: number | null
    by_name: string
    at: string
  }
  /** What is said to the public; since version 12 of the schema. */
  publication: {
    id: string
    /** JSON: ids of working groups, in all of which one must sit to work on it. */
    working_groups: string
    created_at: string
  }
  publication_version: {
    publication: string
    number: number
    kind: string
    /** A day. */
    happened_on: string
    /** JSON: by language. */
    words: string
    /** JSON: figures as they were. */
    facts: string
    user_id: string
    name: string
    at: string
  }
  /** Approving, publishing, withdrawing. */
  publication_act: {
    publication: string
    number: number
    act: string
    version: number
    user_id: string
    name: string
    at: string
  }
  /** What is said of a phase of the negotiation, every version; since version 13 of the schema. */
  phase_version: {
    phase: string
    number: number
    /** JSON */
    content: string
    at: string
    user_id: string
    name: string
  }
  /** What a zero round ended with; since version 13 of the schema. */
  zero_round_list: {
    phase: string
    /** JSON: article by article. */
    instruments: string
    modalities: string
    at: string
    user_id: string
    name: string
  }
  /** What is said of a meeting, every version; since version 13 of the schema. */
  meeting_version: {
    meeting: string
    number: number
    working_group: string
    /** JSON */
    content: string
    at: string
    user_id: string
    name: string
  }
  /** The address of somebody's calendar; since version 13 of the schema. */
  calendar_link: {
    user_id: string
    /** SHA-256 of what the address holds, which is kept nowhere. */
    token_hash: string
    created_at: string
  }
  /** What a country asks assistance for, every version; since version 14 of the schema. */
  assistance_request: {
    request: string
    number: number
    party: string
    working_group: string
    /** A draft, submitted, or discarded. */
    status: string
    /** JSON */
    content: string
    at: string
    user_id: string
    name: string
  }
  /** What is offered; since version 14 of the schema. */
  assistance_offer: {
    offer: string
    working_group: string
    /** Where a party offers it. */
    party: string | null
    /** JSON */
    content: string
    at: string
    user_id: string
    name: string
  }
  /** What has become of requests and offers; since version 14 of the schema. */
  assistance_step: {
    seq: Generated<number>
    working_group: string
    request: string | null
    offer: string | null
    step: string
    note: string
    party: string | null
    at: string
    user_id: string
    name: string
  }
  /** Workshops, every version; since version 14 of the schema. */
  workshop_version: {
    workshop: string
    number: number
    working_group: string
    /** JSON */
    content: string
    at: string
    user_id: string
    name: string
  }
  schema_version: { version: number; applied_at: string }
}
