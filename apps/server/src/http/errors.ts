/**
 * Everything the server refuses, in one catalogue: the code, the HTTP status and a title. docs/errors.md lists the same
 * codes (errors.test.ts compares). Answers are RFC 9457 problem documents.
 */
export const ERRORS = {
  'not-signed-in': [401, 'You are not signed in'],
  'sign-in-refused': [401, 'The e-mail address or the password is not right'],
  'code-not-right': [401, 'The code is not right'],
  'sign-in-expired': [401, 'Begin the sign-in anew'],
  'account-closed': [403, 'The account is closed'],
  'second-factor-due': [403, 'A second factor is asked of you first'],
  'too-many-attempts': [429, 'Too many attempts'],
  'password-too-weak': [422, 'The password is guessed too easily'],
  'passkey-not-right': [422, 'The passkey cannot be used here'],
  'account-exists': [409, 'There is such an account already'],
  'invitation-not-open': [410, 'The invitation is no longer open'],
  'not-allowed': [403, 'Your role does not allow this'],
  'foreign-origin': [403, 'The request comes from another site'],
  'not-found': [404, 'There is no such thing here'],
  'invalid-request': [400, 'The request cannot be read'],
  'too-large': [413, 'The request is too large'],
  'proposal-not-open': [409, 'The proposal is not open'],
  'proposal-not-decided': [409, 'The proposal has not been decided'],
  'not-withdrawn': [409, 'Only what was withdrawn can be taken over'],
  'taken-over': [409, 'Somebody has taken it over'],
  'not-a-co-sponsor': [409, 'Only who sponsors a proposal with you can write in it'],
  'wording-changed': [409, 'The wording has changed since you saw it'],
  'text-changed': [409, 'The text has changed since the decision'],
  'decided-since': [409, 'What the decision touched has been decided on since'],
  'article-locked': [409, 'The article is agreed and cannot be touched'],
  'article-not-clean': [409, 'Something in the article is still open'],
  'in-zero-round': [409, 'Nothing is agreed in a zero round'],
  'call-open': [409, 'A call for consensus is open already'],
  'not-at-this-step': [409, 'That cannot be done at this step'],
  'call-closed': [409, 'The call for consensus has been closed'],
  'pen-not-held': [409, 'You do not hold the pen in this article'],
  'pen-handed': [409, 'The pen has been handed over in this article already'],
  'touches-others': [409, 'It would close or narrow what others propose'],
  'quote-not-found': [422, 'The quoted words are not there'],
  'quote-ambiguous': [422, 'The quoted words stand there more than once'],
  'provision-not-found': [422, 'There is no such provision'],
  'place-not-found': [422, 'The place of the words is no longer in the text'],
  'nothing-proposed': [422, 'The proposal changes nothing'],
  'file-not-readable': [422, 'The file cannot be read as a text'],
  'schedule-not-readable': [422, 'The schedule has rows that cannot be taken'],
  'table-not-readable': [422, 'The table has rows that cannot be taken'],
  'not-for-the-public': [422, 'It says what the public is not told'],
  'publication-state': [409, 'The publication is not at this step'],
  'too-long-to-compare': [422, 'The two texts are too long to be compared'],
  'too-busy': [503, 'Too much is being worked out at present'],
  'took-too-long': [503, 'It took longer than is allowed'],
  'nobody-waits': [499, 'Whoever asked has gone'],
  'draft-not-readable': [422, 'The draft cannot be read as it is'],
  'symbol-taken': [409, 'Another instrument has this symbol'],
  'closed-to-observers': [409, 'The working group is closed to observers'],
  'nobody-to-seat': [422, 'Nobody can take this seat yet'],
  'group-closed': [409, 'The work of the group is over'],
  'unknown-revision': [404, 'There is no such revision'],
  'format-not-available': [501, 'This format is not available yet'],
  'storage-full': [507, 'There is no space left on the server'],
  'storage-failed': [503, 'The server cannot write to its disk at present'],
  'internal-error': [500, 'Something went wrong on our side']
} as const

export type ErrorCode = keyof typeof ERRORS

/** A refusal, thrown by whoever refuses and answered as a problem document. */
export class Problem extends Error {
  readonly code: ErrorCode
  readonly extra: Readonly<Record<string, unknown>>

  constructor(code: ErrorCode, detail: string = ERRORS[code][1], extra: Readonly<Record<string, unknown>> = {}) {
    super(detail)
    this.code = code
    this.extra = extra
  }

  get status(): number {
    return ERRORS[this.code][0]
  }

  toJSON(): Readonly<Record<string, unknown>> {
    return {
      type: `/api/docs#${this.code}`,
      title: ERRORS[this.code][1],
      status: this.status,
      detail: this.message,
      code: this.code,
      ...this.extra
    }
  }
}
