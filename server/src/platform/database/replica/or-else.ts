import type { PostgresPoolClient, PostgresQueryResult } from 'kysely'
import type { NamedClient } from '../prepared.ts'

type Other = {
  connect: () => Promise<NamedClient>
  /** The failures after which the same statement is asked of the other. */
  isAway: (error: unknown) => boolean
}

/**
 * A connection for statements outside of transactions that goes on with another when the first fails: its host is gone,
 * or the statement writes and the first is a replica. A statement that failed has done nothing, so it is said again.
 */
export function orElse(first: NamedClient, { connect, isAway }: Other): PostgresPoolClient {
  let second: NamedClient | null = null

  async function run<Row>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<Row>> {
    if (second === null) {
      try {
        return await first.query<Row>(text, parameters)
      } catch (error) {
        if (!isAway(error)) throw error
        second = await connect()
      }
    }
    return await second.query<Row>(text, parameters)
  }

  return {
    query(text: unknown, parameters: readonly unknown[] = []): never {
      if (typeof text !== 'string') throw new Error('Results are not read by cursors')
      // Kysely declares cursors beside texts, and none is asked for here.
      return run(text, parameters) as never
    },
    release() {
      // A line that failed is not given to the next one.
      first.release(second !== null)
      second?.release()
    },
  }
}
