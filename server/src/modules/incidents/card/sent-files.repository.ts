import { type Expression, type SqlBool, sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'
import { part } from '../../../platform/database/together.ts'

/** Files that were sent with our answers in a thread, in the order of each answer. */
export function sentFilesPart(db: Db, messageIds: Expression<string>) {
  return part(
    db
      .selectFrom('message')
      .innerJoin('outbox', (join) =>
        join
          .onRef('outbox.channelId', '=', 'message.channelId')
          .onRef('outbox.externalId', '=', 'message.externalId')
          .onRef('outbox.recipientIncidentId', '=', 'message.incidentId')
          // The network may name another container than the one asked for.
          .on(sql<SqlBool>`outbox.message->>'surface' = message.surface`),
      )
      .innerJoin('answerVersion', (join) =>
        join
          .onRef('answerVersion.incidentId', '=', 'outbox.incidentId')
          .onRef('answerVersion.versionNo', '=', 'outbox.answerVersionNo'),
      )
      .innerJoin('answerFile', (join) =>
        join
          .onRef('answerFile.incidentId', '=', 'answerVersion.incidentId')
          .on(sql<SqlBool>`answer_file.id = any(coalesce(outbox.file_ids, answer_version.file_ids))`),
      )
      .select(['message.id as messageId', 'answerFile.id', 'answerFile.incidentId'])
      .select(['answerFile.name', 'answerFile.contentType', 'answerFile.label'])
      .where('message.id', 'in', messageIds)
      .where('message.direction', '=', 'out')
      .where('outbox.state', '=', 'sent')
      .orderBy('message.id')
      .orderBy(sql`array_position(answer_version.file_ids, answer_file.id)`),
    {},
  )
}
