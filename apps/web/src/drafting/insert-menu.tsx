import { Button, Kbd, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'

interface InsertMenuProps {
  onBrackets(): void
  onFootnote(): void
  onReference(): void
}

/** Puts in what is not typed, where the caret stands in the text. */
export function InsertMenu({ onBrackets, onFootnote, onReference }: InsertMenuProps) {
  return (
    <Menu position="bottom-end" returnFocus={false}>
      <Menu.Target>
        <Button size="compact-sm" variant="default" rightSection={<IconChevronDown size={14} />}>
          Insert
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item rightSection={<Kbd size="xs">Ctrl Shift B</Kbd>} onClick={onBrackets}>
          Brackets around the selected words
        </Menu.Item>
        <Menu.Item rightSection={<Kbd size="xs">Ctrl Alt F</Kbd>} onClick={onFootnote}>
          Footnote
        </Menu.Item>
        <Menu.Item rightSection={<Kbd size="xs">Ctrl Shift R</Kbd>} onClick={onReference}>
          Cross-reference…
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
