import { AnswerPromise } from '@veche/contract/answers.ts'
import type { Tx } from '../../../platform/database/db.ts'
import type { Published } from '../../incidents/index.ts'
import type { OutboxRow } from '../outbox/index.ts'
import { getVersion, showsResult } from './sending.repository.ts'

export type PublishedVersion = {
  versionNo: number
  /** An earlier version may still be on its way to some author. */
  isLatest: boolean
  published: Published
  promised: { what: string; who: string; evidence: string; dueAt: Date } | null
}

/** Facts of a published text: its kind, its promise or outcome, whether it has a photo. */
export async function readPublished(
  tx: Tx,
  { incidentId, answerVersionNo }: Pick<OutboxRow, 'incidentId' | 'answerVersionNo'>,
): Promise<PublishedVersion> {
  const version = await getVersion(tx, incidentId, answerVersionNo)
  const promised = toPromised(version.promise)
  return {
    versionNo: version.versionNo,
    isLatest: version.isLatest,
    published: {
      answerKind: version.kind,
      outcome: version.outcomeSaid ?? 'explained',
      promiseDueAt: promised?.dueAt ?? null,
      hasEvidence: await showsResult(tx, version.fileIds),
    },
    promised,
  }
}

function toPromised(promise: unknown): PublishedVersion['promised'] {
  if (promise === null) return null
  const { what, who, evidence, dueAt } = AnswerPromise.parse(promise)
  return { what, who, evidence, dueAt: new Date(dueAt) }
}
