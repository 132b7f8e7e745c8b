import { type Kysely, sql } from 'kysely'

/**
 * Who was shown which questions: one row for a response, so that a list of fifty is one row. An inquiry into a leak
 * reads a span of time: rows come in its order, so the one index grows at its end alone.
 */
export async function up(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run(`
    create table reading (
      id bigint generated always as identity,
      at timestamptz not null,
      -- Null: a command of the server. No reference: a row costs as little as it can, and accounts are never removed.
      user_id text,
      how text not null check (how in ('list','card','contact','file','chat','stream','report','export')),
      -- Numbers of questions, four bytes each.
      numbers integer[] not null,
      -- The chat, stream, message, report or export.
      ref text,
      is_by_token boolean not null,
      ip text,
      primary key (at, id)
    );`)
  // Nobody hides what was read by removing the row: not even a statement in the name of the product.
  await run(`
    create function keep_recent_reading() returns trigger language plpgsql
      set search_path = pg_catalog, public, pg_temp as $$
      begin
        if old.at > now() - interval '180 days' and not public.is_owner_of(tg_relid) then
          raise exception 'what was read is kept for half a year' using errcode = '42501';
        end if;
        return old;
      end $$;
    create trigger reading_is_kept before delete on reading
      for each row execute function keep_recent_reading();`)
}
