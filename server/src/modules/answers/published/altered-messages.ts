/**
 * Whether what was sent stands in its conversation as it left: people read the message, not the publication. On our own
 * page nobody can edit it; in a network somebody may have, and only there it can be seen.
 */
import { sql } from 'kysely'
import type { Database } from '../../../platform/database/db.ts'

export type AlteredMessages = {
  /** Publications whose words stand nowhere, or stand otherwise on our own page. */
  altered: string[]
  /** Publications that read otherwise in their network. */
  edited: string[]
  /** Messages in our name on our own page that nobody has published. */
  added: string[]
}

export async function listAlteredMessages(db: Database): Promise<AlteredMessages> {
  const { rows } = await sql<{ id: string; isEdited: boolean }>`
    select outbox.id, channel.network <> 'form' and count(message.id) > 0 as is_edited
    from outbox join channel on channel.id = outbox.channel_id
    left join message on message.channel_id = outbox.channel_id and message.external_id = outbox.external_id
      and message.direction = 'out'
    where outbox.state = 'sent' and outbox.external_id is not null
    group by outbox.id, channel.network
    having not coalesce(bool_or(${oneLine('message.text')} = ${oneLine("outbox.message ->> 'text'")}), false)
    order by outbox.id`.execute(db)
  const idsOf = (isEdited: boolean) => rows.filter((row) => row.isEdited === isEdited).map(({ id }) => id)
  return { altered: idsOf(false), edited: idsOf(true), added: await listAdded(db) }
}

/** Networks change spaces; the words are what is compared. */
function oneLine(text: string) {
  return sql`regexp_replace(btrim(${sql.raw(text)}), '[[:space:]]+', ' ', 'g')`
}

async function listAdded(db: Database): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select message.id from message where network = 'form' and direction = 'out' and container like 'form:%'
      and not exists (select from outbox where outbox.channel_id = message.channel_id
        and outbox.external_id = message.external_id)
    order by message.id`.execute(db)
  return rows.map(({ id }) => id)
}
