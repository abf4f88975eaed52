/**
 * `WS /api/live/:instrument/:document`, plain y-websocket, and `WS /api/live/:instrument`, one connection about many documents:
 * who may read what is settled before the first word is sent.
 */
import { parseDocumentRef } from '@cartif/negotiation'
import type { FastifyRequest } from 'fastify'
import type { WebSocket } from 'ws'
import type { SignedIn } from '../accounts/accounts.ts'
import { identify, isOwnPage } from '../http/sessions.ts'
import type { App } from '../http/app-type.ts'
import type { Services } from '../services.ts'
import { FAILURE_REASONS, storageFailureOf } from '../storage/storage-failure.ts'
import { Hall } from './hall.ts'
import { Heartbeat } from './heartbeat.ts'
import { LIVE_LIMITS } from './limits.ts'
import { CLOSE } from './line.ts'
import { refused } from './signals.ts'
import { SocketsOf } from './sockets-of.ts'
import type { Knock, SocketLimits } from './sockets-of.ts'

export function liveRoutes(app: App, services: Services, limits: SocketLimits = LIVE_LIMITS): void {
  const sockets = new SocketsOf(limits)
  const halls = new Map<string, Hall>()
  services.rooms.each((room) => halls.set(room.info.id, new Hall(services, room)))
  services.training?.follow({
    opened: ({ id, room, seats }) => halls.set(id, new Hall({ ...services, memberships: seats }, room)),
    closed: (id) => {
      halls.get(id)?.close(CLOSE.notAllowed, 'The training room has been closed.')
      halls.delete(id)
    }
  })
  services.doors.onChange(() => halls.forEach((hall) => hall.review()))
  const heartbeat = new Heartbeat(() => [...halls.values()].flatMap((hall) => [...hall.present]))
  const stopBeating = heartbeat.start(() => performance.now())
  app.addHook('onClose', async () => stopBeating())
  const open = (socket: WebSocket, request: FastifyRequest) => {
    const knock = sockets.knock(request.ip)
    if (!knock) return socket.close(CLOSE.tooMany, 'Too many connections.')
    socket.on('close', knock.leave)
    const sayEarly = keepEarly(socket)
    admit(services, halls, socket, request, knock)
      .then((isLetIn) => sayEarly(isLetIn))
      .catch((error: unknown) => {
        request.log.error(error)
        const failure = storageFailureOf(error)
        socket.close(CLOSE.notStored, failure ? FAILURE_REASONS[failure] : 'The document cannot be opened now.')
      })
  }
  const options = { websocket: true, schema: { hide: true } } as const
  app.get('/api/live/:instrument', options, open)
  app.get('/api/live/:instrument/*', options, open)
}

/** What is said before its speaker has been let in; no more of it is kept than of one message. */
function keepEarly(socket: WebSocket): (isLetIn: boolean) => void {
  const early: [data: ArrayBuffer, isBinary: boolean][] = []
  let bytes = 0
  const keep = (data: ArrayBuffer, isBinary: boolean) => {
    bytes += data.byteLength
    if (bytes > LIVE_LIMITS.early) return socket.close(CLOSE.malformed, 'Too much before you were let in.')
    early.push([data, isBinary])
  }
  socket.on('message', keep)
  return (isLetIn) => {
    socket.off('message', keep)
    if (isLetIn) for (const [data, isBinary] of early) socket.emit('message', data, isBinary)
  }
}

async function admit(
  services: Services,
  halls: ReadonlyMap<string, Hall>,
  socket: WebSocket,
  request: FastifyRequest,
  knock: Knock
): Promise<boolean> {
  const refuse = (code: number, reason: string) => {
    socket.close(code, reason)
    return false
  }
  if (!isOwnPage(services, request)) return refuse(CLOSE.notAllowed, 'The page comes from another site.')
  const user = await identify(services, request)
  if (!user || !services.doors.isOpen(user.session)) return refuse(CLOSE.notSignedIn, 'You are not signed in.')
  const { instrument, '*': name } = request.params as { instrument: string; '*'?: string }
  const hall = halls.get(instrument)
  if (!hall || !mayEnter(hall, user, name)) return refuse(CLOSE.notAllowed, 'There is no such document for you.')
  if (!knock.letIn(user.id, name === undefined)) return refuse(CLOSE.tooMany, 'Too many connections.')
  const entrance = {
    socket,
    // The upgraded request's own socket is what the WebSocket writes to.
    stream: request.raw.socket,
    user,
    acknowledges: (request.query as { acks?: string }).acks === '1',
    refused: (reason: string) => {
      refused.tell({ reason })
      request.log.info({ document: name ?? 'many', reason }, 'refused')
    }
  }
  if (name === undefined) hall.enterAll(entrance)
  else hall.enter(name, entrance)
  return true
}

function mayEnter(hall: Hall, user: SignedIn, name: string | undefined): boolean {
  if (name === undefined) return hall.readableBy(user).length > 0
  const ref = parseDocumentRef(name)
  return ref !== undefined && hall.accessOf(user, ref) !== 'none'
}
