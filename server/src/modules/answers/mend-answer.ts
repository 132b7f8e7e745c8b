/**
 * An approver changes words of the text that waits. The change is a version of its own and its author is the approver, so
 * the rule of four eyes asks for another: an approver who did not touch it, or the former writer.
 */
import { ForbiddenError, InvalidError } from '../../platform/errors.ts'
import { changeIncident, loadDeadlineBook } from '../incidents/index.ts'
import { assertChecked } from './answer-steps.ts'
import { decideVersion, insertVersion } from './answers.repository.ts'
import type { AnswersContext } from './answers-context.ts'
import { lockForDecision, type Step } from './decide-answer.ts'
import { insertDecision } from './decisions.repository.ts'
import { parsePromise } from './drafts.repository.ts'

export type Mending = Step & { text: string; privateText: string; overrideReason: string; comment: string }

export function mendAnswer({ db, ...services }: AnswersContext, mending: Mending): Promise<void> {
  const { incidentId, actor, text, privateText, comment } = mending
  return db.transaction().execute(async (tx) => {
    const deciding = await lockForDecision(tx, services, { ...mending, command: 'mend' })
    if (!deciding) return
    const { locked, version, standing, now } = deciding
    // They wrote it: what they do not agree with they send back and write anew.
    if (version.writerId === actor.id) throw new ForbiddenError('answer.mend_by_approver')
    assertMended(version, mending)
    const { versionNo, authorId, stage, kind, outcomeSaid, fileIds } = version
    const overrideReason = mending.overrideReason || version.overrideReason
    await assertChecked(tx, services, {
      ...mending,
      ...{ kind, fileIds, overrideReason, candidate: 1, promise: null },
      outcome: outcomeSaid ?? 'explained',
    })
    const word = {
      outcome: 'mended',
      decidedBy: actor.id,
      decidedByName: actor.name,
      decidedAt: now,
    } as const
    await insertDecision(tx, {
      ...{ ...word, incidentId, versionNo, authorId, stage, comment },
      forUserId: standing.forUser?.id ?? null,
      forUserName: standing.forUser?.name ?? null,
    })
    await decideVersion(tx, mending, { ...word, reasonCode: null, decisionComment: comment })
    const writerId = version.writerId ?? authorId
    const mendedNo = await insertVersion(tx, {
      ...{ incidentId, kind, text, privateText, outcomeSaid, fileIds, stage, overrideReason },
      promise: parsePromise(version.promise),
      authorId: actor.id,
      authorName: actor.name,
      createdAt: now,
      mendsVersionNo: versionNo,
      writerId: writerId === actor.id ? null : writerId,
    })
    const details = { versionNo: mendedNo, mendsVersionNo: versionNo, writerId, comment }
    const book = await loadDeadlineBook(tx)
    await changeIncident(tx, locked, { command: { type: 'mend' }, actor, now, details }, book)
  })
}

type Texts = { text: string; privateText: string }

/** Words are mended; that a part is there at all is the writer's to decide. */
function assertMended(before: Texts, after: Texts): void {
  if ((before.privateText === '') !== (after.privateText === ''))
    throw new InvalidError('answer.mend_keeps_parts')
  if (before.text === after.text && before.privateText === after.privateText)
    throw new InvalidError('answer.nothing_mended')
}
