/** Each way in which somebody sees a resident leaves a row, later than the answer; the pack tells it to an inquiry. */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { saveChat } from '../../../../test/chats/chat-factory.ts'
import { DESK_AGENCY, type Desk, openDesk } from '../../../../test/desk.ts'
import { listen, openEventStream } from '../../../../test/event-stream.ts'
import { buildActor, saveUser } from '../../../../test/factories.ts'
import { TEST_SECRET } from '../../../../test/test-app.ts'
import { COMMANDS } from '../../../main/cli/commands.ts'
import { runCli } from '../../../main/cli/run-cli.ts'
import { exchangeContextOf } from '../../../main/wiring/exchange-context-of.ts'
import type { Database } from '../../../platform/database/db.ts'
import { newId } from '../../../platform/ids.ts'
import { exchangeJobs } from '../../exchange/index.ts'
import { createReadingWriter } from './reading-writer.ts'
import { addReadings, deleteOldReadings, type NewReading } from './readings.repository.ts'

let desk: Desk
let numbers: number[]
let chatId: string
beforeAll(async () => {
  desk = await openDesk()
  const chat = await saveChat(desk, {})
  chatId = chat.id
  for (const [index, text] of ['Яма на Мира, 5', 'Нет света на Садовой', 'Вывезите мусор'].entries())
    await desk.deliver({ id: `q${index}`, thread: `post-${index}`, author: `author-${index}`, text })
  await desk.work()
  const found = await Promise.all([0, 1, 2].map((index) => desk.incidentOf(`q${index}`)))
  numbers = found.map(({ number }) => number).toSorted((a, b) => a - b)
})
afterAll(() => desk.close())
afterEach(() => sql`truncate reading`.execute(desk.test.owner))

type Row = { userId: string; how: string; numbers: number[]; ref: string | null; isByToken: boolean }
/** The writer gathers for a second. */
async function readings(): Promise<Row[]> {
  const rows = () =>
    desk.test.db
      .selectFrom('reading')
      .select(['userId', 'how', 'numbers', 'ref', 'isByToken'])
      .orderBy('id')
      .execute()
  await expect.poll(async () => (await rows()).length, { timeout: 5000 }).toBeGreaterThan(0)
  return (await rows()) as Row[]
}
const get = async (url: string, who: keyof Desk['people'] = 'dispatcher') => {
  const reply = await desk.test.as(desk.people[who]).get(url)
  expect([url, reply.statusCode]).toEqual([url, 200])
  return reply
}

