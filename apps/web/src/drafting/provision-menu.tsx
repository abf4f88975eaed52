import type { ProvisionControls } from '@cartif/editor'
import { Button, Kbd, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'

/** What can be done with the provision the caret stands in, and by which keys. */
export function ProvisionMenu({ controls }: { readonly controls: ProvisionControls }) {
  return (
    <Menu position="bottom-end" width={250} returnFocus={false}>
      <Menu.Target>
        <Button size="compact-sm" variant="default" rightSection={<IconChevronDown size={14} />}>
          Provision
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item rightSection={<Kbd size="xs">Alt ↑</Kbd>} onClick={() => controls.move(-1)}>
          Move up
        </Menu.Item>
        <Menu.Item rightSection={<Kbd size="xs">Alt ↓</Kbd>} onClick={() => controls.move(1)}>
          Move down
        </Menu.Item>
        <Menu.Item rightSection={<Kbd size="xs">Tab</Kbd>} onClick={() => controls.changeLevel(1)}>
          One level deeper
        </Menu.Item>
        <Menu.Item rightSection={<Kbd size="xs">Shift Tab</Kbd>} onClick={() => controls.changeLevel(-1)}>
          One level higher
        </Menu.Item>
        <Menu.Item color="red.8" rightSection={<Kbd size="xs">Ctrl Shift ⌫</Kbd>} onClick={() => controls.delete()}>
          Delete
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
