import type { ResolvePublicationRequest } from '@veche/contract/answers.ts'
import type { z } from 'zod'
import { type ChannelAccount, ConnectorError } from '../../../connectors/connector.ts'
import type { JobDefinition } from '../../../platform/background/jobs.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { AppError, ConflictError, NotFoundError } from '../../../platform/errors.ts'
import type { Actor, ActorRef } from '../../access/index.ts'
import { canSeeIncident, getIncidentForUpdate, listIncidentsForUpdate } from '../../incidents/index.ts'
import { assertFilesOf } from '../files/index.ts'
import {
  type AnswerRow,
  announcePost,
  isAnswer,
  listUnknownToCheck,
  lockPublication,
  type OutboxRow,
  updatePublication,
  wakeSenders,
} from '../outbox/index.ts'
import { type AnswersContext, authorizeAnswer } from '../parts/index.ts'
import { inviteAuthor } from './invite-author.ts'
import { markDoubt } from './mark-doubt.ts'
import { findPublication } from './sending.repository.ts'
import { saveOwnMessage, settleSent, settleUndeliverable } from './settle-publication.ts'

type Decision = z.infer<typeof ResolvePublicationRequest>

/** A person decides about a publication whose outcome is unknown; `check` asks the network once more. */
export async function resolvePublication(
  context: AnswersContext,
  { publicationId, request, actor }: { publicationId: string; request: Decision; actor: Actor },
): Promise<void> {
  const { db, ...services } = context
  const row = await db.transaction().execute((tx) => getForDecision(tx, { publicationId, actor }))
  if (request.decision === 'check') {
    await lookIntoThread(context, row, actor)
    return
  }
  // Whoever was told by telephone finds on the page of their question what they were told.
  const isOnPage = request.decision === 'mark_sent' && row.message.surface === 'form'
  await db.transaction().execute(async (tx) => {
    if (isOnPage)
      await saveOwnMessage(tx, row, { externalId: row.id, permalink: null, now: services.clock() })
    const current = await getForDecision(tx, { publicationId, actor })
    const now = services.clock()
    if (request.decision === 'mark_sent') {
      await saveScreenshot(tx, current, request.screenshotId)
      await settleSent(
        tx,
        current,
        { by: 'person', externalId: isOnPage ? row.id : null, permalink: request.permalink, actor },
        { ...services, now },
      )
      return
    }
    if (request.decision === 'give_up') {
      await settleUndeliverable(tx, current, { reason: request.reason, actor }, { now })
      return
    }
    if (request.decision === 'invite') {
      await inviteAuthor(tx, services, current, { actor, now })
      return
    }
    await queueAgain(tx, current, { actor, now })
  })
}

export type PostDecision = 'check' | 'retry' | 'mark_sent' | 'give_up'

/** The same for posts that answer no incident. The caller has checked the right. */
export async function resolvePost(
  context: AnswersContext,
  {
    postId,
    conversation,
    decision,
    actor,
  }: { postId: string; conversation: string; decision: PostDecision; actor: Actor },
): Promise<void> {
  const { db, clock, onPosted } = context
  const lock = (tx: Tx) => lockOpenPost(tx, { postId, conversation })
  if (decision === 'check') {
    await lookIntoThread(context, await db.transaction().execute(lock), actor)
    return
  }
  await db.transaction().execute(async (tx) => {
    const row = await lock(tx)
    const now = clock()
    if (decision === 'retry') return queueAgain(tx, row, { actor, now })
    if (decision === 'mark_sent') {
      const proof = { by: 'person', externalId: null, permalink: null, actor } as const
      return settleSent(tx, row, proof, { onPosted, now })
    }
    await updatePublication(tx, row.id, { state: 'cancelled' })
    await announcePost(tx, row)
  })
}

async function lockOpenPost(
  tx: Tx,
  { postId, conversation }: { postId: string; conversation: string },
): Promise<OutboxRow> {
  const row: OutboxRow = await lockPublication(tx, {
    ...{ id: postId, incidentId: null, recipientIncidentId: null },
  })
  if (isAnswer(row) || row.conversation !== conversation)
    throw new NotFoundError('answer.publication_not_found', { id: postId })
  assertOpen(row)
  return row
}

function assertOpen({ state }: OutboxRow): void {
  if (state !== 'unknown' && state !== 'failed')
    throw new ConflictError('answer.publication_not_open', { state })
}

/** If the network is unavailable or refuses to be read, the person is told why and the publication does not change. */
async function lookIntoThread(context: AnswersContext, row: OutboxRow, actor: Actor): Promise<void> {
  try {
    await reconcileOne(context, row, actor)
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    throw new AppError(`connector.${error.reason}`, 503, { code: error.code }, { cause: error })
  }
}