describe('what is read', () => {
  it('of a list is one row with all its questions', async () => {
    await get('/incidents?limit=50')
    expect(await readings()).toEqual([
      {
        ...{ userId: desk.people.dispatcher.id, how: 'list', numbers: expect.anything(), ref: null },
        isByToken: true,
      },
    ])
    expect((await readings())[0]?.numbers.toSorted((a, b) => a - b)).toEqual(numbers)
  })

  it('of a card is one row, however many parts it asks for within a minute, and another one after it', async () => {
    const { id, number } = await desk.incidentOf('q1')
    await get(`/incidents/${id}`)
    await get(`/incidents/${id}/activity`)
    await get(`/incidents/${id}/notes`)
    expect(await readings()).toMatchObject([{ how: 'card', numbers: [number] }])
    desk.passMs(61_000)
    await get(`/incidents/${id}`)
    await expect.poll(async () => (await readings()).length, { timeout: 5000 }).toBe(2)
  })

  it('of a contact and of a chat says so', async () => {
    const { id, number } = await desk.incidentOf('q0')
    const shown = await desk.test.as(desk.people.moderator).post(`/incidents/${id}/contact`)
    expect(shown.statusCode).toBe(200)
    await get(`/chats/${chatId}/messages`, 'moderator')
    await expect.poll(async () => (await readings()).length, { timeout: 5000 }).toBe(2)
    expect(await readings()).toMatchObject([
      { how: 'contact', numbers: [number], userId: desk.people.moderator.id },
      { how: 'chat', numbers: [], ref: chatId },
    ])
  })

  it('by many is written with the eyes of none of them', async () => {
    const { id, number } = await desk.incidentOf('q2')
    const stranger = buildActor({
      id: 'stranger',
      grants: [{ role: 'dispatcher', scope: { kind: 'municipality', code: 'valday' } }],
    })
    await saveUser(desk.test.db, stranger)
    const { id: own } = await desk.incidentOf('q0')
    await sql`update incident set municipality_code = 'valday' where id = ${own}`.execute(desk.test.owner)
    // The first of them sets the clock by which both are written.
    expect((await desk.test.as(stranger).get(`/incidents/${own}`)).statusCode).toBe(200)
    expect((await desk.test.as(stranger).get(`/incidents/${id}`)).statusCode).toBe(404)
    await get(`/incidents/${id}`)
    await expect.poll(async () => (await readings()).length, { timeout: 5000 }).toBe(2)
    expect((await readings()).map((row) => row.numbers.length)).toEqual([1, 1])
    expect((await readings())[1]).toMatchObject({ userId: desk.people.dispatcher.id, numbers: [number] })
  })

  it('of the rows that a stream brings is as of a list', async () => {
    await listen(desk.test.app)
    const { id, number } = await desk.incidentOf('q1')
    const authorization = `Bearer ${await desk.test.tokenOf(desk.people.dispatcher)}`
    const stream = await openEventStream(desk.test.app, { authorization }, '?list=queue%3Dassigned')
    const { version } = (await get(`/incidents/${id}`)).json()
    const place = { municipalityCode: 'borovichi', agencyCode: DESK_AGENCY }
    const body = { type: 'accept', topicCode: 'roads.potholes', ...place, expectedVersion: version }
    const done = await desk.test.as(desk.people.dispatcher).post(`/incidents/${id}/commands`, body)
    expect([done.statusCode, done.body.slice(0, 200)]).toEqual([200, expect.anything()])
    await stream.until(() => stream.events.some(({ type }) => type === 'rows'))
    stream.close()
    await expect
      .poll(async () => (await readings()).some(({ how }) => how === 'list'), { timeout: 5000 })
      .toBe(true)
    const ofStream = (await readings()).filter(({ how }) => how === 'list')
    expect(ofStream).toMatchObject([
      { userId: desk.people.dispatcher.id, numbers: [number], isByToken: true },
    ])
  })

  it('of a sub-task is its question, which its owner may not see', async () => {
    const { id, number } = await desk.incidentOf('q1')
    const { executor } = desk.people
    const dueOn = new Date(desk.test.clock.now.getTime() + 86_400_000).toISOString().slice(0, 10)
    const whose = { ownerId: executor.id, unitCode: null }
    const asked = { id: newId(), what: 'Осмотреть', ...whose, dueOn, isConfirmed: true }
    const made = await desk.test.as(executor).post(`/incidents/${id}/subtasks`, asked)
    expect([made.statusCode, made.body.slice(0, 200)]).toEqual([200, expect.anything()])
    await get('/subtasks', 'executor')
    const done = { type: 'done', words: '', expectedRevision: made.json().subtasks[0].revision }
    await desk.test.as(executor).post(`/subtasks/${asked.id}/commands`, done)
    const own = async () => (await readings()).filter(({ how }) => how !== 'card')
    await expect.poll(async () => (await own()).length, { timeout: 5000 }).toBe(2)
    expect(await own()).toMatchObject([
      { how: 'list', numbers: [number], ref: null },
      { how: 'part', numbers: [number], ref: asked.id, userId: executor.id },
    ])
  })

  it('of what was refused is nothing', async () => {
    const { id } = await desk.incidentOf('q0')
    expect((await desk.test.as(desk.people.administrator).get(`/incidents/${id}`)).statusCode).toBe(403)
    expect((await desk.test.as(desk.people.executor).get(`/incidents/${newId()}`)).statusCode).toBe(404)
    await get('/incidents?limit=1')
    expect(await readings()).toMatchObject([{ how: 'list' }])
  })

  it('of a file that was taken away is all its questions', async () => {
    const body = { format: 'csv', from: null, to: null, filter: null, mappingId: null }
    const made = await desk.test.as(desk.people.dispatcher).post('/exchange/exports', body)
    expect([made.statusCode, made.body.slice(0, 200)]).toEqual([200, expect.anything()])
    const { id } = made.json()
    await exchangeJobs(exchangeContextOf(desk.test.product))
      .find(({ name }) => name === 'spreadsheet.run')!
      .handle([{ jobId: id }])
    const [row] = (await readings()).filter(({ how }) => how === 'export')
    expect(row).toMatchObject({ userId: desk.people.dispatcher.id, ref: id })
    expect(row?.numbers.toSorted((a, b) => a - b)).toEqual(numbers)
  })
})

