import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { CountersResponse } from '@veche/contract/incidents.ts'
import { z } from 'zod'
import { findBrokenChain } from '../../../server/src/modules/incidents/index.ts'
import { createDatabase, createPool } from '../../../server/src/platform/db.ts'
import { startPostgres } from '../../../server/src/platform/postgres/index.ts'
import { readApi } from '../lib/api-client.ts'
import { addChannel, createStaff, type StaffTokens } from '../lib/installation.ts'
import { createProductProcess, environmentOf, type ProductProcess } from '../lib/product-process.ts'
import { createRandom } from '../lib/random.ts'
import { checkStorm } from './check.ts'
import { createApplicationKills, createDatabaseKills } from './kills.ts'
import { readLedger } from './ledger.ts'
import { publishPosts, type StormNetwork, startNetwork, stormFaults } from './network.ts'
import { createOfficials } from './officials.ts'
import { presentInvariants, type StormReport, summarise } from './report.ts'
import { createResidents } from './residents.ts'
import type { StormOptions, StormSettings } from './settings.ts'
import { waitForQuiet } from './wait-for-quiet.ts'

const QUIET = { info: () => undefined, error: () => undefined }
/** Kills begin a little after the load and end before it, so that every moment of it is hit. */
const KILLING_SHARE = 0.95

type Folders = { root: string; product: string; network: string }
type Stage = {
  settings: StormSettings
  folders: Folders
  network: StormNetwork
  product: ProductProcess
  tokens: StaffTokens
}

export async function runStorm({ settings, keepFolder }: StormOptions): Promise<StormReport> {
  const startedAt = performance.now()
  const folders = makeFolders()
  const network = await startNetwork({ ...settings, dataDir: folders.network, port: settings.port + 1 })
  const productSettings = { port: settings.port, dataDir: folders.product, vkApiUrl: network.url }
  const product = createProductProcess(productSettings)
  try {
    await product.start()
    const env = environmentOf(productSettings)
    const tokens = await createStaff(env)
    for (const community of network.communities) await addChannel(env, community)
    await network.emulator.control.idle({})
    assertSubscribed(network)
    publishPosts(network)
    const stage: Stage = { settings, folders, network, product, tokens }
    const part = await fight(stage)
    const checked = await check(stage)
    const invariants = presentInvariants(checked)
    return {
      ...part,
      settings,
      seconds: Math.round((performance.now() - startedAt) / 1000),
      unexpectedExits: product.unexpectedExits(),
      facts: checked.facts,
      invariants,
      isGood: invariants.every(({ broken }) => broken === 0),
    }
  } finally {
    await product.stop()
    await network.emulator.close()
    if (keepFolder) console.log(`kept: ${folders.root}`)
    else rmSync(folders.root, { recursive: true, force: true })
  }
}

function assertSubscribed({ emulator, communities }: StormNetwork): void {
  const servers = z.array(z.object({ status: z.string() })).parse(emulator.control.dump({}).servers)
  const confirmed = servers.filter(({ status }) => status === 'ok')
  if (confirmed.length !== communities.length) {
    throw new Error(`Only ${confirmed.length} of ${communities.length} communities post their events to us`)
  }
}

function makeFolders(): Folders {
  const root = mkdtempSync(path.join(tmpdir(), 'veche-storm-'))
  const folders = { root, product: path.join(root, 'product'), network: path.join(root, 'network') }
  mkdirSync(folders.product, { mode: 0o700 })
  mkdirSync(folders.network)
  return folders
}

async function fight({ settings, folders, network, product, tokens }: Stage) {
  const { seed, events, publications, loadSeconds, applicationKills, databaseKills } = settings
  network.emulator.control.setFaults({ faults: stormFaults(), seed })
  const residents = createResidents(network, {
    random: createRandom(seed),
    actions: events,
    seconds: loadSeconds,
  })
  const officials = createOfficials(product.url, {
    tokens,
    communities: network.communities,
    publications,
    seconds: loadSeconds,
  })
  const killing = { seconds: loadSeconds * KILLING_SHARE }
  const onApplication = createApplicationKills(product, {
    ...killing,
    kills: applicationKills,
    random: createRandom(seed + 1),
  })
  const onDatabase = createDatabaseKills(product, {
    ...killing,
    kills: databaseKills,
    random: createRandom(seed + 2),
    dataDir: folders.product,
  })
  const stop = new AbortController()
  const progress = setInterval(() => {
    console.log(
      `events ${residents.done()}/${events}  answers approved ${officials.approved()}/${publications}  ` +
        `kills ${onApplication.done()}+${onDatabase.done()}`,
    )
  }, 10_000)
  try {
    await Promise.all([
      residents.run(stop.signal),
      officials.run(stop.signal),
      onApplication.run(stop.signal),
      onDatabase.run(stop.signal),
    ])
  } finally {
    stop.abort()
    clearInterval(progress)
  }
  return {
    application: summarise(onApplication.done(), onApplication.recoveryMs),
    database: summarise(onDatabase.done(), onDatabase.recoveryMs),
  }
}

/** Troubles are over: what is under way ends, then everything is compared. */
async function check({ folders, network, product, tokens }: Stage) {
  network.emulator.control.setFaults({ faults: [] })
  const postgres = await startPostgres({ dataDir: folders.product, log: QUIET })
  const pool = createPool(postgres.connection)
  const db = createDatabase(pool)
  try {
    await waitForQuiet(pool, network)
    const counters = await readApi(
      `${product.url}/api/incidents/counters`,
      tokens.dispatcher,
      CountersResponse,
    )
    if (!counters) throw new Error('The counters cannot be read')
    const broken = await findBrokenChain(db)
    return await checkStorm({
      pool,
      ledger: await readLedger(folders.network),
      counters: counters.queues,
      brokenChain: broken && `${broken.incidentId} ${broken.seq}`,
    })
  } finally {
    await db.destroy()
    await postgres.stop()
  }
}
