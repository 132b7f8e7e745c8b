/** Photos of questions by the form: which their authors let everybody see, and which a person of staff has looked at. */
import { type Insertable, sql } from 'kysely'
import type { ShownPhoto } from '../../../platform/database/database.gen.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'

/** `no`: its place in the message. */
export type OfferedPhoto = { messageId: string; no: number; hash: string; shownHash: string | null }

/** Photos of the form whose author has agreed. */
const OFFERED = sql`
  message
  join form_request as request
    on request.channel_id = message.channel_id and message.container = 'form:' || request.id
  join photo_consent as consent on consent.request_id = request.id and consent.withdrawn_at is null
  cross join lateral jsonb_array_elements(message.attachments) with ordinality as list (one, no)`
const IS_OFFERED = sql`message.direction = 'in' and message.source_state <> 'deleted'
  and list.one ->> 'ref' ~ '^photo:[0-9a-f]{64}$'`
const HASH = sql`substr(list.one ->> 'ref', 7)`

/** Those of a question whose author has agreed; `shownHash` of what everybody sees now. */
export async function listOfferedPhotos(db: Db, incidentId: string): Promise<OfferedPhoto[]> {
  const { rows } = await sql<OfferedPhoto>`
    select message.id as "messageId", (list.no - 1)::int as no, ${HASH} as hash, shown.shown_hash as "shownHash"
    from ${OFFERED}
    left join shown_photo as shown on shown.incident_id = message.incident_id
      and shown.hash = ${HASH} and shown.withdrawn_at is null
    where message.incident_id = ${incidentId}::uuid and ${IS_OFFERED}
    order by message.occurred_at, message.id, list.no`.execute(db)
  return rows
}

/** The first photo that everybody sees of each of these questions. */
export async function listFirstShown(
  db: Db,
  incidentIds: readonly string[],
): Promise<{ incidentId: string; shownHash: string }[]> {
  if (incidentIds.length === 0) return []
  const { rows } = await sql<{ incidentId: string; shownHash: string }>`
    select distinct on (message.incident_id) message.incident_id as "incidentId", shown.shown_hash as "shownHash"
    from ${OFFERED}
    join shown_photo as shown on shown.incident_id = message.incident_id
      and shown.hash = ${HASH} and shown.withdrawn_at is null
    where message.incident_id = any(${[...incidentIds]}::uuid[]) and ${IS_OFFERED}
    order by message.incident_id, message.occurred_at, message.id, list.no`.execute(db)
  return rows
}

/** Null: the author was never asked, or brought no photo. */
export async function findPhotoConsent(db: Db, requestId: string): Promise<{ isGiven: boolean } | null> {
  const row = await db
    .selectFrom('photoConsent')
    .select('withdrawnAt')
    .where('requestId', '=', requestId)
    .executeTakeFirst()
  return row ? { isGiven: row.withdrawnAt === null } : null
}

export async function savePhotoConsent(
  db: Db,
  { requestId, isGiven, at }: { requestId: string; isGiven: boolean; at: Date },
): Promise<void> {
  const decided = isGiven ? { givenAt: at, withdrawnAt: null } : { withdrawnAt: at }
  await db
    .insertInto('photoConsent')
    .values({ requestId, givenAt: at, ...decided })
    .onConflict((conflict) => conflict.column('requestId').doUpdateSet(decided))
    .execute()
}

export async function saveShownPhoto(tx: Tx, photo: Insertable<ShownPhoto>): Promise<void> {
  const { shownHash, checkedAt, checkedBy } = photo
  await tx
    .insertInto('shownPhoto')
    .values(photo)
    .onConflict((conflict) =>
      conflict
        .columns(['incidentId', 'hash'])
        .doUpdateSet({ shownHash, checkedAt, checkedBy, withdrawnAt: null }),
    )
    .execute()
}

export async function updateWithdrawn(
  tx: Tx,
  { incidentId, hash, at }: { incidentId: string; hash: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('shownPhoto')
    .set({ withdrawnAt: at })
    .where('incidentId', '=', incidentId)
    .where('hash', '=', hash)
    .where('withdrawnAt', 'is', null)
    .execute()
}
