import type { AnswerResponse, PublicationResponse } from '@veche/contract/answers.ts'
import type { Capabilities, Surface } from '../../../connectors/connector.ts'
import type { Db } from '../../../platform/database/db.ts'
import { beyondScope } from '../../../platform/database/readers/reader.ts'
import type { Actor } from '../../access/index.ts'
import { getDirectory } from '../../directory/index.ts'
import {
  canRun,
  findAgency,
  findSupplement,
  getVisibleRow,
  isBegun,
  mayHoldSupplement,
} from '../../incidents/index.ts'
import { listDecisions } from '../approval/index.ts'
import { type DraftRow, listDrafts, listVersions, parsePromise } from '../drafts/index.ts'
import { type FileRow, listFiles } from '../files/index.ts'
import { type AnswerRow, listPublications } from '../outbox/index.ts'
import { type AnswersContext, capabilitiesFor, findPrivatePart } from '../parts/index.ts'
import { findPromiseLimit } from '../promises/index.ts'

const TO_MEMBERS = 'an answer goes to members, wherever they lie'

export async function getAnswer(
  context: AnswersContext,
  { incidentId, actor }: { incidentId: string; actor: Actor },
): Promise<AnswerResponse> {
  const { db, clock } = context
  const row = await getVisibleRow(db, incidentId, actor)
  const [drafts, versions, publications, promiseLimit, files, capabilities, decisions, supplement] =
    await Promise.all([
      listDrafts(db, incidentId),
      listVersions(db, incidentId),
      beyondScope(TO_MEMBERS, () => listPublications(db, incidentId)),
      findPromiseLimit(db, { incident: row, actor, now: clock() }),
      listFiles(db, incidentId),
      capabilitiesFor(context, row.channelId),
      listDecisions(db, incidentId),
      mayHoldSupplement(row) ? readSupplement(db, incidentId) : null,
    ])
  const published = presentPublished(publications, incidentId)
  const agency = findAgency(await getDirectory(db), row)
  const mayCallBack = canRun(actor, row, 'call_back', agency)
  return {
    incidentId,
    drafts: drafts.map(presentDraft),
    versions: versions.map((version) => presentVersion(version, actor, { decisions, versions })),
    publications: publications.map(presentPublication),
    published,
    // No supplement is pending once the next answer is published.
    supplement: supplement && published && published.at > supplement.at ? null : supplement,
    hold: presentHold(publications, { versions, mayCallBack, actor, now: clock() }),
    promiseLimit: promiseLimit && { until: promiseLimit.until?.toISOString() ?? null },
    files: files.map(presentFile),
    attach: attachOf(capabilities, row.surface),
    mayReply: capabilities.reply.includes(row.surface),
    privatePart: await findPrivatePart(db, context, row.id),
    textLimit: capabilities.textLimit,
    publisherName: row.channelName,
  }
}

async function readSupplement(db: Db, incidentId: string): Promise<AnswerResponse['supplement']> {
  const supplement = await findSupplement(db, incidentId)
  if (!supplement) return null
  const { byName, at, words } = supplement
  return { byName, at: at.toISOString(), words, isBegun: await isBegun(db, incidentId, supplement) }
}

/** Publications of this incident, including those to authors of other incidents. */
function presentPublished(
  publications: readonly AnswerRow[],
  incidentId: string,
): AnswerResponse['published'] {
  const sent = publications.filter((row) => row.incidentId === incidentId && row.state === 'sent')
  const versionNo = Math.max(0, ...sent.map((row) => row.answerVersionNo))
  const last = sent.filter((row) => row.answerVersionNo === versionNo)
  const moments = last.map(({ sentAt, createdAt }) => (sentAt ?? createdAt).getTime())
  if (last.length === 0) return null
  const recipients = new Set(last.map(({ recipientIncidentId }) => recipientIncidentId)).size
  return { versionNo, at: new Date(Math.min(...moments)).toISOString(), recipients }
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

function attachOf({ attach }: Capabilities, surface: Surface): AnswerResponse['attach'] {
  if (attach.photos.includes(surface)) return 'photos'
  return attach.documents.includes(surface) ? 'documents' : 'nothing'
}

export function presentFile(file: FileRow): AnswerResponse['files'][number] {
  const { id, name, contentType, size, label } = file
  return {
    ...{ id, name, contentType, size, label, uploadedAt: file.uploadedAt.toISOString() },
    shot: presentShot(file),
  }
}

function presentShot({ takenAt, deviceKey, takenLat: lat, takenLon: lon }: FileRow) {
  if (takenAt === null) return null
  const point = lat === null || lon === null ? null : { lat, lon }
  return { at: takenAt.toISOString(), isSigned: deviceKey !== null, point }
}

/** True while every part of the last approved version is still in the outbox and held. */
function presentHold(
  publications: readonly AnswerRow[],
  asked: { versions: readonly VersionRow[]; mayCallBack: boolean; actor: Actor; now: Date },
): AnswerResponse['hold'] {
  const { versions, mayCallBack, actor, now } = asked
  const version = versions.findLast(({ outcome }) => outcome === 'approved')
  const live = publications.filter(
    ({ answerVersionNo, incidentId, state }) =>
      answerVersionNo === version?.versionNo && incidentId === version.incidentId && state !== 'cancelled',
  )
  const until = live[0]?.holdUntil ?? null
  const isHeld = live.every(
    ({ state, holdUntil }) =>
      (state === 'queued' || state === 'failed') && holdUntil !== null && holdUntil > now,
  )
  if (!version || !until || !isHeld) return null
  return {
    until: until.toISOString(),
    leftMs: until.getTime() - now.getTime(),
    mayUndo: mayCallBack || version.decidedBy === actor.id,
  }
}

type VersionRow = Awaited<ReturnType<typeof listVersions>>[number]

type DecisionRow = Awaited<ReturnType<typeof listDecisions>>[number]

function presentDecision(decision: DecisionRow): VersionResponse['decisions'][number] {
  const { stage, outcome, decidedByName, forUserName, reasonCode, comment } = decision
  const at = decision.decidedAt.toISOString()
  const withdrawnAt = decision.withdrawnAt?.toISOString() ?? null
  return { stage, outcome, withdrawnAt, byName: decidedByName, forName: forUserName, at, reasonCode, comment }
}

type VersionResponse = AnswerResponse['versions'][number]

function presentVersion(
  version: VersionRow,
  reader: Actor,
  { decisions, versions }: { decisions: readonly DecisionRow[]; versions: readonly VersionRow[] },
): VersionResponse {
  const { outcome, decidedByName, decidedAt, reasonCode, decisionComment } = version
  return {
    versionNo: version.versionNo,
    kind: version.kind,
    text: version.text,
    promise: parsePromise(version.promise),
    outcome: version.outcomeSaid,
    privateText: version.privateText,
    fileIds: version.fileIds,
    overrideReason: version.overrideReason,
    authorName: version.authorName,
    isMine: version.authorId === reader.id,
    mends:
      version.mendsVersionNo === null
        ? null
        : {
            versionNo: version.mendsVersionNo,
            writerName: versions.find(({ authorId }) => authorId === version.writerId)?.authorName ?? null,
            isWrittenByMe: version.writerId === reader.id,
          },
    createdAt: version.createdAt.toISOString(),
    stage: version.stage,
    decisions: decisions.filter(({ versionNo }) => versionNo === version.versionNo).map(presentDecision),
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

export function presentPublication(row: AnswerRow & { recipientNumber: number }): PublicationResponse {
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
    screenshotId: row.screenshotId,
    text: row.message.text,
    isInvitation: row.isInvitation,
  }
}
