import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { saveIncident } from '../../../test/factories/incident-factory.ts'
import { buildActor, saveChannel, saveUser } from '../../../test/factories.ts'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'
import { exchangeContextOf } from '../../main/wiring/exchange-context-of.ts'
import { newId } from '../../platform/ids.ts'
import { readSheet } from '../../platform/sheets/index.ts'
import { type Actor, addJournal } from '../access/index.ts'
import { findBrokenChain } from '../incidents/index.ts'
import { COLUMNS, exchangeJobs } from './index.ts'

const NOON = new Date('2026-11-24T09:00:00Z')
const OURS = { kind: 'agency', code: 'administration-borovichi' } as const

let test: TestApp
const administrator = buildActor({ role: 'administrator', name: 'Администратор Ева' })
const dispatcher = buildActor({ role: 'dispatcher', name: 'Куратор Анна' })
const analyst = buildActor({ role: 'analyst', name: 'Аналитик Олег' })
const coordinator = buildActor({ role: 'coordinator', name: 'Координатор Вера', scope: OURS })

beforeAll(async () => {
  test = await startTestApp({ now: NOON })
  const channel = await saveChannel(test.context, { externalId: '777' })
  const authorId = newId()
  await test.db
    .insertInto('author')
    .values({
      id: authorId,
      network: 'vk',
      externalId: '5',
      card: test.context.vault.seal({ name: 'Кто-то', url: 'https://vk.example/id5' }),
      resolvedAt: NOON,
    })
    .execute()
  const seed = { channelId: channel.id, step: 'assigned' as const, foundAt: new Date('2026-11-20T09:00:00Z') }
  const [first] = [await saveIncident(test.db, { ...seed, agencyCode: OURS.code, text: 'Наше' })]
  await test.db.updateTable('incident').set({ authorId }).where('id', '=', first.id).execute()
  await saveIncident(test.db, { ...seed, agencyCode: 'ministry-roads', text: 'Чужое' })
})
afterAll(() => test.close())

async function runJobs(name = 'spreadsheet.run'): Promise<void> {
  const jobs = exchangeJobs(exchangeContextOf(test.product))
  const waiting = test.jobs.filter((job) => job.name === name).map(({ payload }) => payload)
  test.jobs.length = 0
  await jobs.find((job) => job.name === name)!.handle(waiting)
}

async function upload(actor: Actor, name: string, body: string | Buffer) {
  return test.app.inject({
    method: 'POST',
    url: `/api/exchange/imports?name=${encodeURIComponent(name)}`,
    headers: {
      authorization: `Bearer ${await test.tokenOf(actor)}`,
      'content-type': 'application/octet-stream',
    },
    payload: body,
  })
}

async function readJob(actor: Actor, id: string) {
  return (await test.as(actor).get(`/exchange/jobs/${id}`)).json()
}

async function exportRows(actor: Actor, period: object = {}) {
  const asked = await test.as(actor).post('/exchange/exports', { format: 'xlsx', ...period })
  const { id } = asked.json()
  await runJobs()
  const file = await test.as(actor).get(`/exchange/jobs/${id}/file`)
  const rows = []
  for await (const { cells } of readSheet(Readable.from([file.rawPayload]), 'xlsx')) rows.push(cells)
  const at = (name: (typeof COLUMNS)[number]) => COLUMNS.indexOf(name)
  return {
    id,
    header: rows[0],
    texts: rows.slice(1).map((cells) => cells[at('Текст инцидента')]),
    authors: rows.slice(1).map((cells) => cells[at('URL автора')] ?? null),
  }
}

