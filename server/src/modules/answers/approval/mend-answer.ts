/**
 * An approver changes words of the text that waits, and the promise with them. The change is a version of its own and its
 * author is the approver, so the rule of four eyes asks for another: an approver who did not touch it, or the former writer.
 */
import type { AnswerPromise } from '@veche/contract/answers.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { ForbiddenError, InvalidError } from '../../../platform/errors.ts'
import { changeIncident, loadDeadlineBook } from '../../incidents/index.ts'
import { decideVersion, insertVersion, parsePromise } from '../drafts/index.ts'
import type { AnswersContext } from '../parts/index.ts'
import { assertPromise, findPromiseLimit } from '../promises/index.ts'
import { type Deciding, lockForDecision, type Step } from './decide-answer.ts'
import { insertDecision } from './decisions.repository.ts'
import { assertChecked } from './submit-answer.ts'

export type Mending = Step & {
  text: string
  privateText: string
  promise?: AnswerPromise | undefined
  overrideReason: string
  comment: string
}

export function mendAnswer({ db, ...services }: AnswersContext, mending: Mending): Promise<void> {
  const { incidentId, actor, text, privateText, comment } = mending
  return db.transaction().execute(async (tx) => {
    const deciding = await lockForDecision(tx, services, { ...mending, command: 'mend' })
    if (!deciding) return
    const { locked, version, standing, now } = deciding
    // They wrote it: what they do not agree with they send back and write anew.
    if (version.writerId === actor.id) throw new ForbiddenError('answer.mend_by_approver')
    const before = parsePromise(version.promise)
    const promise = version.kind === 'interim' ? (mending.promise ?? before) : null
    const isPromiseMended = JSON.stringify(promise) !== JSON.stringify(before)
    assertMended(version, mending, isPromiseMended)
    if (isPromiseMended) await assertMayPromise(tx, { ...deciding, promise, actor })
    const { versionNo, authorId, stage, kind, outcomeSaid, fileIds } = version
    const overrideReason = mending.overrideReason || version.overrideReason
    await assertChecked(tx, services, {
      ...mending,
      ...{ kind, fileIds, overrideReason, candidate: 1, promise },
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
      promise,
      authorId: actor.id,
      authorName: actor.name,
      createdAt: now,
      mendsVersionNo: versionNo,
      writerId: writerId === actor.id ? null : writerId,
    })
    const words = { versionNo: mendedNo, mendsVersionNo: versionNo, writerId, comment }
    const details = { ...words, ...(isPromiseMended && promise ? { promise } : {}) }
    const book = await loadDeadlineBook(tx)
    await changeIncident(tx, locked, { command: { type: 'mend' }, actor, now, details }, book)
  })
}

/** Who changes it promises it, within what their role may promise. */
async function assertMayPromise(tx: Tx, { locked, now, promise, actor }: Promising): Promise<void> {
  const limit = await findPromiseLimit(tx, { incident: locked.incident, actor, now })
  assertPromise(promise && { dueAt: new Date(promise.dueAt) }, { limit, now })
}

type Promising = Pick<Deciding, 'locked' | 'now'> & { promise: AnswerPromise | null; actor: Mending['actor'] }
type Texts = { text: string; privateText: string }

/** Words are mended; that a part is there at all is the writer's to decide. */
function assertMended(before: Texts, after: Texts, isPromiseMended: boolean): void {
  if ((before.privateText === '') !== (after.privateText === ''))
    throw new InvalidError('answer.mend_keeps_parts')
  const isSame = before.text === after.text && before.privateText === after.privateText
  if (isSame && !isPromiseMended) throw new InvalidError('answer.nothing_mended')
}
