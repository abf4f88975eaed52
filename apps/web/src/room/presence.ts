/**
 * Who is in the room, where each of them reads, who asks for the floor and who has it. Who somebody is is the server's word;
 * everything else is what their own computer says, and nothing is decided by it.
 */
import { useEffect, useState } from 'react'
import type { LiveConnection } from '../drafting/live-connection.ts'

export interface Reading {
  readonly article: string
  /** The proposal that is looked at there. */
  readonly proposal?: string
}

export interface Present {
  readonly client: number
  readonly name: string
  readonly role: string
  readonly holder: string
  readonly reading?: Reading
  /** When the floor was asked for, in milliseconds. */
  readonly hand?: number
  /** Whom the chair has given the floor: a client. */
  readonly floor?: number
}

/** By delegation; somebody with two windows is there once. */
export function usePresence(connection: LiveConnection): readonly Present[] {
  const [people, setPeople] = useState<readonly Present[]>([])
  useEffect(() => {
    const { awareness } = connection
    let frame = 0
    let shown = ''
    // Carets move with every letter; who is here seldom changes.
    const read = () => {
      frame = 0
      const present = readPresence(awareness.getStates())
      const now = JSON.stringify(present)
      if (now === shown) return
      shown = now
      setPeople(present)
    }
    const request = () => void (frame ||= requestAnimationFrame(read))
    awareness.on('change', request)
    read()
    return () => {
      cancelAnimationFrame(frame)
      awareness.off('change', request)
    }
  }, [connection])
  return people
}

/** Those who ask for the floor, in the order of asking. */
export function speakersOf(people: readonly Present[]): readonly Present[] {
  return people.filter(({ hand }) => hand !== undefined).toSorted((a, b) => a.hand! - b.hand!)
}

/** Whom the chair has given the floor, as long as both are there. */
export function speakerIn(people: readonly Present[]): Present | undefined {
  const floor = people.find(({ role, floor: given }) => role === 'chair' && given !== undefined)?.floor
  return people.find(({ client }) => client === floor)
}

/** Tells the room; undefined takes it back. */
export function tellRoom({ awareness }: LiveConnection, field: 'reading' | 'hand' | 'floor', value: unknown): void {
  awareness.setLocalStateField(field, value)
}

function readPresence(states: ReadonlyMap<number, Record<string, unknown>>): readonly Present[] {
  const people = new Map<string, Present>()
  for (const [client, state] of states) {
    const user = state['user'] as { name?: string; role?: string; party?: string | null } | undefined
    if (!user?.name) continue
    const { name, role = '' } = user
    const before = people.get(name)
    people.set(name, { ...before, client, name, role, holder: user.party ?? role, ...readTold(state) })
  }
  return [...people.values()].toSorted((a, b) => a.holder.localeCompare(b.holder))
}

function readTold({ reading, hand, floor }: Record<string, unknown>): Pick<Present, 'reading' | 'hand' | 'floor'> {
  const place = reading as { article?: unknown; proposal?: unknown } | undefined
  const article = typeof place?.article === 'string' ? place.article : undefined
  const proposal = typeof place?.proposal === 'string' ? { proposal: place.proposal } : {}
  return {
    ...(article === undefined ? {} : { reading: { article, ...proposal } }),
    ...(typeof hand === 'number' ? { hand } : {}),
    ...(typeof floor === 'number' ? { floor } : {})
  }
}
