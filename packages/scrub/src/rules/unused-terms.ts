/**
 * A term that is defined and then used nowhere. Rationale: it shows that the provision it was made for has gone, or that the
 * provision uses another word. Any form of the term counts as use, also in a heading or in another definition.
 */
import { definitionsOf } from '../definitions.ts'
import type { Rule } from '../rule.ts'
import { termUses } from '../term-uses.ts'
import { phraseKey } from '../word-keys.ts'

const DEFINED = `Article 1 — Definitions
1.  For the purposes of this Agreement:
    (a) “border agency” means any authority that controls goods; and
    (b) “carrier” means a person who moves goods.

Article 2 — Duties
`

export const unusedTerms: Rule = {
  name: 'unused-term',
  title: 'Unused definitions',
  faulty: [
    { text: `${DEFINED}1.  Each border agency shall cooperate.`, finds: ['carrier'] },
    { text: `${DEFINED}1.  Carriers shall carry.`, finds: ['border agency'] },
    { text: `${DEFINED}1.  Nothing is due.`, finds: ['border agency', 'carrier'] },
    {
      text: 'Article 1 — Bodies\n1.  The Parties establish a committee (the “Joint Committee”).\n2.  The group meets.',
      finds: ['Joint Committee']
    }
  ],
  clean: [
    {
      text: 'Article 1 — Bodies\n1.  A chairman (hereinafter “the Chair”) is elected.\n2.  Each Party informs its Chair.'
    },
    { text: `${DEFINED}1.  Border agencies shall inform the carrier.` },
    { text: `${DEFINED}1.  Border-agency staff shall inform carriers.` },
    { text: `${DEFINED}1.  A border agency may stop a carrier’s goods.` },
    {
      text: 'Article 1 — Bodies\n1.  The Parties establish a committee (the “Joint Committee”). The Joint Committee meets.'
    }
  ],
  *find(text) {
    const used = new Set(
      termUses(text)
        .filter(({ isDefinition }) => !isDefinition)
        .map(({ definition }) => phraseKey(definition.tokens))
    )
    for (const { term, tokens, provision, from, to } of definitionsOf(text)) {
      if (used.has(phraseKey(tokens)) || isPartOfAnother(term)) continue
      yield { severity: 'warning', provision, from, to, message: `“${term}” is defined here and used nowhere.` }
    }
  }
}

/** “days” and the like are used inside other words and numbers in too many ways to be told unused. */
function isPartOfAnother(term: string): boolean {
  return /^(?:days?|months?|years?|person|Party|Parties)$/.test(term)
}
