import { createTreatyEditor } from '@cartif/editor'
import type { Notice, TreatyEditor } from '@cartif/editor'
import { notifications } from '@mantine/notifications'
import { useEffect, useRef } from 'react'
import type { LiveConnection } from './live-connection.ts'
import './treaty-text.css'

interface TextWriter {
  readonly holder: string
  readonly mode: 'propose' | 'pen'
  readonly user: string
}

interface TreatyTextProps {
  readonly connection: LiveConnection
  readonly writer: TextWriter | undefined
  readonly names: boolean
  readonly title: string
  onEditor(editor: TreatyEditor | undefined): void
}

const NOTICES: Readonly<Record<Notice, string>> = {
  locked: 'This article is agreed and cannot be touched. The Chair can open it again.',
  formatting: 'Emphasis cannot be proposed; propose words instead.',
  'too-large': 'That would strike a whole text at once. Strike it article by article if you mean it.',
  'across-articles': 'Change one article at a time.',
  'unknown-step': 'That cannot be done here.'
}

/** The text itself, live. */
export function TreatyText({ connection, writer, names, title, onEditor }: TreatyTextProps) {
  const element = useRef<HTMLDivElement>(null)
  const { holder, mode, user } = writer ?? {}
  useEffect(() => {
    const treaty = createTreatyEditor({
      element: element.current!,
      live: connection.live,
      awareness: connection.awareness,
      writer: holder && mode && user ? { holder, mode, user } : undefined,
      names,
      label: title,
      onNotice: (notice) => notifications.show({ id: notice, message: NOTICES[notice], color: 'orange' }),
      newSuffix: () =>
        [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
      now: () => new Date().toISOString()
    })
    onEditor(treaty)
    return () => {
      onEditor(undefined)
      treaty.destroy()
    }
  }, [connection, holder, mode, user, names, title, onEditor])
  return <div ref={element} className="treaty-page" />
}
