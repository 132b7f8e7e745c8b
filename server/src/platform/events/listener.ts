/** Keeps one LISTEN connection for everything in the process that waits for a notification of the database. */
import type pg from 'pg'
import type { Log } from '../log.ts'

const RECONNECT_MS = 500

export type Listener = {
  /** Is also called when a lost connection is back, because what was missed meanwhile is unknown. */
  on: (channel: string, callback: () => void) => void
  stop: () => void
}

export async function startListener({ pool, log }: { pool: pg.Pool; log: Log }): Promise<Listener> {
  const callbacks = new Map<string, Set<() => void>>()
  let client: pg.PoolClient | null = null
  let isStopped = false
  // A connection runs one statement at a time.
  let queue: Promise<void> = Promise.resolve()

  function callAll(): void {
    for (const set of callbacks.values()) for (const callback of set) callback()
  }

  async function connectOnce(): Promise<void> {
    const connected = await pool.connect()
    connected.on('notification', ({ channel }) => {
      for (const callback of callbacks.get(channel) ?? []) callback()
    })
    let isLost = false
    connected.on('error', () => {
      if (isLost) return
      isLost = true
      // `stop` has given it back already, or it is not in use yet and the attempt to listen fails by itself.
      if (client !== connected) return
      client = null
      connected.release(true)
      void connect()
    })
    try {
      for (const channel of callbacks.keys()) await connected.query(`listen ${channel}`)
    } catch (error) {
      connected.release(true)
      throw error
    }
    client = connected
    callAll()
  }

  async function connect(): Promise<void> {
    while (!isStopped && !client) {
      try {
        await connectOnce()
      } catch (error) {
        log.warn({ err: error }, 'listener: cannot connect')
        await new Promise((resolve) => setTimeout(resolve, RECONNECT_MS))
      }
    }
  }

  await connect()
  return {
    on(channel, callback) {
      if (!/^[a-z_]+$/.test(channel)) throw new Error(`Bad channel name ${channel}`)
      const set = callbacks.get(channel) ?? new Set()
      callbacks.set(channel, set.add(callback))
      queue = queue
        .then(async () => {
          await client?.query(`listen ${channel}`)
        })
        .catch((error: unknown) => log.warn({ err: error }, 'listener'))
    },
    stop() {
      isStopped = true
      const last = client
      client = null
      last?.release(true)
    },
  }
}
