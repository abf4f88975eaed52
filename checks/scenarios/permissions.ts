/** Who may do what, and clients that are late, old or hostile; frames that are no honest Yjs are tried at the gate. */
import { refused } from './scenario.ts'
import type { Scenario } from './scenario.ts'

export const PERMISSIONS: readonly Scenario[] = [
  {
    number: 57,
    title: 'words typed in the middle of KAZ’s are UZB’s without any mark: attribution is where words live',
    before: 'Each Party shall [KAZ: promptly ]publish.',
    acts: [['UZB', 'types', 'UZB', 'after', 'prompt']],
    after: 'Each Party shall [KAZ: prompt[UZB: UZB]ly ]publish.'
  },
  {
    number: 58,
    title: 'UZB strikes everything around KAZ’s words and the words: nothing leaks, nothing of KAZ’s is lost',
    before: 'Each Party shall [KAZ: promptly ]publish.',
    acts: [['UZB', 'strikes', 'shall promptly publish']],
    after: 'Each Party [UZB: delete: shall ][KAZ: [UZB: delete: promptly ]][UZB: delete: publish].',
    base: 'Each Party shall publish.'
  },
  {
    number: 60,
    title: 'an article is agreed between the keystroke and its arrival with the pen: it stands as agreed',
    before: 'Each Party shall publish.',
    acts: [
      ['Secretariat', 'goes offline'],
      ['Secretariat', 'pens', 'promptly ', 'before', 'publish'],
      ['Chair', 'agrees', 'Article 1'],
      ['Secretariat', 'comes back'],
      refused('locked', ['Secretariat', 'pens', 'x', 'before', 'publish'])
    ],
    after: 'Each Party shall publish.'
  },
  {
    number: 63,
    title: 'an observer decides nothing, tables nothing and takes no position',
    before: 'Each Party shall [KAZ: promptly ]publish.',
    acts: [
      refused('not-allowed', ['Observer', 'accepts', '#1']),
      refused('not-allowed', ['Observer', 'deletes', 'Article 1']),
      refused('not-allowed', ['Observer', 'takes', 'support', 'on', '#1'])
    ],
    after: 'Each Party shall [KAZ: promptly ]publish.'
  },
  {
    number: 62,
    title:
      'a delegation does what is the Chair’s, or withdraws what is another’s: refused by the room, whatever the page showed',
    before: 'Each Party shall [KAZ: promptly ]publish.',
    acts: [
      refused('not-allowed', ['KAZ', 'accepts', '#1']),
      refused('not-allowed', ['PAK', 'withdraws', '#1']),
      refused('not-allowed', ['PAK', 'reopens', '#1']),
      refused('not-allowed', ['PAK', 'agrees', 'Article 1'])
    ],
    after: 'Each Party shall [KAZ: promptly ]publish.'
  },
  {
    number: 67,
    title: 'two hours of edits offline against a text that went on: everything arrives, nothing decided is undone',
    before: `
      1.  Each Party shall [PAK: promptly ]publish.
      2.  Each Party shall notify the Secretariat.`,
    acts: [
      ['KAZ', 'goes offline'],
      ['KAZ', 'types', 'and freely ', 'after', 'promptly '],
      ['KAZ', 'strikes', ' the Secretariat'],
      ['KAZ', 'replaces', 'notify', 'by', 'inform'],
      ['Chair', 'accepts', '#1'],
      ['Chair', 'pens', 'duly ', 'before', 'notify'],
      ['UZB', 'types', ' in writing', 'after', 'Secretariat'],
      ['KAZ', 'comes back']
    ],
    after: `
      1.  Each Party shall promptly [KAZ: and freely ]publish.
      2.  Each Party shall duly [notify] [KAZ: inform][KAZ: delete:  the Secretariat][UZB:  in writing].`
  }
]
