import { type Insertable, type Selectable, sql } from 'kysely'
import type { AnswerTemplate, DB } from '../../../platform/database/database.gen.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { ConflictError, NotFoundError } from '../../../platform/errors.ts'
import type { Actor } from '../../access/index.ts'
import { visibleIncidents } from '../../incidents/index.ts'
import { agenciesOf } from './templates.policy.ts'

export type TemplateRow = Selectable<AnswerTemplate>

/** Templates that the actor may use: their own, those of their agencies and of the region. The centre sees those of every agency. */
export function selectVisible(db: Db, actor: Actor) {
  const agencies = agenciesOf(actor)
  return db
    .selectFrom('answerTemplate')
    .selectAll()
    .where((eb) =>
      eb.or([
        eb('scopeKind', '=', 'region'),
        eb.and([eb('scopeKind', '=', 'own'), eb('ownerId', '=', actor.id)]),
        ...(agencies === 'all' ? [eb('scopeKind', '=', 'agency')] : []),
        ...(agencies !== 'all' && agencies.length > 0
          ? [eb.and([eb('scopeKind', '=', 'agency'), eb('agencyCode', 'in', agencies)])]
          : []),
      ]),
    )
}

const MOST_SHOWN = 500

export function listTemplates(
  db: Db,
  actor: Actor,
  { search, archived }: { search?: string | undefined; archived: boolean },
): Promise<TemplateRow[]> {
  let query = selectVisible(db, actor).where('isArchived', '=', archived)
  if (search) {
    const like = `%${search.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
    query = query.where((eb) => eb.or([eb('name', 'ilike', like), eb('text', 'ilike', like)]))
  }
  return query.orderBy('useCount', 'desc').orderBy('name').limit(MOST_SHOWN).execute()
}

/** Templates of the topic, of its group, and those without a topic. */
export function listOffered(
  db: Db,
  actor: Actor,
  { topicCode, groupCode }: { topicCode: string | null; groupCode: string | null },
): Promise<TemplateRow[]> {
  return selectVisible(db, actor)
    .where('isArchived', '=', false)
    .where((eb) =>
      eb.or([
        eb.and([eb('topicCode', 'is', null), eb('groupCode', 'is', null)]),
        eb('topicCode', '=', topicCode ?? ''),
        eb.and([eb('topicCode', 'is', null), eb('groupCode', '=', groupCode ?? '')]),
      ]),
    )
    .orderBy('useCount', 'desc')
    .limit(MOST_SHOWN)
    .execute()
}

export async function getTemplate(db: Db, actor: Actor, id: string): Promise<TemplateRow> {
  const row = await selectVisible(db, actor).where('id', '=', id).executeTakeFirst()
  if (!row) throw new NotFoundError('template.not_found', { id })
  return row
}

type Author = { actor: Actor; now: Date }

export async function insertTemplate(
  tx: Tx,
  row: Insertable<DB['answerTemplate']> & { id: string },
  author: Author,
): Promise<void> {
  await tx.insertInto('answerTemplate').values(row).execute()
  await insertVersion(tx, { templateId: row.id, versionNo: 1, name: row.name, text: row.text }, author)
}

export async function updateTemplate(
  tx: Tx,
  {
    id,
    expectedVersionNo,
    ...changes
  }: Partial<TemplateRow> & { id: string; expectedVersionNo: number; name: string; text: string },
  author: Author,
): Promise<void> {
  const versionNo = expectedVersionNo + 1
  const { numUpdatedRows } = await tx
    .updateTable('answerTemplate')
    .set({ ...changes, versionNo, updatedAt: author.now })
    .where('id', '=', id)
    .where('versionNo', '=', expectedVersionNo)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new ConflictError('template.changed_meanwhile', { id })
  await insertVersion(tx, { templateId: id, versionNo, name: changes.name, text: changes.text }, author)
}

async function insertVersion(
  tx: Tx,
  version: { templateId: string; versionNo: number; name: string; text: string },
  { actor, now }: Author,
): Promise<void> {
  await tx
    .insertInto('answerTemplateVersion')
    .values({ ...version, changedBy: actor.id, changedByName: actor.name, changedAt: now })
    .execute()
}

export async function setArchived(db: Db, id: string, isArchived: boolean): Promise<void> {
  await db.updateTable('answerTemplate').set({ isArchived }).where('id', '=', id).execute()
}

export function listTemplateVersions(db: Db, templateId: string) {
  return db
    .selectFrom('answerTemplateVersion')
    .select(['versionNo', 'name', 'text', 'changedByName', 'changedAt'])
    .where('templateId', '=', templateId)
    .orderBy('versionNo', 'desc')
    .execute()
}

/** Name of the person who wrote the present version. */
export async function findTemplateChanger(db: Db, templateId: string) {
  const [last] = await listTemplateVersions(db, templateId)
  return last ? { by: last.changedByName, at: last.changedAt } : null
}

export async function saveTemplateUse(db: Db, id: string, now: Date): Promise<void> {
  await db
    .updateTable('answerTemplate')
    .set({ useCount: sql`use_count + 1`, lastUsedAt: now })
    .where('id', '=', id)
    .execute()
}

const READ_BACK = 200

export function listAnswered(
  db: Db,
  { topicCode, incidentId, actor }: { topicCode: string; incidentId: string; actor: Actor },
) {
  return db
    .selectFrom('incident')
    .innerJoin('message', 'message.id', 'incident.sourceMessageId')
    .innerJoin('answerVersion', (join) =>
      join
        .onRef('answerVersion.incidentId', '=', 'incident.id')
        .on(sql<boolean>`answer_version.version_no = (select max(v.version_no) from answer_version v
          where v.incident_id = incident.id and v.outcome = 'approved' and v.kind = 'final')`),
    )
    .select(['incident.number', 'incident.title', 'incident.agencyCode', 'incident.answeredAt'])
    .select(['message.text as question', 'answerVersion.text'])
    .where('incident.topicCode', '=', topicCode)
    .where('incident.answeredAt', 'is not', null)
    .where('incident.id', '<>', incidentId)
    .where(visibleIncidents(actor))
    .orderBy('incident.answeredAt', 'desc')
    .limit(READ_BACK)
    .execute()
}
