/** Frames as real clients send them: whatever the people of a world send while something happens, in order of arrival. */
import type { Actor } from '@cartif/negotiation'
import type { Link } from '../simulation/link.ts'
import type { World } from '../simulation/world.ts'

export interface RecordedFrame {
  readonly actor: Actor
  readonly document: string
  readonly message: Uint8Array
  /** Whether the server refused it. */
  refused: boolean
}

const DENIED = 2
const MALFORMED = 1008

export function recordFrames(world: World, whatHappens: () => void): readonly RecordedFrame[] {
  const frames: RecordedFrame[] = []
  const tap = (link: Link, actor: Actor, document: string) => {
    const arrive = link.arrive.bind(link)
    link.arrive = () => {
      const message = link.toServer[0]
      if (!message || link.readyState !== link.OPEN) return arrive()
      const frame: RecordedFrame = { actor, document, message, refused: false }
      frames.push(frame)
      const before = link.toClient.length
      arrive()
      world.server.endTurn()
      frame.refused = link.closed?.code === MALFORMED || link.toClient.slice(before).some(([kind]) => kind === DENIED)
    }
    return link
  }
  for (const { actor, channels } of world.clients)
    for (const { link, name } of channels.values()) if (link) tap(link, actor, name)
  const { server } = world
  const connect = server.connect.bind(server)
  server.connect = (actor, document) => tap(connect(actor, document), actor, document)
  whatHappens()
  server.connect = connect
  return frames
}
