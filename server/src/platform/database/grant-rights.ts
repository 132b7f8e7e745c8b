/**
 * Gives the role of the running product the rights that `rights.ts` names and no more. The owner runs it after
 * migrations.
 */
import { sql } from 'kysely'
import pg from 'pg'
import type { Database, Db } from './db.ts'
import { type Right, rightsOf } from './rights.ts'

const RIGHTS_LOCK = 8_633_926
/** pg-boss makes, changes and rebuilds its own tables, so it gets a schema that holds nothing else. */
export const JOBS_SCHEMA = 'pgboss'

/** Grants what is missing. Most starts have nothing to grant and only compare. */
export async function grantRights(db: Database, role: string): Promise<void> {
  if ((await planGrants(db, role)).length === 0) return
  await db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${RIGHTS_LOCK})`.execute(tx)
    const statements = await planGrants(tx, role)
    if (statements.length > 0) await sql.raw(statements.join(';\n')).execute(tx)
  })
}

/** Makes the schema of pg-boss, also where the owner runs the product itself, because pg-boss may not make schemas. */
export async function ensureJobsSchema(db: Database): Promise<void> {
  const { rows } = await sql<{ there: boolean }>`
    select to_regnamespace(${JOBS_SCHEMA}) is not null as there`.execute(db)
  if (!rows[0]?.there) await sql.raw(`create schema if not exists ${JOBS_SCHEMA}`).execute(db)
}

/** Lists the tables on which the role may do something else than `rights.ts` says. */
export async function listWrongRights(db: Db, role: string): Promise<string[]> {
  const tables = await readTables(db, role)
  return tables.filter((table) => !isRight(table)).map(({ name }) => name)
}

async function planGrants(db: Db, role: string): Promise<string[]> {
  const to = pg.escapeIdentifier(role)
  const tables = (await readTables(db, role)).filter((table) => !isRight(table))
  return [
    ...(await planSchemas(db, role, to)),
    ...tables.flatMap(({ name }) => grantsOf(name, to)),
    ...(await planJobs(db, role, to)),
  ]
}

type TableNow = { name: string; rights: string[]; changed: string[]; added: string[] }

async function readTables(db: Db, role: string): Promise<TableNow[]> {
  const { rows } = await sql<TableNow>`
    select c.relname as name,
      array(select word from unnest(array['select','insert','update','delete','truncate','references','trigger']) word
        where has_table_privilege(${role}, c.oid, word)) as rights,
      ${columnsOf(role, 'update')} as changed, ${columnsOf(role, 'insert')} as added
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r','p','v') and pg_has_role(c.relowner, 'usage')
    order by c.relname`.execute(db)
  return rows
}

/** Lists the tables with a right to single columns. */
function columnsOf(role: string, right: Right) {
  return sql<string[]>`array(select a.attname::text from pg_attribute a
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      and not has_table_privilege(${role}, c.oid, ${right})
      and has_column_privilege(${role}, c.oid, a.attnum, ${right}))`
}

function isRight({ name, rights, changed, added }: TableNow): boolean {
  const wanted = rightsOf(name)
  return hasSame(rights, wanted.rights) && hasSame(changed, wanted.changed) && hasSame(added, wanted.added)
}

function hasSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && others.every((one) => some.includes(one))
}

function grantsOf(name: string, to: string): string[] {
  const table = pg.escapeIdentifier(name)
  const { rights, changed, added } = rightsOf(name)
  const columns = (names: readonly string[]) => names.map((one) => pg.escapeIdentifier(one)).join(', ')
  const given = [
    ...rights,
    ...(changed.length > 0 ? [`update (${columns(changed)})`] : []),
    ...(added.length > 0 ? [`insert (${columns(added)})`] : []),
  ]
  return [
    `revoke all on table ${table} from ${to}`,
    ...(given.length > 0 ? [`grant ${given.join(', ')} on table ${table} to ${to}`] : []),
  ]
}

const ORDINARY: readonly Right[] = ['select', 'insert', 'update', 'delete']

async function planSchemas(db: Db, role: string, to: string): Promise<string[]> {
  const { rows } = await sql<{ create: boolean; use: boolean; future: boolean; sequences: boolean }>`
    select has_schema_privilege(${role}, 'public', 'create') as create,
      has_schema_privilege(${role}, 'public', 'usage') as use,
      exists (select from pg_default_acl d, aclexplode(d.defaclacl) a
        where d.defaclnamespace = 'public'::regnamespace and pg_has_role(d.defaclrole, 'usage')
          and a.grantee = (select oid from pg_roles where rolname = ${role})) as future,
      exists (select from pg_class c where c.relnamespace = 'public'::regnamespace and pg_has_role(c.relowner, 'usage')
        -- The function fails for what is no sequence, and conditions are tried in any order.
        and case when c.relkind = 'S' then not has_sequence_privilege(${role}, c.oid, 'usage') else false end) as sequences`.execute(
    db,
  )
  const [now] = rows
  if (!now) return []
  return [
    ...(now.create
      ? ['revoke create on schema public from public', `revoke create on schema public from ${to}`]
      : []),
    ...(now.use ? [] : [`grant usage on schema public to ${to}`]),
    ...(now.sequences ? [`grant usage on all sequences in schema public to ${to}`] : []),
    ...(now.future
      ? []
      : [
          `alter default privileges in schema public grant ${ORDINARY.join(', ')} on tables to ${to}`,
          `alter default privileges in schema public grant usage on sequences to ${to}`,
        ]),
  ]
}

/** Hands over what an earlier version made as the owner, because only an owner may change and rebuild a table. */
async function planJobs(db: Db, role: string, to: string): Promise<string[]> {
  const { rows } = await sql<{ use: boolean | null; statement: string | null }>`
    with schema as (select to_regnamespace(${JOBS_SCHEMA}) as oid), other as (
      select 'table ' || c.oid::regclass as what from pg_class c, schema, pg_roles r
        where c.relnamespace = schema.oid and c.relkind in ('r','p') and r.rolname = ${role} and c.relowner <> r.oid
      union all
      select 'routine ' || p.oid::regprocedure from pg_proc p, schema, pg_roles r
        where p.pronamespace = schema.oid and r.rolname = ${role} and p.proowner <> r.oid
      union all
      select 'type ' || t.oid::regtype from pg_type t, schema, pg_roles r
        where t.typnamespace = schema.oid and t.typtype in ('e','d') and r.rolname = ${role} and t.typowner <> r.oid)
    select has_schema_privilege(${role}, schema.oid, 'create') and has_schema_privilege(${role}, schema.oid, 'usage') as use,
      other.what as statement
    from schema left join other on true`.execute(db)
  return [
    ...(rows[0]?.use === false ? [`grant usage, create on schema ${JOBS_SCHEMA} to ${to}`] : []),
    ...rows.flatMap(({ statement }) => (statement === null ? [] : [`alter ${statement} owner to ${to}`])),
  ]
}
