/** The Fastify instance as every route file sees it: requests and answers typed by their zod schemas. */
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'

export type App = ReturnType<typeof withTypes>

export function withTypes(fastify: FastifyInstance) {
  return fastify.withTypeProvider<ZodTypeProvider>()
}
