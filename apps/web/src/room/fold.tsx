import { ActionIcon } from '@mantine/core'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'

interface FoldProps {
  readonly isFolded: boolean
  /** What is folded, for those who listen. */
  readonly what: string
  onFold(isFolded: boolean): void
}

/** Makes room for the text under a banner. */
export function Fold({ isFolded, what, onFold }: FoldProps) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="sm"
      aria-expanded={!isFolded}
      aria-label={isFolded ? `Unfold ${what}` : `Fold ${what}`}
      onClick={() => onFold(!isFolded)}
    >
      {isFolded ? <IconChevronDown size={16} /> : <IconChevronUp size={16} />}
    </ActionIcon>
  )
}
