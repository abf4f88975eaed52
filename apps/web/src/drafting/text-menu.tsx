import type { TreatyEditor } from '@cartif/editor'
import { Button, Kbd, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useEffect, useState } from 'react'

const KEY = 'cartif-spelling'

interface TextMenuProps {
  readonly editor: TreatyEditor | undefined
  onFind(): void
  /** Where the selected words come from. */
  onOrigins(): void
  /** Commenting on the provision around the caret; absent for those who say nothing. */
  readonly onComment: (() => void) | undefined
}

/** What concerns the text as a whole: finding words in it, copying it with its brackets, and the browser's spell checker. */
export function TextMenu({ editor, onFind, onOrigins, onComment }: TextMenuProps) {
  const [spelling, setSpelling] = useState(() => localStorage.getItem(KEY) === 'on')
  useEffect(() => editor?.checkSpelling(spelling), [editor, spelling])
  const turn = () => {
    localStorage.setItem(KEY, spelling ? 'off' : 'on')
    setSpelling(!spelling)
  }
  return (
    <Menu position="bottom-end" returnFocus={false}>
      <Menu.Target>
        <Button size="compact-sm" variant="default" rightSection={<IconChevronDown size={14} />}>
          Text
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item rightSection={<Kbd size="xs">Ctrl F</Kbd>} onClick={onFind}>
          Find and replace
        </Menu.Item>
        <Menu.Item rightSection={<Kbd size="xs">Ctrl Shift C</Kbd>} onClick={() => editor?.copyNotation()}>
          Copy as bracketed text
        </Menu.Item>
        <Menu.Item onClick={onOrigins}>Where do these words come from?</Menu.Item>
        {onComment && <Menu.Item onClick={onComment}>Comment on this provision…</Menu.Item>}
        <Menu.Item onClick={turn}>{spelling ? 'Stop checking spelling' : 'Check spelling'}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
