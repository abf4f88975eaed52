import { nameOf, partyName } from '@cartif/negotiation'

/** A party by its code, with its name for those who point or listen. */
export function PartyLabel({ holder, title }: { readonly holder: string; readonly title?: string }) {
  return (
    <span className="party" data-holder={holder} title={title ?? partyName(holder)}>
      {nameOf(holder)}
    </span>
  )
}
