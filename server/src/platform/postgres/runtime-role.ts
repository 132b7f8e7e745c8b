import pg, { type ClientConfig } from 'pg'

const ROLE_LOCK = 8_633_925

/**
 * Makes a role that may sign in and nothing else. A role that is there gets the password and loses its settings,
 * because it may have given itself one that keeps its sessions from writing or from beginning. Several processes may
 * call this at once.
 */
export async function ensureLoginRole(
  owner: ClientConfig,
  { user, password }: { user: string; password: string },
): Promise<void> {
  const session = new pg.Client(owner)
  session.on('error', () => undefined)
  try {
    await session.connect()
    await session.query('begin')
    await session.query('select pg_advisory_xact_lock($1)', [ROLE_LOCK])
    const { rowCount } = await session.query('select 1 from pg_roles where rolname = $1', [user])
    const verb = rowCount === 0 ? 'create' : 'alter'
    const role = pg.escapeIdentifier(user)
    await session.query(
      `${verb} role ${role} login nosuperuser nocreatedb nocreaterole noreplication nobypassrls
        password ${pg.escapeLiteral(password)}`,
    )
    await session.query(`alter role ${role} reset all`)
    for (const database of await listDatabasesWithSettings(session, user))
      await session.query(`alter role ${role} in database ${pg.escapeIdentifier(database)} reset all`)
    await session.query('commit')
  } finally {
    await session.end().catch(() => undefined)
  }
}

async function listDatabasesWithSettings(session: pg.Client, user: string): Promise<string[]> {
  const { rows } = await session.query<{ name: string }>(
    `select d.datname as name from pg_db_role_setting s join pg_database d on d.oid = s.setdatabase
      join pg_roles r on r.oid = s.setrole where r.rolname = $1`,
    [user],
  )
  return rows.map(({ name }) => name)
}
