/** As whom the product uses the database, and what that role could do to the history. */
import { sql } from 'kysely'
import type { Database } from '../../platform/db.ts'
import type { DoctorCheck } from './doctor-check.ts'

type Role = {
  name: string
  isSuperuser: boolean
  ownsJournal: boolean
  changesJournal: boolean
  makesTables: boolean
  unreadable: number
}

export const role: DoctorCheck = {
  name: 'role',
  isGround: true,
  async run({ db, isEmbedded }) {
    const found = await readRole(db)
    if (found === null) return { state: 'failed', found: 'an empty database', fix: 'npx veche migrate' }
    const { name, unreadable } = found
    if (unreadable > 0) {
      return { state: 'failed', found: `${name} may not read ${unreadable} tables`, fix: 'npx veche migrate' }
    }
    const powers = powersOf(found)
    if (powers.length === 0)
      return { state: 'ok', found: `${name}: neither superuser nor owner of the journal` }
    return {
      state: 'warning',
      found: `${name} ${powers.join(', ')}`,
      fix: isEmbedded
        ? 'restart the product: it runs as another role then'
        : 'give the product a role of its own: DATABASE_OWNER_URL in docs/operations/install.md',
    }
  },
}

function powersOf({ isSuperuser, ownsJournal, changesJournal, makesTables }: Role): string[] {
  return [
    ...(isSuperuser ? ['is a superuser'] : []),
    ...(ownsJournal ? ['owns the journal'] : []),
    ...(changesJournal && !isSuperuser && !ownsJournal ? ['may change the journal'] : []),
    ...(makesTables && !isSuperuser && !ownsJournal ? ['may make tables in the schema public'] : []),
  ]
}

async function readRole(db: Database): Promise<Role | null> {
  const { rows } = await sql<Role>`
    select r.rolname::text as name, r.rolsuper as "isSuperuser",
      pg_has_role(current_user, journal.relowner, 'usage') as "ownsJournal",
      has_table_privilege(journal.oid, 'update, delete, truncate') as "changesJournal",
      has_schema_privilege('public', 'create') as "makesTables",
      (select count(*) from pg_class c where c.relnamespace = journal.relnamespace and c.relkind in ('r','p')
        and c.relowner = journal.relowner and not has_table_privilege(c.oid, 'select')) as unreadable
    from pg_roles r, pg_class journal
    where r.rolname = current_user and journal.oid = to_regclass('public.journal')`.execute(db)
  return rows[0] ?? null
}
