/** Ids that can be read in an address: from a name, and unlike those that are taken. */

const LONGEST = 60

export function slugFor(name: string, fallback: string, isTaken: (slug: string) => boolean): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const words = plain
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, '')
  const slug = words === '' ? fallback : words
  if (!isTaken(slug)) return slug
  let number = 2
  while (isTaken(`${slug}-${number}`)) number++
  return `${slug}-${number}`
}
