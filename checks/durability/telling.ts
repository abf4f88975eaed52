/** A process that writes letters and acts and says on its output what it tells people, at the moment it tells them; see synced.test.ts. */
import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { Writer } from './writer.ts'

const writer = new Writer(join(process.argv[2]!, 'data'))
const { onRelay } = writer.room
writer.room.onRelay = (relays) => {
  writeSync(1, 'told: relayed\n')
  onRelay(relays)
}
for (const letter of 'letters') {
  writer.type(letter)
  writeSync(1, `told: stored ${writer.acknowledged}\n`)
}
writer.act(1)
writeSync(1, 'told: done\n')
writer.close()
