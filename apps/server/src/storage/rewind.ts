/**
 * Taking a database back to a moment: to the last commit that is not later, so that text, layers, record and register fit each
 * other as they did then. Only a restoration does this, on a copy of its own. What has no past is left as it is or taken away:
 * accounts and rights stay those of the backup, commitments and positions told in confidence go if they are later, and so do all embargoes, since
 * nothing may come to the table by itself that was asked for afterwards. Ids of writers stay bound: they are never anybody else's.
 */
import type BetterSqlite3 from 'better-sqlite3'

export interface Rewound {
  /** When the last commit was that is kept (ISO 8601). */
  readonly at: string
  readonly droppedActs: number
  readonly droppedUpdates: number
}

interface Mark {
  readonly seq: number
  readonly at: string
  readonly last_update: number
  readonly last_act: number
}

const APPENDED = ['update_log', 'register', 'commit_mark', 'register_head']

/** Rows that are later than the moment go, by the column that says when they came. */
const DATED: Readonly<Record<string, string>> = {
  instrument: 'created_at',
  comment: 'at',
  confidential_position: 'at',
  commitment: 'at',
  shared_schedule: 'at',
  wto_link: 'at',
  report: 'created_at',
  report_version: 'at',
  milestone: 'at',
  party_status: 'at',
  consultation: 'at',
  consultation_sharing: 'at',
  briefing_version: 'at',
  risk: 'at',
  publication: 'created_at',
  publication_version: 'at',
  publication_act: 'at',
  phase_version: 'at',
  zero_round_list: 'at',
  meeting_version: 'at',
  assistance_request: 'at',
  assistance_offer: 'at',
  assistance_step: 'at',
  workshop_version: 'at'
}

/** Every table with what becomes of it; a test holds this against the schema, so that a new table cannot be forgotten. */
export const TABLES_IN_TIME: Readonly<Record<string, 'by commits' | 'by time' | 'emptied' | 'stays'>> = {
  ...Object.fromEntries(APPENDED.map((table) => [table, 'by commits' as const])),
  revision: 'by commits',
  ...Object.fromEntries(Object.keys(DATED).map((table) => [table, 'by time' as const])),
  snapshot: 'emptied',
  embargo: 'emptied',
  client_binding: 'stays',
  working_group: 'stays',
  membership: 'stays',
  invitation: 'stays',
  closed_account: 'stays',
  passkey: 'stays',
  profile: 'stays',
  calendar_link: 'stays',
  schema_version: 'stays'
}

/** `until` is ISO 8601 in UTC. Throws an Error where nothing is known of that time. */
export function rewind(sqlite: BetterSqlite3.Database, until: string): Rewound {
  const found = sqlite.prepare('SELECT * FROM commit_mark WHERE at <= ? ORDER BY seq DESC LIMIT 1').get(until)
  if (!found) throw new Error(`Nothing was written before ${until}, or not yet by a version that can be taken back.`)
  const mark = found as Mark
  return sqlite.transaction(() => {
    const triggers = dropTriggers(sqlite)
    const run = (sql: string, ...values: readonly (string | number)[]) => sqlite.prepare(sql).run(...values).changes
    const droppedUpdates = run('DELETE FROM update_log WHERE seq > ?', mark.last_update)
    const droppedActs = run('DELETE FROM register WHERE seq > ?', mark.last_act)
    run('DELETE FROM commit_mark WHERE seq > ?', mark.seq)
    run('DELETE FROM register_head WHERE seq > ?', mark.last_act)
    run('DELETE FROM snapshot')
    run(`DELETE FROM revision WHERE NOT EXISTS (SELECT 1 FROM register WHERE register.instrument = revision.instrument
      AND kind = 'revision-issued' AND json_extract(body, '$.number') = revision.number)`)
    for (const [table, column] of Object.entries(DATED)) run(`DELETE FROM ${table} WHERE ${column} > ?`, until)
    run('UPDATE comment SET resolved_at = NULL, resolved_by = NULL WHERE resolved_at > ?', until)
    for (const table of ['commitment', 'shared_schedule', 'wto_link']) run(`DELETE FROM ${table} WHERE at > ?`, until)
    run('DELETE FROM embargo')
    // The next row has the next number, as if the others had never been.
    for (const table of [
      ...APPENDED,
      'commitment',
      'wto_link',
      'consultation_sharing',
      'assistance_step',
      'milestone',
      'party_status'
    ])
      run(`UPDATE sqlite_sequence SET seq = (SELECT COALESCE(MAX(rowid), 0) FROM ${table}) WHERE name = ?`, table)
    for (const sql of triggers) sqlite.exec(sql)
    return { at: mark.at, droppedActs, droppedUpdates }
  })()
}

/** Those that keep tables append-only; returns what brings them back. */
function dropTriggers(sqlite: BetterSqlite3.Database): readonly string[] {
  const triggers = sqlite.prepare(`SELECT name, sql FROM sqlite_master WHERE type = 'trigger'`).all() as {
    name: string
    sql: string
  }[]
  for (const { name } of triggers) sqlite.exec(`DROP TRIGGER ${name}`)
  return triggers.map(({ sql }) => sql)
}
