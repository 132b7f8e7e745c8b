import type { CONTRIBUTION_POSTS } from '@veche/contract/values/casework/contributions.ts'
import type { Selectable } from 'kysely'
import type { Contribution, ContributionPost } from '../../../platform/database/database.gen.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'
import type { Actor } from '../../access/index.ts'
import { type IncidentScope, isOwnWork } from '../../incidents/index.ts'
import type { PartState } from './domain/part-state.ts'

export type PartRow = Omit<Selectable<Contribution>, 'state'> & { state: PartState }
export type PostRow = Omit<Selectable<ContributionPost>, 'kind'> & { kind: PostKind }
export type PostKind = (typeof CONTRIBUTION_POSTS)[number]

export type NewPart = Pick<
  PartRow,
  | 'id'
  | 'incidentId'
  | 'askingAgencyCode'
  | 'agencyCode'
  | 'personId'
  | 'personName'
  | 'ask'
  | 'shownWords'
  | 'askedBy'
  | 'askedByName'
  | 'createdAt'
  | 'termHours'
  | 'dueAt'
  | 'remindAt'
>

const COLUMNS = [
  ...(['id', 'incidentId', 'askingAgencyCode', 'agencyCode', 'personId', 'personName', 'ask'] as const),
  ...(['shownWords', 'askedBy', 'askedByName', 'createdAt', 'termHours', 'dueAt', 'remindAt'] as const),
  ...(['state', 'revision', 'takenBy', 'takenByName', 'givenAt', 'answer', 'endedAt'] as const),
]

export async function insertPart(tx: Tx, part: NewPart): Promise<void> {
  await tx
    .insertInto('contribution')
    .values({ ...part, state: 'asked' })
    .execute()
}

export function findPart(db: Db, id: string): Promise<PartRow | undefined> {
  return db
    .selectFrom('contribution')
    .select(COLUMNS)
    .where('id', '=', id)
    .$castTo<PartRow>()
    .executeTakeFirst()
}

export function listParts(db: Db, incidentId: string): Promise<PartRow[]> {
  return db
    .selectFrom('contribution')
    .select(COLUMNS)
    .where('incidentId', '=', incidentId)
    .orderBy('createdAt')
    .orderBy('id')
    .$castTo<PartRow>()
    .execute()
}

/** Those that have not ended, by their terms. */
function openByTerm(db: Db) {
  return db
    .selectFrom('contribution')
    .select(COLUMNS)
    .where('endedAt', 'is', null)
    .orderBy('dueAt')
    .orderBy('id')
    .$castTo<PartRow>()
}

/**
 * Parts that other bodies have not given by their term, the longest overdue first, of questions that are this person's
 * work now, whoever asked. While nobody has the question, whoever asked is told too, unless they gave it back.
 */
export function listLateParts(
  db: Db,
  { actor, now, limit }: { actor: Actor; now: Date; limit: number },
): Promise<(PartRow & Pick<IncidentScope, 'step' | 'municipalityCode' | 'unitCode' | 'assigneeId'>)[]> {
  return db
    .selectFrom('contribution')
    .innerJoin('incident', 'incident.id', 'contribution.incidentId')
    .select(COLUMNS.map((column) => `contribution.${column}` as const))
    .select(['incident.step', 'incident.municipalityCode', 'incident.unitCode', 'incident.assigneeId'])
    .where('contribution.endedAt', 'is', null)
    .where('contribution.state', 'in', ['asked', 'taken'])
    .where('contribution.dueAt', '<', now)
    .whereRef('incident.agencyCode', '=', 'contribution.askingAgencyCode')
    .where((eb) =>
      eb.or([
        isOwnWork(actor)(eb),
        eb.and([
          eb('incident.assigneeId', 'is', null),
          eb('contribution.askedBy', '=', actor.id),
          eb('incident.releasedBy', 'is distinct from', actor.id),
        ]),
      ]),
    )
    .orderBy('contribution.dueAt')
    .orderBy('contribution.id')
    .limit(limit)
    .$castTo<PartRow & Pick<IncidentScope, 'step' | 'municipalityCode' | 'unitCode' | 'assigneeId'>>()
    .execute()
}

