/** Fastify with schemas by zod. */
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'

export type App = ReturnType<typeof withTypes>

export function withTypes(fastify: FastifyInstance) {
  return fastify.withTypeProvider<ZodTypeProvider>()
}
