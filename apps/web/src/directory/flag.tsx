import { AF, AZ, CN, GE, KG, KZ, MN, PK, TJ, TM, UZ } from 'country-flag-icons/string/3x2'
import './flag.css'

const FLAGS: Readonly<Record<string, string>> = {
  afg: AF,
  aze: AZ,
  chn: CN,
  geo: GE,
  kaz: KZ,
  kgz: KG,
  mng: MN,
  pak: PK,
  tjk: TJ,
  tkm: TM,
  uzb: UZ
}

/** The flag of a party, beside its name: it says nothing by itself, so it is not read out. */
export function Flag({ party }: { readonly party: string }) {
  const flag = FLAGS[party]
  if (flag === undefined) return null
  return <img className="flag" src={`data:image/svg+xml,${encodeURIComponent(flag)}`} alt="" width={27} height={18} />
}
