/** What the model knows of several questions at once: plain values, compared with the tables after each step. */
import type { Step } from '@veche/contract/incidents.ts'
import type { ClockLimit } from '../../src/platform/working-time/index.ts'

export type Address = {
  settlement: string | null
  street: string | null
  house: string | null
  object: string | null
}

/** The columns of an incident; moments in milliseconds. */
export type Case = {
  id: string
  version: number
  step: Step
  urgency: 'normal' | 'urgent'
  severity: number | null
  topicCode: string | null
  groupCode: string | null
  municipalityCode: string | null
  address: Address
  agencyCode: string | null
  unitCode: string | null
  assigneeId: string | null
  tags: string[]
  leaseUntil: number | null
  releasedBy: string | null
  kind: string | null
  outcome: string | null
  satisfaction: string | null
  closingReason: string | null
  dismissReason: string | null
  dismissedFrom: string | null
  handoffs: number
  proposedAgencyCode: string | null
  needsArbiter: boolean
  isReopened: boolean
  isFrozen: boolean
  isMassEvent: boolean
  isAuthorUnreachable: boolean
  hasUnreadFollowUp: boolean
  hasUnknownDelivery: boolean
  hasEvidence: boolean
  isSourceEdited: boolean
  isSourceDeleted: boolean
  messageCount: number
  memberCount: number
  mergedIntoId: string | null
  mergedAt: number | null
  mergedFrom: string | null
  eventId: string | null
  repeatOfId: string | null
  repeatKind: string | null
  repeatNo: number | null
  isRepeatConfirmed: boolean | null
  promiseDueAt: number | null
  closeProposedBy: string | null
  foundAt: number
  registeredAt: number | null
  assignedAt: number | null
  answeredAt: number | null
  closedAt: number | null
  updatedAt: number
  splitFromId: string | null
}

export type Clock = {
  key: string
  limit: ClockLimit
  schedule: string
  startedAt: number
  firstDueAt: number
  dueAt: number
  state: 'running' | 'paused' | 'met' | 'late' | 'cancelled'
  stoppedAt: number | null
  pausedAt: number | null
  isChanged: boolean
}
export type Version = {
  kind: 'interim' | 'final'
  authorId: string
  /** Who wrote what its author, an approver, has mended; null: the author. */
  writerId: string | null
  decision: 'approved' | 'sent_back' | 'mended' | null
  /** Whose yes it waits for, and who has said theirs. */
  stage: 'agency' | 'centre'
  decidedBy: string[]
  promiseDueAt: number | null
  said: 'solved' | 'explained' | 'not_solved'
}
export type Promised = { dueAt: number; returnsAt: number; state: string; closedAt: number | null }

/** A question with all that hangs on it. */
export type Life = {
  row: Case
  /** The conversation it was asked in, and by whom. */
  thread: string
  author: string
  surface: 'comment' | 'private'
  source: { id: string; state: 'alive' | 'edited' | 'deleted'; isOwn: boolean }
  clocks: Clock[]
  history: string[]
  versions: Version[]
  promises: Promised[]
  draftRevision: number
  /** What the last supplement was begun from, and how many versions there were. */
  supplemented: (Pick<Case, 'closedAt' | 'closingReason'> & { step: Case['step']; versions: number }) | null
  /** How it stood before it was accepted, and what that gave it; before it was last assigned from the distribution. */
  accepted: { was: Partial<Case>; gave: Partial<Case> } | null
  assigned: Partial<Case> | null
  /** Agencies that have said the work is not theirs: a route never leads back to them. */
  refusers: string[]
}

/** One author's copy of one version. */
export type Delivery = {
  workId: string
  versionNo: number
  recipientId: string
  thread: string
  state: 'queued' | 'sent' | 'failed' | 'unknown' | 'undeliverable' | 'cancelled'
  attempts: number
  nextAttemptAt: number
  holdUntil: number | null
  /** It stands in the thread, whatever the network answered. */
  isThere: boolean
}
export type World = { now: number; lives: Life[]; ledger: Delivery[] }

const NOTHING_KNOWN = {
  severity: null,
  topicCode: null,
  groupCode: null,
  address: { settlement: null, street: null, house: null, object: null },
  agencyCode: null,
  unitCode: null,
  assigneeId: null,
  leaseUntil: null,
  releasedBy: null,
  kind: null,
  outcome: null,
  satisfaction: null,
  closingReason: null,
  dismissReason: null,
  dismissedFrom: null,
  handoffs: 0,
  proposedAgencyCode: null,
  needsArbiter: false,
  isReopened: false,
  isFrozen: false,
  isMassEvent: false,
  isAuthorUnreachable: false,
  hasUnreadFollowUp: false,
  hasUnknownDelivery: false,
  hasEvidence: false,
  isSourceEdited: false,
  isSourceDeleted: false,
  messageCount: 1,
  memberCount: 1,
  mergedIntoId: null,
  mergedAt: null,
  mergedFrom: null,
  eventId: null,
  repeatOfId: null,
  repeatKind: null,
  repeatNo: null,
  isRepeatConfirmed: null,
  promiseDueAt: null,
  closeProposedBy: null,
  registeredAt: null,
  assignedAt: null,
  answeredAt: null,
  closedAt: null,
  splitFromId: null,
} as const

/** `id` is told by the database. */
export function freshCase(now: number, urgency: Case['urgency'], foundAt = now): Case {
  return {
    ...structuredClone(NOTHING_KNOWN),
    id: '',
    tags: [],
    version: 1,
    step: 'new',
    urgency,
    municipalityCode: 'borovichi',
    foundAt,
    updatedAt: now,
  }
}

export function lifeOf(world: World, id: string): Life {
  const life = world.lives.find(({ row }) => row.id === id)
  if (!life) throw new Error(`The model knows no ${id}`)
  return life
}

/** Deep where it changes in place. */
export function copyOf({ now, lives, ledger }: World): World {
  return {
    now,
    ledger: ledger.map((row) => ({ ...row })),
    lives: lives.map((life) => ({
      ...life,
      row: { ...life.row },
      source: { ...life.source },
      clocks: life.clocks.map((clock) => ({ ...clock })),
      history: [...life.history],
      versions: life.versions.map((version) => ({ ...version, decidedBy: [...version.decidedBy] })),
      promises: life.promises.map((promise) => ({ ...promise })),
    })),
  }
}

export type SendEnd = 'ok' | 'lost' | 'gone' | 'later' | 'refused'
