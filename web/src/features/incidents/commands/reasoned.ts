/** Steps that ask for nothing but a reason. */
export const REASONED = [
  'reopen',
  'release',
  'supplement',
  'propose_futile',
  'accept_evidence',
  'freeze',
] as const
export type Reasoned = (typeof REASONED)[number]
