/** What becomes of a version that waits: a yes at its stage, a no with a reason, or a call back before it leaves. */
import type { PublishChoice } from '@veche/contract/answers.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { ConflictError, ForbiddenError } from '../../../platform/errors.ts'
import type { Actor } from '../../access/index.ts'
import { getDirectory } from '../../directory/index.ts'
import {
  assertNotStale,
  changeIncident,
  findAgency,
  findStanding,
  type IncidentCommand,
  type LockedIncident,
  loadDeadlineBook,
  lockVisibleIncident,
  type Standing,
} from '../../incidents/index.ts'
import { getSettings } from '../../settings/index.ts'
import { decideVersion, deleteDrafts, getSubmittedVersion, setDraftsAside } from '../drafts/index.ts'
import { cancelQueued, leaveToPerson, queuePublication } from '../outbox/index.ts'
import { type AnswersContext, type AnswersServices, askingAfter, authorizeAnswer } from '../parts/index.ts'
import { assertSaysNew } from '../published/index.ts'
import { publishNotBefore } from '../sending/index.ts'
import { type KeyedCommand, takeKey } from './commands.repository.ts'
import { insertDecision, setVersionStage } from './decisions.repository.ts'
import { nextStage } from './domain/approval.ts'

export type Step = KeyedCommand & { expectedVersion: number; versionNo: number }
type Version = Awaited<ReturnType<typeof getSubmittedVersion>>
export type Deciding = { locked: LockedIncident; version: Version; standing: Standing; now: Date }

/** Another person than the author says yes. After the last stage the text goes in line for its threads. */
export function approveAnswer(
  { db, ...services }: AnswersContext,
  step: Step & { publish: PublishChoice },
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const deciding = await lockForDecision(tx, services, { ...step, command: 'approve' })
    if (!deciding) return
    const { locked, version, now } = deciding
    await assertSaysNew(tx, version)
    await saveDecision(tx, step, deciding, { outcome: 'approved', reasonCode: null, comment: '' })
    const directory = await getDirectory(tx)
    const next = nextStage(version.stage, findAgency(directory, locked.incident))
    if (next) {
      await setVersionStage(tx, { ...step, stage: next })
      await writeStep(tx, step, deciding, { command: { type: 'approve_inside' } })
      return
    }
    const notBefore = await chooseMoment(tx, services, step.publish, now)
    await decideVersion(tx, step, decisionBy(step.actor, now, { outcome: 'approved' }))
    const details = notBefore ? { notBefore: notBefore.toISOString() } : {}
    await writeStep(tx, step, deciding, { command: { type: 'approve' }, details })
    const holdUntil = await chooseHold(tx, now)
    await (holdUntil ? setDraftsAside(tx, step.incidentId, now) : deleteDrafts(tx, step.incidentId))
    await publish(tx, services, { version, notBefore, holdUntil, now })
  })
}

export function sendBackAnswer(
  { db, ...services }: AnswersContext,
  step: Step & { reasonCode: string; comment: string },
): Promise<void> {
  const { reasonCode, comment, actor } = step
  return db.transaction().execute(async (tx) => {
    const deciding = await lockForDecision(tx, services, { ...step, command: 'send_back' })
    if (!deciding) return
    await saveDecision(tx, step, deciding, { outcome: 'sent_back', reasonCode, comment })
    const decision = { outcome: 'sent_back', reasonCode, decisionComment: comment } as const
    await decideVersion(tx, step, decisionBy(actor, deciding.now, decision))
    await writeStep(tx, step, deciding, {
      command: { type: 'send_back' },
      details: { reasonCode, comment },
    })
  })
}

/** As long as nothing of it has left: back to its author, with the words it had. */
export function callBackAnswer(
  { db, clock }: AnswersContext,
  step: Omit<Step, 'versionNo'> & { comment: string },
): Promise<void> {
  const { incidentId, actor, comment } = step
  const now = clock()
  return db.transaction().execute(async (tx) => {
    const locked = await lockVisibleIncident(tx, incidentId, actor)
    if (!(await takeKey(tx, step, { command: 'call_back', now }))) return
    assertNotStale(locked.incident, step.expectedVersion)
    await authorizeAnswer(tx, { actor, incident: locked.incident, right: 'call_back' })
    const version = await cancelQueued(tx, incidentId)
    if (!version) throw new ConflictError('answer.already_leaving')
    await insertDecision(tx, {
      ...version,
      outcome: 'recalled',
      decidedBy: actor.id,
      decidedByName: actor.name,
      decidedAt: now,
      comment,
    })
    const details = { versionNo: version.versionNo, comment }
    const book = await loadDeadlineBook(tx)
    await changeIncident(tx, locked, { command: { type: 'call_back' }, actor, now, details }, book)
  })
}

