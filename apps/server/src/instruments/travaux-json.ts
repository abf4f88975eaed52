/** The drafting history of an article as a page takes it: the chapters, with the article's redline in each. */
import { z } from 'zod'
import type { Travaux } from './travaux.ts'

export const travauxAnswer = z.object({
  name: z.string().describe('As the article is called now, or was last called'),
  instrument: z.string(),
  chapters: z
    .array(
      z.object({
        symbol: z.string(),
        title: z.string(),
        issuedAt: z.string().nullable().describe('ISO 8601; null for the text as it stands'),
        stories: z
          .array(z.object({ head: z.string(), lines: z.array(z.string()).readonly() }))
          .readonly()
          .describe('What was proposed and done since the chapter before, oldest first'),
        redline: z.unknown().describe('The article against the chapter before; null where it is in neither')
      })
    )
    .readonly()
})

export function travauxToJson({ name, instrument, chapters }: Travaux): z.infer<typeof travauxAnswer> {
  return {
    name,
    instrument,
    chapters: chapters.map(({ symbol, title, issuedAt, stories, redline }) => ({
      symbol,
      title,
      issuedAt,
      stories,
      redline: redline ?? null
    }))
  }
}
