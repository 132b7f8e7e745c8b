/**
 * Veche on the same database server, run as `npm start` runs it. A question has come when its incident is committed and
 * its event has reached an open stream.
 */
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { IncidentListResponse } from '@veche/contract/incidents.ts'
import { OPEN_STEPS } from '@veche/contract/values/incidents.ts'
import { buildServer } from '../../../scripts/lib/server-build.mjs'
import { createPool } from '../../../server/src/platform/database/db.ts'
import { freePort } from '../../../server/test/networks/free-port.ts'
import { fillCorpus } from '../corpus.ts'
import { addChannel, createStaff } from '../lib/installation.ts'
import { listenForFound } from '../lib/live-stream.ts'
import { environmentOf, type ProductSettings, productCommand } from '../lib/product-process.ts'
import { commentEnvelope } from '../lib/webhook-client.ts'
import { call, callFor, waitForAnswer } from './http-client.ts'
import { perSecondByEight } from './pace.ts'
import type { Program } from './programs.ts'
import { FREQUENT_WORD, RARE_WORD, type Rival, type Site } from './rival.ts'
import { cardOf, deepPageOf } from './settings.ts'

const COMMUNITY = { groupId: 777, secret: 'benchsecret' }
const OPEN = `step=${OPEN_STEPS.join(',')}&limit=50`
const LATEST_MS = 60_000

export async function createVeche(site: Site): Promise<Rival> {
  const settings = await settingsIn(site)
  const env = {
    DATABASE_URL: site.database.url('veche_app', 'veche'),
    DATABASE_OWNER_URL: site.database.url('veche', 'veche'),
  }
  const baseUrl = `http://127.0.0.1:${settings.port}`
  const hearing = createHearing(`${baseUrl}/api/events`)
  let program: Program | null = null
  let [headers, webhookPath, cardId, deepCursor, posted] = [{ authorization: '' }, '', '', '', 0]

  const pathOf = (query: string, cursor = '') =>
    `${baseUrl}/api/incidents?${query}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`
  const read = (query: string, cursor = '') => call(pathOf(query, cursor), { headers })
  const readRows = (query: string, cursor = '') =>
    callFor(IncidentListResponse, pathOf(query, cursor), { headers })
  const list = `${OPEN}&municipalityCode=borovichi`
  const search = (word: string) => `search=${encodeURIComponent(word)}&limit=50`

  function start(): void {
    program = site.programs.start({ name: 'veche', ...productCommand(settings, { env }) })
  }

  async function stop(): Promise<void> {
    hearing.end()
    await program?.stop()
  }

  async function waitUntilAnswers(): Promise<void> {
    if (program) await waitForAnswer(`${baseUrl}/readyz`, program)
  }

  function post(): Promise<unknown> {
    posted += 1
    return call(`${baseUrl}${webhookPath}`, { json: commentEnvelope(posted, COMMUNITY) })
  }

  async function fill(): Promise<void> {
    const environment = { ...environmentOf(settings), ...env }
    const { dispatcher } = await createStaff(environment)
    headers = { authorization: `Bearer ${dispatcher}` }
    const { groupId, secret } = COMMUNITY
    const keys = ['--id', String(groupId), '--token', 'bench-community-key', '--secret', secret]
    webhookPath = await addChannel(environment, { network: 'vk', municipality: 'staraya-russa', add: keys })
    const pool = createPool({ connectionString: site.database.url('postgres', 'veche') })
    const { rows } = await pool.query<{ id: string }>('select id from channel limit 1')
    await fillCorpus(pool, rows[0]?.id ?? '', site.size)
    await pool.end()
    const corpusRow = `select incident_id as id from message where external_id = $1`
    const card = await site.database.query('veche', corpusRow, [`corpus-${cardOf(site.size)}`])
    cardId = card.rows[0].id
    await site.database.query('veche', 'vacuum analyze')
  }

  return {
    name: 'Veche',
    isVariant: false,
    async init() {
      await createDatabase(site)
      start()
      await waitUntilAnswers()
      await fill()
      await stop()
    },
    prepare: () => buildServer(process.execPath),
    start,
    waitUntilAnswers,
    async signIn() {
      await hearing.begin(headers.authorization.replace('Bearer ', ''))
      deepCursor = ''
      for (let page = 1; page < deepPageOf(site.size); page += 1)
        deepCursor = (await readRows(OPEN, deepCursor)).nextCursor ?? deepCursor
      const rowsOf = async (query: string, cursor = '') => (await readRows(query, cursor)).incidents.length
      return {
        list: await rowsOf(list),
        listDeep: await rowsOf(OPEN, deepCursor),
        searchFrequent: await rowsOf(search(FREQUENT_WORD)),
        searchRare: await rowsOf(search(RARE_WORD)),
      }
    },
    async ingestOne() {
      const wanted = hearing.heard() + 1
      await post()
      await hearing.until(wanted)
    },
    async ingestEight(seconds) {
      const [before, postedBefore, startedAt] = [hearing.heard(), posted, performance.now()]
      await perSecondByEight(post, seconds)
      await hearing.until(before + posted - postedBefore)
      return ((posted - postedBefore) * 1000) / (performance.now() - startedAt)
    },
    list: () => read(list),
    listDeep: () => read(OPEN, deepCursor),
    searchFrequent: () => read(search(FREQUENT_WORD)),
    searchRare: () => read(search(RARE_WORD)),
    card: () => call(`${baseUrl}/api/incidents/${cardId}`, { headers }),
    pid: () => program?.pid ?? 0,
    stop,
  }
}

async function settingsIn({ folder }: Site): Promise<ProductSettings> {
  const dataDir = path.join(folder, 'veche')
  mkdirSync(dataDir)
  // Nobody listens at this address, so names of residents are asked for in vain, which costs nothing.
  const noNetwork = `http://127.0.0.1:${await freePort()}`
  return { port: await freePort(), dataDir, networkUrls: { vk: noNetwork } }
}

/** Sets what docs/operations/install.md tells the operator to set. */
async function createDatabase({ database }: Site): Promise<void> {
  await database.query(
    'postgres',
    'create role veche login; create role veche_app login; grant veche_app to veche',
  )
  await database.query(
    'postgres',
    "create database veche owner veche encoding 'UTF8' locale_provider icu icu_locale 'ru-RU' locale 'C.UTF-8' template template0",
  )
}

/** Opens a stream as a browser does and counts the questions it is told of. */
function createHearing(url: string) {
  let heard = 0
  let close = () => {}
  let wake = () => {}
  return {
    heard: () => heard,
    async begin(token: string) {
      close = await listenForFound(url, token, () => {
        heard += 1
        wake()
      })
    },
    async until(wanted: number) {
      const until = performance.now() + LATEST_MS
      while (heard < wanted) {
        if (performance.now() > until) throw new Error(`Veche: ${wanted - heard} questions were not heard of`)
        await Promise.race([
          new Promise<void>((resolve) => {
            wake = resolve
          }),
          sleep(1000),
        ])
      }
    },
    end: () => close(),
  }
}
