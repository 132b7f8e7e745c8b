/** The product's HTTP side on a database of its own. Requests go through every hook; only the socket is missing. */

import type { TokenScope } from '@veche/contract/access.ts'
import type { Response } from 'light-my-request'
import type pg from 'pg'
import {
  type Actor,
  accessPlugin,
  accessRoutes,
  createApiToken,
  createAuth,
} from '../src/modules/access/index.ts'
import { directoryRoutes } from '../src/modules/directory/index.ts'
import type { Clock } from '../src/platform/clock.ts'
import type { Database } from '../src/platform/db.ts'
import type { AppContext } from '../src/platform/http/app-context.ts'
import { createHttpApp, type HttpApp } from '../src/platform/http/http-app.ts'
import type { JobQueue } from '../src/platform/jobs.ts'
import { createLog, type Log } from '../src/platform/log.ts'
import { createVault } from '../src/platform/vault.ts'
import { saveUser } from './factories.ts'
import { createTestDatabase } from './test-database.ts'

export const TEST_SECRET = 'a secret of the tests, long enough to be one'
const ALL_SCOPES: readonly TokenScope[] = ['read', 'incidents', 'answers', 'channels', 'users']

export type AddedJob = { name: string; payload: Record<string, unknown>; startAfter: Date | null }
export type TestApp = {
  app: HttpApp
  context: AppContext
  db: Database
  pool: pg.Pool
  url: string
  /** Jobs that committed transactions asked for; no worker runs here. */
  jobs: AddedJob[]
  clock: { now: Date }
  as: (actor: Actor) => TestClient
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
  /** Routes of the module under test; they come after access and directory. */
  register?: (app: HttpApp, context: AppContext) => Promise<void>
  /** The clock stands still here; move it with `clock.now`. */
  now?: Date
  isDemo?: boolean
  isSecondFactorRequired?: boolean
  publicUrl?: string
  log?: Log
}

export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const database = await createTestDatabase()
  const clock = { now: options.now ?? new Date() }
  const jobs: AddedJob[] = []
  const context: AppContext = {
    db: database.db,
    jobs: collectJobs(jobs),
    vault: createVault(TEST_SECRET),
    clock: () => clock.now,
    log: options.log ?? createLog('silent'),
    region: { name: 'Новгородская область', timeZone: 'Europe/Moscow' },
  }
  const app = await buildApp(context, options)
  return {
    app,
    context,
    db: database.db,
    pool: database.pool,
    url: database.url,
    jobs,
    clock,
    as: (actor) => createClient(app, () => tokenFor(database.db, actor, context.clock)),
    anonymous: createClient(app, async () => null),
    async close() {
      await app.close()
      await database.close()
    },
  }
}

async function buildApp(context: AppContext, options: TestAppOptions): Promise<HttpApp> {
  const { isDemo = true, isSecondFactorRequired = false, publicUrl = 'http://localhost:8080' } = options
  const { db, clock, log } = context
  const auth = await createAuth({ db, secret: TEST_SECRET, publicUrl, clock })
  const app = await createHttpApp({ log, isSecure: publicUrl.startsWith('https://') })
  await app.register(accessPlugin({ db, clock, log, auth, isSecondFactorRequired }))
  const system = { version: 'test', isDemo, demoAccounts: [], emulatorUrl: null }
  await app.register(accessRoutes(context, { auth, publicUrl, isSecondFactorRequired, system }), {
    prefix: '/api',
  })
  await app.register(directoryRoutes(context), { prefix: '/api' })
  await options.register?.(app, context)
  await app.ready()
  return app
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
    expiresAt: null,
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