async function getForDecision(
  tx: Tx,
  { publicationId, actor }: { publicationId: string; actor: Actor },
): Promise<AnswerRow> {
  const known = await findPublication(tx, publicationId)
  const unknown = new NotFoundError('answer.publication_not_found', { id: publicationId })
  if (!known) throw unknown
  // Locks the incident first, as everywhere, so that two transactions cannot deadlock.
  await listIncidentsForUpdate(tx, [...new Set([known.incidentId, known.recipientIncidentId])])
  const { incident } = await getIncidentForUpdate(tx, known.incidentId)
  // A publication outside the reader's scope is reported as absent.
  if (!canSeeIncident(actor, incident)) throw unknown
  await authorizeAnswer(tx, { actor, incident, right: 'resolve_delivery' })
  const row: AnswerRow = await lockPublication(tx, { id: publicationId, ...known })
  assertOpen(row)
  return row
}

/** Saves the screenshot with the publication, as a record of how it looks there. */
async function saveScreenshot(tx: Tx, row: AnswerRow, screenshotId: string | null): Promise<void> {
  if (!screenshotId) return
  await assertFilesOf(tx, row.incidentId, [screenshotId])
  await updatePublication(tx, row.id, { screenshotId })
}

/** Attempts are counted from zero again, because a person has looked at the thread and takes responsibility for the repeat. */
export async function queueAgain(
  tx: Tx,
  row: OutboxRow,
  { actor, now }: { actor: ActorRef; now: Date },
): Promise<void> {
  await updatePublication(tx, row.id, {
    state: 'queued',
    nextAttemptAt: now,
    isUncertain: false,
    firstAttemptAt: null,
    errorCode: null,
  })
  const errorCode = actor ? 'outbox.retried_by_person' : 'outbox.not_in_thread'
  if (isAnswer(row)) await markDoubt(tx, row, { actor, details: { errorCode } }, { now })
  else await announcePost(tx, row)
  await wakeSenders(tx)
}

/** Looks into the thread. If the text is there, the publication is sent; if it certainly is not, an unknown one is queued again; otherwise nothing changes. */
async function reconcileOne(
  { db, ...services }: AnswersContext,
  row: OutboxRow,
  actor: ActorRef,
): Promise<void> {
  const account: ChannelAccount | null = await services.findAccount(row.channelId)
  const connector = account && services.connectors.get(account.network)
  if (!account || !connector) return
  const found = await connector.publishing.reconcile(account, row.message, row.id)
  await db.transaction().execute(async (tx) => {
    const now = services.clock()
    if (found.state === 'sent') {
      const { externalId, permalink = null, container } = found
      await saveOwnMessage(tx, row, { externalId, permalink, container, now })
    }
    const current = await lockPublication(tx, row)
    if (current.state !== 'unknown' && current.state !== 'failed') return
    switch (found.state) {
      case 'sent': {
        const { externalId, permalink = null, container } = found
        const proof = { by: 'read_back', externalId, permalink, container, actor } as const
        await settleSent(tx, current, proof, { ...services, now })
        break
      }
      case 'not_sent':
        // The network refused this one: only a person sends it once more.
        if (current.state === 'unknown') await queueAgain(tx, current, { actor: null, now })
        break
      case 'unknown':
        await updatePublication(tx, row.id, { nextAttemptAt: new Date(now.getTime() + CHECK_AGAIN_MS) })
        break
    }
  })
}

const CHECK_AGAIN_MS = 60_000
const CHECKED_AT_ONCE = 50

/** Looks every minute into the threads of unknown sends, until somebody has decided. */
export function answersJobs(context: AnswersContext): JobDefinition[] {
  return [{ name: 'answers.reconcile', cron: '* * * * *', handle: () => reconcileUnknown(context) }]
}

async function reconcileUnknown(context: AnswersContext): Promise<void> {
  const { db, clock, log } = context
  const rows: OutboxRow[] = await listUnknownToCheck(db, { now: clock(), limit: CHECKED_AT_ONCE })
  for (const row of rows) {
    try {
      await reconcileOne(context, row, null)
    } catch (error) {
      if (!(error instanceof ConnectorError)) throw error
      log.warn({ code: error.code, publicationId: row.id }, 'thread could not be read back')
      await checkLater(context, row)
    }
  }
}

/** A thread that cannot be read goes to the end of the queue; otherwise fifty of them would block all others. */
async function checkLater({ db, clock }: AnswersContext, row: OutboxRow): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const current = await lockPublication(tx, row)
    if (current.state !== 'unknown') return
    await updatePublication(tx, row.id, { nextAttemptAt: new Date(clock().getTime() + CHECK_AGAIN_MS) })
  })
}
