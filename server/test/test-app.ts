/** The product's HTTP side on a database of its own. Requests go through every hook; only the socket is missing. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TokenScope } from '@veche/contract/access.ts'
import type { Response } from 'light-my-request'
import type pg from 'pg'
import type { Connector, Network } from '../src/connectors/connector.ts'
import { createApi } from '../src/main/api.ts'
import type { Product } from '../src/main/context.ts'
import type { ReadAsCallerOptions } from '../src/main/http/read-as-caller.ts'
import { readSettings } from '../src/main/networks.ts'
import { openFiles } from '../src/main/wiring/files/open-files.ts'
import {
  type Actor,
  createApiToken,
  MAX_TOKEN_DAYS,
  NO_PROVIDERS,
  type SignInSettings,
} from '../src/modules/access/index.ts'
import { createChannelBook } from '../src/modules/channels/index.ts'
import type { JobQueue } from '../src/platform/background/jobs.ts'
import type { Clock } from '../src/platform/clock.ts'
import { createPool, type Database } from '../src/platform/database/db.ts'
import { startEventFeed } from '../src/platform/events/events.ts'
import { startListener } from '../src/platform/events/listener.ts'
import { openShelves } from '../src/platform/files/open-shelves.ts'
import type { FilesSettings } from '../src/platform/files/store/bucket-settings.ts'
import type { AppContext } from '../src/platform/http/app-context.ts'
import type { HttpApp } from '../src/platform/http/http-app.ts'
import { createLog, type Log } from '../src/platform/log.ts'
import { createVault } from '../src/platform/vault.ts'
import { createTestDatabase, type TestDatabase } from './database/test-database.ts'
import { saveSettings, saveUser } from './factories.ts'

export const TEST_SECRET = 'a secret of the tests, long enough to be one'
const ALL_SCOPES: readonly TokenScope[] = ['read', 'incidents', 'answers', 'channels', 'users', 'settings']

export type AddedJob = { name: string; payload: Record<string, unknown>; startAfter: Date | null }
export type TestApp = {
  app: HttpApp
  /** What workers and use cases are given. */
  product: Product
  context: AppContext
  db: Database
  pool: pg.Pool
  url: string
  /** What the product's role may not do is arranged by the owner. */
  owner: Database
  ownerUrl: string
  /** Jobs that committed transactions asked for; no worker runs here. */
  jobs: AddedJob[]
  clock: { now: Date }
  as: (actor: Actor) => TestClient
  /** A token with the actor's scopes, of a user with the actor's grants. */
  tokenOf: (actor: Actor) => Promise<string>
  anonymous: TestClient
  close: () => Promise<void>
}
export type TestClient = {
  get: (url: string) => Promise<Response>
  post: (url: string, body?: object) => Promise<Response>
  put: (url: string, body?: object) => Promise<Response>
  patch: (url: string, body?: object) => Promise<Response>
  delete: (url: string) => Promise<Response>
}

export type TestAppOptions = {
  /** The clock stands still here; move it with `clock.now`. */
  now?: Date
  /** The demo region asks for no second factor. */
  isDemo?: boolean
  publicUrl?: string
  connectors?: ReadonlyMap<Network, Connector>
  /** Absent: the region has no mail server. */
  sendLetter?: Product['sendLetter']
  log?: Log
  /** One person of a test may be two hundred. */
  requestsAtOnce?: number
  /** Absent: no regions are made for exercises. */
  exercisesUrl?: string
  /** Absent: passwords of the product alone. */
  signIn?: SignInSettings
  /** Absent: files lie in the folder of the test. */
  files?: FilesSettings
  /** With whose eyes the database is read; absent: those of whoever asks. */
  eyesOf?: ReadAsCallerOptions['eyesOf']
}

