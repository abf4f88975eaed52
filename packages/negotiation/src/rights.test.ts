import { parseNotation, printNotation } from '@cartif/treaty-text'
import { describe, expect, test } from 'vitest'
import { partyName } from './parties.ts'
import {
  COMMON_HOLDERS,
  SHARED_WITH,
  accessTo,
  holderOf,
  mayDo,
  mayReadPreparation,
  mayReadRequest,
  mayReadSchedule,
  parseDocumentRef
} from './rights.ts'
import type { Act, Actor, Role } from './rights.ts'
import { nameOf } from './wrappers.ts'

const actor = (role: Role): Actor => ({
  user: role,
  name: role,
  role,
  ...(role === 'delegate' ? { party: 'kaz' } : {})
})
const ROLES: readonly Role[] = ['delegate', 'chair', 'secretariat', 'legal', 'observer']
const can = (act: Act) => ROLES.filter((role) => mayDo(actor(role), act))
const writersOf = (document: string) =>
  ROLES.filter((role) => accessTo(parseDocumentRef(document)!, actor(role)) === 'write')
const readersOf = (document: string) =>
  ROLES.filter((role) => accessTo(parseDocumentRef(document)!, actor(role)) !== 'none')

describe('who may do what', () => {
  test('all but observers propose, each under one name; only delegations take positions', () => {
    expect(can('propose')).toEqual(['delegate', 'chair', 'secretariat', 'legal'])
    expect(can('withdraw-own')).toEqual(can('propose'))
    expect(can('take-position')).toEqual(['delegate'])
    expect(ROLES.map((role) => holderOf(actor(role)))).toEqual(['kaz', 'chair', 'secretariat', 'legal', undefined])
  })

  test('commitments are set by delegations alone, and read by the chair’s table before they are shared', () => {
    expect(can('set-commitments')).toEqual(['delegate'])
    expect(can('map-provisions')).toEqual(['secretariat', 'legal'])
    const readers = (party: string, isShared: boolean) =>
      ROLES.filter((role) => mayReadSchedule(actor(role), party, isShared))
    expect(readers('kaz', false)).toEqual(['delegate', 'chair', 'secretariat'])
    expect(readers('pak', false)).toEqual(['chair', 'secretariat'])
    expect(readers('pak', true)).toEqual(ROLES)
  })

  test('a delegation prepares and asks for assistance; what it shares is read as widely as it says', () => {
    expect([can('prepare'), can('request-assistance')]).toEqual([['delegate'], ['delegate']])
    expect(can('offer-assistance')).toEqual(['delegate', 'secretariat'])
    expect([can('write-briefing'), can('hold-workshop')]).toEqual([['secretariat'], ['chair', 'secretariat']])
    const readers = SHARED_WITH.map((how) => ROLES.filter((role) => mayReadPreparation({ role }, how)))
    expect(readers).toEqual([['secretariat'], ['delegate', 'chair', 'secretariat', 'legal'], ROLES])
  })

  test('a request for assistance is read by its country before it is submitted, and by no observer afterwards', () => {
    const readers = (party: string, isSubmitted: boolean) =>
      ROLES.filter((role) => mayReadRequest(actor(role), party, isSubmitted))
    expect(readers('kaz', false)).toEqual(['delegate'])
    expect(readers('pak', false)).toEqual([])
    expect(readers('pak', true)).toEqual(['delegate', 'chair', 'secretariat', 'legal'])
    expect(can('keep-assistance')).toEqual(['secretariat'])
  })

  test('risks, briefings and who sits where are for everybody but observers', () => {
    for (const act of ['read-risks', 'read-briefings', 'read-assistance', 'read-members', 'read-register'] as const)
      expect(can(act), act).toEqual(['delegate', 'chair', 'secretariat', 'legal'])
    expect([can('keep-risks'), can('read-unissued-briefings')]).toEqual([['chair', 'secretariat'], ['secretariat']])
  })

  test('the secretariat writes for the public and over several groups, the chair approves and reports on the own', () => {
    expect([can('write-for-public'), can('release-to-public')]).toEqual([['secretariat'], ['chair', 'secretariat']])
    expect([can('report-on-group'), can('report-on-all')]).toEqual([['chair', 'secretariat'], ['secretariat']])
    expect([can('keep-tables'), can('take-away-register')]).toEqual([['secretariat'], ['chair', 'secretariat']])
  })

  test('the chair and the secretariat call meetings, the secretariat plans the phases', () => {
    expect([can('convene'), can('plan-phases')]).toEqual([['chair', 'secretariat'], ['secretariat']])
  })

  test('the chair plans the work of a group, the secretariat keeps the group', () => {
    expect([can('plan-work'), can('manage-group')]).toEqual([['chair', 'secretariat'], ['secretariat']])
  })

  test('where the work of a group is over, everybody reads what they read before and nobody writes', () => {
    const late = (role: Role): Actor => ({ ...actor(role), isReadOnly: true })
    for (const role of ROLES) {
      expect(mayDo(late(role), 'read')).toBe(true)
      expect(mayDo(late(role), 'read-register')).toBe(mayDo(actor(role), 'read-register'))
      for (const act of ['propose', 'decide', 'hold-pen', 'take-position', 'comment', 'plan-work'] as const)
        expect(mayDo(late(role), act)).toBe(false)
      for (const name of ['text', 'record', 'layer/kaz', 'draft/kaz', 'layer/chair', 'draft/legal']) {
        const document = parseDocumentRef(name)!
        const before = accessTo(document, actor(role))
        expect(accessTo(document, late(role))).toBe(before === 'write' ? 'read' : before)
      }
    }
  })

  test('the legal reviewer decides nothing and never holds the pen', () => {
    for (const act of ['decide', 'reopen', 'set-status', 'issue-revision', 'hold-pen', 'import'] as const)
      expect(can(act)).not.toContain('legal')
    expect(writersOf('text')).toEqual(['chair', 'secretariat'])
  })

  test('a layer is written by its holder and read by everybody, a draft read by its holder alone', () => {
    expect(writersOf('layer/legal')).toEqual(['legal'])
    expect(readersOf('layer/legal')).toEqual(ROLES)
    expect(readersOf('draft/legal')).toEqual(['legal'])
    expect(writersOf('layer/kaz')).toEqual(['delegate'])
  })

  test('every common holder has a name for people, and one that the notation reads back', () => {
    for (const holder of COMMON_HOLDERS) {
      expect(partyName(holder)).toMatch(/^the /)
      if (holder === 'record') continue
      const printed = `Article 1\n1.  Fees [${nameOf(holder)}: and charges] apply.\n`
      const { tree, issues } = parseNotation(printed, { parties: new Map([['KAZ', 'KAZ']]) })
      expect(issues).toEqual([])
      expect(JSON.stringify(tree)).toContain(`"parties":["${nameOf(holder)}"]`)
      expect(printNotation(tree)).toBe(printed)
    }
  })
})
