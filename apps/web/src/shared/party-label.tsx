import { nameOf } from '@cartif/editor'

const NAMES: Readonly<Record<string, string>> = {
  afg: 'Afghanistan',
  aze: 'Azerbaijan',
  chn: "People's Republic of China",
  geo: 'Georgia',
  kaz: 'Kazakhstan',
  kgz: 'Kyrgyz Republic',
  mng: 'Mongolia',
  pak: 'Pakistan',
  tjk: 'Tajikistan',
  tkm: 'Turkmenistan',
  uzb: 'Uzbekistan',
  chair: 'The Chair',
  secretariat: 'The Secretariat',
  record: 'The record'
}

/** A party by its code, with its name for those who point or listen. */
export function PartyLabel({ holder, title }: { readonly holder: string; readonly title?: string }) {
  return (
    <span className="party" data-holder={holder} title={title ?? partyName(holder)}>
      {nameOf(holder)}
    </span>
  )
}

export function partyName(holder: string): string {
  return NAMES[holder] ?? nameOf(holder)
}
