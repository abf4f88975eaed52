/** Whether somebody still waits for an answer. */
import type { FastifyReply } from 'fastify'

/** Aborted when the connection is closed before the answer is on its way. */
export function untilGone({ raw }: Pick<FastifyReply, 'raw'>): AbortSignal {
  const control = new AbortController()
  raw.once('close', () => {
    if (!raw.writableFinished) control.abort()
  })
  return control.signal
}
