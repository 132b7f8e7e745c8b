import { AnswerPromise } from '@veche/contract/answers.ts'
import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/db.ts'
import type { Published } from '../../incidents/index.ts'
import type { OutboxRow } from '../outbox/index.ts'

export type PublishedVersion = {
  versionNo: number
  /** An earlier one may still be on its way to somebody. */
  isLatest: boolean
  published: Published
  promised: { what: string; who: string; evidence: string; dueAt: Date } | null
}

/** What a published text says of the work: its kind, what it promises or claims, whether it shows it. */
export async function readPublished(
  tx: Tx,
  { incidentId, answerVersionNo }: Pick<OutboxRow, 'incidentId' | 'answerVersionNo'>,
): Promise<PublishedVersion> {
  const version = await tx
    .selectFrom('answerVersion')
    .select(['versionNo', 'kind', 'promise', 'outcomeSaid', 'fileIds'])
    .select(
      sql<boolean>`not exists (select from answer_version next where next.incident_id = answer_version.incident_id
        and next.version_no > answer_version.version_no)`.as('isLatest'),
    )
    .where('incidentId', '=', incidentId)
    .where('versionNo', '=', answerVersionNo)
    .executeTakeFirstOrThrow()
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

/** A photo of how it is after the work; how it was before shows nothing. */
async function showsResult(tx: Tx, fileIds: readonly string[]): Promise<boolean> {
  if (fileIds.length === 0) return false
  const photo = await tx
    .selectFrom('answerFile')
    .select('id')
    .where('id', 'in', fileIds)
    .where('label', '=', 'after')
    .limit(1)
    .executeTakeFirst()
  return photo !== undefined
}
