import path from 'node:path'
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
import { createFileStore, type FileStore } from '../platform/files/files.ts'
import type { AppContext } from '../platform/http/app-context.ts'
import type { Log } from '../platform/log.ts'
import { helloNameOf } from '../platform/mail-server.ts'
import { createVault } from '../platform/vault.ts'
import { createConnectors } from './networks.ts'

/** Everything that is made once in a process and given to those who need it. */
export type Product = {
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
  /** Of answers: what staff brought. */
  files: FileStore
  /** Of parts of answers: what other bodies brought. Apart: a file removed there never takes away the same bytes here. */
  partFiles: FileStore
  /** What residents attached. Apart: a file removed there never takes away the same bytes here. */
  attachments: FileStore
  /** Of cards of rumours. Apart for the same reason. */
  fakeFiles: FileStore
  /** Of words in municipal chats. Apart for the same reason. */
  chatFiles: FileStore
  /** Of texts to many places. Apart for the same reason. */
  broadcastFiles: FileStore
  /** Of practices. Apart for the same reason. */
  practiceFiles: FileStore
  /** Of news and orders. Apart for the same reason. */
  bulletinFiles: FileStore
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
  const attachments = createFileStore(path.join(config.dataDir, 'files', 'attachments'))
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
      ...{ findFile: attachments.find, helloName: helloNameOf(config.publicUrl) },
    }),
    channels: createChannelBook({ db, vault }),
    files: createFileStore(path.join(config.dataDir, 'files')),
    partFiles: createFileStore(path.join(config.dataDir, 'files', 'parts')),
    attachments,
    fakeFiles: createFileStore(path.join(config.dataDir, 'files', 'fakes')),
    chatFiles: createFileStore(path.join(config.dataDir, 'files', 'chats')),
    broadcastFiles: createFileStore(path.join(config.dataDir, 'files', 'broadcasts')),
    practiceFiles: createFileStore(path.join(config.dataDir, 'files', 'practices')),
    bulletinFiles: createFileStore(path.join(config.dataDir, 'files', 'bulletins')),
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
