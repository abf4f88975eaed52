import { ActionIcon, Kbd, Modal } from '@mantine/core'
import { IconQuestionMark } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import type { Instrument } from '../shared/api.ts'
import { isWriting } from '../shared/is-writing.ts'
import './help.css'

/** What somebody in each role comes here to do, and how it is done. */
export const FIRST_STEPS: Readonly<Record<Instrument['role'], readonly string[]>> = {
  delegate: [
    'Type in the text: your words are a proposal of your country, in its brackets. Strike words to propose that they go.',
    'Words of another delegation that you change are an amendment to its proposal.',
    '“Draft” writes where only your delegation reads; “Table” brings it to the room, all of it or a part, in one act.',
    'On the right: support, oppose or reserve, say why, comment, or withdraw what is yours.',
    '“Issue by issue” shows the wordings that compete for each place, as the sentence would read.',
    'Everything is saved as you write, and waits on this computer when the connection is lost.'
  ],
  chair: [
    '“Issue by issue” goes through all that is open: take a wording, retain the text, keep it in brackets or park it.',
    'What follows for other proposals is shown before you confirm. A decision can be reopened.',
    '“Hand over the pen” lets a delegation put its own words into the text of an article, for a time; you see them, and can take them out.',
    'An article without open issues can be agreed ad referendum, then agreed; then nobody can touch it.',
    '“Hold the pen” writes the text itself. A click on a raised hand gives the floor.',
    '“View” opens the text for the projector: it goes where you go.'
  ],
  secretariat: [
    '“Hold the pen” writes the text itself; “Propose” writes in brackets of the Secretariat.',
    'Revisions are issued under “Revisions”; they never change afterwards.',
    '“Positions” has one table of where every party stands.',
    '“View” opens the text for the projector.'
  ],
  legal: [
    '“Legal scrub” lists what is doubtful in the text, place by place; a fix is proposed at one click, in brackets labelled Legal.',
    '“Compare” shows any two revisions, or one beside the live text; “Register” has every act, and who decided on which words.',
    'Comments on proposals and articles reach everybody, or the Chair’s table alone.'
  ],
  observer: ['You read along: the text with its brackets, the positions, the revisions and their comparison.']
}

const KEYS: readonly (readonly [
  title: string,
  roles: readonly Instrument['role'][],
  keys: readonly (readonly [string, string])[]
])[] = [
  [
    'In the text',
    ['delegate', 'chair', 'secretariat', 'legal'],
    [
      ['Ctrl Z', 'take back'],
      ['Enter', 'begin a provision'],
      ['Tab', 'one level deeper'],
      ['Alt ↑ ↓', 'move the provision'],
      ['Ctrl Shift B', 'put brackets around words'],
      ['Ctrl Alt F', 'footnote'],
      ['Ctrl Shift R', 'cross-reference'],
      ['Ctrl F', 'find and replace']
    ]
  ],
  [
    'Issue by issue',
    ['delegate', 'chair', 'secretariat', 'legal', 'observer'],
    [
      ['I', 'begin'],
      ['J or →', 'next'],
      ['K or ←', 'previous'],
      ['Esc', 'back to the proposals']
    ]
  ],
  [
    'Deciding',
    ['chair'],
    [
      ['1 to 9', 'take that wording'],
      ['R or 0', 'retain the text'],
      ['B', 'keep in brackets'],
      ['P', 'park'],
      ['C', 'draft a compromise'],
      ['G', 'agree the article ad referendum, once nothing in it is open'],
      ['Enter', 'confirm what is shown']
    ]
  ],
  [
    'Anywhere',
    ['delegate', 'chair', 'secretariat', 'legal', 'observer'],
    [
      ['F6', 'from the text to the panels and back'],
      ['?', 'this help']
    ]
  ]
]

/** Help for a role, by a button or the question mark. */
export function Help({ role }: Pick<Instrument, 'role'>) {
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === '?' && !isWriting(event.target)) setOpen(true)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
  return (
    <>
      <ActionIcon variant="default" size="md" aria-label="Help" title="Help (?)" onClick={() => setOpen(true)}>
        <IconQuestionMark size={16} />
      </ActionIcon>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title="How it works" size="xl">
        <ul className="help-steps">
          {FIRST_STEPS[role].map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ul>
        <div className="help-keys">
          {KEYS.filter(([, roles]) => roles.includes(role)).map(([title, , keys]) => (
            <section key={title}>
              <h3>{title}</h3>
              <dl>
                {keys.map(([key, what]) => (
                  <div key={key}>
                    <dt>
                      <Kbd>{key}</Kbd>
                    </dt>
                    <dd>{what}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
      </Modal>
    </>
  )
}
