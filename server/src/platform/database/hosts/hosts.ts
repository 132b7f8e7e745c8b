/**
 * Finds the host that takes writes in an address of several hosts:
 * `postgres://user:password@one:5432,two:5432/veche`.
 */
import pg from 'pg'
import { CONNECT_LIMIT_MS } from '../db.ts'

/** Gives one address for each host. Drops the parameters by which libpq would choose a host, because we choose here. */
export function splitHosts(databaseUrl: string): string[] {
  const [, start = '', hosts = '', rest = ''] =
    /^([a-z]+:\/\/(?:[^@/]*@)?)([^/?]*)(.*)$/.exec(databaseUrl) ?? []
  const kept = rest.replaceAll(/(?<=[?&])target_session_attrs=[^&]*&?/g, '').replace(/[?&]$/, '')
  return hosts.split(',').map((host) => `${start}${host}${kept}`)
}

/**
 * Finds the first host that answers and takes writes. Asks all at once, so that one that hangs holds up no other.
 * Throws what the last of them said when there is none.
 */
export async function findPrimary(urls: readonly string[]): Promise<string> {
  const [only] = urls
  if (urls.length === 1 && only !== undefined) return only
  try {
    return await Promise.any(urls.map(assertPrimary))
  } catch (error) {
    const [reason] = error instanceof AggregateError ? error.errors : [error]
    throw new Error('None of the database hosts takes writes', { cause: reason })
  }
}

async function assertPrimary(url: string): Promise<string> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_LIMIT_MS,
    query_timeout: CONNECT_LIMIT_MS,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query('select pg_is_in_recovery() as is_standby')
    if (rows[0]?.is_standby !== false) throw new Error('The host is a standby')
    return url
  } finally {
    void client.end().catch(() => undefined)
  }
}
