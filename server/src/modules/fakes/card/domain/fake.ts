/**
 * The life of a card. Pure: no I/O, no clock.
 *
 *   signal ─open→ triage ─triage→ facts ─end_facts→ verdict ─opine, two agree→ text ─write→ approval ─approve→ publication
 *                                 ↑ ↑──return_to_facts──┘                         ↑─send_back──┘                  │
 *                                 └────────correct──────── closed ←close─ watch ←──────publish────────────────────┘
 *
 * Whatever was not published yet may be dropped, and opened again where it was. An opinion is not refuted: by that verdict
 * a card is dropped. Where we have refuted one already, we say openly that we were wrong. A correction begins at the
 * facts: what was false there is not published again.
 */
import type { DropReason, FakeCommand, FakeStep, TimedFakeStep, Verdict } from '@veche/contract/fakes.ts'
import { TIMED_FAKE_STEPS } from '@veche/contract/values/fakes.ts'
import { ConflictError, ForbiddenError, InvalidError } from '../../../../platform/errors.ts'
import { type Opinion, verdictOf } from './opinions.ts'

export type FakeCommandType = FakeCommand['type']
export type FakeState = {
  step: FakeStep
  droppedAtStep: TimedFakeStep | null
  dropReason: DropReason | null
  verdict: Verdict | null
  opinionRound: number
  publishedAt: Date | null
  watchUntil: Date | null
  closedAt: Date | null
}
/** Facts that decide beside the step, as they were before the command. */
export type FakeFacts = {
  actorId: string
  /** For whom the actor stands in. */
  forUserId: string | null
  now: Date
  /** Of this round. */
  opinions: readonly Opinion[]
  hasDocument: boolean
  /** Of the last text. */
  writerId: string | null
}

export const WATCH_MS = 72 * 3_600_000

const FROM: Record<FakeCommandType, readonly FakeStep[]> = {
  open: ['signal'],
  triage: ['triage'],
  end_facts: ['facts'],
  opine: ['verdict'],
  return_to_facts: ['verdict'],
  write: ['text'],
  approve: ['approval'],
  send_back: ['approval'],
  publish: ['publication', 'watch'],
  publish_by_hand: ['publication', 'watch'],
  leave_out: ['publication'],
  correct: ['watch', 'closed'],
  close: ['watch'],
  drop: TIMED_FAKE_STEPS,
  reopen: ['dropped'],
}

export function isCommandAllowed({ step, publishedAt }: FakeState, type: FakeCommandType): boolean {
  if (type === 'drop' && publishedAt !== null) return false
  if (type === 'leave_out' && publishedAt === null) return false
  return FROM[type].includes(step)
}

export function assertCommandAllowed(fake: FakeState, type: FakeCommandType): void {
  if (isCommandAllowed(fake, type)) return
  if (type === 'drop' && fake.publishedAt !== null) throw new ConflictError('fake.already_published')
  throw new ConflictError('fake.command_not_allowed', { command: type, step: fake.step })
}

/** The card after the command; a single opinion does not change it. */
export function moveFake(fake: FakeState, command: FakeCommand, facts: FakeFacts): Partial<FakeState> {
  assertCommandAllowed(fake, command.type)
  switch (command.type) {
    case 'open':
      return { step: 'triage' }
    case 'triage':
      return { step: 'facts' }
    case 'end_facts':
      return { step: 'verdict' }
    case 'opine':
      return judge(fake, command.verdict, facts)
    case 'return_to_facts':
      return { step: 'facts', opinionRound: fake.opinionRound + 1 }
    case 'write':
      return { step: 'approval' }
    case 'approve':
    case 'send_back':
      assertNotOwnText(facts)
      return { step: command.type === 'approve' ? 'publication' : 'text' }
    case 'publish':
      if (command.carrierIds.length + command.chatIds.length === 0)
        throw new InvalidError('fake.no_places', { field: 'carrierIds' })
      return publish(fake, facts)
    case 'publish_by_hand':
    case 'leave_out':
      return publish(fake, facts)
    case 'correct':
      return { ...newRound(fake), step: 'facts', watchUntil: null, closedAt: null }
    case 'close':
      return { step: 'closed', closedAt: facts.now }
    case 'drop':
      return drop(fake, command.reason)
    case 'reopen':
      return reopen(fake)
  }
}

