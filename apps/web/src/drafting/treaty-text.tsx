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

function wordsOf(notice: Notice): string {
  switch (notice.kind) {
    case 'locked':
      return 'This article is agreed and cannot be touched. The Chair can open it again.'
    case 'only-proposed':
      return 'This article is only proposed. The pen writes the text itself; propose words to change a proposal.'
    case 'formatting':
      return 'Emphasis cannot be proposed; propose words instead.'
    case 'too-large':
      return `That would strike ${notice.words} words at once. Strike them article by article if you mean it.`
    case 'in-footnote':
      return 'A footnote cannot have a footnote of its own.'
    case 'unknown-step':
      return 'That cannot be done here.'
  }
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
      onNotice: (notice) => notifications.show({ id: notice.kind, message: wordsOf(notice), color: 'orange' }),
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
