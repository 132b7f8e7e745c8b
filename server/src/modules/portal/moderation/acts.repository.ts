import type { NetworkActState, NetworkActTerm } from '@veche/contract/portal/moderation.ts'
import { sql } from 'kysely'
import type { Network, Surface } from '../../../connectors/connector.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import type { Actor } from '../../access/index.ts'
import { visibleChats } from '../../chats/index.ts'
import { visibleIncidents } from '../../incidents/index.ts'
import { visibleLivestreams } from '../../livestreams/index.ts'
import type { ActKind, ActWay, UndoWay } from './domain/act.ts'

export type NewAct = {
  id: string
  kind: ActKind
  way: ActWay
  messageId: string
  channelId: string
  authorId: string | null
  incidentId: string | null
  chatId: string | null
  livestreamId: string | null
  thing: string
  reason: 'insult' | 'spam' | 'fraud' | 'personal_data' | 'violence' | 'forbidden' | 'mistake'
  words: string
  term: NetworkActTerm | null
  untilAt: Date | null
  undoWay: UndoWay
  undoesId: string | null
  state: NetworkActState
  askedBy: string
  askedByName: string
  askedAt: Date
  nextAttemptAt: Date | null
  endedAt: Date | null
}

export type StoredAct = NewAct & {
  seq: number
  undoneById: string | null
  isUndone: boolean
  errorCode: string | null
  decidedByName: string | null
  decidedAt: Date | null
  network: Network
  channelName: string
  surface: Surface
  permalink: string | null
  text: string
  authorCard: Buffer | null
  incidentNumber: number | null
}

