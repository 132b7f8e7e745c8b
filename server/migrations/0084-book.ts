import { type Kysely, sql } from 'kysely'

/**
 * The Book of questions: a transparency log of what `question_change` has gathered. Entries are only added; a tile that
 * is full never changes; a checkpoint signs the tree that they make.
 */
export async function up(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run(`
    create table book_head (
      is_only boolean primary key default true check (is_only),
      origin text not null,
      zone text not null,
      size bigint not null default 0,
      -- Of the last entry: no entry tells of a moment before it.
      last_at timestamptz,
      -- Changes up to this one were there before the Book: it begins with them, in order of time.
      backlog_id bigint not null default 0
    );
    create table book_key (
      id bigint generated always as identity primary key,
      verifier_key text not null unique,
      -- Ed25519, sealed by the vault.
      seed bytea not null,
      made_at timestamptz not null,
      retired_at timestamptz
    );
    create unique index book_key_current on book_key ((true)) where retired_at is null;
    create table book_entry (
      index bigint primary key,
      kind text not null,
      at timestamptz not null,
      question_id bigint,
      bytes bytea not null check (octet_length(bytes) between 1 and 1024)
    );
    create index book_entry_question on book_entry (question_id, index) where question_id is not null;
    create index book_entry_event on book_entry (kind, at);
    create index book_entry_at on book_entry (at);
    -- Hashes; the last tile of a level grows until it is full. Bundles of entries are read from the entries.
    create table book_tile (
      level smallint not null,
      index bigint not null,
      bytes bytea not null check (octet_length(bytes) between 32 and 8192 and octet_length(bytes) % 32 = 0),
      primary key (level, index)
    );
    create table book_checkpoint (
      size bigint primary key,
      root bytea not null check (octet_length(root) = 32),
      note bytea not null,
      at timestamptz not null
    );
    create index book_checkpoint_at on book_checkpoint (at);
    -- What opens the commitment of a question. Whoever is erased takes it along.
    create table book_seal (
      question_id bigint primary key,
      random bytea not null check (octet_length(random) = 32)
    );

    create function keep_book_tile() returns trigger language plpgsql
      set search_path = pg_catalog, public, pg_temp as $$
      begin
        if substring(new.bytes for octet_length(old.bytes)) is distinct from old.bytes then
          raise exception 'a tile of the Book only grows' using errcode = 'check_violation';
        end if;
        return new;
      end $$;
    create trigger keep_book_tile before update on book_tile for each row execute function keep_book_tile();`)
}
