import { Button, Menu, SegmentedControl, Switch } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { comparePath } from './use-compared.ts'
import type { CompareState } from './compare-state.ts'

interface CompareToolsProps {
  readonly id: string
  readonly state: CompareState
  set(change: Partial<CompareState>): void
  onKeys(): void
}

/** How the comparison is shown, and taken along. */
export function CompareTools({ id, state, set, onKeys }: CompareToolsProps) {
  return (
    <div className="compare-tools" role="group" aria-label="How it is shown">
      <SegmentedControl
        size="xs"
        aria-label="What is compared"
        data={[
          { value: 'words', label: 'Words' },
          { value: 'brackets', label: 'With brackets' }
        ]}
        value={state.view}
        onChange={(view) => set({ view: view as CompareState['view'] })}
      />
      <SegmentedControl
        size="xs"
        className="compare-layout"
        aria-label="Layout"
        data={[
          { value: 'inline', label: 'Inline' },
          { value: 'side', label: 'Side by side' }
        ]}
        value={state.layout}
        onChange={(layout) => set({ layout: layout as CompareState['layout'] })}
      />
      <Switch
        label="Whole text"
        checked={state.whole}
        onChange={(event) => set({ whole: event.currentTarget.checked })}
      />
      <Downloads id={id} state={state} />
      <Button size="xs" variant="subtle" onClick={onKeys} title="Keys (?)">
        Keys
      </Button>
    </div>
  )
}

const FORMATS = [
  ['docx', 'Word, with tracked changes'],
  ['html', 'Page (HTML)'],
  ['json', 'Data (JSON)']
] as const

function Downloads({ id, state }: Pick<CompareToolsProps, 'id' | 'state'>) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size="xs" variant="default" rightSection={<IconChevronDown size={14} />}>
          Take along
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => window.print()}>Print on paper</Menu.Item>
        {FORMATS.map(([format, label]) => (
          <Menu.Item key={format} component="a" href={`${comparePath(id, state)}&format=${format}`} download>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
