/** Several delegations on the same words: whoever comes second, and whatever is decided first, every word keeps its holder. */
import { refused } from './scenario.ts'
import type { Scenario } from './scenario.ts'

export const OVERLAP_AND_NESTING: readonly Scenario[] = [
  {
    number: 19,
    title: 'two delegations strike overlapping ranges at the same time: both are recorded, the common words by both',
    before: 'Each Party shall publish promptly the fees and charges.',
    acts: [
      ['KAZ', 'goes offline'],
      ['KAZ', 'strikes', 'publish promptly '],
      ['PAK', 'strikes', 'promptly the fees '],
      ['KAZ', 'comes back']
    ],
    after: 'Each Party shall [KAZ: delete: publish ][KAZ, PAK: delete: promptly ][PAK: delete: the fees ]and charges.',
    base: 'Each Party shall publish promptly the fees and charges.'
  },
  {
    number: 19,
    title: 'one of two overlapping deletions is accepted: the other keeps what is left of it',
    before: 'Each Party shall [KAZ: delete: publish ][KAZ, PAK: delete: promptly ][PAK: delete: the fees ]and charges.',
    acts: [['Chair', 'accepts', '#1']],
    after: 'Each Party shall [PAK: delete: the fees ]and charges.'
  },
  {
    number: 20,
    title: 'two delegations strike exactly the same words: accepting one overtakes the other, rejecting one leaves it',
    before: 'Each Party shall publish promptly.',
    acts: [
      ['KAZ', 'goes offline'],
      ['KAZ', 'strikes', ' promptly'],
      ['PAK', 'strikes', ' promptly'],
      ['KAZ', 'comes back'],
      ['Chair', 'sees', 'Each Party shall publish[KAZ, PAK: delete:  promptly].'],
      ['Chair', 'rejects', '#1'],
      ['Chair', 'sees', 'Each Party shall publish[KAZ: delete:  promptly].'],
      ['Chair', 'reopens', '#1'],
      ['Chair', 'accepts', '#1']
    ],
    after: 'Each Party shall publish.',
    statuses: { '#1': 'accepted', '#2': 'overtaken' },
    follows: ['#2 overtaken']
  },
  {
    number: 21,
    title: 'one deletion contains the other: the inner accepted, then the outer',
    before: 'Each Party shall [KAZ: delete: publish ][KAZ, PAK: delete: promptly ][KAZ: delete: the fees ]and charges.',
    acts: [
      ['Chair', 'accepts', '#2'],
      ['Chair', 'sees', 'Each Party shall [KAZ: delete: publish the fees ]and charges.'],
      ['Chair', 'accepts', '#1']
    ],
    after: 'Each Party shall and charges.',
    statuses: { '#1': 'accepted', '#2': 'accepted' }
  },
  {
    number: 21,
    title: 'one deletion contains the other: the outer accepted overtakes the inner',
    before: 'Each Party shall [KAZ: delete: publish ][KAZ, PAK: delete: promptly ][KAZ: delete: the fees ]and charges.',
    acts: [['Chair', 'accepts', '#1']],
    after: 'Each Party shall and charges.',
    follows: ['#2 overtaken'],
    statuses: { '#2': 'overtaken' }
  },
  {
    number: 22,
    title:
      'three alternatives for one word, two of them tabled at the same time: each stands right behind the word it is for, and the one that is taken supersedes the others',
    before: 'Each Party shall publish.',
    acts: [
      ['KAZ', 'replaces', 'shall', 'by', 'should'],
      ['PAK', 'goes offline'],
      ['PAK', 'replaces', 'shall', 'by', 'may'],
      ['TJK', 'replaces', 'shall', 'by', 'will'],
      ['PAK', 'comes back'],
      ['Chair', 'sees', 'Each Party [shall] [TJK: will] [PAK: may] [KAZ: should] publish.'],
      ['Chair', 'accepts', '#3']
    ],
    after: 'Each Party may publish.',
    statuses: { '#1': 'superseded', '#2': 'superseded', '#3': 'accepted' },
    follows: ['#1 superseded', '#2 superseded']
  },
  {
    number: 23,
    title: 'UZB amends the word PAK proposes, KAZ amends the amendment: each level is its own proposal',
    before: 'Each Party [shall] [PAK: should] publish.',
    acts: [
      ['UZB', 'types', ' endeavour to', 'after', 'should'],
      ['KAZ', 'types', 'always ', 'before', 'endeavour'],
      ['Chair', 'sees', 'Each Party [shall] [PAK: should][UZB:  [KAZ: always ]endeavour to] publish.']
    ],
    after: 'Each Party [shall] [PAK: should][UZB:  [KAZ: always ]endeavour to] publish.',
    base: 'Each Party shall publish.'
  },
  {
    number: 23,
    title: 'inside the word: the amendment is PAK’s words’ and lapses with them',
    before: 'Each Party [shall] [PAK: should promptly] publish.',
    acts: [
      ['UZB', 'replaces', 'promptly', 'by', 'soon'],
      ['KAZ', 'types', 'very ', 'before', 'soon'],
      ['Chair', 'rejects', '#1']
    ],
    after: 'Each Party shall publish.',
    statuses: { '#1': 'rejected', '#2': 'lapsed', '#3': 'lapsed' }
  },
  {
    number: 24,
    title: 'UZB types at the very end of KAZ’s words and inside them: attribution stays UZB’s',
    before: 'Each Party shall [KAZ: promptly ]publish.',
    acts: [
      ['UZB', 'types', 'and ', 'after', 'promptly '],
      ['UZB', 'types', 'er', 'after', 'prompt']
    ],
    after: 'Each Party shall [KAZ: prompt[UZB: er]ly ][UZB: and ]publish.'
  },
  {
    number: 25,
    title: 'UZB strikes part of KAZ’s words: KAZ’s text remains, the deletion is an amendment to it',
    before: 'Each Party shall [KAZ: promptly and freely ]publish.',
    acts: [
      ['UZB', 'strikes', 'and freely '],
      ['Chair', 'sees', 'Each Party shall [KAZ: promptly [UZB: delete: and freely ]]publish.'],
      ['Chair', 'accepts', '#2']
    ],
    after: 'Each Party shall [KAZ: promptly ]publish.',
    statuses: { '#1': 'tabled', '#2': 'accepted' }
  },
  {
    number: 26,
    title: 'KAZ takes all of its own words away although UZB has amended them: UZB’s words stand',
    before: 'Each Party shall [KAZ: promptly [UZB: and freely ]]publish.',
    acts: [['KAZ', 'strikes', 'promptly ']],
    after: 'Each Party shall [KAZ: [UZB: and freely ]]publish.',
    statuses: { '#1': 'tabled', '#2': 'tabled' }
  },
  {
    number: 26,
    title: 'KAZ withdraws words that UZB has amended: the amendment lapses, and says so',
    before: 'Each Party shall [KAZ: promptly [UZB: and freely ]]publish.',
    acts: [['KAZ', 'withdraws', '#1']],
    after: 'Each Party shall publish.',
    statuses: { '#1': 'withdrawn', '#2': 'lapsed' },
    follows: ['#2 lapsed']
  },
  {
    number: 27,
    title: 'crossing brackets of the Chair are split where they cross and stay two proposals',
    before: 'Each Party shall publish promptly the fees and charges.',
    acts: [
      ['Chair', 'brackets', 'publish promptly'],
      ['Chair', 'brackets', 'promptly the fees'],
      ['Chair', 'sees', 'Each Party shall [publish [promptly]][ the fees] and charges.'],
      ['Chair', 'accepts', '#1']
    ],
    after: 'Each Party shall publish [promptly the fees] and charges.',
    statuses: { '#1': 'accepted', '#2': 'tabled' }
  },
  {
    number: 28,
    title: 'a bracket around words of which some are then deleted holds the rest; with no word left it is overtaken',
    before: 'Each Party shall [publish [KAZ: delete: promptly ]][the fees] and charges.',
    acts: [
      ['Chair', 'accepts', '#2'],
      ['Chair', 'sees', 'Each Party shall [publish ][the fees] and charges.'],
      ['KAZ', 'strikes', 'the fees'],
      ['Chair', 'accepts', '#4']
    ],
    after: 'Each Party shall [publish ] and charges.',
    statuses: { '#1': 'tabled', '#3': 'overtaken' },
    follows: ['#3 overtaken']
  },
  {
    number: 29,
    title: 'a bracket spans three paragraphs',
    before: `
      1.  Each Party shall publish.
      2.  Each Party shall notify.
      3.  Each Party shall consult.`,
    acts: [['Chair', 'brackets', 'publish.\nEach Party shall notify.\nEach Party']],
    after: `
      1.  Each Party shall [publish.
      2.  Each Party shall notify.
      3.  Each Party] shall consult.`
  },
  {
    number: 30,
    title: 'a replacement across a paragraph boundary is one proposal: accepted, the paragraphs are one',
    before: `
      1.  Each Party shall publish.
      2.  It shall notify the Secretariat.`,
    acts: [
      ['KAZ', 'replaces', '.\nIt shall', 'by', ' and'],
      ['Chair', 'accepts', '#1']
    ],
    after: '1.  Each Party shall publish and notify the Secretariat.'
  },
  {
    number: 31,
    title:
      'two delegations type at one point, letter by letter and at the same time: the order is stable and nothing interleaves',
    before: 'Each Party shall publish.',
    acts: [
      ['KAZ', 'goes offline'],
      ['PAK', 'goes offline'],
      ['KAZ', 'types', 'ab', 'before', 'publish'],
      ['PAK', 'types', 'xy', 'before', 'publish'],
      ['KAZ', 'types', 'c', 'after', 'shall ab'],
      ['PAK', 'types', 'z', 'after', 'shall xy'],
      ['PAK', 'comes back'],
      ['KAZ', 'comes back'],
      ['KAZ', 'types', 'd ', 'after', 'abc'],
      ['PAK', 'types', '… ', 'after', 'xyz']
    ],
    after: 'Each Party shall [PAK: xyz… ][KAZ: abcd ]publish.'
  },
  {
    number: 32,
    title:
      'the sponsor edits the wording after UZB supported it: the support shows as on an earlier wording until renewed',
    before: 'Each Party shall [KAZ: promptly ]publish.',
    acts: [
      ['UZB', 'takes', 'support', 'on', '#1'],
      ['PAK', 'takes', 'oppose', 'on', '#1'],
      ['KAZ', 'types', 'and freely ', 'after', 'promptly '],
      ['PAK', 'takes', 'can-accept', 'on', '#1']
    ],
    after: 'Each Party shall [KAZ: promptly and freely ]publish.',
    stale: ['#1 UZB']
  },
  {
    number: 33,
    title:
      'the last sponsor withdraws while another joins: withdrawn, the one who joined before takes it over, the one who comes late is told',
    before: 'Each Party shall [KAZ: promptly ]publish.',
    acts: [
      ['PAK', 'takes', 'sponsor', 'on', '#1'],
      ['KAZ', 'withdraws', '#1'],
      refused('proposal-not-open', ['UZB', 'takes', 'sponsor', 'on', '#1']),
      ['PAK', 'takes over', '#1'],
      refused('taken-over', ['UZB', 'takes over', '#1'])
    ],
    after: 'Each Party shall [PAK: promptly ]publish.',
    statuses: { '#1': 'withdrawn', '#2': 'tabled' },
    positions: ['#1 PAK sponsor']
  },
  {
    number: 34,
    title: 'a delegation proposes a wording and supports another for the same place: allowed, both are recorded',
    before: 'Each Party [shall] [KAZ: should] [PAK: may] publish.',
    acts: [['KAZ', 'takes', 'support', 'on', '#2']],
    after: 'Each Party [shall] [KAZ: should] [PAK: may] publish.',
    positions: ['#2 KAZ support']
  },
  {
    number: 35,
    title:
      'words that others have taken positions on are struck: the positions stay on the record with the wording they were taken on',
    before: 'Each Party shall [KAZ: promptly ]publish.',
    acts: [
      ['UZB', 'takes', 'oppose', 'on', '#1'],
      ['Chair', 'rejects', '#1'],
      refused('proposal-not-open', ['UZB', 'takes', 'support', 'on', '#1'])
    ],
    after: 'Each Party shall publish.',
    statuses: { '#1': 'rejected' },
    positions: ['#1 UZB oppose']
  }
]
