import { Button, Popover, Stack, Switch } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { Link } from 'react-router'
import type { NumbersChoice } from './use-numbers.ts'

interface ViewMenuProps {
  readonly instrument: string
  readonly names: boolean
  onNames(names: boolean): void
  readonly numbers: NumbersChoice
  /** Whether one goes where the chair goes; undefined where that cannot be. */
  readonly isFollowing: boolean | undefined
  onFollow(isFollowing: boolean): void
}

/** How the text is shown: with names, in which numbers, where the chair is, on the wall. */
export function ViewMenu({ instrument, names, onNames, numbers, isFollowing, onFollow }: ViewMenuProps) {
  return (
    <Popover position="bottom-end" width={280} trapFocus>
      <Popover.Target>
        <Button size="compact-sm" variant="default" rightSection={<IconChevronDown size={14} />}>
          View
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm">
          <Switch
            size="sm"
            label="Names"
            description="Whose each bracket is"
            checked={names}
            onChange={(event) => onNames(event.currentTarget.checked)}
          />
          {numbers.symbol && (
            <Switch
              size="sm"
              label={`Numbers of ${numbers.symbol.split('/').at(-1)}`}
              description="What has come in since counts bis, what has gone leaves a gap"
              checked={numbers.shown === 'revision'}
              onChange={(event) => numbers.onShow(event.currentTarget.checked ? 'revision' : 'live')}
            />
          )}
          {isFollowing !== undefined && (
            <Switch
              size="sm"
              label="Follow the Chair"
              description="The text goes where the Chair goes"
              checked={isFollowing}
              onChange={(event) => onFollow(event.currentTarget.checked)}
            />
          )}
          <Button
            component={Link}
            to={`/instruments/${instrument}/projector`}
            target="_blank"
            size="compact-md"
            variant="default"
          >
            Open for the projector
          </Button>
          <Button component={Link} to={`/training?instrument=${instrument}`} size="compact-md" variant="default">
            Practise in a training room
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