describe('an inquiry', () => {
  it('tells by employee and by resident, as a page and as a file, and is an entry of the journal', async () => {
    const { id, number } = await desk.incidentOf('q2')
    await get('/incidents?limit=50')
    await get(`/incidents/${id}`, 'moderator')
    await expect.poll(async () => (await readings()).length, { timeout: 5000 }).toBe(2)
    const at = desk.test.clock.now.getTime()
    const span = `from=${new Date(at - 60_000).toISOString()}&to=${new Date(at + 60_000).toISOString()}`

    const told = (await get(`/readings/leak?${span}`, 'administrator')).json()
    expect(told).toMatchObject({ readings: 2, questions: 3, isCut: false })
    expect(told.readers).toMatchObject([
      { shown: 3, by: { list: 1, card: 0 } },
      { shown: 1, by: { list: 0, card: 1 } },
    ])
    const one = (await get(`/readings/leak?${span}&numbers=${number}`, 'administrator')).json()
    expect(one).toMatchObject({ readings: 2, questions: 1 })
    const who = encodeURIComponent('Борис')
    const file = await get(`/readings/leak/file?${span}&who=${who}`, 'administrator')
    const lines = file.body.trim().split('\r\n')
    expect(lines).toHaveLength(2)
    expect(lines[1]).toMatch(new RegExp(`^Модератор Борис .*;${number};.*;карточка;ключ API;127\\.0\\.0\\.1`))
    const xlsx = await get(`/readings/leak/file?${span}&format=xlsx`, 'administrator')
    expect(xlsx.rawPayload.subarray(0, 2).toString()).toBe('PK')

    const journal = (await get('/journal?action=readings.sought', 'administrator')).json()
    expect(journal.entries).toHaveLength(4)
    expect(journal.entries[1].details).toMatchObject({ way: 'csv', userIds: [desk.people.moderator.id] })
    const wrong = await desk.test
      .as(desk.people.administrator)
      .get('/readings/leak?from=2026-02-02T00:00:00Z&to=2026-02-01T00:00:00Z')
    expect([wrong.statusCode, wrong.json()]).toEqual([
      400,
      expect.objectContaining({ code: 'journal.wrong_period', details: { field: 'to' } }),
    ])
    expect((await desk.test.as(desk.people.dispatcher).get(`/readings/leak?${span}`)).statusCode).toBe(403)
  })
})

