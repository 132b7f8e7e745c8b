import type {
  ClarificationResponse,
  ClarificationsResponse,
} from '@veche/contract/casework/clarifications.ts'
import { Address } from '@veche/contract/incidents.ts'
import { CLARIFICATION_TEXT_LIMIT } from '@veche/contract/values/casework/clarifications.ts'
import type { Actor } from '../../access/index.ts'
import { getDirectory } from '../../directory/index.ts'
import {
  type ClarificationRow,
  canRun,
  findAgency,
  getAsked,
  getVisibleRow,
  isStepAllowed,
  listClarifications,
  listRecipients,
  loadDeadlineBook,
} from '../../incidents/index.ts'
import { getSettings } from '../../settings/index.ts'
import { listPostStates, nameOf, type PostState } from '../outbox/index.ts'
import { type AnswersContext, capabilitiesFor, findPrivatePart } from '../parts/index.ts'
import { reasonToGoOn } from './domain/clock-reason.ts'
import { phrasesFor, silenceAnswer } from './domain/phrases.ts'
import { endOfWait } from './register-clarification.ts'

type Asked = { incidentId: string; actor: Actor }
type Row = Awaited<ReturnType<typeof getVisibleRow>>

/** What was asked of the author, and what would happen if they were asked now. */
export async function readClarifications(
  context: AnswersContext,
  { incidentId, actor }: Asked,
): Promise<ClarificationsResponse> {
  const { db, vault } = context
  const row = await getVisibleRow(db, incidentId, actor)
  const [rows, directory, [recipient], asking] = await Promise.all([
    listClarifications(db, incidentId),
    getDirectory(db),
    listRecipients(db, incidentId),
    previewAsking(context, row),
  ])
  const posts = await listPostStates(
    db,
    rows.map(({ id }) => id),
  )
  const agency = findAgency(directory, row)
  const may = {
    clarify: canRun(actor, row, 'clarify', agency),
    approve: canRun(actor, row, 'approve', agency),
  }
  const name = nameOf(recipient, vault)
  const silent = rows.find(({ endedAs }) => endedAs === 'silence')
  return {
    clarifications: rows.map((one) =>
      present(one, { post: posts.find(({ id }) => id === one.id) ?? null, actor, may }),
    ),
    mayAsk: may.clarify && isStepAllowed(row, 'clarify') && asking.ways.length > 0,
    asking,
    phrases: phrasesFor(row.groupCode, {
      ...{ name, isPrivate: row.surface === 'private', place: Address.parse(row.address) },
    }),
    silenceAnswer:
      silent?.publishedAt && rows[0] === silent && silent.text !== ''
        ? silenceAnswer({ name, text: silent.text, askedOn: spell(context, silent.publishedAt) })
        : null,
  }
}

async function previewAsking(context: AnswersContext, row: Row): Promise<ClarificationsResponse['asking']> {
  const { db, clock } = context
  const now = clock()
  const [settings, book, { stopped, isDanger }, { reply, textLimit }, privatePart] = await Promise.all([
    getSettings(db),
    loadDeadlineBook(db),
    getAsked(db, row.id),
    capabilitiesFor(context, row.channelId),
    findPrivatePart(db, context, row.id),
  ])
  const { clarificationStops: stopsAtMost, clarificationWorkingDays: waitsDays } = settings
  const { urgency, deadlineDueAt: dueAt } = row
  return {
    needsApproval: settings.clarificationNeedsApproval,
    waitsDays,
    waitsUntil: endOfWait(book, row, { days: waitsDays, now }).toISOString(),
    clocksGoOn: reasonToGoOn({ urgency, isDanger, dueAt, stopped, stopsAtMost, now }),
    ...{ stopped, stopsAtMost },
    ways: [
      ...(reply.includes(row.surface) ? (['thread'] as const) : []),
      ...(privatePart === 'offered' ? (['private'] as const) : []),
    ],
    textLimit: Math.min(textLimit, CLARIFICATION_TEXT_LIMIT),
    publisherName: row.channelName,
  }
}

type Facts = {
  post: PostState | null
  actor: Actor
  may: { clarify: boolean; approve: boolean }
}

function present(row: ClarificationRow, { post, actor, may }: Facts): ClarificationResponse {
  const state = stateOf(row)
  const isProposed = state === 'proposed' && may.approve && row.askedBy !== actor.id
  const isStuck = post?.state === 'failed' || post?.state === 'unknown'
  return {
    ...{ id: row.id, text: row.text, way: row.way, state, askedByName: row.askedByName },
    isMine: row.askedBy === actor.id,
    createdAt: row.createdAt.toISOString(),
    approvedByName: row.approvedByName,
    publishedAt: row.publishedAt?.toISOString() ?? null,
    waitsUntil: row.waitsUntil?.toISOString() ?? null,
    stopsClocks: row.stopsClocks,
    endedAt: row.endedAt?.toISOString() ?? null,
    endedAs: row.endedAs,
    replyMessageId: row.replyMessageId,
    address: row.address === null ? null : Address.parse(row.address),
    delivery: post?.state ?? null,
    errorCode: post?.errorCode ?? null,
    abilities: {
      approve: isProposed,
      refuse: isProposed,
      takeBack: state !== 'ended' && may.clarify,
      resolve: state === 'queued' && isStuck && may.clarify,
    },
  }
}

function stateOf({
  endedAt,
  publishedAt,
  needsApproval,
  approvedBy,
}: ClarificationRow): ClarificationResponse['state'] {
  if (endedAt !== null) return 'ended'
  if (publishedAt !== null) return 'waiting'
  return needsApproval && approvedBy === null ? 'proposed' : 'queued'
}

/** «24 ноября», as a letter says it. */
function spell({ region }: Pick<AnswersContext, 'region'>, at: Date): string {
  return new Intl.DateTimeFormat('ru', { day: 'numeric', month: 'long', timeZone: region.timeZone }).format(
    at,
  )
}
