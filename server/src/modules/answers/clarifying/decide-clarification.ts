/** What people do with a question that is open: say yes or no to it, take it back, help it to arrive. */
import type { ResolveClarificationRequest } from '@veche/contract/casework/clarifications.ts'
import type { z } from 'zod'
import type { Tx } from '../../../platform/database/db.ts'
import { ConflictError, ForbiddenError } from '../../../platform/errors.ts'
import { type Actor, assertTwoPeople } from '../../access/index.ts'
import {
  type ClarificationRow,
  changeIncident,
  getClarification,
  type IncidentCommand,
  type LockedIncident,
  loadDeadlineBook,
  lockVisibleIncident,
  updateClarification,
} from '../../incidents/index.ts'
import { listPostStates } from '../outbox/index.ts'
import { type AnswersContext, authorizeAnswer } from '../parts/index.ts'
import { resolvePost } from '../sending/index.ts'
import { queueClarification } from './queue-clarification.ts'

type Deciding = { incidentId: string; clarificationId: string; actor: Actor }
type Open = { locked: LockedIncident; question: ClarificationRow }

export function approveClarification({ db, ...services }: AnswersContext, step: Deciding): Promise<void> {
  const now = services.clock()
  return db.transaction().execute(async (tx) => {
    const { locked, question } = await lockProposed(tx, step, now)
    const { actor } = step
    await updateClarification(tx, question.id, { approvedBy: actor.id, approvedByName: actor.name })
    const incident = await change(tx, locked, { command: { type: 'approve_clarification' }, actor, now })
    await queueClarification(tx, services, { incident, question, now })
  })
}

export function refuseClarification({ db, clock }: AnswersContext, step: Deciding): Promise<void> {
  const now = clock()
  return db.transaction().execute(async (tx) => {
    const { locked } = await lockProposed(tx, step, now)
    const command = { type: 'end_clarification', endedAs: 'refused' } as const
    await change(tx, locked, { command, actor: step.actor, now })
  })
}

/** The fact was found elsewhere. What has left for the network stays there; nobody waits for its answer. */
export function takeBackClarification({ db, clock }: AnswersContext, step: Deciding): Promise<void> {
  const now = clock()
  return db.transaction().execute(async (tx) => {
    const { locked, question } = await lockAsked(tx, step)
    // Its reply was lost, and it has come again.
    if (question.endedAs === 'taken_back') return
    assertOpen(question)
    await authorizeAnswer(tx, { actor: step.actor, incident: locked.incident, right: 'clarify' })
    const command = { type: 'end_clarification', endedAs: 'taken_back' } as const
    await change(tx, locked, { command, actor: step.actor, now })
  })
}

type Decision = z.infer<typeof ResolveClarificationRequest>['decision']

/** A person decides where the network refused it or nobody knows whether it stands there. */
export async function resolveClarification(
  context: AnswersContext,
  { decision, ...step }: Deciding & { decision: Decision },
): Promise<void> {
  const post = await context.db.transaction().execute(async (tx) => {
    const { locked, question } = await lockOpen(tx, step)
    await authorizeAnswer(tx, { actor: step.actor, incident: locked.incident, right: 'clarify' })
    const [state] = await listPostStates(tx, [question.id])
    if (!state) throw new ConflictError('answer.publication_not_open')
    return state
  })
  const { id: postId, conversation } = post
  await resolvePost(context, { postId, conversation, decision, actor: step.actor })
}

async function lockOpen(tx: Tx, step: Deciding): Promise<Open> {
  const open = await lockAsked(tx, step)
  assertOpen(open.question)
  return open
}

async function lockAsked(tx: Tx, { incidentId, clarificationId, actor }: Deciding): Promise<Open> {
  const locked = await lockVisibleIncident(tx, incidentId, actor)
  return { locked, question: await getClarification(tx, { id: clarificationId, incidentId }) }
}

function assertOpen({ endedAt, endedAs }: ClarificationRow): void {
  if (endedAt !== null) throw new ConflictError('clarification.ended', { endedAs })
}

/** By the rights of an approver of answers; nobody approves what they wrote. */
async function lockProposed(tx: Tx, step: Deciding, now: Date): Promise<Open> {
  const open = await lockOpen(tx, step)
  const { needsApproval, approvedBy, askedBy } = open.question
  if (!needsApproval || approvedBy !== null) throw new ConflictError('clarification.not_proposed')
  await authorizeAnswer(tx, { actor: step.actor, incident: open.locked.incident, right: 'approve' })
  if (askedBy === step.actor.id) throw new ForbiddenError('clarification.own')
  await assertTwoPeople(tx, [askedBy, step.actor.id], now)
  return open
}

type Change = { command: IncidentCommand; actor: Actor; now: Date }

async function change(tx: Tx, locked: LockedIncident, { command, actor, now }: Change) {
  return changeIncident(tx, locked, { command, actor, now }, await loadDeadlineBook(tx))
}
