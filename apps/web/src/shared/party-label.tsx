import { findPartyFacts, nameOf, partyName } from '@cartif/negotiation'

/** A party by its code, with its name in both languages for those who point or listen. */
export function PartyLabel({ holder, title }: { readonly holder: string; readonly title?: string }) {
  return (
    <span className="party" data-holder={holder} title={title ?? inBothLanguages(holder)}>
      {nameOf(holder)}
    </span>
  )
}

/** "Georgia · Грузия"; an office has one name. */
function inBothLanguages(holder: string): string {
  const ru = findPartyFacts(holder)?.ru
  return ru === undefined ? partyName(holder) : `${partyName(holder)} · ${ru}`
}
