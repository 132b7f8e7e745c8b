import type { Address } from '@veche/contract/incidents.ts'
import type { CLARIFICATION_WAYS } from '@veche/contract/values/casework/clarifications.ts'
import { type Selectable, sql } from 'kysely'
import type { Clarification } from '../../../platform/database/database.gen.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import type { ThreadIncident, ThreadKey } from '../steps/index.ts'
import type { ClarificationEnding } from './domain/change-clarifying.ts'

export type ClarificationRow = Selectable<Clarification>
export type NewClarification = Pick<
  ClarificationRow,
  'id' | 'incidentId' | 'text' | 'askedBy' | 'askedByName' | 'createdAt' | 'needsApproval'
> & { way: (typeof CLARIFICATION_WAYS)[number] }

/** Of a row of `message` that is ours: its words answer, they do not ask the author for a fact. */
export const IS_NO_CLARIFICATION = sql<boolean>`not exists (select from clarification asked
  where asked.message_id = message.id or asked.notice_message_id = message.id)`

/** The latest first. */
export function listClarifications(db: Db, incidentId: string): Promise<ClarificationRow[]> {
  return db
    .selectFrom('clarification')
    .selectAll()
    .where('incidentId', '=', incidentId)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

export async function insertClarification(tx: Tx, row: NewClarification): Promise<void> {
  await tx.insertInto('clarification').values(row).execute()
}

export function findClarification(db: Db, id: string): Promise<ClarificationRow | undefined> {
  return db.selectFrom('clarification').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The caller holds the lock of the incident, which guards its questions. */
export async function getClarification(
  tx: Tx,
  { id, incidentId }: { id: string; incidentId: string },
): Promise<ClarificationRow> {
  const row = await findClarification(tx, id)
  if (!row || row.incidentId !== incidentId) throw new NotFoundError('clarification.not_found', { id })
  return row
}

export async function updateClarification(
  tx: Tx,
  id: string,
  changes: Partial<
    Pick<
      ClarificationRow,
      | 'approvedBy'
      | 'approvedByName'
      | 'publishedAt'
      | 'waitsUntil'
      | 'stopsClocks'
      | 'messageId'
      | 'noticeMessageId'
    >
  >,
): Promise<void> {
  await tx.updateTable('clarification').set(changes).where('id', '=', id).execute()
}

type Ending = { endedAs: ClarificationEnding; endedAt: Date; replyMessageId: string | null }

export async function endClarification(tx: Tx, id: string, ending: Ending): Promise<void> {
  await tx
    .updateTable('clarification')
    .set(ending)
    .where('id', '=', id)
    .where('endedAt', 'is', null)
    .execute()
}

export type LastEnded = { endedAs: 'answered' | 'silence'; endedAt: Date; words: string | null }

/** Of these incidents those whose last question has been answered, or not, by incident. */
export async function listLastEnded(db: Db, incidentIds: readonly string[]): Promise<Map<string, LastEnded>> {
  if (incidentIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('clarification')
    .leftJoin('message', 'message.id', 'clarification.replyMessageId')
    .distinctOn('clarification.incidentId')
    .select(['clarification.incidentId', 'endedAs', 'endedAt', 'message.text'])
    .where('clarification.incidentId', 'in', incidentIds)
    .orderBy('clarification.incidentId')
    .orderBy('createdAt', 'desc')
    .execute()
  return new Map(
    rows.flatMap(({ incidentId, endedAs, endedAt, text }) =>
      (endedAs === 'answered' || endedAs === 'silence') && endedAt !== null
        ? [[incidentId, { endedAs, endedAt, words: text }] as const]
        : [],
    ),
  )
}

/** The place that was read in the words that ended a question. */
export async function setReadAddress(tx: Tx, replyMessageId: string, address: Address): Promise<void> {
  await tx
    .updateTable('clarification')
    .set({ address: JSON.stringify(address) })
    .where('replyMessageId', '=', replyMessageId)
    .execute()
}

export type Asked = { stopped: number; isDanger: boolean }

/** How often the clocks stood for the incident already, and whether its words are of a danger. */
export async function getAsked(db: Db, incidentId: string): Promise<Asked> {
  const row = await db
    .selectFrom('incident')
    .select((eb) => [
      sql<boolean>`coalesce(suggestion #>> '{kind,code}' = 'danger', false)`.as('isDanger'),
      eb
        .selectFrom('clarification')
        .select(({ fn }) => fn.countAll<number>().as('stopped'))
        .whereRef('clarification.incidentId', '=', 'incident.id')
        .where('stopsClocks', '=', true)
        .as('stopped'),
    ])
    .where('incident.id', '=', incidentId)
    .executeTakeFirstOrThrow()
  return { isDanger: row.isDanger, stopped: Number(row.stopped) }
}

/** Those whose term has ended without a word. */
export function listSilentClarifications(
  tx: Tx,
  { now, limit }: { now: Date; limit: number },
): Promise<{ incidentId: string }[]> {
  return tx
    .selectFrom('clarification')
    .select('incidentId')
    .where('endedAt', 'is', null)
    .where('publishedAt', 'is not', null)
    .where('waitsUntil', '<=', now)
    .orderBy('waitsUntil')
    .limit(limit)
    .execute()
}

/** The line of clarifying questions in the outbox, beside that of the answers in the same thread or dialog. */
export function clarifiedIn({ channelId, container, threadExternalId }: ThreadKey): string {
  return `${channelId} ${container} ${threadExternalId} clarification`
}

/** Questions asked in public whose author was asked for a fact in one of these dialogs, the latest first. */
export async function listPrivatelyAsked(tx: Tx, keys: readonly ThreadKey[]): Promise<ThreadIncident[]> {
  if (keys.length === 0) return []
  return (
    tx
      .selectFrom('outbox')
      .innerJoin('clarification', 'clarification.id', 'outbox.id')
      .innerJoin('incident', 'incident.id', 'clarification.incidentId')
      .leftJoin('incident as into', 'into.id', 'incident.mergedIntoId')
      // As in the index of migration 0115.
      .where(sql<boolean>`outbox.post ->> 'purpose' = 'clarification'`)
      .where('clarification.way', '=', 'private')
      .where('incident.surface', '<>', 'private')
      .where('incident.erasedAt', 'is', null)
      // One in doubt may stand there too, and the author may be replying to it.
      .where('outbox.state', 'in', ['sent', 'unknown', 'sending'])
      .where('outbox.conversation', 'in', [...new Set(keys.map(clarifiedIn))])
      .select(['incident.id', 'outbox.channelId', 'incident.authorId', 'incident.mergedIntoId'])
      .select(({ fn }) => [
        sql<string>`outbox.message->>'container'`.as('container'),
        sql<string>`outbox.message->>'threadExternalId'`.as('threadExternalId'),
        fn.coalesce('outbox.sentAt', 'outbox.createdAt').as('since'),
        fn.coalesce('into.step', 'incident.step').as('step'),
        fn.coalesce('into.closedAt', 'incident.closedAt').as('closedAt'),
        'outbox.externalId as answeredBy',
      ])
      .orderBy('outbox.seq', 'desc')
      .execute()
  )
}

/** What the author of the incident wrote after a moment, the first of it. */
export function findOwnWords(
  tx: Tx,
  { incidentId, since }: { incidentId: string; since: Date },
): Promise<{ id: string } | undefined> {
  return tx
    .selectFrom('message')
    .select('id')
    .where('incidentId', '=', incidentId)
    .where('direction', '=', 'in')
    .where('automatic', 'is', null)
    .where('occurredAt', '>', since)
    .orderBy('occurredAt')
    .limit(1)
    .executeTakeFirst()
}
