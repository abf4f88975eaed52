/** Findings as lines of plain text, for the command line: article by article, each with its place and its fix. */
import type { Article } from '@cartif/treaty-text'
import type { Finding } from './finding.ts'
import { ScrubText } from './scrub-text.ts'

/** '' where there are none. */
export function printFindings(findings: readonly Finding[], articles: readonly Article[]): string {
  const names = new Map(new ScrubText(articles).provisions.map(({ id, designation }) => [id, designation]))
  return findings.map((finding) => `${printFinding(finding, names.get(finding.provision) ?? '')}\n`).join('')
}

function printFinding({ severity, rule, quote, message, fix }: Finding, place: string): string {
  const where = place || 'outside the articles'
  const instead = fix ? ` Instead: “${fix.text}”.` : ''
  return `${where}: ${severity} (${rule}): “${quote}”. ${message}${instead}`
}
