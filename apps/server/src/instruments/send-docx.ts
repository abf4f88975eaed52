/** Word files as answers. They are written in a thread unless they are short: nobody's letters wait for them. */
import type { FastifyReply } from 'fastify'
import type { ReportFile } from '../reports/report-docx.ts'
import { untilGone } from '../workers/client-gone.ts'
import type { Workers } from '../workers/workers.ts'
import { lettersIn } from './compare-sides.ts'
import type { WrittenText } from './text-task.ts'

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

export async function sendText(reply: FastifyReply, workers: Workers, name: string, file: WrittenText) {
  const size = lettersIn('view' in file.text ? file.text.negotiation.articles : file.text)
  return sendDocx(reply, name, await workers.run('text-docx', file, { size, signal: untilGone(reply) }))
}

export async function sendReport(reply: FastifyReply, workers: Workers, name: string, file: ReportFile) {
  const size = file.sections.reduce((sum, { heading, text }) => sum + heading.length + text.length, 0)
  return sendDocx(reply, name, await workers.run('report-docx', file, { size, signal: untilGone(reply) }))
}

/** `name`: what the file is called when it is kept; a space that must not break becomes a plain one, whatever a file name cannot hold a hyphen. */
export function sendDocx(reply: FastifyReply, name: string, file: Uint8Array) {
  const safe = name.replace(/\s+/g, ' ').replace(/[^\p{L}\p{N}. ,-]+/gu, '-')
  return reply
    .type(WORD)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`${safe}.docx`)}`)
    .send(Buffer.from(file))
}
