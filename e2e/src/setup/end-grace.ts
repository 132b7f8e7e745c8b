import { startPostgres } from '../../../server/src/platform/postgres/index.ts'
import { runOn } from '../../../server/test/database/test-cluster.ts'
import type { Installation } from './installation.ts'

const QUIET = { info: () => undefined, error: () => undefined }

/**
 * Weeks pass for this person alone: a right that depends on a course has no days of grace left. Everybody else came
 * today and has theirs, so the other journeys go on.
 */
export async function endGrace({ env }: Pick<Installation, 'env'>, email: string): Promise<void> {
  const statements = [
    `update app_user set created_at = now() - interval '60 days' where email = '${email}'`,
    `update right_gate set rests_from = now() - interval '1 minute'`,
  ]
  if (env.DATABASE_URL) return runOn(env.DATABASE_URL, ...statements)
  const { ownerUrl, stop } = await startPostgres({ dataDir: env.VECHE_DATA_DIR ?? '', log: QUIET })
  try {
    await runOn(ownerUrl, ...statements)
  } finally {
    await stop()
  }
}
