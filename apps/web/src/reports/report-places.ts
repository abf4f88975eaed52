/**
 * The places that the paragraphs of a report begin with, as ways into the text: "Article 5(2), open for 9 days". Two instruments
 * have an Article 5 each; the one that a paragraph before has named last is meant. Whoever writes otherwise loses the link alone.
 */
import type { ReportParagraph } from './report-lines.ts'
import type { BasisPlace } from './reports-json.ts'

/** For each paragraph the place it begins with, where it begins with one. */
export function placesIn(
  paragraphs: readonly ReportParagraph[],
  places: readonly BasisPlace[]
): readonly (BasisPlace | undefined)[] {
  const instruments = [...new Set(places.map(({ instrument }) => instrument))]
  let meant = instruments.length === 1 ? instruments[0] : undefined
  return paragraphs.map(({ text }) => {
    meant = instruments.find((name) => text.includes(name)) ?? meant
    return places.find(({ name, instrument }) => instrument === meant && beginsWith(text, name))
  })
}

/** The whole of the name: Article 5 is not Article 5(2). */
function beginsWith(text: string, name: string): boolean {
  const said = `${name[0]?.toUpperCase() ?? ''}${name.slice(1)}`
  return text.startsWith(`${said},`) || text.startsWith(`${said} of the `)
}
