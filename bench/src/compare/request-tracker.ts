/**
 * Runs Request Tracker 5 of Debian: starman with three workers, a queue for each municipality, full text on, as an
 * ordinary privileged user with a session by cookie. A question has come when REST 2 has answered.
 */
import { z } from 'zod'
import { freePort } from '../../../server/test/networks/free-port.ts'
import { composeText } from '../lib/webhook-client.ts'
import { call, callFor, waitForAnswer } from './http-client.ts'
import { perSecondByEight } from './pace.ts'
import type { Program } from './programs.ts'
import { FIRST_TICKET, requestTrackerCorpus, SEARCH_AND_RIGHTS } from './request-tracker-corpus.ts'
import { DATABASE, prepareRequestTrackerFolder } from './request-tracker-folder.ts'
import { FREQUENT_WORD, MUNICIPALITIES, RARE_WORD, type Rival, type Site } from './rival.ts'
import { cardOf, deepPageOf } from './settings.ts'

const SERVER = '/usr/share/request-tracker5/libexec/rt-server'
const PERSON = { name: 'dispatcher', password: 'polist-bereg-5' }
/** The password that the installation sets. */
const ADMINISTRATOR = { name: 'root', password: 'password' }
const RESIDENTS = 1000
const OPEN = "Status = '__Active__'"
const Found = z.object({ count: z.number() })

/** Measures it as shipped, and with its scrips switched off, which compose the letters. */
export async function createRequestTracker(site: Site): Promise<readonly [Rival, Rival]> {
  const port = await freePort()
  const baseUrl = `http://127.0.0.1:${port}`
  const env = prepareRequestTrackerFolder(site, port)
  let program: Program | null = null
  let [cookie, asked] = ['', 0]

  const listUrl = (query: string, page = 1) =>
    `${baseUrl}/REST/2.0/tickets?query=${encodeURIComponent(query)}&orderby=id&order=DESC&per_page=50&page=${page}` +
    '&fields=Subject,Status,Queue,Created,Due,Owner'
  const urls = {
    list: listUrl(`Queue = 'Municipality 3' AND ${OPEN}`),
    listDeep: listUrl(OPEN, deepPageOf(site.size)),
    searchFrequent: listUrl(`Content LIKE '${FREQUENT_WORD}'`),
    searchRare: listUrl(`Content LIKE '${RARE_WORD}'`),
    card: `${baseUrl}/REST/2.0/ticket/${FIRST_TICKET + cardOf(site.size)}`,
  }
  const read = (url: string) => call(url, { headers: { cookie } })
  const write = (kind: string, json: object) =>
    call(`${baseUrl}/REST/2.0/${kind}`, { headers: { cookie }, json })
  const rowsOf = async (url: string) => (await callFor(Found, url, { headers: { cookie } })).count

  function start(): void {
    const args = ['--workers', '3', '--listen', `127.0.0.1:${port}`, SERVER]
    program = site.programs.start({ name: 'rt', file: 'starman', args, cwd: site.folder, env })
  }

  async function waitUntilAnswers(): Promise<void> {
    if (program) await waitForAnswer(baseUrl, program)
  }

  async function signInAs({ name, password }: typeof PERSON): Promise<void> {
    const form = new URLSearchParams({ user: name, pass: password })
    const { headers } = await call(`${baseUrl}/NoAuth/Login.html`, { form })
    cookie = (headers['set-cookie'] ?? []).map((line) => line.split(';')[0]).join('; ')
  }

  async function makeQueuesAndPeople(): Promise<void> {
    await signInAs(ADMINISTRATOR)
    for (let k = 0; k < MUNICIPALITIES; k += 1) await write('queue', { Name: `Municipality ${k}` })
    const { name, password } = PERSON
    await write('user', {
      Name: name,
      EmailAddress: `${name}@bench.example`,
      Password: password,
      Privileged: 1,
    })
    await write('user', { Name: residentOf(1), EmailAddress: residentOf(1) })
  }

  function ingestOne(): Promise<unknown> {
    asked += 1
    const text = composeText(asked)
    return write('ticket', {
      Queue: `Municipality ${asked % MUNICIPALITIES}`,
      ...{ Subject: text.slice(0, 80), Content: text, ContentType: 'text/plain' },
      Requestor: residentOf(asked % RESIDENTS),
    })
  }

  const setScrips = (disabled: 0 | 1) =>
    site.database.query(DATABASE, `update scrips set disabled = ${disabled}`)
  const asShipped: Rival = {
    name: 'RT',
    isVariant: false,
    async init() {
      await createDatabase(site, env)
      start()
      await waitUntilAnswers()
      await makeQueuesAndPeople()
      await program?.stop()
      await site.database.query(DATABASE, `begin; ${requestTrackerCorpus(site.size)}; commit`)
      await site.database.query(DATABASE, 'vacuum analyze')
    },
    async prepare() {
      await setScrips(0)
    },
    start,
    waitUntilAnswers,
    async signIn() {
      await signInAs(PERSON)
      return {
        list: await rowsOf(urls.list),
        listDeep: await rowsOf(urls.listDeep),
        searchFrequent: await rowsOf(urls.searchFrequent),
        searchRare: await rowsOf(urls.searchRare),
      }
    },
    ingestOne,
    ingestEight: (seconds) => perSecondByEight(ingestOne, seconds),
    list: () => read(urls.list),
    listDeep: () => read(urls.listDeep),
    searchFrequent: () => read(urls.searchFrequent),
    searchRare: () => read(urls.searchRare),
    card: () => read(urls.card),
    pid: () => program?.pid ?? 0,
    stop: async () => program?.stop(),
  }
  const withoutScrips: Rival = {
    ...asShipped,
    name: 'RT, scrips off',
    isVariant: true,
    async prepare() {
      await setScrips(1)
    },
  }
  return [asShipped, withoutScrips]
}

const residentOf = (number: number) => `resident${number}@bench.example`

async function createDatabase({ database, programs }: Site, env: NodeJS.ProcessEnv): Promise<void> {
  await database.query('postgres', 'create role rt login')
  const args = ['--action', 'init', '--dba', 'postgres', '--dba-password', 'none']
  await programs.run({ name: 'rt-init', file: 'rt-setup-database-5', args, env })
  await database.query(
    DATABASE,
    `${SEARCH_AND_RIGHTS}; alter database ${DATABASE} set default_text_search_config = 'pg_catalog.russian'`,
  )
}
