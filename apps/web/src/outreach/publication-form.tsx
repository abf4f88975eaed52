import { Button, Checkbox, Group, MultiSelect, Select, Stack, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiProblem, call } from '../shared/api.ts'
import { Dialog } from '../shared/dialog.tsx'
import { KINDS, KIND_NAMES, sayFault } from './publications-json.ts'
import type {
  Publication,
  PublicationContent,
  PublicationKind,
  PublicationList,
  PublicFault,
  PublicWords
} from './publications-json.ts'
import { WordsFields } from './words-fields.tsx'

interface PublicationFormProps {
  /** Absent for one that is new. */
  readonly publication: Publication | undefined
  readonly list: PublicationList
  onClose(): void
}

const NO_WORDS: PublicWords = { title: '', summary: '', text: '' }

/** Writes a version: both languages, and the figures that are released with it. */
export function PublicationForm({ publication, list, onClose }: PublicationFormProps) {
  const [content, setContent] = useState<PublicationContent>(() => publication?.last ?? newContent())
  const [groups, setGroups] = useState<readonly string[]>(publication?.groups ?? list.groups.map(({ id }) => id))
  const [facts, setFacts] = useState<readonly string[]>(publication?.last.facts.map(({ id }) => id) ?? [])
  const [refusal, setRefusal] = useState<readonly string[]>([])
  const send = useSend(publication)
  const { en, ru } = content.words
  const offered = list.facts.filter(({ workingGroup }) => workingGroup === null || groups.includes(workingGroup))
  const save = async () => {
    const chosen = facts.filter((id) => offered.some((fact) => fact.id === id))
    const words = { en, ru: ru && ru.title.trim() !== '' ? ru : null }
    const { kind, happenedOn } = content
    const said = await send({ kind, happenedOn, words, facts: chosen }, groups)
    setRefusal(said)
    if (said.length === 0) onClose()
  }
  return (
    <Dialog
      onClose={onClose}
      size="xl"
      title={publication ? 'Write a new version' : 'Draft a publication'}
      closeOnClickOutside={false}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Stack gap="lg">
          <About content={content} onChange={setContent} />
          {!publication && list.groups.length > 1 && (
            <MultiSelect
              label="On the work of"
              description="Who works on it sits in all of these groups."
              value={[...groups]}
              onChange={setGroups}
              data={list.groups.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          <div className="publication-languages">
            <WordsFields
              language="en"
              words={en}
              onChange={(next) => setContent({ ...content, words: { en: next, ru } })}
            />
            <WordsFields
              language="ru"
              words={ru ?? NO_WORDS}
              onChange={(next) => setContent({ ...content, words: { en, ru: next } })}
            />
          </div>
          <Facts offered={offered} chosen={facts} onChange={setFacts} />
          {refusal.length > 0 && (
            <ul role="alert" className="publication-refusal">
              {refusal.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={en.title.trim() === '' || groups.length === 0}>
              Save as a draft
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}

function newContent(): PublicationContent {
  const happenedOn = new Date().toISOString().slice(0, 10)
  return { kind: 'milestone', happenedOn, words: { en: NO_WORDS, ru: null } }
}

/** Returns why it was refused; nothing where it was not. */
function useSend(publication: Publication | undefined) {
  const queries = useQueryClient()
  return async (
    content: PublicationContent & { readonly facts: readonly string[] },
    groups: readonly string[]
  ): Promise<readonly string[]> => {
    try {
      if (publication)
        await call(`/api/publications/${publication.id}/versions`, 'POST', {
          seen: publication.last.number,
          ...content
        })
      else await call('/api/publications', 'POST', { groups, ...content })
      await queries.invalidateQueries({ queryKey: ['publications'] })
      notifications.show({ message: 'Kept as a draft.' })
      return []
    } catch (error) {
      const faults =
        error instanceof ApiProblem ? ((error.body['faults'] as readonly PublicFault[] | undefined) ?? []) : []
      return [(error as Error).message, ...faults.map(sayFault)]
    }
  }
}

interface AboutProps {
  readonly content: PublicationContent
  onChange(content: PublicationContent): void
}

function About({ content, onChange }: AboutProps) {
  return (
    <Group grow align="flex-start">
      <Select
        label="Kind"
        allowDeselect={false}
        value={content.kind}
        onChange={(kind) => onChange({ ...content, kind: kind as PublicationKind })}
        data={KINDS.map((value) => ({ value, label: KIND_NAMES[value] }))}
      />
      <TextInput
        type="date"
        label="Date"
        required
        value={content.happenedOn}
        onChange={(event) => onChange({ ...content, happenedOn: event.currentTarget.value })}
      />
    </Group>
  )
}

interface FactsProps {
  readonly offered: PublicationList['facts']
  readonly chosen: readonly string[]
  onChange(chosen: readonly string[]): void
}

function Facts({ offered, chosen, onChange }: FactsProps) {
  return (
    <Checkbox.Group
      label="Figures to release"
      description="Counted when the version is saved; they stay as they are then."
      value={[...chosen]}
      onChange={onChange}
    >
      {offered.map(({ id, en }) => (
        <Checkbox key={id} mt={8} value={id} label={en} />
      ))}
    </Checkbox.Group>
  )
}
