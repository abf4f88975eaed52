import type { ArticleControls, NewKind } from '@cartif/editor'
import { NEW_KINDS } from '@cartif/editor'
import type { LiveInstrument } from '@cartif/live'
import { Button, Group, Menu, Select } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useState } from 'react'
import { Dialog } from '../shared/dialog.tsx'

interface ArticleMenuProps {
  readonly live: LiveInstrument
  readonly controls: ArticleControls
  readonly article: string
  readonly isChair: boolean
  /** Something was done in the text: it wants to be seen. */
  onActed(): void
}

/** What can be done with an article as a whole: behind three dots, so that the outline stays a list of articles. */
export function ArticleMenu({ live, controls, article, isChair, onActed }: ArticleMenuProps) {
  const [isOpen, setOpen] = useState(false)
  const [isMoving, setMoving] = useState(false)
  const name = articleName(live, article)
  const button = (
    <button
      type="button"
      className="outline-more"
      aria-label={`${name}: more`}
      aria-haspopup="menu"
      aria-expanded={isOpen}
      onClick={() => setOpen(!isOpen)}
    >
      <IconDots size={16} aria-hidden />
    </button>
  )
  // A menu for every article would cost more than the text itself: only the open one is there.
  return (
    <>
      {isOpen ? (
        <Menu opened onChange={setOpen} position="bottom-start" width={250} returnFocus>
          <Menu.Target>{button}</Menu.Target>
          <ArticleActs
            live={live}
            controls={controls}
            article={article}
            isChair={isChair}
            onMove={() => setMoving(true)}
            onActed={onActed}
          />
        </Menu>
      ) : (
        button
      )}
      {isMoving && (
        <MoveDialog live={live} controls={controls} article={article} name={name} onClose={() => setMoving(false)} />
      )}
    </>
  )
}

function ArticleActs({
  live,
  controls,
  article,
  isChair,
  onMove,
  onActed
}: ArticleMenuProps & {
  onMove(): void
}) {
  const isAgreed = (live.recordOfArticle(article)?.status ?? 'open') !== 'open'
  const isOthers = !controls.mayTouch(article)
  const isStill = isAgreed || isOthers
  const propose = controls.mode === 'propose'
  const insert = (kind: NewKind) => {
    onActed()
    // The menu gives the focus back when it has closed; the new heading takes it after that.
    requestAnimationFrame(() => requestAnimationFrame(() => controls.insert(kind, article)))
  }
  return (
    <Menu.Dropdown>
      {NEW_KINDS.map((kind) => (
        <Menu.Item key={kind} onClick={() => insert(kind)}>
          New {kind} after this
        </Menu.Item>
      ))}
      <Menu.Divider />
      {isStill && <Menu.Label>{isAgreed ? sayAgreed(isChair) : 'Only proposed, by somebody else'}</Menu.Label>}
      {controls.hasOwnActs(article) && (
        <Menu.Item onClick={() => controls.keep(article)}>Leave it where it stands after all</Menu.Item>
      )}
      <Menu.Item disabled={isStill} onClick={onMove}>
        {propose ? 'Propose to move it…' : 'Move it…'}
      </Menu.Item>
      <Menu.Item disabled={isStill} color="red.8" onClick={() => controls.delete(article)}>
        {propose ? 'Propose to delete it' : 'Delete it from the text'}
      </Menu.Item>
    </Menu.Dropdown>
  )
}

function sayAgreed(isChair: boolean): string {
  return isChair ? 'Agreed: you can open it again' : 'Agreed: the Chair can open it again'
}

const FIRST = 'first'

function MoveDialog({
  live,
  controls,
  article,
  name,
  onClose
}: Pick<ArticleMenuProps, 'live' | 'controls' | 'article'> & { readonly name: string; onClose(): void }) {
  const [place, setPlace] = useState<string | null>(null)
  const others = live.outline.filter(({ id }) => id !== article)
  const places = [
    { value: FIRST, label: 'Before everything else' },
    ...others.map(({ id }) => ({ value: id, label: `After ${articleName(live, id)}` }))
  ]
  const move = () => {
    controls.move(article, place === FIRST ? undefined : (place ?? undefined))
    onClose()
  }
  return (
    <Dialog onClose={onClose} title={`Move ${name}`} centered>
      <Select
        label="Where it should stand"
        placeholder="Choose a place"
        data={places}
        value={place}
        onChange={setPlace}
        searchable
        nothingFoundMessage="No article is called that."
        data-autofocus
      />
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button disabled={place === null} onClick={move}>
          {controls.mode === 'propose' ? 'Propose the move' : 'Move'}
        </Button>
      </Group>
    </Dialog>
  )
}

/** "Article 5 — Publication", or what there is of it. */
function articleName(live: LiveInstrument, article: string): string {
  const entry = live.outline.find(({ id }) => id === article)
  return [entry?.number, entry?.title].filter(Boolean).join(' — ') || 'Title'
}
