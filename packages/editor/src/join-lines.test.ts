import { describe, expect, test } from 'vitest'
import { joinLines } from './join-lines.ts'

describe('lines of a page', () => {
  test.each([
    [
      'broken by a page',
      'Each Party shall publish promptly the following informa-\ntion in a non-discriminatory manner, so that Govern-\nments and traders can become acquainted with the\nTreaty and its cross-\nborder procedures.',
      [
        'Each Party shall publish promptly the following information in a non-discriminatory manner, so that Governments and traders can become acquainted with the Treaty and its cross-border procedures.'
      ]
    ],
    [
      'provisions stay apart',
      '1. Each Party shall ensure that its border agencies cooperate\nwith each other;\n(a) procedures for importation; and\n(b) rates.\nArticle 5\n[KAZ: promptly]',
      [
        '1. Each Party shall ensure that its border agencies cooperate with each other;',
        '(a) procedures for importation; and',
        '(b) rates.',
        'Article 5',
        '[KAZ: promptly]'
      ]
    ],
    ['paragraphs stay apart', 'A short line\nof verse\n\nand more', ['A short line', 'of verse', 'and more']],
    [
      'an empty line ends a paragraph',
      'The Parties shall cooperate in the development of metrology\n\nand accreditation.',
      ['The Parties shall cooperate in the development of metrology', 'and accreditation.']
    ],
    [
      'a compound that the text has elsewhere keeps its hyphen',
      'The one-stop border post control is kept. A border-post of this kind, a border-\npost of that kind.',
      ['The one-stop border post control is kept. A border-post of this kind, a border-post of that kind.']
    ]
  ])('%s', (_, text, lines) => {
    expect(joinLines(text).lines).toEqual(lines)
  })

  test('it is told', () => {
    expect(joinLines('one\ntwo').isJoined).toBe(false)
    expect(joinLines(`${'word '.repeat(12)}\nand more`).isJoined).toBe(true)
  })
})
