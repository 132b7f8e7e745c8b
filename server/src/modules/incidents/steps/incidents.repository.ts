import { Address } from '@veche/contract/incidents.ts'
import { type Selectable, sql } from 'kysely'
import type { Network, Surface } from '../../../connectors/connector.ts'
import { sendAhead } from '../../../platform/database/ahead.ts'
import type { Incident as IncidentRow } from '../../../platform/database/database.gen.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { unnestRows } from '../../../platform/database/unnest-rows.ts'
import { ConflictError, NotFoundError } from '../../../platform/errors.ts'
import { AUTHOR_COUNT } from './author-count.query.ts'
import type { Incident } from './domain/incident.ts'

const STATE_COLUMNS = [
  'id',
  'version',
  'step',
  'urgency',
  'severity',
  'topicCode',
  'groupCode',
  'municipalityCode',
  'address',
  'tags',
  'agencyCode',
  'unitCode',
  'assigneeId',
  'leaseUntil',
  'releasedBy',
  'kind',
  'outcome',
  'satisfaction',
  'closingReason',
  'dismissReason',
  'dismissedFrom',
  'handoffs',
  'proposedAgencyCode',
  'needsArbiter',
  'isReopened',
  'isFrozen',
  'isMassEvent',
  'isAuthorUnreachable',
  'hasUnreadFollowUp',
  'hasUnknownDelivery',
  'hasEvidence',
  'isSourceEdited',
  'isSourceDeleted',
  'erasedAt',
  'messageCount',
  'memberCount',
  'mergedIntoId',
  'mergedAt',
  'mergedFrom',
  'eventId',
  'repeatOfId',
  'repeatKind',
  'repeatNo',
  'isRepeatConfirmed',
  'promiseDueAt',
  'closeProposedBy',
  'clarificationId',
  'clarifyUntil',
  'foundAt',
  'registeredAt',
  'assignedAt',
  'answeredAt',
  'closedAt',
] as const satisfies (keyof Incident)[]

/** Where the history of the incident ends: the next activity is chained to it. */
export type ActivityTail = { activitySeq: number; activityHash: string }
/** Where the question was asked. It never changes, and deadline rules are chosen by it. */
export type IncidentPlace = Pick<Selectable<IncidentRow>, 'surface' | 'network'>
export type LockedIncident = { incident: Incident; tail: ActivityTail; place: IncidentPlace }

const LOCKED_COLUMNS = [...STATE_COLUMNS, 'activitySeq', 'activityHash', 'surface', 'network'] as const
type LockedRow = Pick<Selectable<IncidentRow>, (typeof LOCKED_COLUMNS)[number]>

function toLocked({ activitySeq, activityHash, surface, network, ...state }: LockedRow): LockedIncident {
  return {
    incident: { ...state, address: Address.parse(state.address) },
    tail: { activitySeq, activityHash },
    place: { surface, network },
  }
}

/** Locks the row until the transaction ends, so that two people cannot take one step twice. */
export async function getIncidentForUpdate(tx: Tx, id: string): Promise<LockedIncident> {
  const row = await tx
    .selectFrom('incident')
    .select(LOCKED_COLUMNS)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!row) throw new NotFoundError('incident.not_found', { id })
  return toLocked(row)
}

/** Locks several rows in order of their ids, so that two transactions cannot deadlock. */
export async function listIncidentsForUpdate(tx: Tx, ids: readonly string[]): Promise<LockedIncident[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('incident')
    .select(LOCKED_COLUMNS)
    .where('id', 'in', ids)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
  return rows.map(toLocked)
}

export type CurrentDeadlineColumns = Pick<
  Selectable<IncidentRow>,
  'deadlineKey' | 'deadlineStartedAt' | 'deadlineDueAt' | 'deadlineWarnAt' | 'deadlineClock'
>

