/** Where an article is in its text, for a link; the text itself where that is not known. */
export function placeInText(instrument: string, provision: string | null): string {
  return `/instruments/${instrument}${provision === null ? '' : `?provision=${encodeURIComponent(provision)}`}`
}
