import afg from 'country-flag-icons/3x2/AF.svg'
import aze from 'country-flag-icons/3x2/AZ.svg'
import chn from 'country-flag-icons/3x2/CN.svg'
import geo from 'country-flag-icons/3x2/GE.svg'
import kaz from 'country-flag-icons/3x2/KZ.svg'
import kgz from 'country-flag-icons/3x2/KG.svg'
import mng from 'country-flag-icons/3x2/MN.svg'
import pak from 'country-flag-icons/3x2/PK.svg'
import tjk from 'country-flag-icons/3x2/TJ.svg'
import tkm from 'country-flag-icons/3x2/TM.svg'
import uzb from 'country-flag-icons/3x2/UZ.svg'
import './flag.css'

const FLAGS: Readonly<Record<string, string>> = { afg, aze, chn, geo, kaz, kgz, mng, pak, tjk, tkm, uzb }

/** The flag of a party, beside its name: it says nothing by itself, so it is not read out. */
export function Flag({ party }: { readonly party: string }) {
  const flag = FLAGS[party]
  return flag === undefined ? null : <img className="flag" src={flag} alt="" width={27} height={18} />
}