/** Writes the whole state with its next version; the caller holds the lock. */
export async function updateIncident(
  tx: Tx,
  incident: Incident,
  rest: CurrentDeadlineColumns & ActivityTail & { updatedAt: Date },
): Promise<void> {
  const { id, version, address, ...state } = incident
  const updated = await tx
    .updateTable('incident')
    .set({ ...state, ...rest, address: JSON.stringify(address), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (updated.numUpdatedRows !== 1n) throw new ConflictError('incident.changed_meanwhile', { id })
}

/** Saves a deadline that moved without a step, so the version that people have read stays the same. */
/** The moment until which the work is leased to its assignee. */
export async function setLease(tx: Tx, incidentId: string, leaseUntil: Date): Promise<void> {
  await tx.updateTable('incident').set({ leaseUntil }).where('id', '=', incidentId).execute()
}

export async function updateCurrentDeadline(
  tx: Tx,
  id: string,
  columns: CurrentDeadlineColumns & ActivityTail & { updatedAt: Date },
): Promise<void> {
  await tx.updateTable('incident').set(columns).where('id', '=', id).execute()
}

export type NewIncident = Incident &
  CurrentDeadlineColumns &
  ActivityTail & {
    title: string
    channelId: string
    network: Network
    surface: Surface
    sourceMessageId: string
    container: string
    threadExternalId: string
    authorId: string | null
    suggestion: unknown
    latitude: number | null
    longitude: number | null
  }

export function insertIncidents(tx: Tx, incidents: readonly NewIncident[]): void {
  if (incidents.length === 0) return
  const rows = incidents.map(({ address, suggestion, ...row }) => ({
    ...row,
    address: JSON.stringify(address),
    suggestion: JSON.stringify(suggestion),
  }))
  sendAhead(tx, tx.insertInto('incident').values(rows))
}

export type ThreadKey = { channelId: string; container: string; threadExternalId: string }
export type ThreadIncident = ThreadKey & {
  id: string
  authorId: string | null
  /** Id of the incident in which the work goes on. */
  step: Incident['step']
  closedAt: Date | null
  mergedIntoId: string | null
  /** The moment from which the conversation is about it. */
  since: Date
  /** Our private message in the dialog, of an answer to a question asked elsewhere. */
  answeredBy: string | null
}

export type ConversationKey = ThreadKey & { authorId: string | null }

/** The incident of each conversation and author that a follow-up belongs to. */
export async function listThreadIncidents(
  tx: Tx,
  keys: readonly ConversationKey[],
): Promise<ThreadIncident[]> {
  if (keys.length === 0) return []
  const authorIds = keys.flatMap(({ authorId }) => authorId ?? [])
  return (
    tx
      .selectFrom('incident')
      .distinctOn([
        'incident.channelId',
        'incident.container',
        'incident.threadExternalId',
        'incident.authorId',
      ])
      .leftJoin('incident as into', 'into.id', 'incident.mergedIntoId')
      .select(['incident.id', 'incident.channelId', 'incident.container', 'incident.threadExternalId'])
      .select(({ fn }) => [
        'incident.authorId',
        'incident.mergedIntoId',
        'incident.foundAt as since',
        fn.coalesce('into.step', 'incident.step').as('step'),
        fn.coalesce('into.closedAt', 'incident.closedAt').as('closedAt'),
        sql<string | null>`null`.as('answeredBy'),
      ])
      .where(
        sql<boolean>`(incident.channel_id, incident.container, incident.thread_external_id) in (
        select * from ${unnestRows(keys, [
          ['channelId', 'uuid'],
          ['container', 'text'],
          ['threadExternalId', 'text'],
        ])})`,
      )
      .where('incident.erasedAt', 'is', null)
      // An author has few incidents, a thread may have those of thousands.
      .$if(authorIds.length === keys.length, (query) =>
        query.where(sql<boolean>`incident.author_id = any((select ${authorIds}::uuid[])::uuid[])`),
      )
      .orderBy('incident.channelId')
      .orderBy('incident.container')
      .orderBy('incident.threadExternalId')
      .orderBy('incident.authorId')
      // Open work comes first; among parts of one message, the original incident does.
      .orderBy(sql`coalesce("into".step, incident.step) in ('done', 'dismissed', 'archived')`)
      .orderBy('incident.foundAt', 'desc')
      .orderBy('incident.id')
      .execute()
  )
}

type Numbered = { message: ThreadKey & { authorId: string | null }; incidentNumber: number | null }

/** Incidents whose number their own author names; each stands for the thread in which it was named. */
export async function listNumberedIncidents(
  tx: Tx,
  arrivals: readonly Numbered[],
): Promise<ThreadIncident[]> {
  const named = arrivals.filter(({ incidentNumber }) => incidentNumber !== null)
  if (named.length === 0) return []
  const incidents = await tx
    .selectFrom('incident')
    .leftJoin('incident as into', 'into.id', 'incident.mergedIntoId')
    .select(['incident.id', 'incident.number', 'incident.channelId', 'incident.authorId'])
    .select(({ fn }) => [
      'incident.mergedIntoId',
      'incident.foundAt as since',
      fn.coalesce('into.step', 'incident.step').as('step'),
      fn.coalesce('into.closedAt', 'incident.closedAt').as('closedAt'),
      sql<string | null>`null`.as('answeredBy'),
    ])
    .where('incident.number', 'in', [...new Set(named.flatMap(({ incidentNumber }) => incidentNumber ?? []))])
    .where('incident.authorId', 'is not', null)
    .execute()
  return named.flatMap(({ message, incidentNumber }) => {
    const own = incidents.find(
      ({ number, channelId, authorId }) =>
        number === incidentNumber && channelId === message.channelId && authorId === message.authorId,
    )
    const { container, threadExternalId } = message
    return own ? [{ ...own, container, threadExternalId }] : []
  })
}

/** Questions asked in public whose answer has a private part in one of these dialogs, the latest first. */
export async function listPrivatelyAnswered(tx: Tx, keys: readonly ThreadKey[]): Promise<ThreadIncident[]> {
  if (keys.length === 0) return []
  return tx
    .selectFrom('outbox')
    .innerJoin('incident', 'incident.id', 'outbox.recipientIncidentId')
    .innerJoin('message as source', 'source.id', 'incident.sourceMessageId')
    .leftJoin('incident as into', 'into.id', 'incident.mergedIntoId')
    .where('outbox.part', '=', 'private')
    .where('source.surface', '<>', 'private')
    .where(({ or, eb, and, exists, selectFrom }) =>
      or([
        // An answer in doubt may stand there too, and the author may be replying to it.
        eb('outbox.state', 'in', ['sent', 'unknown', 'sending']),
        and([
          eb('outbox.state', '=', 'failed'),
          exists(
            selectFrom('outbox as invitation')
              .select('invitation.id')
              .whereRef('invitation.incidentId', '=', 'outbox.incidentId')
              .whereRef('invitation.answerVersionNo', '=', 'outbox.answerVersionNo')
              .whereRef('invitation.recipientIncidentId', '=', 'outbox.recipientIncidentId')
              .where('invitation.isInvitation', '=', true)
              .where('invitation.state', '=', 'sent'),
          ),
        ]),
      ]),
    )
    .where('outbox.channelId', 'in', [...new Set(keys.map(({ channelId }) => channelId))])
    .where('outbox.conversation', 'in', [
      ...new Set(keys.map((key) => `${key.channelId} ${key.container} ${key.threadExternalId}`)),
    ])
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
}

type Letter = ThreadKey & { authorId: string | null }

/**
 * Questions that were asked in another way and answered by a letter to this address, the latest first. A letter in that
 * thread is their author's, whoever the mailbox takes its writer for.
 */
export async function listAnsweredByLetter(tx: Tx, letters: readonly Letter[]): Promise<ThreadIncident[]> {
  if (letters.length === 0) return []
  const keyOf = ({ channelId, container, threadExternalId }: ThreadKey) =>
    `${channelId} ${container} ${threadExternalId}`
  const rows = await tx
    .selectFrom('outbox')
    .innerJoin('incident', 'incident.id', 'outbox.recipientIncidentId')
    .leftJoin('incident as into', 'into.id', 'incident.mergedIntoId')
    .where('outbox.conversation', 'in', [...new Set(letters.map(keyOf))])
    .where('outbox.channelId', 'in', [...new Set(letters.map(({ channelId }) => channelId))])
    .where('incident.surface', '<>', 'email')
    .where('outbox.state', 'in', ['sent', 'unknown', 'sending'])
    .select(['incident.id', 'outbox.channelId', 'outbox.conversation', 'incident.mergedIntoId'])
    .select(({ fn }) => [
      fn.coalesce('outbox.sentAt', 'outbox.createdAt').as('since'),
      fn.coalesce('into.step', 'incident.step').as('step'),
      fn.coalesce('into.closedAt', 'incident.closedAt').as('closedAt'),
      'outbox.externalId as answeredBy',
    ])
    .orderBy('outbox.seq', 'desc')
    .execute()
  return letters.flatMap((letter) => {
    const { container, threadExternalId, authorId } = letter
    const answered = rows.filter(({ conversation }) => conversation === keyOf(letter))
    return answered.map(({ conversation: _, ...row }) => ({ ...row, container, threadExternalId, authorId }))
  })
}

/** The message each incident began with. */
export async function listSources(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('incident')
    .select(['id', 'sourceMessageId'])
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map(({ id, sourceMessageId }) => [id, sourceMessageId]))
}

/** Everything the card shows of the row itself. */
export function findIncidentRow(db: Db, id: string) {
  return db
    .selectFrom('incident')
    .innerJoin('channelName', 'channelName.id', 'incident.channelId')
    .innerJoin('message', 'message.id', 'incident.sourceMessageId')
    .leftJoin('personName', 'personName.id', 'incident.assigneeId')
    .leftJoin('personName as proposer', 'proposer.id', 'incident.closeProposedBy')
    .selectAll('incident')
    .select(['channelName.name as channelName', 'message.permalink', 'personName.name as assigneeName'])
    .select(['proposer.name as closeProposedByName', AUTHOR_COUNT.as('authorCount')])
    .where('incident.id', '=', id)
    .executeTakeFirst()
}
export type VisibleRow = NonNullable<Awaited<ReturnType<typeof findIncidentRow>>>