/** Nothing where the same thing is asked or on its way already. */
export async function insertAct(tx: Tx, act: NewAct): Promise<boolean> {
  const row = await tx
    .insertInto('networkAct')
    .values(act)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

const SHOWN_TEXT = 300

function selectActs(db: Db) {
  return db
    .selectFrom('networkAct as act')
    .innerJoin('message', 'message.id', 'act.messageId')
    .innerJoin('channelName as page', 'page.id', 'act.channelId')
    .leftJoin('author', 'author.id', 'act.authorId')
    .leftJoin('incident', 'incident.id', 'act.incidentId')
    .leftJoin('networkAct as undo', 'undo.id', 'act.undoneById')
    .select(['act.id', 'act.seq', 'act.kind', 'act.way', 'act.messageId', 'act.channelId', 'act.authorId'])
    .select(['act.incidentId', 'act.chatId', 'act.livestreamId', 'act.thing', 'act.reason', 'act.words'])
    .select(['act.term', 'act.untilAt', 'act.undoWay', 'act.undoesId', 'act.undoneById', 'act.state'])
    .select(['act.askedBy', 'act.askedByName', 'act.askedAt', 'act.decidedByName', 'act.decidedAt'])
    .select(['act.nextAttemptAt', 'act.errorCode', 'act.endedAt'])
    .select(['page.network', 'page.name as channelName', 'message.surface', 'message.permalink'])
    .select(['author.card as authorCard', 'incident.number as incidentNumber'])
    .select(({ fn, val }) => [
      fn<string>('left', ['message.text', val(SHOWN_TEXT)]).as('text'),
      sql<boolean>`coalesce(undo.state = 'done', false)`.as('isUndone'),
    ])
}

export type ActFilter = {
  view: 'waiting' | 'running' | 'all'
  kind: ActKind | undefined
  network: Network | undefined
  incidentId: string | undefined
  now: Date
}
export type Page = { beforeSeq: number | null; limit: number }

const ON_ITS_WAY = ['queued', 'sending', 'unknown', 'by_hand'] as const

/** Of what the actor sees, the newest first. */
export function listActs(
  db: Db,
  actor: Actor,
  { view, kind, network, incidentId, now }: ActFilter,
  { beforeSeq, limit }: Page,
): Promise<StoredAct[]> {
  return selectActs(db)
    .where(({ eb, or, exists, selectFrom }) =>
      or([
        exists(
          selectFrom('chat')
            .select('chat.id')
            .whereRef('chat.id', '=', 'act.chatId')
            .where(visibleChats(actor)),
        ),
        exists(
          selectFrom('incident')
            .select('incident.id')
            .whereRef('incident.id', '=', 'act.incidentId')
            .where(visibleIncidents(actor)),
        ),
        exists(
          selectFrom('livestream')
            .select('livestream.id')
            .whereRef('livestream.id', '=', 'act.livestreamId')
            .where(visibleLivestreams(actor)),
        ),
        eb.lit(false),
      ]),
    )
    .$if(view === 'waiting', (query) => query.where('act.state', '=', 'waiting'))
    .$if(view === 'running', (query) =>
      query.where(({ eb, or, and }) =>
        or([
          eb('act.state', 'in', ON_ITS_WAY),
          and([
            eb('act.state', '=', 'done'),
            eb('act.kind', 'in', ['mute', 'ban']),
            eb('act.undoneById', 'is', null),
            or([eb('act.untilAt', 'is', null), eb('act.untilAt', '>', now)]),
          ]),
        ]),
      ),
    )
    .$if(kind !== undefined, (query) => query.where('act.kind', 'in', kind ? [kind] : []))
    .$if(network !== undefined, (query) => query.where('page.network', 'in', network ? [network] : []))
    .$if(incidentId !== undefined, (query) => query.where('act.incidentId', '=', incidentId ?? ''))
    .$if(beforeSeq !== null, (query) => query.where('act.seq', '<', beforeSeq ?? 0))
    .orderBy('act.seq', 'desc')
    .limit(limit)
    .execute()
}

const EARLIER = 20

/** Of one message and of its author, wherever on this page. */
export function listEarlier(
  db: Db,
  { messageId, things, channelId }: { messageId: string; things: readonly string[]; channelId: string },
): Promise<StoredAct[]> {
  return selectActs(db)
    .where(({ eb, or, and }) =>
      or([
        eb('act.messageId', '=', messageId),
        and([eb('act.channelId', '=', channelId), eb('act.thing', 'in', [...things, ''])]),
      ]),
    )
    .orderBy('act.seq', 'desc')
    .limit(EARLIER)
    .execute()
}

export async function getAct(db: Db, actId: string): Promise<StoredAct> {
  return selectActs(db)
    .where('act.id', '=', actId)
    .executeTakeFirstOrThrow(() => new NotFoundError('moderation.not_found', { actId }))
}

export async function findAct(db: Db, actId: string): Promise<StoredAct | undefined> {
  return selectActs(db).where('act.id', '=', actId).executeTakeFirst()
}

/** Locks the act, so that two people decide one after the other, and no sender takes it meanwhile. */
export async function lockAct(tx: Tx, actId: string): Promise<StoredAct> {
  await tx.selectFrom('networkAct').select('id').where('id', '=', actId).forUpdate().execute()
  return getAct(tx, actId)
}

/** In force: done, not taken back, its term not over. */
export async function findInForce(
  db: Db,
  { channelId, thing, kind, now }: { channelId: string; thing: string; kind: ActKind; now: Date },
): Promise<{ id: string } | undefined> {
  return db
    .selectFrom('networkAct')
    .select('id')
    .where('channelId', '=', channelId)
    .where('thing', '=', thing)
    .where('kind', '=', kind)
    .where('state', '=', 'done')
    .where('undoneById', 'is', null)
    .where(({ eb, or }) => or([eb('untilAt', 'is', null), eb('untilAt', '>', now)]))
    .limit(1)
    .executeTakeFirst()
}

export type ActChanges = Partial<{
  state: NetworkActState
  untilAt: Date | null
  undoneById: string | null
  decidedBy: string
  decidedByName: string
  decidedAt: Date
  nextAttemptAt: Date | null
  leaseToken: string | null
  leaseUntil: Date | null
  isUncertain: boolean
  attempts: number
  errorCode: string | null
  endedAt: Date | null
}>

export async function updateAct(tx: Tx, actId: string, changes: ActChanges): Promise<void> {
  await tx.updateTable('networkAct').set(changes).where('id', '=', actId).execute()
}

export type ActFigure = {
  kind: ActKind
  reason: NewAct['reason']
  done: number
  failed: number
  declined: number
  undone: number
}

export function countActs(db: Db, since: Date): Promise<ActFigure[]> {
  return db
    .selectFrom('networkAct as act')
    .leftJoin('networkAct as undo', 'undo.id', 'act.undoneById')
    .select(['act.kind', 'act.reason'])
    .select(({ fn }) => [
      fn.countAll<number>().filterWhere('act.state', '=', 'done').as('done'),
      fn.countAll<number>().filterWhere('act.state', '=', 'failed').as('failed'),
      fn.countAll<number>().filterWhere('act.state', '=', 'declined').as('declined'),
      fn.countAll<number>().filterWhere('undo.state', '=', 'done').as('undone'),
    ])
    .where('act.askedAt', '>=', since)
    .groupBy(['act.kind', 'act.reason'])
    .orderBy('act.kind')
    .orderBy('act.reason')
    .execute()
}
