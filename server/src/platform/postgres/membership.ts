/**
 * Knows who uses the cluster and who stops it. Every process keeps one session that shares a lock. A process that
 * leaves gives its share up and tries for the whole lock: whoever gets it was the last and stops the cluster. The
 * kernel ends the session of a killed process, so nothing is left behind and no file is needed; the cluster itself
 * goes on, and the next process to start adopts it.
 */
import { Client, type ClientConfig } from 'pg'

const MEMBERS_LOCK = 8_633_924

export type Membership = {
  /** Gives the share up; true when nobody else uses the cluster. Newcomers then wait until it stops. */
  leave(): Promise<boolean>
  end(): Promise<void>
}

export async function joinCluster(config: ClientConfig, onLost: () => void): Promise<Membership> {
  const session = new Client({ ...config, database: 'postgres', application_name: 'veche member' })
  let isJoined = false
  session.on('error', () => {})
  session.on('end', () => {
    if (isJoined) onLost()
    isJoined = false
  })
  try {
    await session.connect()
    await session.query('select pg_advisory_lock_shared($1)', [MEMBERS_LOCK])
  } catch (error) {
    await session.end().catch(() => {})
    throw error
  }
  isJoined = true

  return {
    async leave() {
      isJoined = false
      await session.query('select pg_advisory_unlock_shared($1)', [MEMBERS_LOCK])
      const { rows } = await session.query('select pg_try_advisory_lock($1) as alone', [MEMBERS_LOCK])
      return rows[0]?.alone === true
    },
    async end() {
      isJoined = false
      await session.end().catch(() => {})
    },
  }
}
