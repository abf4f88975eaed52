/** Undo is per person and per document. It never reaches a decision, nor anybody else’s words, and brings nothing back that was decided on. */
import type { Scenario } from './scenario.ts'

export const UNDO: readonly Scenario[] = [
  {
    number: 71,
    title: 'a delegate undoes after the words were accepted: the agreed text stands',
    before: 'Each Party shall publish.',
    acts: [
      ['KAZ', 'types', 'promptly ', 'before', 'publish'],
      ['Chair', 'accepts', '#1'],
      ['KAZ', 'undoes'],
      ['KAZ', 'undoes']
    ],
    after: 'Each Party shall promptly publish.',
    statuses: { '#1': 'accepted' }
  },
  {
    number: 71,
    title: 'a delegate undoes offline what was accepted meanwhile: the agreed text stands',
    before: 'Each Party shall publish.',
    acts: [
      ['KAZ', 'types', 'promptly ', 'before', 'publish'],
      ['KAZ', 'goes offline'],
      ['KAZ', 'undoes'],
      ['Chair', 'accepts', '#1'],
      ['KAZ', 'comes back']
    ],
    after: 'Each Party shall promptly publish.',
    statuses: { '#1': 'accepted' }
  },
  {
    number: 72,
    title: 'a delegate undoes and redoes after the words were rejected: nothing is resurrected',
    before: 'Each Party shall publish.',
    acts: [
      ['KAZ', 'types', 'promptly ', 'before', 'publish'],
      ['KAZ', 'types', 'and freely ', 'after', 'promptly '],
      ['KAZ', 'undoes'],
      ['Chair', 'rejects', '#1'],
      ['KAZ', 'redoes'],
      ['KAZ', 'undoes'],
      ['KAZ', 'redoes']
    ],
    after: 'Each Party shall publish.',
    statuses: { '#1': 'rejected' }
  },
  {
    number: 73,
    title: 'a delegate undoes a deletion while another strikes the same words: the other’s deletion stands',
    before: 'Each Party shall publish promptly.',
    acts: [
      ['KAZ', 'strikes', ' promptly'],
      ['PAK', 'strikes', ' promptly'],
      ['KAZ', 'undoes']
    ],
    after: 'Each Party shall publish[PAK: delete:  promptly].',
    statuses: { '#1': 'withdrawn', '#2': 'tabled' }
  },
  {
    number: 74,
    title: 'redo after others have written and a decision about somebody else’s words has fallen',
    before: 'Each Party shall publish[PAK:  promptly].',
    acts: [
      ['KAZ', 'types', 'always ', 'before', 'publish'],
      ['KAZ', 'undoes'],
      ['UZB', 'types', ', freely', 'after', 'promptly'],
      ['Chair', 'accepts', '#1'],
      ['KAZ', 'redoes']
    ],
    after: 'Each Party shall [KAZ: always ]publish promptly[UZB: , freely].',
    statuses: { '#2': 'tabled' }
  },
  {
    number: 75,
    title: 'undo across two proposals takes back the later one first, and a paste as one act',
    before: `
      1.  Each Party shall publish.
      2.  Each Party shall notify.`,
    acts: [
      ['KAZ', 'types', 'promptly ', 'before', 'publish'],
      ['KAZ', 'types', ' the Secretariat, in writing, of every change', 'after', 'notify'],
      ['KAZ', 'undoes'],
      [
        'Chair',
        'sees',
        `
        1.  Each Party shall [KAZ: promptly ]publish.
        2.  Each Party shall notify.`
      ],
      ['KAZ', 'undoes']
    ],
    after: `
      1.  Each Party shall publish.
      2.  Each Party shall notify.`,
    statuses: { '#1': 'withdrawn', '#2': 'withdrawn' }
  },
  {
    number: 76,
    title: 'the Chair’s undo after a decision does nothing to it, and takes back only the Chair’s own words',
    before: 'Each Party shall [KAZ: promptly ]publish the fees.',
    acts: [
      ['Chair', 'types', ' and charges', 'after', 'fees'],
      ['Chair', 'accepts', '#1'],
      ['Chair', 'undoes'],
      ['Chair', 'undoes']
    ],
    after: 'Each Party shall promptly publish the fees.',
    statuses: { '#1': 'accepted', '#2': 'withdrawn' }
  }
]
