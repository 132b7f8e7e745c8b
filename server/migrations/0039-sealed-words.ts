import { type Kysely, sql } from 'kysely'

/**
 * Bodies as networks sent them hold names and words in clear: new ones are sealed, old ones are by a job. What an author
 * deleted is sealed away from its message, where nothing that reads texts finds it.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table raw_inbox add column is_sealed boolean not null default false`.execute(db)
  await sql`create index raw_inbox_open on raw_inbox (id) where not is_sealed`.execute(db)
  await sql`
    alter table message
      add column withheld bytea,
      add constraint message_withheld check (withheld is null or (source_state = 'deleted' and text = ''))`.execute(
    db,
  )
  await sql`
    create index message_to_withhold on message (id)
    where source_state = 'deleted' and direction = 'in' and withheld is null`.execute(db)
  // Of work that is there already; its messages are sealed by the job.
  await sql`
    update incident set title = 'Сообщение удалено автором', suggestion = null, latitude = null, longitude = null
    where is_source_deleted`.execute(db)
}
