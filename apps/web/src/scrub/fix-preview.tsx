import type { Finding, ScrubbedProvision } from './scrub-json.ts'
import { readWords, wordsOfFix } from './segments.ts'

const AROUND = 34

interface FixPreviewProps {
  readonly finding: Finding
  readonly provision: ScrubbedProvision
}

/** The words around a finding, marked; with a fix, what goes and what comes instead. */
export function FixPreview({ finding, provision }: FixPreviewProps) {
  const fixed = finding.fix && wordsOfFix(provision, finding.fix)
  const { from, to } = fixed ?? finding
  const begin = wordBegin(provision.words, from - AROUND)
  const end = wordEnd(provision.words, to + AROUND)
  return (
    <p className="wording scrub-quote">
      {begin > 0 && '… '}
      {readWords(provision, begin, from)}
      {fixed ? (
        <>
          <del>{fixed.removed}</del> <ins>{fixed.inserted}</ins>
        </>
      ) : (
        <mark data-severity={finding.severity}>{readWords(provision, from, to)}</mark>
      )}
      {readWords(provision, to, end)}
      {end < provision.words.length && ' …'}
    </p>
  )
}

function wordBegin(words: string, at: number): number {
  if (at <= 0) return 0
  const space = words.indexOf(' ', at)
  return space < 0 || space > at + AROUND ? at : space + 1
}

function wordEnd(words: string, at: number): number {
  if (at >= words.length) return words.length
  const space = words.lastIndexOf(' ', at)
  return space < at - AROUND ? at : space
}