function judge(
  fake: FakeState,
  given: Verdict,
  { actorId, opinions, hasDocument }: FakeFacts,
): Partial<FakeState> {
  const isRefuted = given !== 'opinion' || fake.publishedAt !== null
  if (isRefuted && !hasDocument) throw new ConflictError('fake.no_document', { field: 'verdict' })
  const others = opinions.filter(({ userId }) => userId !== actorId)
  const verdict = verdictOf([...others, { userId: actorId, verdict: given }])
  if (verdict === null) return {}
  if (verdict === 'opinion' && fake.publishedAt === null) return { verdict, ...drop(fake, 'opinion') }
  return { verdict, step: 'text' }
}

function assertNotOwnText({ actorId, forUserId, writerId }: FakeFacts): void {
  if (writerId === null || writerId === actorId || writerId === forUserId)
    throw new ForbiddenError('fake.own_text')
}

/** The first publication is kept: the time from the signal to it is how long we took. */
function publish({ step, publishedAt }: FakeState, { now }: FakeFacts): Partial<FakeState> {
  if (step === 'watch') return {}
  return {
    ...{ step: 'watch', publishedAt: publishedAt ?? now },
    watchUntil: new Date(now.getTime() + WATCH_MS),
  }
}

function newRound({ opinionRound }: FakeState): Partial<FakeState> {
  return { step: 'verdict', verdict: null, opinionRound: opinionRound + 1 }
}

function drop({ step }: FakeState, dropReason: DropReason): Partial<FakeState> {
  const droppedAtStep = TIMED_FAKE_STEPS.find((timed) => timed === step)
  if (!droppedAtStep) throw new Error(`A card at ${step} is not dropped`)
  return { step: 'dropped', droppedAtStep, dropReason }
}

/** Reopening a card that was dropped as an opinion removes the verdict. */
function reopen(fake: FakeState): Partial<FakeState> {
  if (fake.droppedAtStep === null) throw new Error('A dropped card knows where it was')
  const back = { step: fake.droppedAtStep, droppedAtStep: null, dropReason: null }
  return fake.verdict === 'opinion' ? { ...back, ...newRound(fake) } : back
}

const WITH_EVIDENCE: readonly FakeStep[] = [
  ...(['triage', 'facts', 'verdict', 'text', 'approval'] as const),
  ...(['publication', 'watch'] as const),
]

export function takesEvidence({ step }: Pick<FakeState, 'step'>): boolean {
  return WITH_EVIDENCE.includes(step)
}

/** Evidence cannot be removed after the verdict. */
export function losesEvidence({ step, verdict }: Pick<FakeState, 'step' | 'verdict'>): boolean {
  return verdict === null && ['triage', 'facts', 'verdict'].includes(step)
}

/** The claim cannot change while it is judged, and the truth cannot change while the text is approved. */
const UNTIL: Record<'claim' | 'fullText' | 'truth', readonly FakeStep[]> = {
  claim: ['signal', 'triage', 'facts'],
  fullText: ['signal', 'triage', 'facts'],
  truth: ['signal', 'triage', 'facts', 'verdict', 'text'],
}

export function isEditable({ step }: Pick<FakeState, 'step'>): boolean {
  return TIMED_FAKE_STEPS.some((timed) => timed === step)
}

export function assertWordsOpen(
  { step, publishedAt }: Pick<FakeState, 'step' | 'publishedAt'>,
  fields: readonly (keyof typeof UNTIL)[],
): void {
  // The claim of a published card is public and stays; only a correction changes what we said about it.
  const isFixed = (name: keyof typeof UNTIL) => publishedAt !== null && name !== 'truth'
  const field = fields.find((name) => isFixed(name) || !UNTIL[name].includes(step))
  if (field) throw new ConflictError('fake.words_are_judged', { field, step })
}
