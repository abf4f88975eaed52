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
  },
  {
    number: 66,
    title: 'two tabs of one delegate write into the same words at the same time: one proposal, every letter once',
    before: 'Each Party shall publish.',
    acts: [
      ['KAZ', 'types', 'promptly ', 'before', 'publish'],
      ['KAZ’s other tab', 'goes offline'],
      ['KAZ’s other tab', 'types', 'and freely ', 'after', 'promptly '],
      ['KAZ', 'types', 'always ', 'before', 'promptly'],
      ['KAZ’s other tab', 'comes back'],
      ['KAZ’s other tab', 'strikes', 'always ']
    ],
    after: 'Each Party shall [KAZ: promptly and freely ]publish.',
    statuses: { '#1': 'tabled' }
  },
  {
    number: 68,
    title: 'everything a delegate ever sent is sent again, before and after a decision: nothing changes',
    before: 'Each Party shall publish the fees.',
    acts: [
      ['KAZ', 'types', 'promptly ', 'before', 'publish'],
      ['KAZ', 'strikes', 'the fees'],
      ['KAZ', 'undoes'],
      ['KAZ', 'sends everything again'],
      ['Chair', 'accepts', '#1'],
      ['KAZ', 'sends everything again']
    ],
    after: 'Each Party shall promptly publish the fees.',
    statuses: { '#1': 'accepted', '#2': 'withdrawn' }
  },
  {
    number: 69,
    title: 'the server puts right what a late pen did to agreed words, again and again: always under its own client id',
    before: 'Each Party shall publish.',
    acts: [
      ['Secretariat', 'goes offline'],
      ['Secretariat', 'pens', 'promptly ', 'before', 'publish'],
      ['Secretariat', 'pens out', 'Each '],
      ['Chair', 'agrees', 'Article 1'],
      ['Secretariat', 'comes back'],
      ['Chair', 'opens again', 'Article 1'],
      ['Secretariat', 'pens', 'duly ', 'before', 'publish']
    ],
    after: 'Each Party shall duly publish.'
  }
]
