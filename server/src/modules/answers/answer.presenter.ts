import type { AnswerResponse, PublicationResponse } from '@veche/contract/answers.ts'
import type { Actor } from '../access/index.ts'
import { getVisibleRow } from '../incidents/index.ts'
import type { AnswersContext } from './answer-steps.ts'
import { findDraft, listVersions } from './answers.repository.ts'
import { TEXT_LIMIT } from './check-answer.ts'
import { listPublications, type OutboxRow } from './outbox.repository.ts'

export async function getAnswer(
  { db }: Pick<AnswersContext, 'db'>,
  { incidentId, actor }: { incidentId: string; actor: Actor },
): Promise<AnswerResponse> {
  const row = await getVisibleRow(db, incidentId, actor)
  const [draft, versions, publications] = await Promise.all([
    findDraft(db, incidentId),
    listVersions(db, incidentId),
    listPublications(db, incidentId),
  ])
  return {
    incidentId,
    draft: draft
      ? {
          kind: draft.kind,
          text: draft.text,
          revision: draft.revision,
          savedAt: draft.savedAt.toISOString(),
          savedByName: draft.savedByName,
        }
      : null,
    versions: versions.map((version) => presentVersion(version, actor)),
    publications: publications.map(presentPublication),
    textLimit: TEXT_LIMIT,
    publisherName: row.channelName,
  }
}

type VersionRow = Awaited<ReturnType<typeof listVersions>>[number]

function presentVersion(version: VersionRow, reader: Actor): AnswerResponse['versions'][number] {
  const { outcome, decidedByName, decidedAt, reasonCode, decisionComment } = version
  return {
    versionNo: version.versionNo,
    kind: version.kind,
    text: version.text,
    authorName: version.authorName,
    isMine: version.authorId === reader.id,
    createdAt: version.createdAt.toISOString(),
    decision:
      outcome && decidedAt
        ? {
            outcome,
            byName: decidedByName ?? '',
            at: decidedAt.toISOString(),
            reasonCode,
            comment: decisionComment,
          }
        : null,
  }
}

export function presentPublication(row: OutboxRow): PublicationResponse {
  return {
    id: row.id,
    state: row.state,
    attempts: row.attempts,
    nextAttemptAt: row.state === 'queued' ? row.nextAttemptAt.toISOString() : null,
    errorCode: row.errorCode,
    externalId: row.externalId,
    permalink: row.permalink,
    createdAt: row.createdAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
    confirmedBy: row.confirmedBy,
  }
}
