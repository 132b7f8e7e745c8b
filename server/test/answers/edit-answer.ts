import { sql } from 'kysely'
import type { Database } from '../../src/platform/database/db.ts'

/** Our words as somebody edited them in the network: the earlier ones stay beside them. */
export function editAnswer(db: Database, { text, edited }: { text: string; edited: string }): Promise<void> {
  return db.transaction().execute(async (tx) => {
    await sql`insert into message_version (message_id, version, text, attachments, captured_at)
      select id, 'earlier', text, attachments, captured_at from message
      where direction = 'out' and text = ${text}`.execute(tx)
    await sql`update message set text = ${edited} where direction = 'out' and text = ${text}`.execute(tx)
  })
}
