import { Alert, Button, Checkbox, Group as Row, Stack, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '../account/use-act.ts'
import { Dialog } from '../shared/dialog.tsx'
import { useGroupAct } from './groups-json.ts'
import type { Group } from './groups-json.ts'

/** What the group is to do, and how it meets and decides. */
export function GroupMandate({ group }: { readonly group: Group }) {
  const [isEditing, setEditing] = useState(false)
  return (
    <section className="card group-section" aria-labelledby="mandate-title">
      <header>
        <h2 id="mandate-title">Mandate</h2>
        {group.mayPlan && (
          <Button variant="subtle" size="compact-sm" onClick={() => setEditing(true)}>
            Edit…
          </Button>
        )}
      </header>
      {group.mandate === '' && <p className="quiet">Nothing has been written down yet.</p>}
      <p className="group-words">{group.mandate}</p>
      {group.modalities !== '' && (
        <>
          <h3>Modalities</h3>
          <p className="group-words">{group.modalities}</p>
        </>
      )}
      {isEditing && <MandateDialog group={group} onClose={() => setEditing(false)} />}
    </section>
  )
}

function MandateDialog({ group, onClose }: { readonly group: Group; onClose(): void }) {
  const act = useGroupAct(group.id)
  const { refusal, act: carryOut } = useAct()
  const [name, setName] = useState(group.name)
  const [mandate, setMandate] = useState(group.mandate)
  const [modalities, setModalities] = useState(group.modalities)
  const [isOpenToObservers, setOpen] = useState(group.isOpenToObservers)
  const save = async () => {
    const saved = await carryOut(() => act('', 'PUT', { name, mandate, modalities, isOpenToObservers }))
    if (saved) onClose()
  }
  return (
    <Dialog onClose={onClose} title="Mandate and modalities" centered size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Stack gap="md">
          {refusal && (
            <Alert color="red" role="alert">
              {refusal}
            </Alert>
          )}
          {group.mayManage && (
            <TextInput label="Name" required value={name} onChange={(event) => setName(event.currentTarget.value)} />
          )}
          <Textarea
            label="Mandate"
            autosize
            minRows={3}
            value={mandate}
            onChange={(event) => setMandate(event.currentTarget.value)}
          />
          <Textarea
            label="Modalities"
            description="How often it meets, how it decides, in which languages"
            autosize
            minRows={3}
            value={modalities}
            onChange={(event) => setModalities(event.currentTarget.value)}
          />
          {group.mayManage && (
            <Checkbox
              label="Open to observers"
              checked={isOpenToObservers}
              onChange={(event) => setOpen(event.currentTarget.checked)}
            />
          )}
          <Row justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit">Save</Button>
          </Row>
        </Stack>
      </form>
    </Dialog>
  )
}