export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const database = await createTestDatabase()
  const clock = { now: options.now ?? new Date() }
  const jobs: AddedJob[] = []
  const product = buildProduct(database, { jobs, clock, options })
  const { context } = product
  const log = context.log
  const listenPool = createPool({ connectionString: database.url }, { max: 1 })
  const listener = await startListener({ pool: listenPool, log })
  const feed = await startEventFeed({ db: database.db, listener, log })
  const app = await createApi(product, {
    feed,
    system: { demoAccounts: [], emulators: [], trainingPage: null, pastShare: () => null },
    // However slow the machine of the tests is.
    shedding: { maxDelayMs: 0 },
    ...(options.eyesOf && { eyesOf: options.eyesOf }),
  })
  await app.ready()
  // What a test approves it sends at once; a test of the hold asks for one.
  await saveSettings(database.db, { publicationHoldSeconds: 0 })
  return {
    app,
    product,
    context,
    db: database.db,
    pool: database.pool,
    url: database.url,
    owner: database.owner,
    ownerUrl: database.ownerUrl,
    jobs,
    clock,
    tokenOf: (actor) => tokenFor(database.db, actor, context.clock),
    as: (actor) => createClient(app, () => tokenFor(database.db, actor, context.clock)),
    anonymous: createClient(app, async () => null),
    async close() {
      await app.close()
      await feed.stop()
      listener.stop()
      await listenPool.end()
      await database.close()
      rmSync(product.config.dataDir, { recursive: true, force: true })
    },
  }
}

type Parts = { jobs: AddedJob[]; clock: { now: Date }; options: TestAppOptions }

function buildProduct({ db, pool, url }: TestDatabase, { jobs, clock, options }: Parts): Product {
  const {
    isDemo = true,
    publicUrl = 'http://localhost:8080',
    connectors = new Map(),
    requestsAtOnce = 1000,
  } = options
  const settings = readSettings({
    DATABASE_URL: url,
    VECHE_SECRET: TEST_SECRET,
    // Files of a test are its own and go with it.
    VECHE_DATA_DIR: mkdtempSync(path.join(tmpdir(), 'veche-test-')),
    VECHE_PUBLIC_URL: publicUrl,
    VECHE_DEMO: isDemo ? '1' : '0',
    VECHE_REQUESTS_AT_ONCE: String(requestsAtOnce),
  })
  // The networks of a test are asked, and would post, where the test says.
  const { exercisesUrl = null, files = settings.files } = options
  const config = { ...settings, inboundUrl: publicUrl, exercisesUrl, files }
  const shelves = openShelves(config)
  const vault = createVault(TEST_SECRET)
  const queue = collectJobs(jobs)
  const context: AppContext = {
    db,
    jobs: queue,
    vault,
    clock: () => clock.now,
    log: options.log ?? createLog('silent'),
    region: { name: 'Новгородская область', timeZone: 'Europe/Moscow' },
  }
  return {
    config,
    context,
    bookGate: { isOpen: true },
    pool,
    pools: [pool],
    replica: null,
    jobs: { ...queue, start: async () => undefined, stop: async () => undefined, isReady: () => true },
    connectors,
    channels: createChannelBook({ db, vault }),
    ...openFiles(shelves, null),
    bucket: shelves.bucket,
    lookAtCertificate: async () => null,
    sendLetter: options.sendLetter ?? null,
    secret: TEST_SECRET,
    signIn: options.signIn ?? NO_PROVIDERS,
    close: async () => undefined,
  }
}

function collectJobs(jobs: AddedJob[]): JobQueue {
  return {
    async add(_tx, name, payload, { startAfter } = {}) {
      jobs.push({ name, payload, startAfter: startAfter ?? null })
    },
  }
}

const tokens = new WeakMap<Actor, string>()

/** A real token of a real user with exactly the actor's grants; made at the first request. */
async function tokenFor(db: Database, actor: Actor, clock: Clock): Promise<string> {
  const known = tokens.get(actor)
  if (known) return known
  await saveUser(db, actor)
  const { token } = await createApiToken(db, {
    userId: actor.id,
    name: 'test',
    scopes: actor.tokenScopes ?? ALL_SCOPES,
    expiresAt: new Date(clock().getTime() + MAX_TOKEN_DAYS * 86_400_000),
    now: clock(),
    actor: null,
  })
  tokens.set(actor, token)
  return token
}

function createClient(app: HttpApp, findToken: () => Promise<string | null>): TestClient {
  async function send(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, body?: object) {
    const token = await findToken()
    return app.inject({
      method,
      url: url.startsWith('/api') || url.startsWith('/in/') ? url : `/api${url}`,
      headers: token === null ? {} : { authorization: `Bearer ${token}` },
      ...(body === undefined ? {} : { payload: body }),
    })
  }
  return {
    get: (url) => send('GET', url),
    post: (url, body) => send('POST', url, body),
    put: (url, body) => send('PUT', url, body),
    patch: (url, body) => send('PATCH', url, body),
    delete: (url) => send('DELETE', url),
  }
}
