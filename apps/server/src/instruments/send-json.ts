/** An answer in JSON of which the long part is in bytes already: it is sent as it is, and comes last. */
import type { FastifyReply } from 'fastify'

export function sendJson(
  reply: Pick<FastifyReply, 'type'>,
  head: object,
  name: string,
  part: Uint8Array
): FastifyReply {
  const start = `${JSON.stringify(head).slice(0, -1)},${JSON.stringify(name)}:`
  const bytes = Buffer.concat([Buffer.from(start), part, Buffer.from('}')])
  return reply.type('application/json; charset=utf-8').send(bytes)
}
