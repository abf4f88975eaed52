/** `cartif restore --from FILE --data DIR [--until TIME]`: see restore.ts. Ends with 1 where nothing was restored. */
import { parseArgs } from 'node:util'
import { restore } from './restore.ts'

const HELP = `Usage: cartif restore --from FILE --data DIR [--until TIME]

Makes a data directory from a backup, as it was when it was made or at TIME (2026-05-04T16:30:00Z). DIR must be new or empty.
Everybody signs in anew. What a restoration cannot bring back is in docs/operating.md.`

try {
  const text = { type: 'string' } as const
  const options = { from: text, data: text, until: text, help: { type: 'boolean' } } as const
  const { from, data, until, help } = parseArgs({ options }).values
  if (help === true) console.log(HELP)
  else if (from === undefined || data === undefined) throw new Error(HELP)
  else run(from, data, until === undefined ? undefined : momentOf(until))
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}

function run(file: string, directory: string, until: string | undefined): void {
  const { acts, rewound } = restore({ file, directory, until, now: () => new Date().toISOString() })
  console.log(`${directory} holds ${acts} acts, and the register says that it was restored.`)
  if (!rewound) return
  const { at, droppedActs, droppedUpdates } = rewound
  console.log(`The last commit is that of ${at}; ${droppedActs} acts and ${droppedUpdates} updates came later.`)
}

/** With a time zone, so that nobody restores an hour too much. */
function momentOf(until: string): string {
  const moment = Date.parse(until)
  if (Number.isNaN(moment) || !/(Z|[+-]\d\d:\d\d)$/.test(until))
    throw new Error(`${until} is no moment: write 2026-05-04T16:30:00Z, or +05:00 instead of Z.`)
  return new Date(moment).toISOString()
}
