import type { AnswerResponse, PublicationResponse } from '@veche/contract/answers.ts'
import type { Actor } from '../access/index.ts'
import { getVisibleRow } from '../incidents/index.ts'
import { listVersions } from './answers.repository.ts'
import type { AnswersContext } from './answers-context.ts'
import { TEXT_LIMIT } from './check-answer.ts'
import { type DraftRow, listDrafts, parsePromise } from './drafts.repository.ts'
import { listPublications, type OutboxRow } from './outbox.repository.ts'
import { findPromiseLimit } from './promise-limit.ts'

export async function getAnswer(
  { db, clock }: Pick<AnswersContext, 'db' | 'clock'>,
  { incidentId, actor }: { incidentId: string; actor: Actor },
): Promise<AnswerResponse> {
  const row = await getVisibleRow(db, incidentId, actor)
  const [drafts, versions, publications, promiseLimit] = await Promise.all([
    listDrafts(db, incidentId),
    listVersions(db, incidentId),
    listPublications(db, incidentId),
    findPromiseLimit(db, { incident: row, actor, now: clock() }),
  ])
  return {
    incidentId,
    drafts: drafts.map(presentDraft),
    versions: versions.map((version) => presentVersion(version, actor)),
    publications: publications.map(presentPublication),
    promiseLimit: promiseLimit && { until: promiseLimit.until?.toISOString() ?? null },
    textLimit: TEXT_LIMIT,
    publisherName: row.channelName,
  }
}

function presentDraft(draft: DraftRow): AnswerResponse['drafts'][number] {
  const { candidate, name, kind, text, promise, outcome, privateText, fileIds, revision } = draft
  return {
    candidate,
    name,
    kind,
    text,
    promise,
    outcome,
    privateText,
    fileIds,
    revision,
    savedAt: draft.savedAt.toISOString(),
    savedByName: draft.savedByName,
  }
}

type VersionRow = Awaited<ReturnType<typeof listVersions>>[number]

function presentVersion(version: VersionRow, reader: Actor): AnswerResponse['versions'][number] {
  const { outcome, decidedByName, decidedAt, reasonCode, decisionComment } = version
  return {
    versionNo: version.versionNo,
    kind: version.kind,
    text: version.text,
    promise: parsePromise(version.promise),
    outcome: version.outcomeSaid,
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

export function presentPublication(row: OutboxRow & { recipientNumber: number }): PublicationResponse {
  return {
    id: row.id,
    recipientIncidentId: row.recipientIncidentId,
    recipientNumber: row.recipientNumber,
    versionNo: row.answerVersionNo,
    part: row.part,
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
