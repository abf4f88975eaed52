import type { LiveInstrument } from '@cartif/live'
import { partyName } from '@cartif/negotiation'
import { useEffect, useState } from 'react'
import { stanceWords } from '../shared/stances.ts'

const PASSIVE: Readonly<Record<string, string>> = {
  support: 'supported by',
  oppose: 'opposed by',
  'can-accept': 'acceptable to'
}

/** Says to those who listen whose words the caret comes to stand in, and who stands where on them. */
export function CaretBrackets({ live }: { readonly live: LiveInstrument }) {
  const [said, setSaid] = useState('')
  useEffect(() => {
    const listen = () => setSaid(describeCaret(live))
    document.addEventListener('selectionchange', listen)
    return () => document.removeEventListener('selectionchange', listen)
  }, [live])
  return (
    <span className="visually-hidden" aria-live="polite" data-caret-brackets="">
      {said}
    </span>
  )
}

function describeCaret(live: LiveInstrument): string {
  const node = document.getSelection()?.focusNode
  const element = node instanceof Element ? node : node?.parentElement
  const words = element?.closest<HTMLElement>(
    '.treaty-text .provision [aria-description], .treaty-text .provision[aria-description]'
  )
  if (!words) return ''
  const proposals = (words.dataset['proposals'] ?? '').split(' ')
  return [words.getAttribute('aria-description'), ...proposals.map((id) => describePositions(live, id))]
    .filter(Boolean)
    .join('; ')
}

/** As “no. 12 supported by Afghanistan, opposed by Georgia and Mongolia, reserve: Uzbekistan”. */
function describePositions(live: LiveInstrument, id: string): string {
  const { number, positions } = live.recordOf(id) ?? {}
  if (!positions || positions.length === 0) return ''
  const stances = [...new Set(positions.map(({ stance }) => stance))]
  const said = stances.map((stance) => {
    const parties = positions
      .filter((one) => one.stance === stance)
      .map(({ party }) => partyName(party))
      .join(' and ')
    return `${PASSIVE[stance] ?? `${stanceWords(stance)}:`} ${parties}`
  })
  return `no. ${number} ${said.join(', ')}`
}
