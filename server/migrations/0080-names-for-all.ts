import { type Kysely, sql } from 'kysely'

/**
 * What every module may read of people and of our pages: how they are called and where they belong. Rights of whoever
 * reads hold, so that a view opens nothing that its table keeps closed.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create view person_name with (security_invoker = true) as select id, name, is_active from app_user
  `.execute(db)
  await sql`
    create view channel_name with (security_invoker = true) as
      select id, network, external_id, name, municipality_code from channel
  `.execute(db)
}
