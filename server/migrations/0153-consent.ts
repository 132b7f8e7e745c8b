import { type Kysely, sql } from 'kysely'

/** Who handles the data of whoever asks on the page, in each wording that people agreed to; and who took it back. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table consent_text (
      no integer generated always as identity primary key,
      operator_name text not null,
      operator_address text not null,
      -- Empty: the region has published no policy yet.
      policy_url text not null,
      changed_by text not null references app_user,
      changed_at timestamptz not null
    );

    create table consent_withdrawal (
      request_id uuid primary key references form_request,
      at timestamptz not null
    );
    create index consent_withdrawal_at on consent_withdrawal (at desc);
  `.execute(db)
}