describe('an export', () => {
  it('holds what its owner sees, and leads to authors only those who answer them', async () => {
    const all = await exportRows(dispatcher)
    expect(all).toMatchObject({ texts: ['Наше', 'Чужое'], authors: ['https://vk.example/id5', null] })
    expect(all.header).toEqual([...COLUMNS])
    expect(await exportRows(coordinator)).toMatchObject({ texts: ['Наше'] })
    expect(await exportRows(analyst)).toMatchObject({ texts: ['Наше', 'Чужое'], authors: [null, null] })
  })

  it('holds the days that are asked for, open and ended work, both days inside', async () => {
    const { id: channelId } = await test.db.selectFrom('channel').select('id').executeTakeFirstOrThrow()
    const found = (at: string, step: 'new' | 'done') =>
      saveIncident(test.db, { channelId, step, foundAt: new Date(at), text: `${step} ${at.slice(8, 13)}` })
    // Midnight of the region is 21:00 before.
    await found('2026-03-09T20:59:59Z', 'done')
    await found('2026-03-09T21:00:00Z', 'done')
    await found('2026-03-11T20:59:59Z', 'new')
    await found('2026-03-11T21:00:00Z', 'new')
    const days = { from: '2026-03-10', to: '2026-03-11' }
    expect((await exportRows(dispatcher, days)).texts).toEqual(['done 09T21', 'new 11T20'])
    expect((await exportRows(dispatcher, { to: '2026-03-09' })).texts).toEqual(['done 09T20'])
    expect((await exportRows(dispatcher, { from: '2027-01-01' })).texts).toEqual([])
  })

  it('holds what a filter of the desk finds for its owner, and nothing else', async () => {
    const { id: channelId } = await test.db.selectFrom('channel').select('id').executeTakeFirstOrThrow()
    await saveIncident(test.db, { channelId, step: 'new', text: 'Тополь упал', tags: ['лес'] })
    const byTag = await exportRows(dispatcher, { filter: { tag: 'лес' } })
    expect(byTag.texts).toEqual(['Тополь упал'])
    expect(byTag.header).toEqual([...COLUMNS])
    expect(await readJob(dispatcher, byTag.id)).toMatchObject({ filter: { tag: 'лес' }, rowsDone: 1 })
    expect((await exportRows(dispatcher, { filter: { search: 'упавший тополь' } })).texts).toEqual([
      'Тополь упал',
    ])
    expect((await exportRows(coordinator, { filter: {} })).texts).not.toContain('Тополь упал')
    for (const wrong of [{ filter: { late: 'maybe' } }, { filter: {}, from: '2026-03-10' }])
      expect((await test.as(dispatcher).post('/exchange/exports', wrong)).statusCode).toBe(400)
  })

  it('of somebody who sees nothing holds nothing, and does not fail', async () => {
    const newcomer = buildActor({ role: 'head', scope: { kind: 'municipality', code: 'valday' } })
    await saveUser(test.db, newcomer)
    const { id, texts } = await exportRows(newcomer)
    expect(texts).toEqual([])
    expect((await readJob(newcomer, id)).state).toBe('done')
  })

  it('is its owner’s alone', async () => {
    const { id } = await exportRows(dispatcher)
    for (const path of ['', '/file', '/cancel']) {
      const client = test.as(coordinator)
      const url = `/exchange/jobs/${id}${path}`
      expect((await (path === '/cancel' ? client.post(url) : client.get(url))).statusCode).toBe(404)
    }
    expect(
      (await test.as(coordinator).get('/exchange/jobs')).json().jobs.map((job: { id: string }) => job.id),
    ).not.toContain(id)
    expect((await test.as(administrator).post('/exchange/exports', {})).statusCode).toBe(403)
  })

  it('is no longer for an owner from whom a role or a place was taken since', async () => {
    // The journal has the clock of the database.
    test.clock.now = new Date()
    const { id } = await exportRows(analyst)
    const open = async () => (await test.as(analyst).get(`/exchange/jobs/${id}/file`)).statusCode
    expect(await open()).toBe(200)
    const taken = { actor: administrator, objectType: 'user', objectId: analyst.id }
    await addJournal(test.db, { ...taken, action: 'grant.added' })
    expect(await open()).toBe(200)
    await addJournal(test.db, { ...taken, action: 'grant.removed' })
    expect(await open()).toBe(404)
    test.clock.now = NOON
  })

  it('is written down in the journal', async () => {
    const { id } = await exportRows(dispatcher)
    const entries = await test.db
      .selectFrom('journal')
      .select(['action', 'actorName'])
      .where('objectId', '=', id)
      .execute()
    expect(entries).toEqual([{ action: 'incidents.exported', actorName: 'Куратор Анна' }])
  })

  it('fails when the right was taken away before it ran', async () => {
    const leaving = buildActor({ role: 'head', scope: OURS })
    const { id } = (await test.as(leaving).post('/exchange/exports', {})).json()
    await test.db.deleteFrom('roleGrant').where('userId', '=', leaving.id).execute()
    await runJobs()
    expect(
      await test.db.selectFrom('exchangeJob').select(['state', 'errorCode']).where('id', '=', id).execute(),
    ).toEqual([{ state: 'failed', errorCode: 'access.forbidden' }])
  })

  it('is cancelled while it waits, and then does not run', async () => {
    const { id } = (await test.as(dispatcher).post('/exchange/exports', {})).json()
    expect((await test.as(dispatcher).post(`/exchange/jobs/${id}/cancel`)).json()).toMatchObject({
      state: 'cancelled',
    })
    await runJobs()
    expect(await readJob(dispatcher, id)).toMatchObject({ state: 'cancelled', fileUntil: null })
  })

  it('refuses a period that begins after its end', async () => {
    const response = await test
      .as(dispatcher)
      .post('/exchange/exports', { from: '2026-02-02', to: '2026-02-01' })
    expect([response.statusCode, response.json().code]).toEqual([400, 'exchange.wrong_period'])
  })

  it('is gone after a day', async () => {
    const { id } = await exportRows(dispatcher)
    test.clock.now = new Date(NOON.getTime() + 25 * 3_600_000)
    try {
      expect((await test.as(dispatcher).get(`/exchange/jobs/${id}/file`)).json().code).toBe(
        'exchange.file_gone',
      )
    } finally {
      test.clock.now = NOON
    }
  })
})

