import type { Step } from '@veche/contract/incidents.ts'
import { STEPS } from '@veche/contract/values/incidents.ts'
import type { Db } from '../../../platform/database/db.ts'

const ENDED: readonly Step[] = ['done', 'dismissed', 'merged', 'archived']
/** Steps in which something is still to be done; named one by one, so that indexes by step serve. */
export const OPEN_STEPS: readonly Step[] = STEPS.filter((step) => !ENDED.includes(step))
const ENOUGH = 1000

/** How many questions still stand on a row of the directory; counted no further than it matters. */
export async function countOpenWork(
  db: Db,
  { kind, code }: { kind: 'municipality' | 'agency' | 'unit'; code: string },
): Promise<number> {
  const rows = await db
    .selectFrom('incident')
    .select('id')
    .where(`${kind}Code`, '=', code)
    .where('step', 'in', OPEN_STEPS)
    .limit(ENOUGH)
    .execute()
  return rows.length
}
