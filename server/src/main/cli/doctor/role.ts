/** As whom the product uses the database, and what that role could do to the history. */
import { sql } from 'kysely'
import type { Database } from '../../../platform/database/db.ts'
import { JOBS_SCHEMA } from '../../../platform/database/grant-rights.ts'
import { rightsOf } from '../../../platform/database/rights.ts'
import type { DoctorCheck, Finding } from './check.ts'

type Role = {
  name: string
  isSuperuser: boolean
  /** Row level security does not concern it. */
  isAboveRows: boolean
  ownsJournal: boolean
  changesJournal: boolean
  /** Schemas where it makes tables, functions and operators; with the database, where it makes schemas. */
  makes: string[]
  unreadable: string[]
  settings: string[]
}

export const role: DoctorCheck = {
  name: 'role',
  isGround: true,
  async run({ db, isEmbedded }) {
    const found = await readRole(db)
    if (found === null) return { state: 'failed', found: 'an empty database', fix: 'npx veche migrate' }
    const { name } = found
    const unreadable = found.unreadable.filter((table) => rightsOf(table).rights.includes('select'))
    if (unreadable.length > 0) {
      const what = `${name} may not read ${unreadable.length} tables`
      return { state: 'failed', found: what, fix: 'npx veche migrate' }
    }
    const powers = powersOf(found)
    if (powers.length > 0)
      return {
        state: 'warning',
        found: `${name} ${powers.join(', ')}`,
        fix: isEmbedded
          ? 'restart the product: it runs as another role then'
          : 'give the product a role of its own: DATABASE_OWNER_URL in docs/operations/install.md',
      }
    return lookAround(found)
  },
}

/** What is no power over the history: where the role makes things of its own, and what it has given itself. */
function lookAround({ name, makes, settings }: Role): Finding {
  // pg-boss makes and rebuilds tables of its own there.
  const others = makes.filter((place) => place !== JOBS_SCHEMA)
  if (others.length > 0)
    return {
      state: 'warning',
      found: `${name} may make tables and operators in ${others.join(', ')}`,
      fix: `revoke create there from ${name} and from public`,
    }
  const given = settings.filter((setting) => !OF_POOLERS.has(setting.toLowerCase()))
  if (given.length > 0)
    return {
      state: 'warning',
      found: `${name} has settings of its own: ${given.join(', ')}`,
      fix: `unless you gave it these: alter role ${name} reset all, and the same in database`,
    }
  const found = `${name}: neither superuser nor owner of the journal, makes tables for its queue alone (${JOBS_SCHEMA})`
  return { state: 'ok', found }
}

/** What docs/operations/install.md asks for behind PgBouncer. */
const OF_POOLERS: ReadonlySet<string> = new Set([
  ...['jit=off', 'timezone=utc', 'statement_timeout=30s', 'idle_in_transaction_session_timeout=30s'],
])

function powersOf({ isSuperuser, isAboveRows, ownsJournal, changesJournal }: Role): string[] {
  return [
    ...(isSuperuser ? ['is a superuser'] : []),
    ...(isAboveRows && !isSuperuser ? ['sees rows whoever reads (bypassrls)'] : []),
    ...(ownsJournal ? ['owns the journal'] : []),
    ...(changesJournal && !isSuperuser && !ownsJournal ? ['may change the journal'] : []),
  ]
}

async function readRole(db: Database): Promise<Role | null> {
  const { rows } = await sql<Role>`
    select r.rolname::text as name, r.rolsuper as "isSuperuser", r.rolbypassrls as "isAboveRows",
      pg_has_role(current_user, journal.relowner, 'usage') as "ownsJournal",
      has_table_privilege(journal.oid, 'update, delete, truncate') as "changesJournal",
      array(select n.nspname::text from pg_namespace n where n.nspname !~ '^pg_(toast|temp)'
        and has_schema_privilege(n.oid, 'create')
        union all select 'the database' where has_database_privilege(current_database(), 'create') order by 1) as makes,
      array(select c.relname::text from pg_class c where c.relnamespace = journal.relnamespace
        and c.relkind in ('r','p') and c.relowner = journal.relowner
        and not has_table_privilege(c.oid, 'select')) as unreadable,
      array(select unnest(setconfig) from pg_db_role_setting s left join pg_database d on d.oid = s.setdatabase
        where s.setrole = r.oid and (s.setdatabase = 0 or d.datname = current_database())) as settings
    from pg_roles r, pg_class journal
    where r.rolname = current_user and journal.oid = to_regclass('public.journal')`.execute(db)
  return rows[0] ?? null
}
