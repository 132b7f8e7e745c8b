/** What an approver is shown beside the two texts: how each author will see the answer, and how its writer fared. */
import type { ComposedPart, JudgingResponse } from '@veche/contract/casework/answer-approval.ts'
import type { Surface } from '../../../connectors/connector.ts'
import type { Db } from '../../../platform/database/db.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import type { Actor } from '../../access/index.ts'
import { listChannelNames } from '../../channels/index.ts'
import { openAuthorName } from '../../inbox/index.ts'
import { getVisibleRow, listRecipients, listWaiting } from '../../incidents/index.ts'
import { getSettings } from '../../settings/index.ts'
import { listVersions } from '../drafts/index.ts'
import { type Composed, composePublications } from '../outbox/index.ts'
import { type AnswersContext, askingAfter, capabilitiesFor } from '../parts/index.ts'
import { reachOf } from './domain/reach-of-answer.ts'
import { readWritersRecord } from './writers-record.ts'

/** A mass event has thousands of authors with the same words. */
const MOST_SHOWN = 20
const MOST_COUNTED = 500

export async function judgeAnswer(
  context: AnswersContext,
  { incidentId, actor }: { incidentId: string; actor: Actor },
): Promise<JudgingResponse> {
  const { db } = context
  const now = context.clock()
  await getVisibleRow(db, incidentId, actor)
  const versions = await listVersions(db, incidentId)
  const version = versions.at(-1)
  if (!version) throw new NotFoundError('answer.version_not_found', { versionNo: 1 })
  const { versionNo, text, privateText, fileIds, kind, outcomeSaid } = version
  const recipients = await listRecipients(db, incidentId)
  const { asksAuthor } = await getSettings(db)
  const asking = asksAuthor ? askingAfter(kind, outcomeSaid ?? 'explained') : null
  const answer = { incidentId, versionNo, text, privateText, fileIds, asking, isInterim: kind === 'interim' }
  const moments = { now, notBefore: null, holdUntil: null }
  const counted = recipients.slice(0, MOST_COUNTED)
  const composed = await composePublications(db, counted, { ...answer, ...moments }, context)
  const first = new Set(counted.slice(0, MOST_SHOWN).map((one) => one.incidentId))
  const shown = composed.filter(({ recipient }) => first.has(recipient.incidentId))
  const writerId = version.writerId ?? version.authorId
  return {
    versionNo,
    parts: await presentParts(context, shown, fileIds),
    recipients: recipients.length,
    ...reachOf(await findByHand(context, composed), recipients, await listWaiting(db, incidentId)),
    writer: {
      name: versions.find(({ authorId }) => authorId === writerId)?.authorName ?? version.authorName,
      ...(await readWritersRecord(db, { writerId, exceptIncidentId: incidentId, now })),
    },
  }
}

async function presentParts(
  context: AnswersContext,
  composed: readonly Composed[],
  versionFileIds: readonly string[],
): Promise<ComposedPart[]> {
  const names = await namesOfChannels(
    context.db,
    composed.map(({ publication }) => publication.channelId),
  )
  const parts: ComposedPart[] = []
  for (const { recipient, publication } of composed) {
    const { channelId, recipientIncidentId, part, message, errorCode } = publication
    const { surface, text } = message
    const { attach, reply, textLimit } = await capabilitiesFor(context, channelId)
    const takes = (place: Surface) => attach.photos.includes(place) || attach.documents.includes(place)
    parts.push({
      ...{ recipientIncidentId, part, surface, text, textLimit },
      recipientNumber: recipient.number,
      authorName: openAuthorName(recipient.authorCard, context.vault),
      network: recipient.network,
      publisherName: names.get(channelId) ?? '',
      fileIds: takes(surface) ? [...(publication.fileIds ?? versionFileIds)] : [],
      isByHand: !reply.includes(surface) || errorCode !== undefined,
    })
  }
  return parts
}

/** Ids of those to whom a person publishes some part of it. */
async function findByHand(context: AnswersContext, composed: readonly Composed[]): Promise<Set<string>> {
  const channelIds = [...new Set(composed.map(({ publication }) => publication.channelId))]
  const replies = new Map<string, readonly Surface[]>()
  for (const id of channelIds) replies.set(id, (await capabilitiesFor(context, id)).reply)
  const isByHand = ({ publication: { channelId, message, errorCode } }: Composed) =>
    errorCode !== undefined || replies.get(channelId)?.includes(message.surface) !== true
  return new Set(composed.filter(isByHand).map(({ recipient }) => recipient.incidentId))
}

async function namesOfChannels(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const channelIds = [...new Set(ids)]
  const rows = await listChannelNames(db, channelIds)
  return new Map(rows.map(({ id, name }) => [id, name]))
}
