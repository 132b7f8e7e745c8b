import type { AnswerOutcome, AnswerPromise } from '@veche/contract/answers.ts'
import type { z } from 'zod'
import { ForbiddenError, InvalidError } from '../../platform/errors.ts'
import type { Actor } from '../access/index.ts'
import {
  assertNotStale,
  changeIncident,
  type Incident,
  loadDeadlineBook,
  lockVisibleIncident,
} from '../incidents/index.ts'
import { getSettings } from '../settings/index.ts'
import { decideVersion, getSubmittedVersion, insertVersion } from './answers.repository.ts'
import { type AnswersContext, authorizeAnswer } from './answers-context.ts'
import { checkIncidentAnswer } from './check-answer.ts'
import { askingAfter } from './domain/ask-author.ts'
import { countRemarks } from './domain/checklist.ts'
import { assertPromise } from './domain/promise.ts'
import { type AnswerKind, deleteDraft, deleteDrafts } from './drafts.repository.ts'
import { assertFilesOf } from './files.repository.ts'
import { findPromiseLimit } from './promise-limit.ts'
import { queuePublication } from './queue-publication.ts'

type Step = { incidentId: string; actor: Actor; expectedVersion: number }

export type WrittenAnswer = {
  kind: AnswerKind
  text: string
  candidate: number
  promise: AnswerPromise | null
  outcome: z.infer<typeof AnswerOutcome>
  privateText: string
  fileIds: string[]
  overrideReason: string
}

/** The text becomes a version and waits for another pair of eyes. Remarks of the checklist ask for a reason. */
export function submitAnswer(context: AnswersContext, step: Step & WrittenAnswer): Promise<void> {
  const { incidentId, actor, kind, text, candidate, overrideReason } = step
  const now = context.clock()
  return context.db.transaction().execute(async (tx) => {
    const locked = await lockVisibleIncident(tx, incidentId, actor)
    assertNotStale(locked.incident, step.expectedVersion)
    await authorizeAnswer(context, { actor, incident: locked.incident, right: 'submit' })
    const promise = await takePromise(context, { ...step, incident: locked.incident, now })
    await assertFilesOf(tx, incidentId, step.fileIds)
    await assertChecked(context, step)
    const versionNo = await insertVersion(tx, {
      incidentId,
      kind,
      text,
      promise,
      outcomeSaid: kind === 'final' ? step.outcome : null,
      privateText: step.privateText,
      fileIds: step.fileIds,
      authorId: actor.id,
      authorName: actor.name,
      overrideReason,
      createdAt: now,
    })
    await deleteDraft(tx, { incidentId, candidate })
    const details = {
      versionNo,
      answerKind: kind,
      ...(promise ? { promise } : {}),
      ...(overrideReason ? { overrideReason } : {}),
    }
    const book = await loadDeadlineBook(context.db)
    await changeIncident(tx, locked, { command: { type: 'submit' }, actor, now, details }, book)
  })
}

/** An interim answer promises something; a final one does not. */
async function takePromise(
  { db }: AnswersContext,
  { kind, promise, incident, actor, now }: WrittenAnswer & { incident: Incident; actor: Actor; now: Date },
): Promise<AnswerPromise | null> {
  if (kind === 'final') return null
  const limit = await findPromiseLimit(db, { incident, actor, now })
  assertPromise(promise && { dueAt: new Date(promise.dueAt) }, { limit, now })
  return promise
}

async function assertChecked(context: AnswersContext, answer: Step & WrittenAnswer): Promise<void> {
  const { text, overrideReason } = answer
  const remarks = await checkIncidentAnswer(context, answer)
  const found = remarks.filter(({ state }) => state === 'attention')
  const open = found.find(({ code }) => code === 'variables_filled')
  if (open) throw new InvalidError('answer.variables_left', { words: open.words })
  if (found.some(({ code }) => code === 'fits_limit')) {
    throw new InvalidError('answer.too_long', { length: text.length })
  }
  if (countRemarks(remarks) > 0 && overrideReason === '') {
    throw new InvalidError('answer.reason_required', { remarks: countRemarks(remarks) })
  }
}

/** Four eyes: another person than the author says yes, and the text goes in line for its thread. */
export function approveAnswer(context: AnswersContext, step: Step & { versionNo: number }): Promise<void> {
  const { incidentId, actor, versionNo } = step
  const now = context.clock()
  return context.db.transaction().execute(async (tx) => {
    const locked = await lockVisibleIncident(tx, incidentId, actor)
    assertNotStale(locked.incident, step.expectedVersion)
    await authorizeAnswer(context, { actor, incident: locked.incident, right: 'approve' })
    const version = await getSubmittedVersion(tx, incidentId, versionNo)
    if (version.authorId === actor.id) throw new ForbiddenError('answer.four_eyes', { versionNo })
    await decideVersion(tx, { incidentId, versionNo }, { ...decisionBy(actor, now), outcome: 'approved' })
    const book = await loadDeadlineBook(context.db)
    const details = { versionNo }
    await changeIncident(tx, locked, { command: { type: 'approve' }, actor, now, details }, book)
    await deleteDrafts(tx, incidentId)
    const { asksAuthor } = await getSettings(context.db)
    const asking = asksAuthor ? askingAfter(version.kind, version.outcomeSaid ?? 'explained') : null
    const answer = { incidentId, versionNo, text: version.text, asking, now, notBefore: null }
    await queuePublication(tx, answer, context)
  })
}

export function sendBackAnswer(
  context: AnswersContext,
  step: Step & { versionNo: number; reasonCode: string; comment: string },
): Promise<void> {
  const { incidentId, actor, versionNo, reasonCode, comment } = step
  const now = context.clock()
  return context.db.transaction().execute(async (tx) => {
    const locked = await lockVisibleIncident(tx, incidentId, actor)
    assertNotStale(locked.incident, step.expectedVersion)
    await authorizeAnswer(context, { actor, incident: locked.incident, right: 'send_back' })
    const version = await getSubmittedVersion(tx, incidentId, versionNo)
    if (version.authorId === actor.id) throw new ForbiddenError('answer.four_eyes', { versionNo })
    await decideVersion(
      tx,
      { incidentId, versionNo },
      { ...decisionBy(actor, now), outcome: 'sent_back', reasonCode, decisionComment: comment },
    )
    const book = await loadDeadlineBook(context.db)
    const details = { versionNo, reasonCode, comment }
    await changeIncident(tx, locked, { command: { type: 'send_back' }, actor, now, details }, book)
  })
}

function decisionBy(actor: Actor, now: Date) {
  return {
    decidedBy: actor.id,
    decidedByName: actor.name,
    decidedAt: now,
    reasonCode: null,
    decisionComment: '',
  }
}
