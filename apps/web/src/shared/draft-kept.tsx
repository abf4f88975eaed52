/** Says that what is half-written is kept on this computer, and that nobody has it yet. */
interface DraftKeptProps {
  readonly isKept: boolean
  /** "not sent yet". */
  readonly unsent: string
}

export function DraftKept({ isKept, unsent }: DraftKeptProps) {
  return (
    <span role="status" className="quiet draft-kept">
      {isKept && `Draft kept, ${unsent}`}
    </span>
  )
}
