/** Steps and verdicts of the work on rumours. */

/** Steps of a card that have a clock, in order. `signal`: the rumour is reported, nobody has opened the card. */
export const TIMED_FAKE_STEPS = [
  'signal',
  'triage',
  'facts',
  'verdict',
  'text',
  'approval',
  'publication',
] as const

/** `watch`: the refutation is published, new carriers are searched. `dropped`: no fake, or nothing to check. */
export const FAKE_STEPS = [...TIMED_FAKE_STEPS, 'watch', 'closed', 'dropped'] as const

export const FAKE_SIGNALS = ['monitoring', 'chat', 'resident', 'agency'] as const

/** Фейк, искажение, правда, не подтверждено, мнение или сатира. The last one is never refuted. */
export const VERDICTS = ['fake', 'distortion', 'true', 'unconfirmed', 'opinion'] as const

/** A verdict needs at least one `document`, which is a file, or `register`: what somebody says is not enough. */
export const EVIDENCE_KINDS = ['document', 'register', 'statement', 'link'] as const

export const FAKE_LISTS = ['open', 'mine', 'watched', 'closed', 'dropped'] as const

export const CLAIM_MIN = 5

export const CLAIM_LIMIT = 200

export const FULL_TEXT_LIMIT = 5000

export const REFUTATION_LIMIT = 2000

export const POST_LIMIT = 4000
