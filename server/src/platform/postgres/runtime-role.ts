import pg, { type ClientConfig } from 'pg'

const ROLE_LOCK = 8_633_925

/** A role that may sign in and nothing else; one that is there gets the password. Several processes may ask at once. */
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
    await session.query(
      `${verb} role ${pg.escapeIdentifier(user)} login nosuperuser nocreatedb nocreaterole noreplication nobypassrls
        password ${pg.escapeLiteral(password)}`,
    )
    await session.query('commit')
  } finally {
    await session.end().catch(() => undefined)
  }
}
