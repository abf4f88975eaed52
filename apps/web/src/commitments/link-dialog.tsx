import { Button, Group, Select, Stack, Textarea } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../shared/api.ts'
import { Dialog } from '../shared/dialog.tsx'
import { NO_COUNTERPART, RELATIONS } from './mapping.ts'
import type { Mapping, Relation, WtoLink } from './mapping.ts'
import type { StatedArticle } from './schedules.ts'

interface LinkDialogProps {
  readonly instrument: string
  readonly mapping: Mapping
  readonly article: StatedArticle
  /** The one that is reviewed again; a new one without it. */
  readonly link: WtoLink | undefined
  onClose(): void
}

/** A reviewer's judgement of how an article relates to a provision. */
export function LinkDialog({ instrument, mapping, article, link, onClose }: LinkDialogProps) {
  const [provision, setProvision] = useState(link?.provision ?? '')
  const [relation, setRelation] = useState<Relation>(link?.relation ?? 'restates')
  const [note, setNote] = useState(link?.note ?? '')
  const queries = useQueryClient()
  const isNone = relation === NO_COUNTERPART
  const to = isNone ? NO_COUNTERPART : provision
  const send = async (said: Relation | null) => {
    try {
      const path = `/api/instruments/${instrument}/wto/${article.id}/${encodeURIComponent(link?.provision ?? to)}`
      queries.setQueryData(['wto', instrument], await call<Mapping>(path, 'PUT', { relation: said, note }))
      onClose()
    } catch (error) {
      notifications.show({ message: (error as Error).message, color: 'red' })
    }
  }
  const relations = RELATIONS.filter(
    ([value]) => !link || (value === NO_COUNTERPART) === (link.relation === NO_COUNTERPART)
  )
  return (
    <Dialog onClose={onClose} title={`${article.number}, ${article.title}`} centered size="lg">
      <Stack gap="sm">
        <Select
          label="The article"
          data={relations.map(([value, , label]) => ({ value, label }))}
          value={relation}
          allowDeselect={false}
          onChange={(value) => value && setRelation(value)}
        />
        {!isNone && (
          <Select
            label="Provision"
            placeholder="Find by agreement, number or title"
            searchable
            disabled={link !== undefined}
            data={mapping.catalogue.agreements.map(({ short, name, provisions }) => ({
              group: name,
              items: provisions.map(({ id, number, title }) => ({ value: id, label: `${short}, ${number}: ${title}` }))
            }))}
            value={provision || null}
            onChange={(value) => setProvision(value ?? '')}
            data-autofocus={link === undefined || undefined}
          />
        )}
        <Textarea
          label="Note on consistency"
          autosize
          minRows={3}
          maxLength={4000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Group justify="space-between" mt="sm">
          {link ? (
            <Button variant="subtle" color="red" onClick={() => void send(null)}>
              Take out
            </Button>
          ) : (
            <span />
          )}
          <Group gap="sm">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button disabled={to === ''} onClick={() => void send(relation)}>
              Record
            </Button>
          </Group>
        </Group>
      </Stack>
    </Dialog>
  )
}
