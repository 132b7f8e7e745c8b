/** Runs the course of the storm: everything is set up, everybody fights, the troubles end, the checker looks. */
import { rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { addChannel, createAdministrator, createStaff } from '../lib/installation.ts'
import { createProductProcess, environmentOf } from '../lib/product-process.ts'
import { watchChannels } from './administrator.ts'
import { checkWhenQuiet } from './checks/check-when-quiet.ts'
import { embeddedDatabase, replicatedDatabase } from './database.ts'
import { createDeciding } from './doubts.ts'
import { fight } from './fight.ts'
import { startFronts } from './fronts/index.ts'
import { presentReport, type StormReport } from './report.ts'
import type { StormOptions } from './settings.ts'
import { makeFolders, type Stage } from './stage.ts'

const SET_UP_WITHIN_MS = 60_000

export async function runStorm({ settings, keepFolder, postgres }: StormOptions): Promise<StormReport> {
  const startedAt = performance.now()
  const folders = makeFolders()
  const { port } = settings
  const productUrl = `http://127.0.0.1:${port}`
  const fronts = await startFronts({ ...settings, dataDir: folders.network, port: port + 1, productUrl })
  const networkUrls = Object.fromEntries(
    fronts.flatMap(({ front: { network, url } }) => (url === null ? [] : [[network, url]])),
  )
  const productSettings = { port, dataDir: folders.product, networkUrls }
  const database = postgres
    ? await replicatedDatabase(path.join(folders.root, 'clusters'), postgres)
    : embeddedDatabase(folders.product)
  const product = createProductProcess(productSettings, { env: database.env })
  try {
    await product.start()
    const env = { ...environmentOf(productSettings), ...database.env }
    const tokens = { ...(await createStaff(env)), administrator: await createAdministrator(env) }
    for (const { front } of fronts)
      for (const channel of front.channels) await addChannel(env, { ...channel, network: front.network })
    // Its network confirms the last channel a moment after it was added.
    await until('all channels post to us', () =>
      fronts.every(({ front }) => front.countSubscribed() === front.channels.length),
    )
    for (const { front } of fronts) front.prepare()
    // Some networks tell of what begins here once and never again.
    await until('the beginnings reached us', () => fronts.every(({ front }) => front.countWaiting() === 0))
    const { part, checked } = await weather({ settings, folders, database, fronts, product, tokens })
    return presentReport({
      ...{ settings, ...part, checked },
      seconds: Math.round((performance.now() - startedAt) / 1000),
      unexpectedExits: product.unexpectedExits(),
    })
  } finally {
    await product.stop()
    for (const { front } of fronts) await front.close()
    database.stop()
    if (keepFolder) console.log(`kept: ${folders.root}`)
    else rmSync(folders.root, { recursive: true, force: true })
  }
}

async function until(what: string, isSo: () => boolean): Promise<void> {
  const endsAt = Date.now() + SET_UP_WITHIN_MS
  while (!isSo()) {
    if (Date.now() > endsAt) throw new Error(`The storm could not be set up: ${what}`)
    await sleep(100)
  }
}

/** Runs the troubles and the time after them; whoever looks after channels and doubts goes on until all is quiet. */
async function weather(stage: Stage) {
  const { product, tokens } = stage
  const fronts = stage.fronts.map(({ front }) => front)
  const stop = new AbortController()
  const deciding = createDeciding(product.url, { token: tokens.moderator, fronts })
  const watchers = Promise.all([
    deciding.run(stop.signal),
    watchChannels(product.url, { token: tokens.administrator, fronts }, stop.signal),
  ])
  // A failure of theirs ends the run below, not the process.
  watchers.catch(() => undefined)
  try {
    const part = await fight(stage)
    for (const front of fronts) front.endTroubles()
    return {
      part,
      checked: await checkWhenQuiet(stage, deciding, { fronts, calm: () => stop.abort(), watchers }),
    }
  } finally {
    stop.abort()
  }
}
