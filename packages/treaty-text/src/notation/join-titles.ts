/**
 * Plain text from elsewhere puts the title of an article on a line of its own, under its designation. In the notation both
 * stand on one line: "Article 5 — Publication".
 */

const DESIGNATION = String.raw`(?:Article|ARTICLE) \d+(?: bis| ter)?|(?:Chapter|CHAPTER|Part|PART) [IVXLC]+|(?:Annex|ANNEX) (?:[A-Z]{1,2}|[IVX]+|\d+)`
/** A short line that begins like words and does not end like a sentence. */
const TITLED = new RegExp(
  String.raw`^((?:${DESIGNATION})):?[ \t]*\n(?:[ \t]*\n)?[ \t]*(?!${DESIGNATION})(\p{L}[^\n]{0,88}[^\n.;:,])[ \t]*$`,
  'gmu'
)

/** The same text with such titles behind their designations; everything else as it was. */
export function joinTitles(source: string): string {
  return source
    .replace(/\r\n?/g, '\n')
    .replace(TITLED, (_, designation: string, title: string) => `${designation} — ${title}`)
}
