import { sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'
import { part, type RowsOf } from '../../../platform/database/together.ts'
import { COLUMNS, type StoredMessage } from './messages.repository.ts'

export type ThreadMessage = StoredMessage & {
  authorCard: Buffer | null
  /** Deleted in the network by us. */
  isTakenDown: boolean
  versions: { text: string; capturedAt: Date }[]
}

/** Every message of the incident, of those merged into it, and the one it was made of. */
export function threadIds(incidentId: string) {
  // A union, not an OR over subqueries, which reads the whole table.
  return sql<string>`(select message.id from message join incident on message.incident_id = incident.id
      where incident.id = ${incidentId} or incident.merged_into_id = ${incidentId}
    union select source_message_id from incident where id = ${incidentId})`
}

/** The conversation of an incident in the parts of one statement, for `joinThread`. */
export function threadParts(db: Db, incidentId: string) {
  const ids = threadIds(incidentId)
  return {
    messages: part(
      db
        .selectFrom('message')
        .leftJoin('author', 'author.id', 'message.authorId')
        .select(COLUMNS.map((column) => `message.${column}` as const))
        .select([
          'author.card as authorCard',
          sql<boolean>`message.taken_down_at is not null`.as('isTakenDown'),
        ])
        .where('message.id', 'in', ids)
        .orderBy('occurredAt')
        .orderBy('message.id')
        .limit(500),
      { capturedAt: 'date', occurredAt: 'date', receivedAt: 'date', authorCard: 'bytes' },
    ),
    versions: part(
      db
        .selectFrom('messageVersion')
        .select(['messageId', 'text', 'capturedAt'])
        .where('messageId', 'in', ids)
        .orderBy('capturedAt'),
      { capturedAt: 'date' },
    ),
  }
}

type ThreadRows = RowsOf<ReturnType<typeof threadParts>>

/** Oldest first, each with its earlier texts. */
export function joinThread({ messages, versions }: ThreadRows): ThreadMessage[] {
  return messages.map(({ attachments, ...row }) => ({
    ...row,
    attachments: Array.isArray(attachments) ? attachments : [],
    versions: versions.filter(({ messageId }) => messageId === row.id),
  }))
}

/** Our own post under which a question was asked, when it came through the inbox. */
export function postPart(db: Db, { channelId, container }: { channelId: string; container: string }) {
  return part(
    db
      .selectFrom('message')
      .select(['text', 'occurredAt'])
      .where('channelId', '=', channelId)
      .where('container', '=', container)
      .where('surface', '=', 'post')
      .limit(1),
    { occurredAt: 'date' },
  )
}
