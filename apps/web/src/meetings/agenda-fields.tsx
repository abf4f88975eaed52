import { Button, MultiSelect, TextInput } from '@mantine/core'
import { sayMinutes } from './beginnings.ts'
import type { Choices } from './meetings-json.ts'
import { minutesOf, newItem } from './plan.ts'
import type { WrittenItem, WrittenPlan } from './plan.ts'

interface AgendaFieldsProps {
  readonly choices: Choices
  readonly plan: Pick<WrittenPlan, 'agenda'>
  onChange(agenda: readonly WrittenItem[]): void
}

/** The items of an agenda, each with its words, its time and the articles it is about. */
export function AgendaFields({ choices, plan: { agenda }, onChange }: AgendaFieldsProps) {
  const change = (id: string, next: Partial<WrittenItem>) =>
    onChange(agenda.map((one) => (one.id === id ? { ...one, ...next } : one)))
  const total = minutesOf(agenda)
  return (
    <fieldset className="agenda-fields">
      <legend>Agenda</legend>
      <ol>
        {agenda.map((item, index) => (
          <li key={item.id}>
            <ItemFields item={item} number={index + 1} choices={choices} onChange={(next) => change(item.id, next)} />
            <div className="agenda-item-acts">
              <Button
                variant="subtle"
                size="compact-sm"
                disabled={index === 0}
                aria-label={`Move item ${index + 1} up`}
                onClick={() => onChange(swapped(agenda, index))}
              >
                Up
              </Button>
              <Button
                variant="subtle"
                size="compact-sm"
                aria-label={`Leave out item ${index + 1}`}
                onClick={() => onChange(agenda.filter(({ id }) => id !== item.id))}
              >
                Leave out
              </Button>
            </div>
          </li>
        ))}
      </ol>
      <div className="agenda-foot">
        <Button variant="default" size="compact-md" onClick={() => onChange([...agenda, newItem()])}>
          Add an item
        </Button>
        {total > 0 && <span className="quiet">{sayMinutes(total)} in all</span>}
      </div>
    </fieldset>
  )
}

interface ItemFieldsProps {
  readonly item: WrittenItem
  readonly number: number
  readonly choices: Choices
  onChange(next: Partial<WrittenItem>): void
}

function ItemFields({ item, number, choices, onChange }: ItemFieldsProps) {
  return (
    <div className="agenda-item">
      <TextInput
        label={`Item ${number}`}
        required
        value={item.title}
        onChange={(event) => onChange({ title: event.currentTarget.value })}
      />
      <TextInput
        label="Minutes"
        type="number"
        min={1}
        max={6000}
        value={item.minutes}
        onChange={(event) => onChange({ minutes: event.currentTarget.value })}
      />
      {choices.instruments.length > 0 && (
        <MultiSelect
          className="agenda-item-articles"
          label="Articles"
          searchable
          data={articlesIn(choices)}
          value={[...item.articles]}
          onChange={(articles) => onChange({ articles })}
        />
      )}
    </div>
  )
}

function articlesIn({ instruments }: Choices) {
  const several = instruments.length > 1
  return instruments.map(({ instrument, title, articles }) => ({
    group: title,
    items: articles.map(({ id, name }) => ({
      value: `${instrument} ${id}`,
      label: several ? `${name} · ${title}` : name
    }))
  }))
}

/** The item before it comes after it. */
function swapped(agenda: readonly WrittenItem[], index: number): readonly WrittenItem[] {
  const [before, item] = [agenda[index - 1]!, agenda[index]!]
  return agenda.toSpliced(index - 1, 2, item, before)
}
