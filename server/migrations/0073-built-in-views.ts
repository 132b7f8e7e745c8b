import { type Kysely, sql } from 'kysely'

/**
 * A view that comes with the region is named in the language of whoever reads it, until a person gives it a name of
 * their own. Those of a region that has them already are known by name and filter.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table saved_view add column built_in text
      check (built_in in ('urgent','many_authors','promises','repeated','arbiter'));

    update saved_view set built_in = known.code
    from (values
      ('urgent', 'Аварии и срочное', '{"urgent":"true"}'::jsonb),
      ('many_authors', 'Ждут нескольких авторов', '{"membersFrom":"2"}'::jsonb),
      ('promises', 'Обещания', '{"flag":"promise"}'::jsonb),
      ('repeated', 'Повторные', '{"repeatFrom":"2"}'::jsonb),
      ('arbiter', 'Решает арбитр', '{"flag":"arbiter"}'::jsonb)
    ) as known(code, name, filter)
    where saved_view.sharing = 'region' and saved_view.name = known.name and saved_view.filter = known.filter;
  `.execute(db)
}
