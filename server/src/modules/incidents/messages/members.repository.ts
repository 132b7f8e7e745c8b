import type { Surface } from '@veche/contract/common.ts'
/** The authors who wait for the answer of an incident: its own, those of incidents merged into it, those of its mass event. */
import type { Network } from '@veche/contract/networks/index.ts'
import { sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'
import { beyondScope } from '../../../platform/database/readers/reader.ts'
import { part, readTogether } from '../../../platform/database/together.ts'
import { joinThread, type ThreadMessage, threadParts } from '../../inbox/index.ts'

export type MemberRole = 'self' | 'merged' | 'event'

/** Where the answer to one author is sent. `incidentId` is the author's own incident. */
export type Recipient = {
  incidentId: string
  role: MemberRole
  channelId: string
  network: Network
  surface: Surface
  container: string
  externalId: string
  threadExternalId: string
  authorCard: Buffer | null
  /** Who wrote; null when the network does not say. */
  authorExternalId: string | null
  isPerson: boolean
  number: number
  /** Subject of the letter, if the question came by letter. */
  subject: string | null
}

const OWN_WORK = ['distribution', 'assigned', 'in_progress', 'rework', 'postponed'] as const

/**
 * The incident first, then the others by the time they were found. An incident of the event whose own answer is on
 * its way, or whose clocks a moderator has stopped, is left to its own answer.
 */
export function listRecipients(db: Db, incidentId: string): Promise<Recipient[]> {
  return beyondScope('an answer goes to members, wherever they lie', () =>
    selectRecipients(db, incidentId).execute(),
  )
}

export type Waiting = { incidentId: string; number: number; step: string; isFrozen: boolean }

/** Every question of the group or the event, also those that this answer leaves to one of their own. */
export function listWaiting(db: Db, incidentId: string): Promise<Waiting[]> {
  return beyondScope('an answer says whom it leaves out, wherever they lie', () =>
    members(db, incidentId)
      .select(['incident.number', 'incident.step', 'incident.isFrozen'])
      .limit(MOST_WAITING)
      .execute(),
  )
}

const MOST_WAITING = 500

function selectRecipients(db: Db, incidentId: string) {
  return members(db, incidentId)
    .innerJoin('message', 'message.id', 'incident.sourceMessageId')
    .leftJoin('author', 'author.id', 'incident.authorId')
    .where(({ eb, or, and, not, selectFrom }) =>
      or([
        eb('incident.id', '=', incidentId),
        eb('incident.mergedIntoId', '=', incidentId),
        and([eb('incident.step', 'in', OWN_WORK), eb('incident.isFrozen', '=', false)]),
        and([
          eb('incident.step', '=', 'merged'),
          not(
            eb.exists(
              selectFrom('incident as into')
                .select('into.id')
                .whereRef('into.id', '=', 'incident.mergedIntoId')
                .where(({ eb: of, or: any }) =>
                  any([of('into.step', 'not in', OWN_WORK), of('into.isFrozen', '=', true)]),
                ),
            ),
          ),
        ]),
      ]),
    )
    .select(['message.channelId', 'message.network', 'message.surface', 'message.container'])
    .select(['message.externalId', 'message.threadExternalId', 'author.card as authorCard'])
    .select('author.externalId as authorExternalId')
    .select(['incident.number', 'message.subject'])
    .select(sql<boolean>`message.author_kind = 'person'`.as('isPerson'))
}

function members(db: Db, incidentId: string) {
  return (
    db
      .selectFrom('incident')
      .select('incident.id as incidentId')
      .select(
        sql<MemberRole>`case when incident.id = ${incidentId}::uuid then 'self'
        when incident.merged_into_id is not null then 'merged' else 'event' end`.as('role'),
      )
      // A union, not an OR: each part has its index, an OR over a subquery reads the whole table.
      .where(
        sql<boolean>`incident.id in (select ${incidentId}::uuid
        union select id from incident where merged_into_id = ${incidentId}::uuid
        union select id from incident where event_id = ${incidentId}::uuid
        union select child.id from incident part join incident child on child.merged_into_id = part.id
          where part.event_id = ${incidentId}::uuid)`,
      )
      .orderBy(sql`incident.id <> ${incidentId}::uuid`)
      .orderBy('incident.foundAt')
      .orderBy('incident.id')
  )
}

export type MemberRow = ReturnType<ReturnType<typeof membersPart>['revive']>

/** For the card, with what became of the latest approved answer in each thread. */
export function membersPart(db: Db, incidentId: string) {
  const query = members(db, incidentId)
    .leftJoin('author', 'author.id', 'incident.authorId')
    .innerJoin('message', 'message.id', 'incident.sourceMessageId')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('outbox')
          .select(['outbox.state as deliveryState', 'outbox.sentAt'])
          .whereRef('outbox.recipientIncidentId', '=', 'incident.id')
          .where('outbox.state', '<>', 'cancelled')
          .orderBy('outbox.answerVersionNo', 'desc')
          // If the answer has two parts, the one that is not published yet.
          .orderBy(
            sql`array_position(array['failed','unknown','sending','queued','undeliverable'], outbox.state)`,
          )
          .orderBy('outbox.seq', 'desc')
          .limit(1)
          .as('delivery'),
      (join) => join.onTrue(),
    )
    .select(['incident.number', 'incident.network', 'incident.surface', 'incident.title', 'incident.foundAt'])
    .select(['incident.mergedAt', 'incident.satisfaction', 'incident.mergedIntoId', 'incident.step'])
    .select(['incident.version', 'incident.authorId'])
    .select(['message.permalink', 'author.card as authorCard', 'deliveryState', 'sentAt'])
    .limit(500)
  return part(query, { foundAt: 'date', mergedAt: 'date', sentAt: 'date', authorCard: 'bytes' })
}

