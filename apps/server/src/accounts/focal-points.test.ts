import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { MIGRATIONS, migrate } from '../storage/migrations.ts'

const now = () => '2026-01-01T00:00:00.000Z'

test('who spoke alone for a party where there is a text becomes its focal point; nobody else does', () => {
  const sqlite = new Sqlite(':memory:')
  migrate(
    sqlite,
    now,
    MIGRATIONS.filter(({ version }) => version < 6)
  )
  sqlite.exec(`INSERT INTO working_group VALUES ('rtg', 'Regional Trade Group'), ('sps', 'SPS');
    INSERT INTO instrument VALUES ('fa', 'rtg', 'Framework Agreement', 'FA', '2026-01-01');
    INSERT INTO membership VALUES ('rtg', 'kaz', 'delegate', 'kaz'), ('rtg', 'pak-1', 'delegate', 'pak'),
      ('rtg', 'pak-2', 'delegate', 'pak'), ('rtg', 'chair', 'chair', NULL), ('sps', 'uzb', 'delegate', 'uzb')`)
  expect(migrate(sqlite, now)).toContain(6)
  const flagged = sqlite.prepare('SELECT user_id FROM membership WHERE focal_point = 1').all()
  expect(flagged).toEqual([{ user_id: 'kaz' }])
})
