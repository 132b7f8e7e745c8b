/** Waits until all work of a stage is done, then looks at it with the checker of the storm. */
import { CountersResponse } from '@veche/contract/incidents.ts'
import { findBrokenChain } from '../../../../server/src/modules/incidents/index.ts'
import { createDatabase } from '../../../../server/src/platform/database/db.ts'
import { readApi } from '../../lib/api-client.ts'
import type { StaffTokens } from '../../lib/installation.ts'
import type { ProductProcess } from '../../lib/product-process.ts'
import type { StormDatabase } from '../database.ts'
import type { Deciding } from '../doubts.ts'
import type { StormFront } from '../fronts/front.ts'
import { waitForQuiet } from '../wait-for-quiet.ts'
import { checkStorm } from './check.ts'
import type { StormCheck } from './promises.ts'

type Quiet = { database: StormDatabase; product: ProductProcess; tokens: StaffTokens }
/** `calm` tells the watchers, who go on until all is quiet, to end. */
type Ending = { fronts: readonly StormFront[]; calm: () => void; watchers: Promise<unknown> }

export async function checkWhenQuiet(
  { database, product, tokens }: Quiet,
  { decisions }: Deciding,
  { fronts, calm, watchers }: Ending,
): Promise<StormCheck> {
  const { pool, close } = await database.open()
  try {
    await waitForQuiet(pool, fronts)
    calm()
    await watchers
    const url = `${product.url}/api/incidents/counters`
    const counters = await readApi(url, tokens.dispatcher, CountersResponse)
    if (!counters) throw new Error('The counters cannot be read')
    const broken = await findBrokenChain(createDatabase(pool))
    const work = {
      pool,
      counters: counters.queues,
      brokenChain: broken && `${broken.incidentId} ${broken.seq}`,
    }
    return await checkStorm({ fronts, decisions }, work)
  } finally {
    await close()
  }
}
