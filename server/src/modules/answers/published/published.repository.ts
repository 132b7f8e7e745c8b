import type { Db, Tx } from '../../../platform/database/db.ts'

export function listLastFinal(tx: Tx, incidentIds: readonly string[]) {
  return tx
    .selectFrom('answerVersion as version')
    .innerJoin('incident', 'incident.id', 'version.incidentId')
    .leftJoin('author', 'author.id', 'incident.authorId')
    .distinctOn('version.incidentId')
    .select(['version.incidentId', 'version.text', 'author.card as authorCard'])
    .where('version.incidentId', 'in', incidentIds)
    .where('version.kind', '=', 'final')
    .where('version.outcome', '=', 'approved')
    .orderBy('version.incidentId')
    .orderBy('version.versionNo', 'desc')
    .execute()
}

export function listPublishedTexts(
  db: Db,
  incidentId: string,
): Promise<{ privateText: string; text: string }[]> {
  return db
    .selectFrom('answerVersion as version')
    .select(['version.text', 'version.privateText'])
    .where('version.incidentId', '=', incidentId)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('outbox')
          .select('outbox.id')
          .whereRef('outbox.incidentId', '=', 'version.incidentId')
          .whereRef('outbox.answerVersionNo', '=', 'version.versionNo')
          .where('outbox.state', 'in', ['sent', 'sending', 'unknown']),
      ),
    )
    .execute()
}

/** Public parts that stand in a thread, oldest first. */
export function listSent(db: Db, incidentIds: readonly string[]) {
  return db
    .selectFrom('answerVersion as version')
    .innerJoin('outbox', (join) =>
      join
        .onRef('outbox.incidentId', '=', 'version.incidentId')
        .onRef('outbox.answerVersionNo', '=', 'version.versionNo'),
    )
    .innerJoin('incident', 'incident.id', 'version.incidentId')
    .leftJoin('author', 'author.id', 'incident.authorId')
    .select(['version.incidentId', 'version.versionNo', 'version.kind', 'version.text'])
    .select(['version.decidedAt as approvedAt', 'author.card as authorCard'])
    .select((eb) => eb.fn.min('outbox.sentAt').as('sentAt'))
    .where('version.incidentId', 'in', [...incidentIds])
    .where('outbox.state', '=', 'sent')
    .where('outbox.part', '=', 'public')
    .where('outbox.isInvitation', '=', false)
    .groupBy(['version.incidentId', 'version.versionNo', 'version.kind', 'version.text'])
    .groupBy(['version.decidedAt', 'author.card'])
    .orderBy('version.incidentId')
    .orderBy('version.versionNo')
    .execute()
}