/**
 * Who may decide on the version that waits, with everything locked that the decision changes. Null when the command was
 * carried out before.
 */
export async function lockForDecision(
  tx: Tx,
  { clock }: Pick<AnswersServices, 'clock'>,
  step: Step & { command: 'approve' | 'send_back' | 'mend' },
): Promise<Deciding | null> {
  const { incidentId, actor, versionNo, command } = step
  const now = clock()
  const locked = await lockVisibleIncident(tx, incidentId, actor)
  if (!(await takeKey(tx, step, { command, now }))) return null
  assertNotStale(locked.incident, step.expectedVersion)
  const standing = await findStanding(tx, { incidentId, actorId: actor.id, now })
  if (!standing) await refuse(tx, { locked, step })
  const version = await getSubmittedVersion(tx, incidentId, versionNo)
  if (!standing) throw new ForbiddenError('answer.four_eyes', { versionNo })
  return { locked, version, standing, now }
}

/** Who may not approve here at all is told so; whose own word it is, is told of the other pair of eyes. */
async function refuse(tx: Tx, { locked, step }: { locked: LockedIncident; step: Step }): Promise<void> {
  const { incident } = locked
  if (incident.step !== 'approval') {
    throw new ConflictError('incident.step_not_allowed', { command: 'approve', step: incident.step })
  }
  const version = await getSubmittedVersion(tx, step.incidentId, step.versionNo)
  const right = version.stage === 'agency' ? 'approve_inside' : 'approve'
  await authorizeAnswer(tx, { actor: step.actor, incident, right })
}

async function saveDecision(
  tx: Tx,
  { incidentId, actor, versionNo }: Step,
  { version, standing, now }: Deciding,
  word: { outcome: 'approved' | 'sent_back'; reasonCode: string | null; comment: string },
): Promise<void> {
  await insertDecision(tx, {
    ...word,
    incidentId,
    versionNo,
    authorId: version.authorId,
    stage: version.stage,
    decidedBy: actor.id,
    decidedByName: actor.name,
    forUserId: standing.forUser?.id ?? null,
    forUserName: standing.forUser?.name ?? null,
    decidedAt: now,
  })
}

async function writeStep(
  tx: Tx,
  { actor, versionNo }: Step,
  { locked, version, standing, now }: Deciding,
  { command, details = {} }: { command: IncidentCommand; details?: Record<string, unknown> },
): Promise<void> {
  const said = {
    versionNo,
    stage: version.stage,
    // The former writer of a text that an approver mended.
    ...(version.writerId === actor.id ? { isConfirmation: true } : {}),
    // «за Иванову — Петров».
    ...(standing.forUser ? { forName: standing.forUser.name } : {}),
    ...details,
  }
  const book = await loadDeadlineBook(tx)
  await changeIncident(tx, locked, { command, actor, now, details: said }, book)
}

async function chooseMoment(
  tx: Tx,
  { region }: Pick<AnswersServices, 'region'>,
  choice: PublishChoice,
  now: Date,
): Promise<Date | null> {
  const { publicationHours } = await getSettings(tx)
  return publishNotBefore(choice, { ...publicationHours, zone: region.timeZone, now })
}

/** So long the approval can be taken back (undo-approval.ts). */
async function chooseHold(tx: Tx, now: Date): Promise<Date | null> {
  const { publicationHoldSeconds } = await getSettings(tx)
  return publicationHoldSeconds === 0 ? null : new Date(now.getTime() + publicationHoldSeconds * 1000)
}

async function publish(
  tx: Tx,
  services: AnswersServices,
  { version, ...moments }: { version: Version; notBefore: Date | null; holdUntil: Date | null; now: Date },
): Promise<void> {
  const { incidentId, versionNo, text, privateText, fileIds, kind, outcomeSaid } = version
  const { asksAuthor } = await getSettings(tx)
  const asking = asksAuthor ? askingAfter(kind, outcomeSaid ?? 'explained') : null
  const answer = {
    incidentId,
    versionNo,
    text,
    privateText,
    fileIds,
    asking,
    isInterim: kind === 'interim',
    ...moments,
  }
  await queuePublication(tx, answer, services)
  await leaveToPerson(tx, { incidentId, versionNo }, services)
}

function decisionBy(
  actor: Actor,
  now: Date,
  word: { outcome: 'approved' | 'sent_back'; reasonCode?: string; decisionComment?: string },
) {
  return {
    decidedBy: actor.id,
    decidedByName: actor.name,
    decidedAt: now,
    reasonCode: null,
    decisionComment: '',
    ...word,
  }
}
