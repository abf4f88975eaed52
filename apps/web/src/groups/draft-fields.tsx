import { Anchor, FileButton, SegmentedControl, Text, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../shared/api.ts'

export interface Draft {
  readonly file: string
  readonly notation?: string
  /** A Word file in base64. */
  readonly docx?: string
}

interface Template {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly notation: string
}

interface DraftFieldsProps {
  readonly group: string
  /** Of the text; undefined as long as none was chosen. */
  readonly kind: string | undefined
  /** What stands there at first. */
  readonly initial: Draft | undefined
  onDraft(draft: Draft): void
}

/** The draft with which a text begins: pasted, from a file, or from a template that can be changed first. */
export function DraftFields({ group, kind, initial, onDraft }: DraftFieldsProps) {
  const [way, setWay] = useState('words')
  const [words, setWords] = useState(initial?.notation ?? '')
  const [source, setSource] = useState(initial?.file ?? 'pasted text')
  const [file, setFile] = useState<File | null>(null)
  const { data: templates = [] } = useQuery({
    queryKey: ['templates', group],
    queryFn: () => call<readonly Template[]>(`/api/groups/${encodeURIComponent(group)}/templates`)
  })
  const offered = templates.find((template) => template.kind === kind)
  const write = (notation: string, from: string) => {
    setWords(notation)
    setSource(from)
    onDraft({ file: from, notation })
  }
  const choose = (chosen: File | null) => {
    setFile(chosen)
    if (chosen) void readFile(chosen).then(onDraft)
    else onDraft({ file: '', notation: '' })
  }
  // What the two ways hold is kept while one goes back and forth between them.
  const turnTo = (next: string) => {
    setWay(next)
    if (next === 'words') write(words, source)
    else choose(file)
  }
  return (
    <div>
      <Text component="span" size="sm" fw={500} display="block" mb={4}>
        Draft
      </Text>
      <SegmentedControl
        aria-label="Where the draft comes from"
        value={way}
        onChange={turnTo}
        data={[
          { value: 'words', label: 'Pasted or written' },
          { value: 'file', label: 'From a file' }
        ]}
        mb="xs"
      />
      {way === 'words' ? (
        <>
          <Textarea
            aria-label="The draft"
            description={
              <>
                Articles begin “Article 1 — Title”, paragraphs “1.”. What stands in brackets is taken over as proposed:
                [KAZ: words], [KAZ, PAK: words], [KGZ: delete: words], [words].{' '}
                {offered && (
                  <Anchor
                    component="button"
                    type="button"
                    size="xs"
                    onClick={() => write(offered.notation, offered.name)}
                  >
                    Begin from the template “{offered.name}”
                  </Anchor>
                )}
              </>
            }
            autosize
            minRows={10}
            maxRows={18}
            className="draft-words"
            value={words}
            onChange={(event) => write(event.currentTarget.value, source)}
          />
        </>
      ) : (
        <FileChoice file={file} onChoose={choose} />
      )}
    </div>
  )
}

function FileChoice({ file, onChoose }: { readonly file: File | null; onChoose(file: File | null): void }) {
  return (
    <p className="draft-file">
      <FileButton onChange={onChoose} accept=".docx,.txt,text/plain">
        {(props) => (
          <button type="button" className="link-button" {...props}>
            Choose a file…
          </button>
        )}
      </FileButton>{' '}
      <span className="quiet">{file ? file.name : 'Word (.docx) or plain text, up to 1.4 MB'}</span>
    </p>
  )
}

async function readFile(file: File): Promise<Draft> {
  if (!file.name.toLowerCase().endsWith('.docx')) return { file: file.name, notation: await file.text() }
  const bytes = new Uint8Array(await file.arrayBuffer())
  const units = Array.from(bytes, (byte) => String.fromCharCode(byte))
  return { file: file.name, docx: btoa(units.join('')) }
}
