import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Story } from '../provenance/word-origins.tsx'
import type { Provenance } from '../provenance/word-origins.tsx'
import { call } from '../shared/api.ts'
import { Dialog } from '../shared/dialog.tsx'
import { Loading } from '../shared/loading.tsx'
import { stretchesIn } from './stretches.ts'
import type { Stretch } from './stretches.ts'

interface Selected {
  readonly stretches: readonly Stretch[]
  /** Where the selection ends, in the window. */
  readonly left: number
  readonly top: number
}

/** Whoever selects words of the redline can ask where they come from. */
export function SelectedWords({ instrument }: { readonly instrument: string }) {
  const [selected, setSelected] = useState<Selected>()
  const [asked, setAsked] = useState<readonly Stretch[]>()
  useEffect(() => {
    const onChange = () => setSelected(readSelection())
    const onScroll = () => setSelected(undefined)
    document.addEventListener('selectionchange', onChange)
    window.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      document.removeEventListener('selectionchange', onChange)
      window.removeEventListener('scroll', onScroll)
    }
  }, [])
  return (
    <>
      {selected && !asked && (
        <Button
          size="xs"
          className="selected-words no-print"
          style={{ left: selected.left, top: selected.top }}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => setAsked(selected.stretches)}
        >
          Where do these words come from?
        </Button>
      )}
      {asked && <Origins instrument={instrument} stretches={asked} onClose={() => setAsked(undefined)} />}
    </>
  )
}

function readSelection(): Selected | undefined {
  const selection = document.getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined
  const range = selection.getRangeAt(0)
  const page = document.querySelector('.redline-page')
  if (!page?.contains(range.commonAncestorContainer)) return undefined
  const stretches = stretchesIn(page, range)
  const box = range.getBoundingClientRect()
  const left = Math.min(Math.max(8, box.left), window.innerWidth - 250)
  return stretches.length === 0
    ? undefined
    : { stretches, left, top: Math.min(box.bottom + 6, window.innerHeight - 44) }
}

interface OriginsProps {
  readonly instrument: string
  readonly stretches: readonly Stretch[]
  onClose(): void
}

function Origins({ instrument, stretches, onClose }: OriginsProps) {
  const query = [...new Set(stretches.map(({ origin }) => origin))]
    .slice(0, 100)
    .map((origin) => `of=${encodeURIComponent(origin)}`)
    .join('&')
  const { data, error } = useQuery({
    queryKey: ['provenance', instrument, query],
    queryFn: () => call<readonly Provenance[]>(`/api/instruments/${instrument}/provenance?${query}`)
  })
  return (
    <Dialog onClose={onClose} title="Where these words come from" size="lg" centered>
      {error && <p role="alert">{error.message}</p>}
      {!data && !error && <Loading what="Looking it up" />}
      <ol className="word-origins">
        {data &&
          stretches.map(({ words, origin }, index) => {
            const found = data.find((one) => one.origin === origin)
            return (
              <li key={index}>
                <q className="word-origins-words">{words.trim()}</q>
                {found && <Story found={found} />}
              </li>
            )
          })}
      </ol>
    </Dialog>
  )
}
