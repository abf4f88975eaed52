/** Word files as answers. */
import type { FastifyReply } from 'fastify'

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** `name`: what the file is called when it is kept; a space that must not break becomes a plain one, whatever a file name cannot hold a hyphen. */
export function sendDocx(reply: FastifyReply, name: string, file: Uint8Array) {
  const safe = name.replace(/\s+/g, ' ').replace(/[^\p{L}\p{N}. ,-]+/gu, '-')
  return reply
    .type(WORD)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`${safe}.docx`)}`)
    .send(Buffer.from(file))
}
