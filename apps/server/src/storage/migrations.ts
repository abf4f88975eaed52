/**
 * The schema, step by step. A step is never edited once it has run anywhere; types are those SQLite and PostgreSQL share.
 * The triggers that keep the log, the register and the revisions append-only are written in each database's own words.
 */
import type BetterSqlite3 from 'better-sqlite3'

export interface Migration {
  readonly version: number
  readonly statements: readonly string[]
}

const APPEND_ONLY = ['update_log', 'register', 'revision'] as const

function appendOnly(tables: readonly string[]): readonly string[] {
  return tables.flatMap((table) =>
    ['UPDATE', 'DELETE'].map(
      (act) => `CREATE TRIGGER ${table}_no_${act.toLowerCase()} BEFORE ${act} ON ${table}
            BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END`
    )
  )
}

export const MIGRATIONS: readonly Migration[] = [
  {
    version: 1,
    statements: [
      'CREATE TABLE working_group (id TEXT PRIMARY KEY, name TEXT NOT NULL)',
      `CREATE TABLE membership (working_group TEXT NOT NULL REFERENCES working_group(id), user_id TEXT NOT NULL,
        role TEXT NOT NULL, party TEXT, PRIMARY KEY (working_group, user_id))`,
      `CREATE TABLE instrument (id TEXT PRIMARY KEY, working_group TEXT NOT NULL REFERENCES working_group(id),
        title TEXT NOT NULL, symbol TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL)`,
      `CREATE TABLE update_log (seq INTEGER PRIMARY KEY AUTOINCREMENT, instrument TEXT NOT NULL, document TEXT NOT NULL,
        bytes BLOB NOT NULL, user_id TEXT NOT NULL, at TEXT NOT NULL)`,
      'CREATE INDEX update_log_document ON update_log (instrument, document, seq)',
      `CREATE TABLE snapshot (instrument TEXT NOT NULL, document TEXT NOT NULL, up_to_seq INTEGER NOT NULL,
        bytes BLOB NOT NULL, PRIMARY KEY (instrument, document))`,
      `CREATE TABLE client_binding (instrument TEXT NOT NULL, document TEXT NOT NULL, client_id BIGINT NOT NULL,
        user_id TEXT NOT NULL, bound_at TEXT NOT NULL, PRIMARY KEY (instrument, document, client_id))`,
      `CREATE TABLE register (seq INTEGER PRIMARY KEY AUTOINCREMENT, instrument TEXT NOT NULL, kind TEXT NOT NULL,
        actor TEXT NOT NULL, party TEXT, at TEXT NOT NULL, body TEXT NOT NULL, previous_hash TEXT NOT NULL, hash TEXT NOT NULL)`,
      `CREATE TABLE revision (instrument TEXT NOT NULL, number INTEGER NOT NULL, symbol TEXT NOT NULL, title TEXT NOT NULL,
        note TEXT NOT NULL, issued_at TEXT NOT NULL, issued_by TEXT NOT NULL, articles TEXT NOT NULL, composed TEXT NOT NULL,
        hash TEXT NOT NULL, PRIMARY KEY (instrument, number))`,
      ...appendOnly(APPEND_ONLY)
    ]
  },
  {
    version: 2,
    statements: [
      // What was open when a revision was issued, so that each of its views can be made for ever after.
      `ALTER TABLE revision ADD COLUMN proposals TEXT NOT NULL DEFAULT '[]'`,
      `ALTER TABLE revision ADD COLUMN counts TEXT NOT NULL DEFAULT '{}'`
    ]
  },
  {
    version: 3,
    statements: [
      `CREATE TABLE comment (id TEXT PRIMARY KEY, instrument TEXT NOT NULL, subject TEXT NOT NULL, audience TEXT NOT NULL,
        text TEXT NOT NULL, user_id TEXT NOT NULL, name TEXT NOT NULL, holder TEXT NOT NULL, at TEXT NOT NULL,
        resolved_by TEXT, resolved_at TEXT)`,
      'CREATE INDEX comment_instrument ON comment (instrument, at)'
    ]
  },
  {
    version: 4,
    statements: [
      `CREATE TABLE embargo (id TEXT PRIMARY KEY, instrument TEXT NOT NULL, holder TEXT NOT NULL, proposals TEXT NOT NULL,
        at TEXT NOT NULL, user_id TEXT NOT NULL, name TEXT NOT NULL, failed TEXT)`
    ]
  },
  {
    version: 5,
    statements: [
      `CREATE TABLE confidential_position (instrument TEXT NOT NULL, proposal TEXT NOT NULL, party TEXT NOT NULL,
        stance TEXT NOT NULL, note TEXT NOT NULL, version TEXT NOT NULL, by_name TEXT NOT NULL, at TEXT NOT NULL,
        PRIMARY KEY (instrument, proposal, party))`
    ]
  },
  {
    version: 6,
    statements: [
      'ALTER TABLE membership ADD COLUMN focal_point INTEGER NOT NULL DEFAULT 0',
      // Who speaks alone for a party where texts are negotiated has been its focal point all along.
      `UPDATE membership SET focal_point = 1 WHERE role = 'delegate'
        AND working_group IN (SELECT working_group FROM instrument)
        AND (SELECT COUNT(*) FROM membership other WHERE other.working_group = membership.working_group
          AND other.role = 'delegate' AND other.party = membership.party) = 1`,
      `CREATE TABLE invitation (id TEXT PRIMARY KEY, email TEXT NOT NULL, name TEXT NOT NULL, seats TEXT NOT NULL,
        renews TEXT, token_hash TEXT NOT NULL UNIQUE, invited_by TEXT NOT NULL, invited_by_name TEXT NOT NULL,
        created_at TEXT NOT NULL, expires_at TEXT NOT NULL, accepted_at TEXT, revoked_at TEXT)`,
      'CREATE TABLE closed_account (user_id TEXT PRIMARY KEY, at TEXT NOT NULL, closed_by TEXT NOT NULL)',
      `CREATE TABLE passkey (id TEXT PRIMARY KEY, user_id TEXT NOT NULL, name TEXT NOT NULL, public_key TEXT NOT NULL,
        counter BIGINT NOT NULL, transports TEXT NOT NULL, created_at TEXT NOT NULL, used_at TEXT)`,
      'CREATE INDEX passkey_user ON passkey (user_id)'
    ]
  },
  {
    version: 7,
    statements: [
      `CREATE TABLE commit_mark (seq INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, last_update INTEGER NOT NULL,
        last_act INTEGER NOT NULL, hash TEXT NOT NULL)`,
      `CREATE TABLE register_head (number INTEGER PRIMARY KEY AUTOINCREMENT, seq INTEGER NOT NULL, hash TEXT NOT NULL,
        at TEXT NOT NULL, key TEXT NOT NULL, signature TEXT NOT NULL)`,
      // Those from before have none, and are passed over and taken anew.
      `ALTER TABLE snapshot ADD COLUMN hash TEXT NOT NULL DEFAULT ''`,
      ...appendOnly(['commit_mark', 'register_head'])
    ]
  },
  {
    version: 8,
    statements: [
      // The newest row on an article is what holds.
      `CREATE TABLE commitment (seq INTEGER PRIMARY KEY AUTOINCREMENT, instrument TEXT NOT NULL, party TEXT NOT NULL,
        article TEXT NOT NULL, name TEXT NOT NULL, participation TEXT NOT NULL, category TEXT, months INTEGER,
        conditions TEXT NOT NULL, assistance TEXT NOT NULL, version TEXT NOT NULL, by_name TEXT NOT NULL, at TEXT NOT NULL)`,
      'CREATE INDEX commitment_instrument ON commitment (instrument, party, article, seq)',
      `CREATE TABLE shared_schedule (instrument TEXT NOT NULL, party TEXT NOT NULL, by_name TEXT NOT NULL, at TEXT NOT NULL,
        PRIMARY KEY (instrument, party))`,
      `CREATE TABLE wto_link (seq INTEGER PRIMARY KEY AUTOINCREMENT, instrument TEXT NOT NULL, article TEXT NOT NULL,
        name TEXT NOT NULL, provision TEXT NOT NULL, relation TEXT NOT NULL, note TEXT NOT NULL, version TEXT NOT NULL,
        by_name TEXT NOT NULL, at TEXT NOT NULL)`,
      'CREATE INDEX wto_link_instrument ON wto_link (instrument, article, provision, seq)'
    ]
  },
  {
    version: 9,
    statements: [
      // Acts are read page by page, of one instrument at a time.
      'CREATE INDEX register_instrument ON register (instrument, seq)',
      `CREATE TABLE report (id TEXT PRIMARY KEY, kind TEXT NOT NULL, working_groups TEXT NOT NULL, attribution TEXT NOT NULL,
        basis TEXT NOT NULL, created_at TEXT NOT NULL)`,
      `CREATE TABLE report_version (report TEXT NOT NULL, number INTEGER NOT NULL, title TEXT NOT NULL,
        sections TEXT NOT NULL, is_issued INTEGER NOT NULL, at TEXT NOT NULL, user_id TEXT NOT NULL, name TEXT NOT NULL,
        PRIMARY KEY (report, number))`,
      ...appendOnly(['report', 'report_version'])
    ]
  },
  {
    version: 10,
    statements: [
      // What a country notes of a topic, every version; the newest row is what holds.
      `CREATE TABLE consultation (party TEXT NOT NULL, topic TEXT NOT NULL, number INTEGER NOT NULL,
        working_group TEXT NOT NULL, name TEXT NOT NULL, readiness INTEGER NOT NULL, priorities TEXT NOT NULL,
        sensitivities TEXT NOT NULL, consulted TEXT NOT NULL, by_name TEXT NOT NULL, at TEXT NOT NULL,
        PRIMARY KEY (party, topic, number))`,
      // Whom it has shared which version with; the newest row is what holds, shared with nobody where it was withdrawn.
      `CREATE TABLE consultation_sharing (seq INTEGER PRIMARY KEY AUTOINCREMENT, party TEXT NOT NULL, topic TEXT NOT NULL,
        working_group TEXT NOT NULL, shared_with TEXT, number INTEGER NOT NULL, by_name TEXT NOT NULL, at TEXT NOT NULL)`,
      `CREATE TABLE briefing_version (briefing TEXT NOT NULL, number INTEGER NOT NULL, working_group TEXT NOT NULL,
        title TEXT NOT NULL, sections TEXT NOT NULL, figures TEXT NOT NULL, is_issued INTEGER NOT NULL, at TEXT NOT NULL,
        user_id TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (briefing, number))`,
      ...appendOnly(['consultation', 'consultation_sharing', 'briefing_version'])
    ]
  },
  {
    version: 11,
    statements: [
      `ALTER TABLE working_group ADD COLUMN mandate TEXT NOT NULL DEFAULT ''`,
      `ALTER TABLE working_group ADD COLUMN modalities TEXT NOT NULL DEFAULT ''`,
      'ALTER TABLE working_group ADD COLUMN closed_to_observers INTEGER NOT NULL DEFAULT 0',
      'ALTER TABLE working_group ADD COLUMN closed_at TEXT',
      `ALTER TABLE instrument ADD COLUMN kind TEXT NOT NULL DEFAULT 'agreement'`,
      // What was there before is the framework agreement and its protocols.
      `UPDATE instrument SET kind = 'protocol' WHERE title LIKE 'Protocol %'`,
      // The newest row on a milestone is what holds.
      `CREATE TABLE milestone (seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL, working_group TEXT NOT NULL,
        title TEXT NOT NULL, due TEXT NOT NULL, responsible TEXT NOT NULL, proof TEXT NOT NULL, instrument TEXT,
        note TEXT NOT NULL, is_dropped INTEGER NOT NULL, by_name TEXT NOT NULL, at TEXT NOT NULL)`,
      'CREATE INDEX milestone_working_group ON milestone (working_group, id, seq)',
      `CREATE TABLE party_status (seq INTEGER PRIMARY KEY AUTOINCREMENT, party TEXT NOT NULL, status TEXT NOT NULL,
        since TEXT, as_of TEXT NOT NULL, source TEXT NOT NULL, by_name TEXT NOT NULL, at TEXT NOT NULL)`,
      `CREATE TABLE profile (user_id TEXT PRIMARY KEY, organisation TEXT NOT NULL, position TEXT NOT NULL,
        designation TEXT NOT NULL, shows_address INTEGER NOT NULL, at TEXT NOT NULL)`
    ]
  },
  {
    version: 12,
    statements: [
      // Every version of what is said of a risk; the newest is what holds.
      `CREATE TABLE risk (id TEXT NOT NULL, version INTEGER NOT NULL, working_group TEXT, category TEXT NOT NULL,
        title TEXT NOT NULL, description TEXT NOT NULL, likelihood INTEGER NOT NULL, impact INTEGER NOT NULL,
        mitigation TEXT NOT NULL, owner TEXT NOT NULL, review_on TEXT, status TEXT NOT NULL, indicator TEXT,
        threshold REAL, by_name TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (id, version))`,
      // What is said to the public: the words of each version with the figures frozen in it, and who did what with which.
      `CREATE TABLE publication (id TEXT PRIMARY KEY, working_groups TEXT NOT NULL, created_at TEXT NOT NULL)`,
      `CREATE TABLE publication_version (publication TEXT NOT NULL, number INTEGER NOT NULL, kind TEXT NOT NULL,
        happened_on TEXT NOT NULL, words TEXT NOT NULL, facts TEXT NOT NULL, user_id TEXT NOT NULL, name TEXT NOT NULL,
        at TEXT NOT NULL, PRIMARY KEY (publication, number))`,
      `CREATE TABLE publication_act (publication TEXT NOT NULL, number INTEGER NOT NULL, act TEXT NOT NULL,
        version INTEGER NOT NULL, user_id TEXT NOT NULL, name TEXT NOT NULL, at TEXT NOT NULL,
        PRIMARY KEY (publication, number))`,
      ...appendOnly(['risk', 'publication', 'publication_version', 'publication_act'])
    ]
  },
  {
    version: 13,
    statements: [
      // Of phases and meetings every version is kept; the newest holds.
      `CREATE TABLE phase_version (phase TEXT NOT NULL, number INTEGER NOT NULL, content TEXT NOT NULL, at TEXT NOT NULL,
        user_id TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (phase, number))`,
      // What a zero round ended with.
      `CREATE TABLE zero_round_list (phase TEXT PRIMARY KEY, instruments TEXT NOT NULL, modalities TEXT NOT NULL,
        at TEXT NOT NULL, user_id TEXT NOT NULL, name TEXT NOT NULL)`,
      `CREATE TABLE meeting_version (meeting TEXT NOT NULL, number INTEGER NOT NULL, working_group TEXT NOT NULL,
        content TEXT NOT NULL, at TEXT NOT NULL, user_id TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (meeting, number))`,
      'CREATE INDEX meeting_working_group ON meeting_version (working_group, meeting, number)',
      'CREATE TABLE calendar_link (user_id TEXT PRIMARY KEY, token_hash TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL)',
      ...appendOnly(['phase_version', 'zero_round_list', 'meeting_version'])
    ]
  },
  {
    version: 14,
    statements: [
      // A request for assistance, every version; the newest holds. What is a draft is its country's alone.
      `CREATE TABLE assistance_request (request TEXT NOT NULL, number INTEGER NOT NULL, party TEXT NOT NULL,
        working_group TEXT NOT NULL, status TEXT NOT NULL, content TEXT NOT NULL, at TEXT NOT NULL, user_id TEXT NOT NULL,
        name TEXT NOT NULL, PRIMARY KEY (request, number))`,
      `CREATE TABLE assistance_offer (offer TEXT PRIMARY KEY, working_group TEXT NOT NULL, party TEXT,
        content TEXT NOT NULL, at TEXT NOT NULL, user_id TEXT NOT NULL, name TEXT NOT NULL)`,
      // What has become of requests and offers, step by step.
      `CREATE TABLE assistance_step (seq INTEGER PRIMARY KEY AUTOINCREMENT, working_group TEXT NOT NULL, request TEXT,
        offer TEXT, step TEXT NOT NULL, note TEXT NOT NULL, party TEXT, at TEXT NOT NULL, user_id TEXT NOT NULL,
        name TEXT NOT NULL)`,
      `CREATE TABLE workshop_version (workshop TEXT NOT NULL, number INTEGER NOT NULL, working_group TEXT NOT NULL,
        content TEXT NOT NULL, at TEXT NOT NULL, user_id TEXT NOT NULL, name TEXT NOT NULL,
        PRIMARY KEY (workshop, number))`,
      ...appendOnly(['assistance_request', 'assistance_offer', 'assistance_step', 'workshop_version'])
    ]
  },
  {
    version: 15,
    // What the frame of a report is written in.
    statements: ["ALTER TABLE report ADD COLUMN language TEXT NOT NULL DEFAULT 'en'"]
  }
]

/**
 * Brings a database to the newest version; each step is one transaction. Returns the versions that ran. Throws an Error where a
 * newer version of the product has been at work: what it has written may mean something else than it says here.
 */
export function migrate(sqlite: BetterSqlite3.Database, now: () => string, migrations = MIGRATIONS): readonly number[] {
  sqlite.exec('CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY, applied_at TEXT NOT NULL)')
  const done = sqlite.prepare('SELECT COALESCE(MAX(version), 0) AS version FROM schema_version').get() as {
    version: number
  }
  const newest = Math.max(...migrations.map(({ version }) => version))
  if (done.version > newest) {
    throw new Error(
      `The database was written by a newer version of CARTIF (schema ${done.version}; this one knows ${newest}). ` +
        'Start that version again, or restore a backup from before it.'
    )
  }
  const pending = migrations.filter(({ version }) => version > done.version)
  for (const { version, statements } of pending) {
    sqlite.transaction(() => {
      for (const statement of statements) sqlite.exec(statement)
      sqlite.prepare('INSERT INTO schema_version VALUES (?, ?)').run(version, now())
    })()
  }
  return pending.map(({ version }) => version)
}
