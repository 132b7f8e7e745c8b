import type { AnswerOutcome, AnswerPromise } from '@veche/contract/answers.ts'
import type { z } from 'zod'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { InvalidError } from '../../../platform/errors.ts'
import { type Actor, hasOtherApprover } from '../../access/index.ts'
import { getDirectory } from '../../directory/index.ts'
import {
  assertNotStale,
  assertOwnFieldsSaid,
  changeIncident,
  findAgency,
  type Incident,
  loadDeadlineBook,
  lockVisibleIncident,
} from '../../incidents/index.ts'
import { checkIncidentAnswer, countRemarks, placesLeft } from '../checklist/index.ts'
import { type AnswerKind, deleteDraft, insertVersion } from '../drafts/index.ts'
import { assertFilesOf } from '../files/index.ts'
import {
  type AnswersContext,
  type AnswersServices,
  authorizeAnswer,
  findPrivatePart,
} from '../parts/index.ts'
import { assertPromise, findPromiseLimit } from '../promises/index.ts'
import { type KeyedCommand, takeKey } from './commands.repository.ts'
import { firstStage, type Stage } from './domain/approval.ts'

type Step = KeyedCommand & { expectedVersion: number }

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
export function submitAnswer({ db, ...services }: AnswersContext, step: Step & WrittenAnswer): Promise<void> {
  const { incidentId, actor, kind, text, candidate, overrideReason } = step
  const now = services.clock()
  return db.transaction().execute(async (tx) => {
    const locked = await lockVisibleIncident(tx, incidentId, actor)
    if (!(await takeKey(tx, step, { command: 'submit', now }))) return
    assertNotStale(locked.incident, step.expectedVersion)
    await authorizeAnswer(tx, { actor, incident: locked.incident, right: 'submit' })
    const promise = await takePromise(tx, { ...step, incident: locked.incident, now })
    await assertFilesOf(tx, incidentId, step.fileIds)
    await assertPrivatePart(tx, services, step)
    await assertChecked(tx, services, step)
    // An interim answer may go before everything is known: it says so itself.
    if (kind === 'final') await assertOwnFieldsSaid(tx, { incidentId, of: locked.incident, at: 'answer' })
    const versionNo = await insertVersion(tx, {
      incidentId,
      kind,
      text,
      promise,
      outcomeSaid: kind === 'final' ? step.outcome : null,
      privateText: step.privateText,
      fileIds: step.fileIds,
      stage: await chooseStage(tx, locked.incident, actor),
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
    const book = await loadDeadlineBook(tx)
    await changeIncident(tx, locked, { command: { type: 'submit' }, actor, now, details }, book)
  })
}

/** Inside the agency first, where it wants that and somebody there can. */
async function chooseStage(db: Db, incident: Incident, actor: Actor): Promise<Stage> {
  const agency = findAgency(await getDirectory(db), incident)
  if (!agency?.needsInnerApproval) return 'centre'
  const hasOther = await hasOtherApprover(db, { agencyCode: agency.code, authorId: actor.id })
  return firstStage({ needsInnerApproval: true, hasOtherApprover: hasOther })
}

/** An interim answer promises something; a final one does not. */
async function takePromise(
  db: Db,
  { kind, promise, incident, actor, now }: WrittenAnswer & { incident: Incident; actor: Actor; now: Date },
): Promise<AnswerPromise | null> {
  if (kind === 'final') return null
  const limit = await findPromiseLimit(db, { incident, actor, now })
  assertPromise(promise && { dueAt: new Date(promise.dueAt) }, { limit, now })
  return promise
}

/** Nobody writes what can reach nobody. */
async function assertPrivatePart(
  tx: Tx,
  services: AnswersServices,
  { incidentId, privateText }: Step & WrittenAnswer,
): Promise<void> {
  if (privateText.trim() === '') return
  const privatePart = await findPrivatePart(tx, services, incidentId)
  if (privatePart !== 'offered') throw new InvalidError(`answer.private_${privatePart}`)
}

export async function assertChecked(
  tx: Tx,
  services: AnswersServices,
  answer: Step & WrittenAnswer,
): Promise<void> {
  const { text, overrideReason } = answer
  const promiseDueAt = answer.promise?.dueAt ?? null
  const remarks = await checkIncidentAnswer(tx, services, { ...answer, promiseDueAt })
  const found = remarks.filter(({ state }) => state === 'attention')
  if (found.some(({ code }) => code === 'says_new')) throw new InvalidError('answer.already_published')
  const open = found.find(({ code }) => code === 'variables_filled')
  if (open) throw new InvalidError('answer.variables_left', placesLeft(open))
  const tooLong = found.find(({ code }) => code === 'fits_limit')
  if (tooLong) {
    const { length } = tooLong.part === 'private' ? answer.privateText : text
    throw new InvalidError('answer.too_long', { length })
  }
  if (countRemarks(remarks) > 0 && overrideReason === '') {
    throw new InvalidError('answer.reason_required', { remarks: countRemarks(remarks) })
  }
}
