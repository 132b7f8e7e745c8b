import { sql } from 'kysely'
import type { Db } from '../../platform/database/db.ts'
import type { Actor } from '../access/index.ts'
import { visibleIncidents } from '../incidents/index.ts'
import { aroundWords, hitsOf, roomWords } from '../text/index.ts'

export type Asked = { words: string; isNearly: boolean; limit: number; actor: Actor }
export type FoundNote = {
  id: string
  excerpt: string
  incidentId: string
  authorName: string
  number: number
  question: string
  municipalityCode: string | null
}

/** Of questions that the reader sees, the latest first. */
export function listNotesWith(
  db: Db,
  { words, isNearly, limit, actor, newest }: Asked & { newest: number | null },
): Promise<FoundNote[]> {
  const found = { table: 'incident_note', latestBy: 'created_at', search: words, isNearly, newest }
  const hits = hitsOf({ ...found, text: sql`one.text`, where: sql`one.deleted_at is null` })
  return db
    .selectFrom('incidentNote as note')
    .innerJoin('incident', 'incident.id', 'note.incidentId')
    .where(sql<boolean>`note.id = any(${hits})`)
    .where(visibleIncidents(actor))
    .select(['note.id', 'note.incidentId', 'note.authorName', 'incident.municipalityCode'])
    .select(aroundWords(sql`note.text`, roomWords(words)).as('excerpt'))
    .select(sql<number>`incident.number`.as('number'))
    .select(sql<string>`coalesce(incident.title, '')`.as('question'))
    .orderBy('note.createdAt', 'desc')
    .orderBy('note.id')
    .limit(limit)
    .execute()
}
