import { type Kysely, sql } from 'kysely'

/** People come in by the sign-in of their organisation, which also gives roles and takes them away. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql
    .raw(`
    -- One account of an organisation is one person here, and the other way round.
    create unique index account_of_provider on account (provider_id, account_id);
    create unique index account_of_user on account (provider_id, user_id);

    alter table session
      -- By whose sign-in it began; null: by a password of the product.
      add column provider text,
      -- Two factors were shown when it began.
      add column is_strong boolean not null default false;

    -- Whose groups give the role; null: an administrator gave it by hand.
    alter table role_grant add column given_by text;`)
    .execute(db)
}
