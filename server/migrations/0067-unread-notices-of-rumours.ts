import { type Kysely, sql } from 'kysely'

/** A step of a card that is finished reads what rang for it. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create index notification_unread_fake on notification ((details ->> 'fakeId'))
      where kind = 'fake' and read_at is null`.execute(db)
}
