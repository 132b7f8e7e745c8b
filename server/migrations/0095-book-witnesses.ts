import { type Kysely, sql } from 'kysely'

/** Regions watch regions: who signs our Book, whose Books we sign, and whether ours says what the ledger says. */
export async function up(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run(`
    -- Whom we ask to sign each checkpoint.
    create table book_witness (
      id uuid primary key,
      verifier_key text not null unique,
      -- Where add-checkpoint is, without a slash at the end.
      url text not null check (url ~ '^https?://' and url !~ '/$'),
      added_at timestamptz not null,
      -- The longest Book of ours that it has signed, and its line below that checkpoint.
      seen_size bigint not null default 0 check (seen_size >= 0),
      signature text,
      signed_at timestamptz,
      next_ask_at timestamptz not null,
      failure text,
      failing_since timestamptz,
      failures integer not null default 0
    );

    -- Books of others, which we sign as long as they only grow.
    create table book_watched (
      id uuid primary key,
      origin text not null unique,
      verifier_key text not null,
      added_at timestamptz not null,
      size bigint check (size >= 0),
      root bytea check (octet_length(root) = 32),
      seen_at timestamptz,
      -- A checkpoint of theirs that we did not sign, and why; it stays as evidence.
      refusal text,
      refused_note bytea,
      refused_at timestamptz,
      check ((size is null) = (root is null) and (size is null) = (seen_at is null))
    );

    -- The key by which we sign Books of others.
    create table book_witness_key (
      is_only boolean primary key default true check (is_only),
      verifier_key text not null,
      -- Ed25519, sealed by the vault.
      seed bytea not null,
      made_at timestamptz not null
    );

    -- Each night the Book is compared with the ledger that it tells of.
    create table book_check (
      id bigint generated always as identity primary key,
      at timestamptz not null,
      size bigint not null,
      questions bigint not null,
      differences bigint not null,
      -- Some of them: question, member, what each of the two says.
      examples jsonb not null
    );
    create index book_check_at on book_check (at);`)
}
