/** The door of every call on an instrument: who asks, and as what in its working group. */
import type { FastifyRequest } from 'fastify'
import { mustIdentify } from '../http/identify.ts'
import { mustEnter } from '../services.ts'
import type { Services } from '../services.ts'

export type Enter = (request: {
  readonly headers: FastifyRequest['headers']
  readonly params: { readonly id: string }
}) => Promise<ReturnType<typeof mustEnter>>

export function createEnter(services: Services): Enter {
  return async (request) => mustEnter(services, await mustIdentify(services, request), request.params.id)
}