const FILE = [
  'ID;Дата создания;Текущий шаг инцидента;Тема;Муниципалитет;Отдел;Текст инцидента;1ый ответ ПИ;URL автора;Урл поста;Лишнее',
  '900;20.11.2026 12:00:00;В работе;{topic};боровичский;{agency};Темно;;https://vk.com/id7;https://vk.com/wall-1_2;x',
  '901;19.11.2026 12:00:00;Закрыт;Небывалая;;Небывалый отдел;Ответили;Сделано;https://vk.com/id7;https://vk.com/wall-1_3;',
  '902;вчера;;;;;;;;;',
].join('\n')

describe('an import', () => {
  async function fill(text: string): Promise<string> {
    const topic = await test.db.selectFrom('topic').select('name').orderBy('code').executeTakeFirstOrThrow()
    const agency = await test.db
      .selectFrom('agency')
      .select('name')
      .where('code', '=', OURS.code)
      .executeTakeFirstOrThrow()
    const place = await test.db
      .selectFrom('municipality')
      .select('name')
      .where('code', '=', 'borovichi')
      .executeTakeFirstOrThrow()
    return text
      .replace('{topic}', topic.name.toUpperCase())
      .replace('{agency}', agency.name)
      .replace('боровичский', place.name)
  }

  it('is looked at, tried, and brought in once', async () => {
    const uploaded = (await upload(administrator, 'Старое.csv', await fill(FILE))).json()
    expect(uploaded).toMatchObject({
      state: 'uploaded',
      preview: {
        fileName: 'Старое.csv',
        unknown: ['Лишнее'],
        lacks: [],
        rows: [{ number: 2 }, { number: 3 }, { number: 4 }],
      },
    })
    const start = (body: object) =>
      test.as(administrator).post(`/exchange/imports/${uploaded.id}/start`, body)

    expect((await start({ isDryRun: true })).statusCode).toBe(200)
    expect((await start({ isDryRun: true })).json().code).toBe('exchange.running')
    await runJobs()
    const tried = await readJob(administrator, uploaded.id)
    expect(tried).toMatchObject({ state: 'done', result: { isDryRun: true, read: 3, added: 2, failed: 1 } })
    expect(tried.result.errors).toEqual([
      { row: 4, column: 'Дата создания', code: 'bad_date', value: 'вчера' },
    ])
    expect(tried.result.unknown).toEqual([
      { column: 'Тема', name: 'Небывалая', rows: 1 },
      { column: 'Отдел', name: 'Небывалый отдел', rows: 1 },
    ])
    const errors = await test.as(administrator).get(`/exchange/jobs/${uploaded.id}/errors`)
    expect(errors.body).toContain('4;Дата создания;не дата;вчера')
    expect(await test.db.selectFrom('importedIncident').select('incidentId').execute()).toEqual([])

    await start({ isDryRun: false, isOpenKept: true })
    await runJobs()
    await start({ isDryRun: false, isOpenKept: true })
    await runJobs()
    expect(await readJob(administrator, uploaded.id)).toMatchObject({
      result: { added: 0, known: 2, changed: 0 },
    })
    await expectBrought()
  })

  it('with a quote that is not closed writes nothing and names its row', async () => {
    const rows = Array.from({ length: 450 }, (_row, at) => `q${at};20.11.2026;Слова ${at}`)
    const text = ['ID;Дата создания;Текст инцидента', ...rows, 'last;20.11.2026;"не закрыта', 'x;y;z'].join(
      '\n',
    )
    const before = await test.db.selectFrom('importedIncident').select('incidentId').execute()
    const { id } = (await upload(administrator, 'Кавычка.csv', text)).json()
    await test.as(administrator).post(`/exchange/imports/${id}/start`, { isDryRun: false })
    await runJobs()
    expect(await readJob(administrator, id)).toMatchObject({
      ...{ state: 'failed', errorCode: 'sheet.quote_not_closed', errorDetails: { row: 452 }, result: null },
    })
    expect(await test.db.selectFrom('importedIncident').select('incidentId').execute()).toEqual(before)
    const early = await upload(administrator, 'Кавычка.csv', 'ID;Дата создания\n1;"не закрыта\n')
    expect(early.json()).toMatchObject({ code: 'sheet.quote_not_closed', details: { row: 2 } })
  })

  async function expectBrought() {
    const rows = await test.db
      .selectFrom('importedIncident')
      .innerJoin('incident', 'incident.id', 'importedIncident.incidentId')
      .innerJoin('channel', 'channel.id', 'incident.channelId')
      .select([
        'incident.id',
        'step',
        'agencyCode',
        'incident.municipalityCode',
        'deadlineDueAt',
        'channel.name',
        'isActive',
      ])
      .select(['incident.network', 'authorId', 'messageCount', 'extra'])
      .orderBy('incident.number')
      .execute()
    expect(rows).toMatchObject([
      {
        step: 'assigned',
        agencyCode: OURS.code,
        municipalityCode: 'borovichi',
        name: 'Импорт',
        isActive: false,
        network: 'vk',
      },
      {
        step: 'done',
        agencyCode: null,
        deadlineDueAt: null,
        messageCount: 2,
        extra: { Тема: { said: 'Небывалая' } },
      },
    ])
    expect(rows[0]!.deadlineDueAt).not.toBeNull()
    expect(rows[0]!.authorId).toBe(rows[1]!.authorId)
    expect(JSON.stringify(rows)).not.toContain('vk.com/id7')
    expect(await findBrokenChain(test.db)).toBeNull()

    const card = (await test.as(dispatcher).get(`/incidents/${rows[1]!.id}`)).json()
    expect(card.thread.map((message: { text: string }) => message.text)).toEqual(['Ответили', 'Сделано'])
    const history = await test.db
      .selectFrom('incidentActivity')
      .select(['type', 'details'])
      .where('incidentId', '=', rows[1]!.id)
      .execute()
    expect(history).toMatchObject([
      { type: 'imported', details: { row: 3, unknown: { Отдел: 'Небывалый отдел' } } },
    ])
  }

  it('takes the first row of a key and names the others, however far apart they stand', async () => {
    const rows = Array.from(
      { length: 450 },
      (_, index) => `п-${index % 430};20.11.2026 12:00:00;Готово;Ряд ${index}`,
    )
    const text = ['ID;Дата создания;Текущий шаг инцидента;Текст инцидента', ...rows].join('\n')
    const { id } = (await upload(administrator, 'Повторы.csv', text)).json()
    for (const isDryRun of [true, false]) {
      await test.as(administrator).post(`/exchange/imports/${id}/start`, { isDryRun })
      await runJobs()
      const { result } = await readJob(administrator, id)
      expect(result).toMatchObject({ read: 450, added: 430, failed: 20, known: 0 })
      expect(result.errors[0]).toEqual({ row: 432, column: 'ID', code: 'repeated', value: 'п-0' })
    }
  })

  it.each([
    ['a.xlsx', 'not a zip', 'sheet.unreadable'],
    ['a.xls', 'x', 'exchange.unknown_format'],
    ['a.csv', '', 'exchange.no_header'],
  ])('refuses %s', async (name, body, code) => {
    expect((await upload(administrator, name, body)).json().code).toBe(code)
  })

  it('does not begin without the columns a row is known by, nor for who may not', async () => {
    const job = (await upload(administrator, 'a.csv', 'Тема;Дом\n1;2\n')).json()
    expect(job.preview.lacks).toEqual(['ID', 'Дата создания'])
    const response = await test
      .as(administrator)
      .post(`/exchange/imports/${job.id}/start`, { isDryRun: true })
    expect(response.json().code).toBe('exchange.no_header')
    await saveUser(test.db, dispatcher)
    expect((await upload(dispatcher, 'a.csv', 'ID;Дата создания\n')).statusCode).toBe(403)
  })
})