describe('the command of the machine', () => {
  it('gives the same as a file that only its owner reads, and is an entry of the journal', async () => {
    const { id, number } = await desk.incidentOf('q2')
    desk.passMs(61_000)
    await get(`/incidents/${id}`, 'moderator')
    await get('/incidents?limit=50')
    await expect.poll(async () => (await readings()).length, { timeout: 5000 }).toBe(2)
    const folder = mkdtempSync(path.join(tmpdir(), 'veche-leak-'))
    const file = path.join(folder, 'leak.csv')
    const at = desk.test.clock.now.getTime()
    const [from, to] = [new Date(at - 60_000), new Date(at + 60_000)].map((moment) => moment.toISOString())
    const lines: string[] = []
    const veche = (...args: string[]) =>
      runCli(COMMANDS, ['leak', '--from', `${from}`, '--to', `${to}`, ...args], {
        env: { DATABASE_URL: desk.test.url, VECHE_SECRET: TEST_SECRET, VECHE_DATA_DIR: folder },
        ...{ out: (line: string) => lines.push(line), note: (line: string) => lines.push(line) },
      })

    expect([await veche('--out', file), lines]).toEqual([
      0,
      [expect.stringMatching(/^4 rows in .*leak\.csv/)],
    ])
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const written = readFileSync(file, 'utf8').trim().split('\r\n').slice(1)
    expect(written.filter((row) => row.includes(';карточка;'))).toEqual([
      expect.stringMatching(new RegExp(`^Модератор Борис .*;${number};`)),
    ])
    expect(written.filter((row) => row.includes(';список;'))).toHaveLength(numbers.length)

    expect(await veche('--out', file, '--who', 'Борис', '--number', String(number))).toBe(0)
    expect(readFileSync(file, 'utf8').trim().split('\r\n')).toHaveLength(2)
    expect(await veche('--out', path.join(folder, 'leak.doc'))).toBe(2)
    const journal = (await get('/journal?action=readings.sought', 'administrator')).json()
    expect(
      journal.entries.filter(({ details }: { details: { way: string } }) => details.way === 'command'),
    ).toMatchObject([
      { actorName: null, details: { numbers: [number] } },
      { actorName: null, details: { numbers: null, userIds: null } },
    ])
    rmSync(folder, { recursive: true, force: true })
  })
})

describe('the journal of one question', () => {
  it('says who changed, opened and took it away, the newest first, and who asked; the file says the same', async () => {
    const [number, other] = numbers as [number, number]
    const { id, version } = await desk.test.db
      .selectFrom('incident')
      .select(['id', 'version'])
      .where('number', '=', number)
      .executeTakeFirstOrThrow()
    const tag = { type: 'tag', tags: ['журнал'], expectedVersion: version }
    expect(
      (await desk.test.as(desk.people.moderator).post(`/incidents/${id}/commands`, tag)).statusCode,
    ).toBe(200)
    await get(`/incidents/${id}`, 'moderator')
    await readings()
    const span = `from=2020-01-01T00:00:00Z&to=2099-01-01T00:00:00Z`

    type Row = { at: string; action: string; actorName: string | null; details: object }
    const read = async (query: string) =>
      (await get(`/journal?number=${number}&${query}`, 'administrator')).json() as {
        entries: Row[]
        since: string | null
        nextCursor: string | null
      }
    const all = await read(span)
    const told = all.entries.map(({ action, actorName }) => `${action} ${actorName}`)
    const { name } = desk.people.moderator
    expect(told).toEqual(expect.arrayContaining([`reading.card ${name}`, `step.tag ${name}`]))
    expect(told.filter((one) => one.startsWith('readings.sought'))).toHaveLength(1)
    expect(JSON.stringify(all)).not.toContain('Мира')
    expect(all.since).toBeNull()
    expect((await read('')).since).not.toBeNull()
    expect((await read(`${span}&action=reading.&who=nobody`)).entries).toEqual([])
    const others = await get(`/journal?number=${other}&${span}&action=step.tag`, 'administrator')
    expect(others.json().entries).toEqual([])

    // An open list reads again and again: within an hour that is one entry, with the first and how many.
    const [hour, ms] = [Date.parse('2030-05-01T10:00:00Z'), [1000, 5000, 9000, 3_600_000]]
    const shown = { userId: desk.people.moderator.id, how: 'list', numbers: [number], ids: [] } as const
    await addReadings(
      desk.test.db,
      ms.map((later) => ({ ...shown, at: new Date(hour + later), ref: null, isByToken: false, ip: null })),
    )
    const lists = await read(`from=2030-01-01T00:00:00Z&action=reading.list`)
    expect(lists.entries.map(({ at, details }) => [at, details])).toEqual([
      ['2030-05-01T11:00:00.000Z', {}],
      ['2030-05-01T10:00:09.000Z', { count: 3, since: expect.stringMatching(/^2030-05-01T10:00:01/) }],
    ])
    expect((await read('from=2030-01-01T00:00:00Z&except=reading.list')).entries).toEqual([])

    // Page by page it is the same.
    const paged: Row[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page = await read(`${span}&action=step.&limit=1${cursor && `&cursor=${cursor}`}`)
      paged.push(...page.entries)
      cursor = page.nextCursor
    }
    expect(paged).toEqual((await read(`${span}&action=step.`)).entries)
    expect(paged.length).toBeGreaterThan(1)

    const file = (await get(`/journal/export?number=${number}&${span}`, 'administrator')).body
    expect(file).toContain(`${name};Открыта карточка вопроса;reading.card;Вопрос № ${number};`)
    expect(file).toContain(`${name};Метки изменены;step.tag;`)
    expect((await desk.test.as(desk.people.moderator).get(`/journal?number=${number}`)).statusCode).toBe(403)
  })
})

