/** Everybody comes into an instrument through here: signed in, and a member of its working group. */
import type { Actor } from '@cartif/negotiation'
import type { FastifyRequest } from 'fastify'
import { mustIdentify } from '../http/sessions.ts'
import { mustEnter } from '../services.ts'
import type { Services } from '../services.ts'
import type { Room } from './room.ts'

export interface Entered {
  readonly room: Room
  readonly actor: Actor
}

/** Structural, so that every route may hand in its request whatever its parameters are typed as. */
export interface Asking extends Pick<FastifyRequest, 'headers'> {
  readonly params: { readonly id: string }
}

export type Enter = (request: Asking) => Promise<Entered>

/** A Problem for those who are not signed in, or for whom there is no such instrument. */
export function enterThrough(services: Services): Enter {
  return async (request) => mustEnter(services, await mustIdentify(services, request), request.params.id)
}
