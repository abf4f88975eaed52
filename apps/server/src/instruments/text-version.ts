/** A name for what the live text and everything open on it say at present: another after anything of it changed. */
import { randomUUID } from 'node:crypto'
import type { Room } from './room.ts'

/** By the composed text, which is made anew whenever anything in it changes. */
const versions = new WeakMap<object, string>()

export function textVersion({ live }: Room): string {
  const known = versions.get(live.composed)
  if (known !== undefined) return known
  const version = randomUUID()
  versions.set(live.composed, version)
  return version
}
