import type { DemoFacts } from '../modules/access/index.ts'
import type { Config } from '../platform/config.ts'
import { createPool, type DatabaseAccess } from '../platform/database/db.ts'
import { type DatabaseWatch, watchDatabase } from '../platform/database/hosts/watch.ts'
import { createReplica } from '../platform/database/replica/replica.ts'
import { startEventFeed } from '../platform/events/events.ts'
import { startListener } from '../platform/events/listener.ts'
import { closeApp } from '../platform/http/close-app.ts'
import type { Log } from '../platform/log.ts'
import { createApi, type ExerciseDoors } from './api.ts'
import { createProduct, type Product } from './context.ts'
import { prepareDatabase } from './prepare-database.ts'
import { proveStore } from './wiring/files/prove-store.ts'
import { createPipelineDeps, startWorkers } from './workers.ts'

export type RunningProduct = { product: Product; watch: DatabaseWatch; stop: () => Promise<void> }

/** Of the ten seconds of a supervisor, so that the work behind the requests has the rest. */
const GRACE_MS = 2_000

type StartOptions = {
  log: Log
  /** One address for each host of the database. */
  urls: readonly string[]
  system: DemoFacts
  /** What must be done before anyone can come in. */
  prepare?: (product: Product) => Promise<void>
  /** Absent: this is no exercise. */
  doors?: ExerciseDoors
}

/** Starts what the role asks for; stops in the other order, losing nothing that was taken in. */
export async function startProduct(
  config: Config,
  access: DatabaseAccess,
  { log, urls, system, prepare, doors }: StartOptions,
): Promise<RunningProduct> {
  await proveStore(config, log)
  await prepareDatabase(access, config)
  const database = access.runtime
  const { readUrl, role } = config
  const replica =
    readUrl === null || role === 'worker' ? null : createReplica({ primary: database, url: readUrl, log })
  const product = await createProduct(config, database, log, replica)
  await prepare?.(product)
  const listenPool = createPool(database, { max: 2 })
  const watch = watchDatabase({ database, urls, pools: [...product.pools, listenPool], log })
  const listener = await startListener({ pool: listenPool, log })
  const feed = await startEventFeed({ db: product.context.db, listener, log })
  const workers = role === 'api' ? null : await startWorkers(product, listener, access)
  const app =
    role === 'worker'
      ? null
      : await createApi(product, {
          ...{ feed, system, ...(doors && { doors }) },
          ...(workers && { services: createPipelineDeps(product) }),
        })
  await app?.listen({ port: config.port, host: config.host })
  return {
    product,
    watch: {
      ...watch,
      cutAll() {
        watch.cutAll()
        replica?.cutAll()
      },
    },
    async stop() {
      if (app) await closeApp(app, GRACE_MS)
      await workers?.stop()
      await feed.stop()
      listener.stop()
      await watch.stop()
      await listenPool.end()
      await product.close()
    },
  }
}
