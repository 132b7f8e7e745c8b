import { seedTemplates } from '../modules/answers/index.ts'
import { seedDirectory } from '../modules/directory/index.ts'
import { seedDeadlineRules } from '../modules/incidents/index.ts'
import { seedArticles, seedCourses } from '../modules/portal/index.ts'
import type { Config } from '../platform/config.ts'
import {
  createDatabase,
  createPool,
  type Database,
  type DatabaseAccess,
  type DatabaseConfig,
} from '../platform/database/db.ts'
import { ensureJobsSchema, grantRights } from '../platform/database/grant-rights.ts'
import { migrate } from '../platform/database/migrate.ts'
import { letIndexesServe } from '../platform/database/readers/let-indexes-serve.ts'
import { findRegion } from './installation/installation.repository.ts'

/** Brings a database to what this version needs; safe at every start and in several processes at once. */
export async function prepareDatabase(
  { owner, grantee }: Pick<DatabaseAccess, 'owner' | 'grantee'>,
  { isDemo }: Pick<Config, 'isDemo'> = { isDemo: false },
  onMigration?: (name: string) => void,
): Promise<void> {
  // A migration of a big table takes as long as it takes.
  const pool = createPool(owner, { max: 2, statementLimitMs: 0 })
  const db = createDatabase(pool, { isPreparing: false })
  const beside = createDatabase(createPool(owner, { max: 1, statementLimitMs: 0 }), { isPreparing: false })
  try {
    const applied = await migrate(db, { beside, ...(onMigration && { onBegin: onMigration }) })
    await letIndexesServe(db)
    await ensureJobsSchema(db)
    if (grantee !== null) await grantRights(db, grantee)
    const isSeeded = await isSeededAs(db, isDemo)
    if (applied.length === 0 && isSeeded) return
    await seedDirectory(db, { isDemo })
    await seedDeadlineRules(db)
    await seedTemplates(db, new Date())
    await seedArticles(db, new Date())
    await seedCourses(db, new Date())
  } finally {
    await beside.destroy()
    await db.destroy()
  }
}

/** What the database was made for; null for one that is not filled yet. */
export async function readDemoMark(database: DatabaseConfig): Promise<boolean | null> {
  const pool = createPool(database, { max: 1 })
  try {
    const known = await pool.query("select to_regclass('public.region') is not null as is_there")
    if (!known.rows[0]?.is_there) return null
    const region = await pool.query('select is_demo from region')
    return region.rows[0]?.is_demo ?? null
  } finally {
    await pool.end()
  }
}

async function isSeededAs(db: Database, isDemo: boolean): Promise<boolean> {
  const region = await findRegion(db)
  if (region && region.isDemo !== isDemo) {
    throw new Error(
      region.isDemo
        ? 'This database holds the demo region, whose passwords everybody knows. Give a real region another one.'
        : 'This database holds a real region. Start with VECHE_DEMO=0, or give the demo another database.',
    )
  }
  return region !== undefined
}
