/** What keys, input methods and clipboards ask for, once it has become words; the browser's part is tried in the browser. */
import type { Scenario } from './scenario.ts'

export const INPUT: readonly Scenario[] = [
  {
    number: 79,
    title: 'Kazakh, Tajik and Mongolian letters, and й as two code points: a backspace takes whole letters',
    before: 'Каждая Сторона публикует.',
    acts: [
      ['KAZ', 'types', 'әғқңөұүһі ӣӯҳҷ ', 'before', 'публикует'],
      ['PAK', 'replaces', 'публикует', 'by', 'публикуи\u0306']
    ],
    after: 'Каждая Сторона [KAZ: әғқңөұүһі ӣӯҳҷ ][публикует] [PAK: публикуи\u0306].'
  },
  {
    number: 80,
    title: 'a range that cuts a surrogate pair takes the whole character',
    before: 'Each Party 🤝 shall publish.',
    acts: [
      ['KAZ', 'strikes', '\ud83e'],
      ['PAK', 'types', '🚆', 'after', '\ud83e']
    ],
    after: 'Each Party [PAK: 🚆][KAZ: delete: 🤝] shall publish.'
  },
  {
    number: 82,
    title: 'words of a right-to-left script inside a left-to-right sentence, and others typed at both of their edges',
    before: 'Each Party shall publish.',
    acts: [
      ['PAK', 'types', 'ماده ', 'before', 'publish'],
      ['KAZ', 'types', 'x', 'before', 'ماده'],
      ['UZB', 'types', 'y', 'after', 'ماده ']
    ],
    after: 'Each Party shall [KAZ: x][PAK: ماده ][UZB: y]publish.'
  },
  {
    number: 84,
    title: 'words as Word writes them, with no-break spaces and typographic quotes, stay as they are',
    before: 'Each Party shall publish.',
    acts: [
      ['KAZ', 'types', ' “fees and charges” – all of them', 'after', 'publish'],
      ['Chair', 'accepts', '#1']
    ],
    after: 'Each Party shall publish “fees and charges” – all of them.'
  },
  {
    number: 86,
    title: 'words copied out of somebody’s proposal and brought elsewhere are the words of who brings them',
    before: 'Each Party shall [PAK: promptly ]publish and notify.',
    acts: [
      ['KAZ', 'types', 'promptly ', 'before', 'notify'],
      ['Chair', 'rejects', '#1']
    ],
    after: 'Each Party shall publish and [KAZ: promptly ]notify.',
    statuses: { '#1': 'rejected', '#2': 'tabled' }
  },
  {
    number: 85,
    title: 'bracketed text pasted as words stays words: nothing is proposed in anybody’s name',
    before: 'Each Party shall publish.',
    acts: [['KAZ', 'types', ' [PAK: should] promptly', 'after', 'shall']],
    after: 'Each Party shall[KAZ:  \\[PAK: should\\] promptly] publish.'
  },
  {
    number: 88,
    title: 'a literal bracket typed into the text is a character, printed with a backslash, and reads back as one',
    before: 'Each Party shall publish.',
    acts: [
      ['KAZ', 'types', '[', 'before', 'shall'],
      ['Chair', 'accepts', '#1']
    ],
    after: 'Each Party \\[shall publish.'
  },
  {
    number: 89,
    title: '“shall” becomes “should” everywhere: one proposal of three changes, accepted at once',
    before: `
      1.  Each Party shall publish.
      2.  Each Party shall notify.
      3.  Each Party shall consult.`,
    acts: [
      ['KAZ', 'replaces everywhere', 'shall', 'by', 'should'],
      [
        'Chair',
        'sees',
        `
        1.  Each Party [shall] [KAZ: should] publish.
        2.  Each Party [shall] [KAZ: should] notify.
        3.  Each Party [shall] [KAZ: should] consult.`
      ],
      ['Chair', 'accepts', '#1']
    ],
    after: `
      1.  Each Party should publish.
      2.  Each Party should notify.
      3.  Each Party should consult.`
  },
  {
    number: 89,
    title: 'one site of a proposal of many is taken otherwise: the proposal is narrowed, not lost',
    before: `
      1.  Each Party shall publish.
      2.  Each Party shall notify.`,
    acts: [
      ['KAZ', 'replaces everywhere', 'shall', 'by', 'should'],
      ['PAK', 'replaces', '|shall|should notify', 'by', 'may'],
      ['Chair', 'accepts', '#2']
    ],
    after: `
      1.  Each Party [shall] [KAZ: should] publish.
      2.  Each Party may notify.`,
    follows: ['#1 narrowed'],
    statuses: { '#1': 'tabled' }
  },
  {
    number: 91,
    title:
      'typing at the border between own words and the text, and between own words and somebody’s deletion, goes on with the own words',
    before: 'Each Party shall [KAZ: promptly ][PAK: delete: publish ]the fees.',
    acts: [
      ['KAZ', 'types', 'and freely ', 'after', 'promptly '],
      ['KAZ', 'types', 'always ', 'before', 'promptly']
    ],
    after: 'Each Party shall [KAZ: always promptly and freely ][PAK: delete: publish ]the fees.'
  },
  {
    number: 91,
    title:
      'the pen at the borders of others’ words: each letter stands where the penholder put it, before, between and behind them',
    before: 'Each Party shall [KAZ: promptly ][PAK: freely ]publish.',
    acts: [
      ['Chair', 'pens', 'a', 'before', 'promptly'],
      ['Chair', 'sees', 'Each Party shall a[KAZ: promptly ][PAK: freely ]publish.'],
      ['Chair', 'pens', 'b ', 'after', 'shall a'],
      ['Chair', 'sees', 'Each Party shall ab [KAZ: promptly ][PAK: freely ]publish.'],
      ['Chair', 'pens', 'c ', 'before', 'freely'],
      ['Chair', 'pens', 'd ', 'before', 'publish'],
      ['Chair', 'sees', 'Each Party shall ab [KAZ: promptly ]c [PAK: freely ]d publish.'],
      ['Chair', 'pens', 'x', 'before', 'ab'],
      ['KAZ', 'types', 'k ', 'before', 'promptly']
    ],
    after: 'Each Party shall xab [KAZ: k promptly ]c [PAK: freely ]d publish.',
    base: 'Each Party shall xab c d publish.'
  },
  {
    number: 91,
    title: 'the pen writes offline at the border of others’ words, and they write on: all stands where it was put',
    before: 'Each Party shall [KAZ: promptly ]publish.',
    acts: [
      ['Secretariat', 'goes offline'],
      ['Secretariat', 'pens', 'duly ', 'before', 'promptly'],
      ['Secretariat', 'pens', 'and ', 'after', 'duly '],
      ['KAZ', 'types', 'and freely ', 'after', 'promptly '],
      ['Secretariat', 'comes back'],
      ['KAZ', 'types', 'very ', 'before', 'promptly']
    ],
    after: 'Each Party shall duly and [KAZ: very promptly and freely ]publish.'
  },
  {
    number: 91,
    title: 'the pen writes inside words that somebody proposes to strike: the new words are struck by nobody',
    before: 'Each Party shall publish [KAZ: delete: promptly the fees ]and charges.',
    acts: [
      ['Chair', 'pens', 'every ', 'before', 'the fees'],
      ['Chair', 'sees', 'Each Party shall publish [KAZ: delete: promptly ]every [KAZ: delete: the fees ]and charges.'],
      ['Chair', 'pens', 'one of ', 'after', 'every '],
      ['Chair', 'accepts', '#1']
    ],
    after: 'Each Party shall publish every one of and charges.',
    statuses: { '#1': 'accepted' }
  },
  {
    number: 92,
    title:
      'one held-down Backspace through own words, somebody’s deletion, somebody’s words and the text: one proposal of each kind',
    before: 'Each Party shall publish [PAK: all ][TJK: delete: the ][KAZ: many ]fees.',
    acts: [['KAZ', 'backspaces', 18, 'after', 'many ']],
    after: 'Each Party shall pub[KAZ: delete: lish ][PAK: [KAZ: delete: all ]][KAZ, TJK: delete: the ]fees.',
    statuses: { '#3': 'withdrawn' }
  }
]