describe('the writer', () => {
  const row = (number: number): NewReading => ({
    ...{ at: new Date(), userId: 'someone', how: 'list', numbers: [number], ids: [], ref: null },
    ...{ isByToken: false, ip: null },
  })

  it('writes what it holds when it is told to stop', async () => {
    const writer = createReadingWriter(desk.test.context)
    for (let number = 0; number < 1200; number += 1) writer.add(row(number))
    await writer.stop()
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from reading`.execute(
      desk.test.db,
    )
    expect(rows).toEqual([{ count: 1200 }])
  })

  it('loses nothing while the database is away', async () => {
    const away = { isAway: true }
    const db = new Proxy(desk.test.db, {
      get(target, name) {
        if (away.isAway && name === 'getExecutor') throw new Error('away')
        const value = Reflect.get(target, name)
        return typeof value === 'function' ? value.bind(target) : value
      },
    }) as Database
    const writer = createReadingWriter({ db, log: desk.test.context.log })
    writer.add(row(1))
    await writer.stop()
    away.isAway = false
    writer.add(row(2))
    await writer.stop()
    const rows = await desk.test.db.selectFrom('reading').select('numbers').orderBy('id').execute()
    expect(rows).toEqual([{ numbers: [1] }, { numbers: [2] }])
  })

  it('keeps half a year even from the product itself', async () => {
    await desk.test.db
      .insertInto('reading')
      .values({ ...valuesOf(row(1)), at: new Date() })
      .execute()
    await expect(deleteOldReadings(desk.test.db, new Date(Date.now() + 1000), 10)).rejects.toThrow(
      'half a year',
    )
    await sql`truncate reading`.execute(desk.test.owner)
    const old = new Date(Date.now() - 400 * 86_400_000)
    await desk.test.db
      .insertInto('reading')
      .values({ ...valuesOf(row(1)), at: old })
      .execute()
    expect(await deleteOldReadings(desk.test.db, new Date(Date.now() - 365 * 86_400_000), 10)).toBe(1)
    expect(await desk.test.db.selectFrom('reading').selectAll().execute()).toEqual([])
    await expect(sql`update reading set user_id = null`.execute(desk.test.db)).rejects.toThrow(
      'permission denied',
    )
  })

  function valuesOf({ ids: _ids, numbers: own, ...rest }: NewReading) {
    return { ...rest, numbers: [...own] }
  }
})
