/** What brackets, labels and strikes say to those who listen. */
import { partyName, sponsorsOf } from '@cartif/negotiation'
import type { Held, Segment } from '@cartif/negotiation'

/**
 * As “inserted by Pakistan, amended by Uzbekistan” for words within others' words, “struck by Georgia and Kazakhstan”;
 * without `names` only what is done.
 */
export function describeBrackets({ inserted: [outer, ...inner], deleted, bracketed }: Segment, names: boolean): string {
  const said = [
    say('inserted', outer ? [outer] : [], names),
    say('amended', inner, names),
    say('struck', deleted, names),
    say('put in brackets', bracketed, names)
  ]
  return said.filter(Boolean).join(', ')
}

function say(done: string, held: readonly Held[], names: boolean): string {
  if (held.length === 0) return ''
  if (!names) return done
  const parties = new Set(held.flatMap(({ proposal }) => sponsorsOf(proposal)))
  return `${done} by ${listNames([...parties].map(partyName))}`
}

function listNames(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
