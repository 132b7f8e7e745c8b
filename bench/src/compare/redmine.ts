/**
 * Runs Redmine 6 of Debian: puma with two workers of three threads, a project for each municipality, as a manager of
 * all of them with a key of the API. A question has come when the API has answered.
 */
import { z } from 'zod'
import { freePort } from '../../../server/test/networks/free-port.ts'
import { composeText } from '../lib/webhook-client.ts'
import { call, callFor, waitForAnswer } from './http-client.ts'
import { perSecondByEight } from './pace.ts'
import type { Program } from './programs.ts'
import { redmineCorpus } from './redmine-corpus.ts'
import { DATABASE, PROGRAM_FOLDER, prepareRedmineFolder } from './redmine-folder.ts'
import { FREQUENT_WORD, MUNICIPALITIES, RARE_WORD, type Rival, type Site } from './rival.ts'
import { cardOf, deepPageOf } from './settings.ts'

const PERSON = { login: 'dispatcher', password: 'polist-bereg-5' }
/** The password that the installation sets; the first sign-in asks for another one. */
const ADMINISTRATOR = 'admin:admin'
/** Redmine finds parts of words only, so the word is searched without its ending and found in all its forms. */
const STEM = FREQUENT_WORD.slice(0, -1)
const OPEN = '/issues.json?status_id=open&limit=50&sort=id:desc'
const ISSUES = z.object({ issues: z.array(z.unknown()) })
const RESULTS = z.object({ results: z.array(z.unknown()) })
const USER = z.object({ user: z.object({ id: z.number(), api_key: z.string() }) })
const PROJECT = z.object({ project: z.object({ id: z.number() }) })
const DEFAULTS = z.object({ tracker: z.number(), priority: z.number(), manager: z.number() })

type Defaults = z.infer<typeof DEFAULTS>

export async function createRedmine(site: Site): Promise<Rival> {
  const port = await freePort()
  const baseUrl = `http://127.0.0.1:${port}`
  const env = prepareRedmineFolder(site)
  let program: Program | null = null
  let defaults: Defaults = { tracker: 0, priority: 0, manager: 0 }
  let projects: number[] = []
  let [headers, asked] = [{ 'x-redmine-api-key': '' }, 0]

  const search = (word: string) => `/search.json?q=${encodeURIComponent(word)}&issues=1&limit=50`
  const paths = {
    list: () => `${OPEN}&project_id=${projects[3]}`,
    listDeep: () => `${OPEN}&offset=${(deepPageOf(site.size) - 1) * 50}`,
    searchFrequent: () => search(STEM),
    searchRare: () => search(RARE_WORD),
    card: () => `/issues/${cardOf(site.size)}.json?include=journals`,
  }
  const read = (at: string) => call(baseUrl + at, { headers })
  const countIssues = async (at: string) => (await callFor(ISSUES, baseUrl + at, { headers })).issues.length
  const countResults = async (at: string) =>
    (await callFor(RESULTS, baseUrl + at, { headers })).results.length

  function start(): void {
    const puma = ['puma', '-e', 'production', '-w', '2', '-t', '3:3', '--preload']
    const args = ['exec', ...puma, '-b', `tcp://127.0.0.1:${port}`]
    program = site.programs.start({ name: 'redmine', file: 'bundle', args, cwd: PROGRAM_FOLDER, env })
  }

  async function waitUntilAnswers(): Promise<void> {
    if (program) await waitForAnswer(`${baseUrl}/login`, program)
  }

  async function makeProjectsAndPeople(): Promise<void> {
    const administrator = {
      headers: { authorization: `Basic ${Buffer.from(ADMINISTRATOR).toString('base64')}` },
    }
    const create = <Schema extends z.ZodType>(schema: Schema, at: string, json: object) =>
      callFor(schema, baseUrl + at, { ...administrator, json })
    const { user } = await create(USER, '/users.json', { user: person() })
    headers = { 'x-redmine-api-key': user.api_key }
    projects = []
    for (let k = 0; k < MUNICIPALITIES; k += 1) {
      const { project } = await create(PROJECT, '/projects.json', { project: municipality(k, defaults) })
      projects.push(project.id)
      await create(z.unknown(), `/projects/${project.id}/memberships.json`, {
        membership: { user_id: user.id, role_ids: [defaults.manager] },
      })
    }
  }

  function ingestOne(): Promise<unknown> {
    asked += 1
    const text = composeText(asked)
    const place = { project_id: projects[asked % MUNICIPALITIES], tracker_id: defaults.tracker }
    const issue = { ...place, subject: text.slice(0, 80), description: text, priority_id: defaults.priority }
    return call(`${baseUrl}/issues.json`, { headers, json: { issue } })
  }

  return {
    name: 'Redmine',
    isVariant: false,
    async init() {
      defaults = await createDatabase(site, env)
      start()
      await waitUntilAnswers()
      await makeProjectsAndPeople()
      await program?.stop()
      await site.database.query(DATABASE, redmineCorpus(site.size, defaults))
      await site.database.query(DATABASE, 'vacuum analyze')
    },
    prepare: async () => undefined,
    start,
    waitUntilAnswers,
    signIn: async () => ({
      list: await countIssues(paths.list()),
      listDeep: await countIssues(paths.listDeep()),
      searchFrequent: await countResults(paths.searchFrequent()),
      searchRare: await countResults(paths.searchRare()),
    }),
    ingestOne,
    ingestEight: (seconds) => perSecondByEight(ingestOne, seconds),
    list: () => read(paths.list()),
    listDeep: () => read(paths.listDeep()),
    searchFrequent: () => read(paths.searchFrequent()),
    searchRare: () => read(paths.searchRare()),
    card: () => read(paths.card()),
    pid: () => program?.pid ?? 0,
    stop: async () => program?.stop(),
  }
}

function person() {
  return {
    ...PERSON,
    ...{ firstname: 'Диспетчер', lastname: 'Нагрузочный', mail: 'dispatcher@bench.example' },
    mail_notification: 'none',
  }
}

function municipality(k: number, { tracker }: Defaults) {
  const modules = { enabled_module_names: ['issue_tracking'], tracker_ids: [tracker] }
  return { name: `Municipality ${k}`, identifier: `m${k}`, is_public: false, ...modules }
}

/** Makes its tables with its default trackers, steps and roles, and lets programs in, as an administrator would. */
async function createDatabase({ database, programs }: Site, env: NodeJS.ProcessEnv): Promise<Defaults> {
  await database.query('postgres', 'create role redmine login')
  await database.query('postgres', `create database ${DATABASE} owner redmine`)
  // Each step is a process, because a process remembers the columns of tables that it changes itself.
  for (const task of ['db:migrate', 'redmine:load_default_data']) {
    const args = ['exec', 'rake', task]
    await programs.run({ name: 'redmine-init', file: 'bundle', args, cwd: PROGRAM_FOLDER, env })
  }
  await database.query(
    DATABASE,
    `insert into settings (name, value, updated_on) values ('rest_api_enabled', '1', now());
     update users set must_change_passwd = false where login = 'admin'`,
  )
  const { rows } = await database.query(
    DATABASE,
    `select (select id from trackers order by position desc limit 1) as tracker,
       (select id from enumerations where type = 'IssuePriority' and is_default) as priority,
       (select id from roles where builtin = 0 order by position limit 1) as manager`,
  )
  return DEFAULTS.parse(rows[0])
}
