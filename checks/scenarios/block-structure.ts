/** Paragraphs split, joined and indented, articles moved, added and deleted, while others write in them. */
import { refused } from './scenario.ts'
import type { Scenario } from './scenario.ts'

const THREE_ARTICLES = `
  Article 1 — Objectives
  1.  The Parties shall facilitate trade.

  Article 2 — Publication
  1.  Each Party shall publish the fees.

  Article 3 — Enquiry points
  1.  Each Party shall establish an enquiry point.`

export const BLOCK_STRUCTURE: readonly Scenario[] = [
  {
    number: 36,
    title: 'KAZ proposes to split a paragraph while PAK types in its tail: the tail keeps its words and PAK’s',
    before: '1.  Each Party shall publish and notify the Secretariat.',
    acts: [
      ['PAK', 'goes offline'],
      ['PAK', 'types', ' of the Agreement', 'after', 'Secretariat'],
      ['KAZ', 'splits', 'after', 'publish'],
      ['PAK', 'comes back'],
      ['Chair', 'accepts', '#1']
    ],
    after: `
      1.  Each Party shall publish
      2.  \\ and notify the Secretariat[PAK:  of the Agreement].`
  },
  {
    number: 37,
    title:
      'KAZ proposes to split a paragraph that PAK proposes to delete: each stands, and accepting the deletion overtakes the split',
    before: `
      1.  Each Party shall publish.
      2.  Each Party shall notify and consult.`,
    acts: [
      ['PAK', 'goes offline'],
      ['PAK', 'strikes', '\nEach Party shall notify and consult.'],
      ['KAZ', 'splits', 'after', 'notify'],
      ['PAK', 'comes back'],
      ['Chair', 'accepts', '#2']
    ],
    after: '1.  Each Party shall publish.',
    statuses: { '#1': 'overtaken', '#2': 'accepted' },
    follows: ['#1 overtaken']
  },
  {
    number: 38,
    title: 'PAK proposes to join two paragraphs while KAZ types at the boundary: KAZ’s words stand between them',
    before: `
      1.  Each Party shall publish.
      2.  It shall notify.`,
    acts: [
      ['KAZ', 'goes offline'],
      ['KAZ', 'types', ' Promptly.', 'after', 'publish.'],
      ['PAK', 'joins', 'It shall'],
      ['KAZ', 'comes back'],
      ['Chair', 'accepts', '#1']
    ],
    after: '1.  Each Party shall publish.[KAZ:  Promptly.]It shall notify.'
  },
  {
    number: 39,
    title: 'an article is moved while a delegation writes in it: the words go with it',
    before: THREE_ARTICLES,
    acts: [
      ['KAZ', 'goes offline'],
      ['KAZ', 'types', 'promptly ', 'before', 'publish'],
      ['PAK', 'moves', 'Article 2', 'after', 'Article 3'],
      ['Chair', 'accepts', '#1'],
      ['KAZ', 'comes back']
    ],
    after: `
      Article 1 — Objectives
      1.  The Parties shall facilitate trade.

      Article 2 — Enquiry points
      1.  Each Party shall establish an enquiry point.

      Article 3 — Publication
      1.  Each Party shall [KAZ: promptly ]publish the fees.`
  },
  {
    number: 40,
    title:
      'two delegations move the same article to different places: two proposals, one decision, the other is superseded',
    before: THREE_ARTICLES,
    acts: [
      ['KAZ', 'goes offline'],
      ['KAZ', 'moves', 'Article 3', 'after', 'Article 1'],
      ['PAK', 'moves', 'Article 1', 'after', 'Article 3'],
      ['UZB', 'moves', 'Article 3', 'after', 'Article 2'],
      ['KAZ', 'comes back'],
      ['Chair', 'accepts', '#1']
    ],
    after: `
      Article 1 — Objectives
      1.  The Parties shall facilitate trade.

      Article 2 — Enquiry points
      1.  Each Party shall establish an enquiry point.

      Article 3 — Publication
      1.  Each Party shall publish the fees.[PAK: move here: Article 1]`,
    statuses: { '#1': 'accepted', '#2': 'tabled', '#3': 'superseded' },
    follows: ['#3 superseded']
  },
  {
    number: 41,
    title:
      'an article is moved next to an article whose deletion is proposed: accepting the deletion leaves the move where it stands',
    before: THREE_ARTICLES,
    acts: [
      ['KAZ', 'deletes', 'Article 2'],
      ['PAK', 'moves', 'Article 1', 'after', 'Article 2'],
      ['Chair', 'accepts', '#1'],
      ['Chair', 'accepts', '#2']
    ],
    after: `
      Article 1 — Objectives
      1.  The Parties shall facilitate trade.

      Article 2 — Enquiry points
      1.  Each Party shall establish an enquiry point.`,
    statuses: { '#1': 'accepted', '#2': 'accepted' }
  },
  {
    number: 41,
    title: 'words typed into an article whose deletion is proposed stand with it, and are overtaken with it',
    before: `
      Article 1 — Objectives
      1.  The Parties shall facilitate trade.

      [KAZ: delete: Article 2 — Publication
      1.  Each Party shall publish the fees.]`,
    acts: [
      ['PAK', 'types', 'promptly ', 'before', 'publish'],
      ['Chair', 'accepts', '#1']
    ],
    after: `
      Article 1 — Objectives
      1.  The Parties shall facilitate trade.`,
    statuses: { '#2': 'overtaken' },
    follows: ['#2 overtaken']
  },
  {
    number: 42,
    title: 'a new article between two new articles of other delegations',
    before: `
      Article 1 — Objectives
      1.  The Parties shall facilitate trade.

      [KAZ: Article 1 bis — Scope
      1.  This Agreement applies to goods.]

      [UZB: Article 1 ter — Definitions
      1.  “Goods” means goods.]

      Article 2 — Publication
      1.  Each Party shall publish.`,
    acts: [['PAK', 'adds', 'Article — Principles\n1.  The Parties act in good faith.', 'after', 'Article 1 bis']],
    after: `
      Article 1 — Objectives
      1.  The Parties shall facilitate trade.

      [KAZ: Article 1 bis — Scope
      1.  This Agreement applies to goods.]

      [PAK: Article 1 ter — Principles
      1.  The Parties act in good faith.]

      [UZB: Article 1 quater — Definitions
      1.  “Goods” means goods.]

      Article 2 — Publication
      1.  Each Party shall publish.`
  },
  {
    number: 42,
    title:
      'a new article is accepted while another delegation, offline, amends it: the amendment is made to the article in the text',
    before: `
      Article 1 — Objectives
      1.  The Parties shall facilitate trade.

      [KAZ: Article 1 bis — Scope
      1.  This Agreement applies to goods.]`,
    acts: [
      ['UZB', 'goes offline'],
      ['UZB', 'types', ' and services', 'after', 'goods'],
      ['UZB', 'replaces', 'applies', 'by', 'relates'],
      ['Chair', 'accepts', '#1'],
      ['UZB', 'comes back']
    ],
    after: `
      Article 1 — Objectives
      1.  The Parties shall facilitate trade.

      Article 2 — Scope
      1.  This Agreement [applies] [UZB: relates] to goods[UZB:  and services].`,
    statuses: { '#2': 'tabled', '#3': 'tabled' }
  },
  {
    number: 43,
    title:
      'an article with twelve open proposals is deleted: the decision names all of them, none goes silently, and reopening brings all back',
    before: `
      Article 1 — Objectives
      1.  The Parties shall facilitate trade.

      Article 2 — Publication
      1.  [Each] [KAZ: Every] Party [shall] [PAK: should] [TJK: may] publish [KGZ: delete: promptly ][the] fees[UZB:  and charges] [KAZ: in English ]on [the Internet][PAK:  and in print[UZB:  or by post]].
      2.  [KGZ: delete: Each Party shall notify.][TJK:  It shall consult.]`,
    acts: [
      ['KAZ', 'deletes', 'Article 2'],
      ['Chair', 'accepts', '#13']
    ],
    after: `
      Article 1 — Objectives
      1.  The Parties shall facilitate trade.`,
    follows: [
      '#1 overtaken',
      '#2 overtaken',
      '#3 overtaken',
      '#4 overtaken',
      '#5 overtaken',
      '#6 overtaken',
      '#7 overtaken',
      '#8 overtaken',
      '#9 overtaken',
      '#10 lapsed',
      '#11 overtaken',
      '#12 overtaken'
    ]
  },
  {
    number: 43,
    title: 'reopened, the article is back with everything that was open in it',
    before: `
      Article 1 — Objectives
      1.  The Parties shall facilitate trade.

      Article 2 — Publication
      1.  Each Party [shall] [PAK: should] publish [the fees][UZB:  and charges].`,
    acts: [
      ['KAZ', 'deletes', 'Article 2'],
      ['Chair', 'accepts', '#4'],
      ['Chair', 'reopens', '#4'],
      ['KAZ', 'withdraws', '#4']
    ],
    after: `
      Article 1 — Objectives
      1.  The Parties shall facilitate trade.

      Article 2 — Publication
      1.  Each Party [shall] [PAK: should] publish [the fees][UZB:  and charges].`,
    statuses: { '#1': 'tabled', '#2': 'tabled', '#3': 'tabled', '#4': 'withdrawn' }
  },
  {
    number: 44,
    title:
      'KAZ proposes that a paragraph become a sub-paragraph: its words are not touched, and others go on writing in it',
    before: `
      1.  Each Party shall publish:
      2.  the fees;
      3.  the charges.`,
    acts: [
      ['PAK', 'goes offline'],
      ['PAK', 'types', ' due', 'after', 'the fees'],
      ['KAZ', 'indents', 'the fees'],
      ['PAK', 'comes back'],
      ['Chair', 'accepts', '#1']
    ],
    after: `
      1.  Each Party shall publish:
          (a) the fees[PAK:  due];
      2.  the charges.`
  },
  {
    number: 45,
    title:
      'Enter at the start, in the middle and at the end of the own pending article, and Backspace at the start of a paragraph of it, all edit the proposal itself',
    before: `
      Article 1 — Objectives
      1.  The Parties shall facilitate trade.

      [KAZ: Article 1 bis — Scope
      1.  This Agreement applies to goods.]`,
    acts: [
      ['KAZ', 'splits', 'after', 'applies'],
      ['KAZ', 'splits', 'after', 'goods.'],
      ['KAZ', 'joins', ' to goods'],
      ['KAZ', 'types', 'It enters into force.', 'after', 'goods.\n'],
      ['Chair', 'accepts', '#1']
    ],
    after: `
      Article 1 — Objectives
      1.  The Parties shall facilitate trade.

      Article 2 — Scope
      1.  This Agreement applies to goods.
      2.  It enters into force.`
  },
  {
    number: 52,
    title:
      'numbers while proposals are pending: what is only proposed counts bis and ter and pushes nobody’s number; accepted, it is counted',
    before: `
      1.  Each Party shall publish.
      2.  Each Party shall notify.`,
    acts: [
      ['KAZ', 'splits', 'after', 'publish.'],
      ['KAZ', 'types', 'It shall be prompt.', 'after', 'publish.\n'],
      ['PAK', 'splits', 'after', 'prompt.'],
      ['PAK', 'types', 'It shall be free.', 'after', 'prompt.\n'],
      [
        'Chair',
        'sees',
        `
        1.  Each Party shall publish.
        [KAZ: 1 bis.  It shall be prompt.]
        [PAK: 1 ter.  It shall be free.]
        2.  Each Party shall notify.`
      ],
      ['Chair', 'accepts', '#2']
    ],
    after: `
      1.  Each Party shall publish.
      [KAZ: 1 bis.  It shall be prompt.]
      2.  It shall be free.
      3.  Each Party shall notify.`
  },
  {
    number: 51,
    title: 'a cross-reference follows the article it means through renumbering, and says so when it is gone',
    before: `
      Article 1 — Objectives
      1.  In accordance with {Article 3}, the Parties shall facilitate trade.

      Article 2 — Publication
      1.  Each Party shall publish.

      Article 3 — Enquiry points
      1.  Each Party shall establish an enquiry point.`,
    acts: [
      ['KAZ', 'deletes', 'Article 2'],
      ['Chair', 'accepts', '#1'],
      [
        'Chair',
        'sees',
        `
        Article 1 — Objectives
        1.  In accordance with {Article 2}, the Parties shall facilitate trade.

        Article 2 — Enquiry points
        1.  Each Party shall establish an enquiry point.`
      ],
      ['PAK', 'deletes', 'Article 2'],
      ['Chair', 'accepts', '#2']
    ],
    after: `
      Article 1 — Objectives
      1.  In accordance with {Article 3, deleted}, the Parties shall facilitate trade.`
  },
  {
    number: 54,
    title:
      'ids of provisions are never taken twice: a paragraph proposed by a copy is another paragraph, and deciding on it touches that one alone',
    before: `
      1.  Each Party shall publish.
      2.  Each Party shall notify.`,
    acts: [
      ['KAZ', 'splits', 'after', 'notify.'],
      ['KAZ', 'types', 'Each Party shall publish!', 'after', 'notify.\n'],
      ['Chair', 'accepts', '#1'],
      ['PAK', 'strikes', '\nEach Party shall publish!'],
      ['Chair', 'accepts', '#2'],
      refused('proposal-not-open', ['Chair', 'accepts', '#2'])
    ],
    after: `
      1.  Each Party shall publish.
      2.  Each Party shall notify.`
  }
]
