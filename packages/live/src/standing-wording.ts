/** The text as it stands, as a wording that positions can be taken on. */
import { versionOf } from '@cartif/negotiation'
import { lineWords, provisionsOf } from '@cartif/treaty-text'
import type { LiveInstrument } from './live-instrument.ts'

/** The words of an article, or of one of its provisions, without what is proposed; undefined where it is not in the text. */
export function standingWords(live: LiveInstrument, part: string): string | undefined {
  const whole = live.findArticle(part)
  if (whole) return lineWords(whole.line)
  for (const { id } of live.outline) {
    const found = provisionsOf(live.findArticle(id)?.line ?? []).find(({ mark }) => mark.id === part)
    if (found) return lineWords(found.line)
  }
  return undefined
}

/** Another one whenever the words are others. */
export function standingVersion(live: LiveInstrument, part: string): string | undefined {
  const words = standingWords(live, part)
  if (words === undefined) return undefined
  return versionOf([{ change: part, kind: 'splice', text: part, removed: '', inserted: words }])
}
