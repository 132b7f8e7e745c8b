import { sql } from 'kysely'
import type { Database, Db } from '../../../platform/database/db.ts'

/** Networks change spaces; the words are what is compared. */
function oneLine(text: string) {
  return sql`regexp_replace(btrim(${sql.raw(text)}), '[[:space:]]+', ' ', 'g')`
}

export async function listAdded(db: Database): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select message.id from message where network = 'form' and direction = 'out' and container like 'form:%'
      and not exists (select from outbox where outbox.channel_id = message.channel_id
        and outbox.external_id = message.external_id)
    order by message.id`.execute(db)
  return rows.map(({ id }) => id)
}

export async function listChanged(db: Db): Promise<{ id: string; isEdited: boolean }[]> {
  const { rows } = await sql<{ id: string; isEdited: boolean }>`
    select outbox.id, channel.network <> 'form' and count(message.id) > 0 as is_edited
    from outbox join channel_name channel on channel.id = outbox.channel_id
    left join message on message.channel_id = outbox.channel_id and message.external_id = outbox.external_id
      and message.direction = 'out'
    where outbox.state = 'sent' and outbox.external_id is not null and outbox.erased_at is null
    group by outbox.id, channel.network
    having not coalesce(bool_or(${oneLine('message.text')} = ${oneLine("outbox.message ->> 'text'")}), false)
    order by outbox.id`.execute(db)
  return rows
}

const PAGE = 1000

const LEFT = ['sending', 'sent', 'unknown', 'undeliverable'] as const

export function listLeft(db: Database, after: number) {
  return db
    .selectFrom('outbox')
    .leftJoin('answerVersion as version', (join) =>
      join
        .onRef('version.incidentId', '=', 'outbox.incidentId')
        .onRef('version.versionNo', '=', 'outbox.answerVersionNo'),
    )
    .select([
      'outbox.id',
      'outbox.seq',
      'outbox.message',
      'outbox.textHash',
      'outbox.part',
      'outbox.isInvitation',
    ])
    .select(['version.text as approved', 'version.privateText as approvedPrivate'])
    .where('outbox.seq', '>', after)
    .where('outbox.erasedAt', 'is', null)
    .where('outbox.state', 'in', LEFT)
    .orderBy('outbox.seq')
    .limit(PAGE)
    .execute()
}
