import type { TreatyEditor } from '@cartif/editor'
import { useEffect } from 'react'
import { showPlace } from '../drafting/proposal-place.tsx'
import type { Present } from './presence.ts'

/** Brings whatever the chair looks at into view, whenever that changes. */
export function useFollowChair(isOn: boolean, people: readonly Present[], editor: TreatyEditor | undefined): void {
  const reading = people.find(({ role, reading: place }) => role === 'chair' && place !== undefined)?.reading
  const { article, proposal } = reading ?? {}
  useEffect(() => {
    if (!isOn || !editor || article === undefined) return
    editor.scrollTo(article)
    if (proposal !== undefined) showPlace(proposal)
  }, [isOn, editor, article, proposal])
}