export function findLinks(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return Promise.resolve([])
  return links(db, ids).execute()
}

export function linksPart(db: Db, ids: readonly string[]) {
  return part(links(db, ids), {})
}

function links(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('incident')
    .select(['id', 'number', 'title'])
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
}

/** The incident and those merged into it: their messages are one conversation to read. */
export async function listMemberIds(db: Db, incidentId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('incident')
    .select('id')
    .where(({ eb, or }) => or([eb('id', '=', incidentId), eb('mergedIntoId', '=', incidentId)]))
    .execute()
  return rows.map(({ id }) => id)
}

/** What the incident's authors wrote and what they were answered; of a part of a message, that message too. */
export async function listIncidentThread(db: Db, incidentId: string): Promise<ThreadMessage[]> {
  const parts = await beyondScope('an incident has the words of its members, wherever they lie', () =>
    readTogether(db, threadParts(db, incidentId)),
  )
  return joinThread(parts)
}

/**
 * Authors merged in after the latest answer was approved, who have no copy of it. An incident that was parted from
 * an answered group does not count: it has been answered, without a text of its own.
 */
export async function listLateMemberIds(db: Db, incidentId: string): Promise<string[]> {
  const rows = await lateMembers(db, incidentId).execute()
  return rows.map(({ id }) => id)
}

export function lateMembersPart(db: Db, incidentId: string) {
  return part(lateMembers(db, incidentId), {})
}

function lateMembers(db: Db, incidentId: string) {
  return db
    .selectFrom('incident')
    .select('id')
    .where('mergedIntoId', '=', incidentId)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('answerVersion')
          .select('versionNo')
          .where('answerVersion.incidentId', '=', incidentId)
          .where('outcome', '=', 'approved'),
      ),
    )
    .where(({ exists, not, selectFrom }) =>
      not(
        exists(
          selectFrom('outbox')
            .select('outbox.id')
            .whereRef('outbox.recipientIncidentId', '=', 'incident.id')
            .where('outbox.incidentId', '=', incidentId)
            .where('outbox.state', '<>', 'cancelled')
            .where('outbox.answerVersionNo', '=', (eb) =>
              eb
                .selectFrom('answerVersion')
                .select(({ fn }) => fn.max('versionNo').as('versionNo'))
                .where('answerVersion.incidentId', '=', incidentId)
                .where('outcome', '=', 'approved'),
            ),
        ),
      ),
    )
}