/** Parts of these questions that other bodies still prepare. */
export function listAwaitedParts(db: Db, incidentIds: readonly string[]): Promise<PartRow[]> {
  if (incidentIds.length === 0) return Promise.resolve([])
  return openByTerm(db)
    .where('incidentId', 'in', incidentIds)
    .where('state', 'in', ['asked', 'taken'])
    .execute()
}

export function listPosts(db: Db, partIds: readonly string[]): Promise<PostRow[]> {
  if (partIds.length === 0) return Promise.resolve([])
  return db
    .selectFrom('contributionPost')
    .select(['id', 'contributionId', 'kind', 'byId', 'byName', 'isOfWriter', 'words', 'at'])
    .where('contributionId', 'in', partIds)
    .orderBy('at')
    .orderBy('id')
    .$castTo<PostRow>()
    .execute()
}

/** By whom, of a post whose id is known. */
export async function findPostAuthor(tx: Tx, id: string): Promise<string | undefined> {
  const post = tx.selectFrom('contributionPost').select('byId').where('id', '=', id)
  return (await post.executeTakeFirst())?.byId
}

export async function insertPost(tx: Tx, post: PostRow): Promise<void> {
  await tx.insertInto('contributionPost').values(post).execute()
}

export type PartChanges = Partial<
  Pick<PartRow, 'state' | 'takenBy' | 'takenByName' | 'givenAt' | 'answer' | 'endedAt' | 'dueAt' | 'remindAt'>
>

/** The caller holds the lock of the incident, which guards its parts. */
export async function updatePart(tx: Tx, id: string, changes: PartChanges): Promise<void> {
  await tx
    .updateTable('contribution')
    .set((eb) => ({ ...changes, revision: eb('revision', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** Of a reminder the reader of the page has seen nothing: the revision stays. */
export async function setNextReminder(tx: Tx, id: string, remindAt: Date | null): Promise<void> {
  await tx.updateTable('contribution').set({ remindAt }).where('id', '=', id).execute()
}

export type PartPlace = { id: string; at: Date }
type Page = { agencyCodes: readonly string[]; after: PartPlace | null; limit: number }

/** What these bodies are asked for. */
export function listOpenParts(db: Db, { agencyCodes, ...page }: Page): Promise<PartRow[]> {
  return pageOf(openByTerm(db).where('agencyCode', 'in', agencyCodes), page)
}

/** What these bodies, or this person, ask of others. */
export function listAskedParts(
  db: Db,
  { agencyCodes, askedBy, ...page }: Page & { askedBy: string },
): Promise<PartRow[]> {
  const query = openByTerm(db).where(({ eb, or }) =>
    or([
      eb('askedBy', '=', askedBy),
      ...(agencyCodes.length === 0 ? [] : [eb('askingAgencyCode', 'in', agencyCodes)]),
    ]),
  )
  return pageOf(query, page)
}

function pageOf(query: ReturnType<typeof openByTerm>, { after, limit }: Omit<Page, 'agencyCodes'>) {
  const behind = after
    ? query.where(({ eb, refTuple, tuple }) => eb(refTuple('dueAt', 'id'), '>', tuple(after.at, after.id)))
    : query
  return behind.limit(limit).execute()
}

/** The latest first. */
export function listEndedParts(db: Db, { agencyCodes, after, limit }: Page): Promise<PartRow[]> {
  let query = db
    .selectFrom('contribution')
    .select(COLUMNS)
    .where('agencyCode', 'in', agencyCodes)
    .where('endedAt', 'is not', null)
    .orderBy('endedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
  if (after)
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('endedAt', 'id'), '<', tuple(after.at, after.id)),
    )
  return query.$castTo<PartRow>().execute()
}

/** Open parts, so that whoever sweeps sees whose question has moved on. */
export function listWaitingIncidents(db: Db): Promise<{ incidentId: string; askingAgencyCode: string }[]> {
  return db
    .selectFrom('contribution')
    .select(['incidentId', 'askingAgencyCode'])
    .distinct()
    .where('endedAt', 'is', null)
    .execute()
}

export function listToRemind(
  db: Db,
  { now, limit }: { now: Date; limit: number },
): Promise<{ id: string; incidentId: string }[]> {
  return db
    .selectFrom('contribution')
    .select(['id', 'incidentId'])
    .where('remindAt', '<=', now)
    .orderBy('remindAt')
    .limit(limit)
    .execute()
}
