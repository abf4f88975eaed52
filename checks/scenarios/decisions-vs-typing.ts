/** A decision falls while somebody is typing. What was decided is what the decider saw; no letter is lost, none is smuggled in. */
import { refused } from './scenario.ts'
import type { Scenario } from './scenario.ts'

export const DECISIONS_VS_TYPING: readonly Scenario[] = [
  {
    number: 1,
    title: 'the Chair accepts while the author types in the middle: those letters do not become agreed text',
    before: 'Each Party shall [KAZ: promptly ]publish the fees.',
    acts: [
      ['KAZ', 'goes offline'],
      ['KAZ', 'types', 'and free', 'after', 'prompt'],
      ['Chair', 'accepts', '#1'],
      ['KAZ', 'comes back']
    ],
    after: 'Each Party shall promptly publish the fees.',
    statuses: { '#1': 'accepted' },
    waiting: { '#1': 'promptand freely ' }
  },
  {
    number: 2,
    title: 'the Chair accepts while the author types at its end',
    before: 'Each Party shall [KAZ: promptly ]publish the fees.',
    acts: [
      ['KAZ', 'goes offline'],
      ['KAZ', 'types', 'and freely ', 'after', 'promptly '],
      ['Chair', 'accepts', '#1'],
      ['KAZ', 'comes back']
    ],
    after: 'Each Party shall promptly publish the fees.',
    statuses: { '#1': 'accepted' },
    waiting: { '#1': 'promptly and freely ' }
  },
  {
    number: 3,
    title: 'the Chair accepts while the author types at its start: the acceptance stands',
    before: 'Each Party shall [KAZ: promptly ]publish the fees.',
    acts: [
      ['KAZ', 'goes offline'],
      ['KAZ', 'types', 'always ', 'after', 'shall '],
      ['Chair', 'accepts', '#1'],
      ['KAZ', 'comes back']
    ],
    after: 'Each Party shall promptly publish the fees.',
    statuses: { '#1': 'accepted' },
    waiting: { '#1': 'always promptly ' }
  },
  {
    number: 4,
    title: 'the Chair rejects while the author types in it: no orphan letters',
    before: 'Each Party shall [KAZ: promptly ]publish the fees.',
    acts: [
      ['KAZ', 'goes offline'],
      ['KAZ', 'types', 'and free', 'after', 'prompt'],
      ['Chair', 'rejects', '#1'],
      ['KAZ', 'comes back']
    ],
    after: 'Each Party shall publish the fees.',
    statuses: { '#1': 'rejected' },
    waiting: { '#1': 'promptand freely ' }
  },
  {
    number: 5,
    title:
      'the Chair accepts a deletion while another delegation types inside it: their words were about words that are gone, so they are overtaken, on the record, and nothing spreads',
    before: 'Each Party shall publish [KGZ: delete: the fees and ]the charges.',
    acts: [
      ['PAK', 'goes offline'],
      ['PAK', 'types', 'published ', 'before', 'fees'],
      ['Chair', 'accepts', '#1'],
      ['PAK', 'comes back']
    ],
    after: 'Each Party shall publish the charges.',
    statuses: { '#1': 'accepted', '#2': 'overtaken' },
    waiting: { '#2': 'published ' }
  },
  {
    number: 6,
    title: 'the Chair accepts while the author takes words of it away: what was seen is what was decided',
    before: 'Each Party shall [KAZ: promptly and freely ]publish the fees.',
    acts: [
      ['KAZ', 'goes offline'],
      ['KAZ', 'strikes', 'and freely '],
      ['Chair', 'accepts', '#1'],
      ['KAZ', 'comes back']
    ],
    after: 'Each Party shall promptly and freely publish the fees.',
    statuses: { '#1': 'accepted' },
    waiting: { '#1': 'promptly ' }
  },
  {
    number: 7,
    title:
      'the Chair accepts one of two alternatives while the other is being edited: the other is superseded, its words are kept',
    before: 'Each Party [shall] [KAZ: should] [TJK: may] publish.',
    acts: [
      ['TJK', 'goes offline'],
      ['TJK', 'types', ' always', 'after', 'may'],
      ['Chair', 'accepts', '#1'],
      ['TJK', 'comes back']
    ],
    after: 'Each Party should publish.',
    statuses: { '#1': 'accepted', '#2': 'superseded' },
    follows: ['#2 superseded'],
    waiting: { '#2': 'may always' }
  },
  {
    number: 8,
    title: 'the Chair decides on a wording that has changed since the dialog was opened: refused, nothing is decided',
    before: 'Each Party shall [KAZ: promptly ]publish the fees.',
    acts: [
      ['Chair', 'reads', '#1'],
      ['KAZ', 'types', 'and freely ', 'after', 'promptly '],
      refused('wording-changed', ['Chair', 'accepts', '#1'])
    ],
    after: 'Each Party shall [KAZ: promptly and freely ]publish the fees.',
    statuses: { '#1': 'tabled' }
  },
  {
    number: 9,
    title: 'Chair and Vice-chair decide oppositely at the same moment: exactly one wins',
    before: 'Each Party shall [KAZ: promptly ]publish the fees.',
    acts: [
      ['Chair', 'reads', '#1'],
      ['Vice-chair', 'reads', '#1'],
      ['Vice-chair', 'rejects', '#1'],
      refused('proposal-not-open', ['Chair', 'accepts', '#1'])
    ],
    after: 'Each Party shall publish the fees.',
    statuses: { '#1': 'rejected' }
  },
  {
    number: 10,
    title: 'accepting an amendment whose proposal was rejected a moment ago is refused: it has lapsed',
    before: 'Each Party shall [PAK: promptly [UZB: and freely ]]publish the fees.',
    acts: [
      ['Vice-chair', 'reads', '#2'],
      ['Chair', 'rejects', '#1'],
      refused('proposal-not-open', ['Vice-chair', 'accepts', '#2'])
    ],
    after: 'Each Party shall publish the fees.',
    statuses: { '#1': 'rejected', '#2': 'lapsed' },
    follows: ['#2 lapsed']
  },
  {
    number: 11,
    title: 'three levels, inner before outer: each step changes only the words above it',
    before: 'Parties [PAK: should [UZB: endeavour [KAZ: in good faith ]to ]]cooperate.',
    acts: [
      ['Chair', 'accepts', '#3'],
      ['Chair', 'sees', 'Parties [PAK: should [UZB: endeavour in good faith to ]]cooperate.'],
      ['Chair', 'accepts', '#2'],
      ['Chair', 'sees', 'Parties [PAK: should endeavour in good faith to ]cooperate.'],
      ['Chair', 'accepts', '#1']
    ],
    after: 'Parties should endeavour in good faith to cooperate.'
  },
  {
    number: 11,
    title: 'three levels, outer before inner: amendments are promoted to the text their words now stand in',
    before: 'Parties [PAK: should [UZB: endeavour [KAZ: in good faith ]to ]]cooperate.',
    acts: [
      ['Chair', 'accepts', '#1'],
      ['Chair', 'sees', 'Parties should [UZB: endeavour [KAZ: in good faith ]to ]cooperate.'],
      ['Chair', 'accepts', '#2'],
      ['Chair', 'sees', 'Parties should endeavour [KAZ: in good faith ]to cooperate.'],
      ['Chair', 'accepts', '#3']
    ],
    after: 'Parties should endeavour in good faith to cooperate.',
    follows: ['#2 promoted', '#3 promoted']
  },
  {
    number: 11,
    title: 'three levels, the outermost rejected: everything inside lapses',
    before: 'Parties [PAK: should [UZB: endeavour [KAZ: in good faith ]to ]]cooperate.',
    acts: [['Chair', 'rejects', '#1']],
    after: 'Parties cooperate.',
    statuses: { '#1': 'rejected', '#2': 'lapsed', '#3': 'lapsed' },
    follows: ['#2 lapsed', '#3 lapsed']
  },
  {
    number: 12,
    title:
      'words typed inside another delegation’s proposal are an amendment, so rejecting that proposal names them and nothing of them becomes text',
    before: 'Each Party shall [KAZ: promptly ]publish the fees.',
    acts: [
      ['UZB', 'types', 'and freely ', 'after', 'prompt'],
      ['Chair', 'sees', 'Each Party shall [KAZ: prompt[UZB: and freely ]ly ]publish the fees.'],
      ['Chair', 'rejects', '#1']
    ],
    after: 'Each Party shall publish the fees.',
    statuses: { '#2': 'lapsed' },
    follows: ['#2 lapsed']
  },
  {
    number: 14,
    title:
      'the server is killed after a decision: what was decided is on disk, and the author’s letters arrive afterwards',
    before: 'Each Party shall [KAZ: promptly ]publish the fees.',
    acts: [
      ['KAZ', 'goes offline'],
      ['KAZ', 'types', ', in English', 'after', 'fees'],
      ['Chair', 'accepts', '#1'],
      ['the server', 'is killed'],
      ['KAZ', 'comes back']
    ],
    after: 'Each Party shall promptly publish the fees[KAZ: , in English].',
    statuses: { '#1': 'accepted', '#2': 'tabled' }
  },
  {
    number: 15,
    title: 'a decision is reopened after many later edits elsewhere',
    before: `
      1.  Each Party [shall] [KAZ: should] publish.
      2.  The Secretariat shall report.`,
    acts: [
      ['Chair', 'accepts', '#1'],
      ['Secretariat', 'issues a revision'],
      ['PAK', 'types', ' annually', 'after', 'report'],
      ['UZB', 'replaces', 'Secretariat', 'by', 'Depositary'],
      ['Chair', 'accepts', '#3'],
      ['Chair', 'pens', 'Every ', 'before', 'The Depositary'],
      ['Chair', 'reopens', '#1']
    ],
    after: `
      1.  Each Party [shall] [KAZ: should] publish.
      2.  Every The Depositary shall report[PAK:  annually].`,
    statuses: { '#1': 'tabled', '#3': 'accepted' }
  },
  {
    number: 16,
    title: 'a decision is reopened after the neighbouring words were deleted: what it was about is back where it stood',
    before: 'Each Party [shall] [KAZ: should][PAK: delete:  promptly] publish.',
    acts: [
      ['Chair', 'accepts', '#1'],
      ['Chair', 'accepts', '#2'],
      ['Chair', 'reopens', '#1']
    ],
    after: 'Each Party [shall] [KAZ: should] publish.',
    statuses: { '#1': 'tabled', '#2': 'accepted' }
  },
  {
    number: 16,
    title:
      'reopening where the very words were changed since is refused: undoing under other words would decide something nobody decided',
    before: 'Each Party [shall] [KAZ: should][PAK: delete:  promptly] publish.',
    acts: [
      ['Chair', 'accepts', '#1'],
      ['Chair', 'pens', 'n’t', 'after', 'should'],
      ['Chair', 'pens out', 'ould'],
      refused('text-changed', ['Chair', 'reopens', '#1'])
    ],
    after: 'Each Party shn’t[PAK: delete:  promptly] publish.',
    statuses: { '#1': 'accepted' }
  },
  {
    number: 16,
    title:
      'the pen has written at the very point where the struck words would come back: which of them came first nobody can tell, so it is refused',
    before: 'Each Party shall publish[KAZ: delete:  promptly] the fees.',
    acts: [
      ['Chair', 'accepts', '#1'],
      ['Chair', 'pens', ' all', 'after', 'publish'],
      refused('text-changed', ['Chair', 'reopens', '#1'])
    ],
    after: 'Each Party shall publish all the fees.'
  },
  {
    number: 17,
    title:
      'an article is agreed while a delegate is offline with edits to it: the edits come in as a proposal and cannot be accepted until it is opened again',
    before: 'Each Party shall publish the fees.',
    acts: [
      ['KAZ', 'goes offline'],
      ['KAZ', 'types', 'promptly ', 'before', 'publish'],
      ['Chair', 'agrees', 'Article 1'],
      ['KAZ', 'comes back'],
      refused('article-locked', ['Chair', 'accepts', '#1']),
      refused('locked', ['KAZ', 'types', 'all ', 'before', 'the fees'])
    ],
    after: 'Each Party shall [KAZ: promptly ]publish the fees.',
    base: 'Each Party shall publish the fees.',
    statuses: { '#1': 'tabled' }
  },
  {
    number: 1,
    title:
      'the Chair accepts while another delegation amends the proposal in the middle: the amendment is promoted to the text',
    before: 'Each Party shall [KAZ: promptly and freely ]publish the fees.',
    acts: [
      ['UZB', 'goes offline'],
      ['UZB', 'types', 'always ', 'before', 'freely'],
      ['UZB', 'strikes', 'promptly '],
      ['Chair', 'accepts', '#1'],
      ['UZB', 'comes back']
    ],
    after: 'Each Party shall [UZB: delete: promptly ]and [UZB: always ]freely publish the fees.',
    statuses: { '#1': 'accepted', '#2': 'tabled', '#3': 'tabled' }
  },
  {
    number: 4,
    title: 'the Chair rejects while another delegation amends the proposal: the amendment lapses on the record',
    before: 'Each Party shall [KAZ: promptly and freely ]publish the fees.',
    acts: [
      ['UZB', 'goes offline'],
      ['UZB', 'types', 'always ', 'before', 'freely'],
      ['Chair', 'rejects', '#1'],
      ['UZB', 'comes back']
    ],
    after: 'Each Party shall publish the fees.',
    statuses: { '#1': 'rejected', '#2': 'lapsed' }
  },
  {
    number: 3,
    title:
      'the Chair accepts while others type right before and right behind the words: they stand where they were typed',
    before: 'Each Party shall [KAZ: promptly ]publish the fees.',
    acts: [
      ['UZB', 'goes offline'],
      ['UZB', 'types', 'always ', 'before', 'promptly'],
      ['PAK', 'goes offline'],
      ['PAK', 'types', 'and freely ', 'after', 'promptly '],
      ['Chair', 'accepts', '#1'],
      ['PAK', 'comes back'],
      ['UZB', 'comes back']
    ],
    after: 'Each Party shall [UZB: always ]promptly [PAK: and freely ]publish the fees.'
  },
  {
    number: 18,
    title:
      'a friendly amendment is taken up by the sponsor while a co-sponsor opposes it: the co-sponsor’s name leaves the words, and the record keeps the positions on the wording they were taken on',
    before: 'Each Party shall [KAZ: promptly [UZB: and freely ]]publish.',
    acts: [
      ['PAK', 'takes', 'sponsor', 'on', '#1'],
      ['PAK', 'takes', 'oppose', 'on', '#2'],
      refused('not-allowed', ['PAK', 'accepts', '#2']),
      refused('not-allowed', ['KAZ', 'rejects', '#2']),
      ['KAZ', 'accepts', '#2']
    ],
    after: 'Each Party shall [KAZ: promptly and freely ]publish.',
    statuses: { '#1': 'tabled', '#2': 'accepted' },
    positions: ['#2 PAK oppose', '#1 PAK sponsor'],
    stale: ['#1 PAK']
  }
]
