import type pg from 'pg'
import type { Connector, Network } from '../connectors/connector.ts'
import { readSignInSettings, type SignInSettings } from '../modules/access/index.ts'
import { type ChannelBook, createChannelBook } from '../modules/channels/index.ts'
import { getRegion } from '../modules/directory/index.ts'
import { createMailer, type OutgoingMail } from '../modules/notifications/index.ts'
import { createJobs } from '../platform/background/jobs.ts'
import { systemClock } from '../platform/clock.ts'
import { type Config, resolveSecret } from '../platform/config.ts'
import { createDatabase, createPool, type DatabaseConfig, poolsOf } from '../platform/database/db.ts'
import type { Replica } from '../platform/database/replica/replica.ts'
import { openShelves, type Shelves } from '../platform/files/open-shelves.ts'
import { scanOf } from '../platform/files/virus-scan.ts'
import type { AppContext } from '../platform/http/app-context.ts'
import type { Log } from '../platform/log.ts'
import { helloNameOf } from '../platform/mail-server.ts'
import { createVault } from '../platform/vault.ts'
import { type CertificateFacts, createCertificateLook } from './installation/read-certificate.ts'
import { createConnectors } from './networks.ts'
import { openFiles, type ProductFiles } from './wiring/files/open-files.ts'

/** Everything that is made once in a process and given to those who need it. */
export type Product = ProductFiles & {
  config: Config
  context: AppContext
  pool: pg.Pool
  /** Every pool that the product reads and writes through. */
  pools: readonly pg.Pool[]
  /** Answers what people read; null: the primary does. */
  replica: Replica | null
  jobs: ReturnType<typeof createJobs>
  connectors: ReadonlyMap<Network, Connector>
  channels: ChannelBook
  /** The store of files; null: they lie in the data folder. */
  bucket: Shelves['bucket']
  /** With which certificate browsers meet the product; null without TLS. */
  lookAtCertificate: () => Promise<CertificateFacts | null>
  /** A letter to a resident who asked for it; null without a mail server. */
  sendLetter: ((letter: OutgoingMail) => Promise<void>) | null
  /** Opened when the demo region is prepared: its Book begins with all that was asked before. */
  bookGate: { isOpen: boolean }
  secret: string
  /** Which accounts of organisations open the product. */
  signIn: SignInSettings
  close: () => Promise<void>
}

/** The database is migrated and seeded by now: the region's name and zone are read from it. */
export async function createProduct(
  config: Config,
  database: DatabaseConfig,
  log: Log,
  replica: Replica | null = null,
): Promise<Product> {
  const secret = resolveSecret(config)
  const pool = createPool(database)
  const db = createDatabase(pool, {
    isPreparing: config.isPreparing,
    replicaPool: replica?.pool ?? null,
    onSecondConnection: (error) => log.error({ err: error }, 'second connection inside a transaction'),
    onLateReading: (error) => log.error({ err: error }, 'a statement after the answer of its request'),
  })
  const region = await getRegion(db)
  const vault = createVault(secret)
  const mailer = config.mail && createMailer({ ...config.mail, publicUrl: config.publicUrl })
  const shelves = openShelves(config)
  const files = openFiles(shelves, scanOf(config))
  const jobs = createJobs({ pool, timeZone: region.timeZone, log })
  const context: AppContext = { db, jobs, vault, clock: systemClock, log, region }
  return {
    config,
    context,
    bookGate: { isOpen: !config.isDemo },
    pool,
    pools: [...poolsOf(db, pool), ...(replica ? [replica.primaryPool] : [])],
    replica,
    jobs,
    connectors: createConnectors({
      ...{ networkUrls: config.networkUrls, publicUrl: config.publicUrl, officialName: region.name, log },
      ...{ findFile: files.attachments.find, helloName: helloNameOf(config.publicUrl) },
    }),
    channels: createChannelBook({ db, vault }),
    ...files,
    bucket: shelves.bucket,
    lookAtCertificate: createCertificateLook(config.publicUrl, systemClock),
    sendLetter: mailer?.send ?? null,
    secret,
    signIn: readSignInSettings(config.signInFile),
    async close() {
      mailer?.close()
      await replica?.stop()
      await db.destroy()
    },
  }
}
