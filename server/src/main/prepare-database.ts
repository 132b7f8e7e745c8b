import { seedDirectory } from '../modules/directory/index.ts'
import { seedDeadlineRules } from '../modules/incidents/index.ts'
import { createDatabase, createPool, type DatabaseConfig } from '../platform/db.ts'
import { migrate } from '../platform/migrate.ts'

/** Brings a database to what this version needs; safe at every start and in several processes at once. */
export async function prepareDatabase(database: DatabaseConfig): Promise<void> {
  const pool = createPool(database, { max: 2 })
  const db = createDatabase(pool)
  try {
    const applied = await migrate(db)
    const isSeeded = await db.selectFrom('region').select('name').executeTakeFirst()
    if (applied.length === 0 && isSeeded) return
    await seedDirectory(db)
    await seedDeadlineRules(db)
  } finally {
    await db.destroy()
  }
}
