import type {
  DropReason,
  EvidenceKind,
  FAKE_LISTS,
  FakeSignal,
  FakeStep,
  TimedFakeStep,
  Verdict,
} from '@veche/contract/fakes.ts'
import type { StateName } from '../../ui/State.tsx'

export type FakeList = (typeof FAKE_LISTS)[number]

/** Lists of the contract's words in the order the interface shows them; the contract itself would bring zod along. */
export const FAKE_LIST_CODES = [
  'open',
  'mine',
  'watched',
  'closed',
  'dropped',
] as const satisfies readonly FakeList[]

export const VERDICT_CODES = [
  'fake',
  'distortion',
  'true',
  'unconfirmed',
  'opinion',
] as const satisfies readonly Verdict[]

export const EVIDENCE_CODES = [
  'document',
  'register',
  'statement',
  'link',
] as const satisfies readonly EvidenceKind[]

export const DROP_CODES = [
  'no_rumour',
  'not_checkable',
  'no_reach',
  'opinion',
  'duplicate',
] as const satisfies readonly DropReason[]

export const SIGNAL_CODES = [
  'monitoring',
  'chat',
  'resident',
  'agency',
] as const satisfies readonly FakeSignal[]

export const TIMED_STEP_CODES = [
  'signal',
  'triage',
  'facts',
  'verdict',
  'text',
  'approval',
  'publication',
] as const satisfies readonly TimedFakeStep[]

export const HARM_LEVELS = [1, 2, 3, 4, 5] as const

/** Limits of the contract. */
export const CLAIM_LIMIT = 200
export const FULL_TEXT_LIMIT = 5000
export const REPLY_LIMIT = 2000
export const POST_LIMIT = 4000
export const MISTAKE_LIMIT = 500

export const VERDICT_STATE: Record<Verdict, StateName> = {
  fake: 'late',
  distortion: 'attention',
  true: 'done',
  unconfirmed: 'waiting',
  opinion: 'rumour',
}

export const STEP_STATE: Record<FakeStep, StateName> = {
  signal: 'rumour',
  triage: 'ontime',
  facts: 'ontime',
  verdict: 'ontime',
  text: 'ontime',
  approval: 'ontime',
  publication: 'ontime',
  watch: 'waiting',
  closed: 'done',
  dropped: 'waiting',
}
