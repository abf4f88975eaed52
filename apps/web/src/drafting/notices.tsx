/** What the editor could not do, in words, and what can be done about it. */
import type { Notice } from '@cartif/editor'
import type { LiveInstrument } from '@cartif/live'
import { nameOf as nameOfHolder } from '@cartif/negotiation'
import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { countOf } from './large-edit-dialog.tsx'
import type { LargeEdit } from './large-edit-dialog.tsx'

/** Shows a notice; one for very much struck at once offers to do it on purpose, which is asked a second time. */
export function showNotice(
  notice: Notice,
  live: LiveInstrument,
  isChair: boolean,
  confirm: (edit: LargeEdit) => void
): void {
  const id = `editor-${notice.kind}`
  notifications.hide(id)
  if (notice.kind === 'brackets-found') {
    const read = () => {
      notifications.hide(id)
      notice.read()
    }
    notifications.show({
      id,
      autoClose: 20_000,
      message: (
        <>
          That reads as bracketed text. It was pasted as the words it is.
          <Button size="compact-sm" variant="default" mt={8} onClick={read}>
            Read the brackets
          </Button>
        </>
      )
    })
    return
  }
  if (notice.kind !== 'too-large') {
    notifications.show({ id, message: wordsOf(notice, live, isChair), color: 'orange' })
    return
  }
  const ask = () => {
    notifications.hide(id)
    confirm(notice)
  }
  notifications.show({
    id,
    color: 'orange',
    autoClose: 15_000,
    message: (
      <>
        That would strike {countOf(notice.words)} at once, so nothing was done.
        <Button size="compact-sm" variant="default" mt={8} onClick={ask}>
          Strike these {countOf(notice.words)}…
        </Button>
      </>
    )
  })
}

function wordsOf(
  notice: Exclude<Notice, LargeEdit | { kind: 'brackets-found' }>,
  live: LiveInstrument,
  isChair: boolean
): string {
  switch (notice.kind) {
    case 'locked':
      return `${nameOf(live, notice.article)} is agreed and cannot be touched. ${isChair ? 'You can open it again, beside the text.' : 'The Chair can open it again.'}`
    case 'only-proposed':
      return `${nameOf(live, notice.article)} is only proposed. The pen writes the text itself; propose words to change a proposal.`
    case 'behind-proposed':
      return `The pen writes the text itself, so your words stand behind those that ${nameOfHolder(notice.holder)} proposes. Put down the pen to amend them.`
    case 'text-changed':
      return 'The text has changed meanwhile, so nothing was struck. Select it again if you still mean it.'
    case 'in-footnote':
      return 'A footnote cannot have a footnote of its own.'
    case 'brackets-are-proposed':
      return 'Brackets say that words are not agreed, so they are proposed. Put down the pen to put them.'
    case 'article-gone':
      return `The article was taken out of the text while you wrote. Your words: ${notice.lost}`
    case 'characters-removed':
      return `Left out what cannot be seen: ${notice.removed.join(', ')}.`
    case 'pasted':
      return notice.said.join(' ')
    case 'paste-too-large':
      return `That is too much to paste at once (${count(notice.characters)} characters; at most ${count(notice.most)} of words). Nothing was pasted.`
    case 'copied':
      return 'Copied as bracketed text, with the names of those who propose.'
    case 'not-copied':
      return 'The browser did not allow copying.'
    case 'formatting':
      return 'Emphasis cannot be proposed; propose words instead.'
    case 'unknown-step':
      return 'That cannot be done here.'
  }
}

function nameOf(live: LiveInstrument, article: string): string {
  return live.designations.get(article) || 'This part'
}

function count(characters: number): string {
  return characters.toLocaleString('en')
}
