/** What a search shows is what a plain look at every message within the reader's scope shows. */
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DESK_AGENCY, type Desk, openDesk } from '../../../../test/desk.ts'
import { buildActor } from '../../../../test/factories.ts'
import type { Actor } from '../../access/index.ts'
import { hasNumber } from '../filter/numbered.query.ts'

const SIZE = 9_400
/** From here on «фонарь» stands in each; before it in none, and all are open: more than a list is walked through. */
const LAMPS_FROM = 4_150
/** The newest ones are all new, of one district, and each has the frequent word. */
const NEWEST_FROM = 7_000
const CHAT_WORDS = 3_000
const HITS_LIMIT = 5_000

type Row = {
  id: string
  messages: { id: string; text: string; external: string }[]
  step: string
  municipality: string
  agency: string | null
  topic: string
  group: string
  network: string
}
type Listed = { incidents: { id: string }[]; nextCursor: string | null; isCut: boolean; also: string[] }

const idOf = (kind: number, n: number) =>
  `${(1_700_000_000_000 + n * 300_000)
    .toString(16)
    .padStart(12, '0')
    .replace(/^(.{8})/, '$1-')}-7000-8000-${kind}${n.toString(16).padStart(11, '0')}`

const DISTRICTS = ['borovichi', 'valday', 'staraya-russa', 'novgorod-city'] as const
const STEPS = ['in_progress', 'done', 'new', 'dismissed', 'assigned'] as const
const OPEN_STEPS = ['in_progress', 'new', 'assigned'] as const

function stepOf(n: number): string {
  if (n > NEWEST_FROM) return 'new'
  return n < LAMPS_FROM ? OPEN_STEPS[n % 3]! : STEPS[n % 5]!
}

function buildRow(n: number): Row {
  const isNewest = n > NEWEST_FROM
  const words = [
    isNewest || n % 2 === 0 ? 'Яма на дороге' : 'Нет воды',
    n > LAMPS_FROM ? ', не горит фонарь' : '',
    n % 997 === 0 ? ', упал тополь' : '',
  ]
  const texts = [words.join(''), ...(n % 50 === 0 ? ['И мусор у школы не вывозят'] : [])]
  return {
    id: idOf(3, n),
    messages: texts.map((text, index) => ({
      id: idOf(4 + index, n),
      text,
      external: `search-${n}-${index}`,
    })),
    step: stepOf(n),
    municipality: isNewest ? 'valday' : DISTRICTS[n % 4]!,
    agency: n % 3 === 0 ? DESK_AGENCY : null,
    topic: n % 7 === 0 ? 'roads.potholes' : 'housing.no-water',
    group: n % 7 === 0 ? 'roads' : 'housing',
    network: n % 11 === 0 ? 'telegram' : 'vk',
  }
}

const rows = Array.from({ length: SIZE }, (_, index) => buildRow(index + 1))
let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
  await fill(desk.test.pool, desk.channel.id)
}, 120_000)
afterAll(() => desk.close())

async function fill(pool: pg.Pool, channelId: string): Promise<void> {
  const client = await pool.connect()
  await client.query('begin')
  await client.query(
    `insert into message (id, channel_id, network, surface, container, external_id, thread_external_id, direction,
       author_kind, text, version, captured_at, is_creation_seen, occurred_at, received_at, incident_id)
     select m.id, $2, 'vk', 'comment', 'vk:wall:-1', m.external, m.external, 'in', 'person', m.text, 'v1', now(), true,
       now(), now(), r.id
     from jsonb_to_recordset($1) as r (id uuid, messages jsonb),
       jsonb_to_recordset(r.messages) as m (id uuid, text text, external text)`,
    [JSON.stringify(rows), channelId],
  )
  await client.query(
    `insert into incident (id, step, title, channel_id, network, surface, source_message_id, container,
       thread_external_id, topic_code, group_code, urgency, municipality_code, agency_code, found_at, updated_at)
     select id, step, 'Вопрос', $2, network, 'comment', (messages -> 0 ->> 'id')::uuid, 'vk:wall:-1', id::text, topic,
       "group", 'normal', municipality, agency, now(), now()
     from jsonb_to_recordset($1) as r (id uuid, messages jsonb, step text, municipality text, agency text, topic text,
       "group" text, network text)`,
    [JSON.stringify(rows), channelId],
  )
  await client.query(
    `insert into message (id, channel_id, network, surface, container, external_id, thread_external_id, direction,
       author_kind, text, version, captured_at, is_creation_seen, occurred_at, received_at)
     select gen_random_uuid(), $1, 'vk', 'chat', 'chat-1', 'talk-' || n, 'talk-' || n, 'in', 'person',
       'Дорога, тополь и фонарь', 'v1', now(), true, now(), now() from generate_series(1, ${CHAT_WORDS}) n`,
    [channelId],
  )
  await client.query('commit')
  await client.query('analyze')
  client.release()
}

async function readAll(query: string, actor: Actor = desk.people.dispatcher) {
  const ids: string[] = []
  let [cursor, isCut]: [string | null, boolean] = ['', false]
  while (cursor !== null) {
    const from = cursor && `&cursor=${encodeURIComponent(cursor)}`
    const response = await desk.test.as(actor).get(`/incidents?limit=200&${encodeURI(query)}${from}`)
    expect(response.statusCode).toBe(200)
    const page: Listed = response.json()
    ids.push(...page.incidents.map(({ id }) => id))
    ;({ nextCursor: cursor } = page)
    isCut ||= page.isCut
  }
  return { ids, isCut }
}

const says = (row: Row, word: string) => row.messages.some(({ text }) => text.toLowerCase().includes(word))
const inTown = buildActor({ role: 'dispatcher', scope: { kind: 'municipality', code: 'borovichi' } })
const ofAgency = buildActor({ role: 'executor', scope: { kind: 'agency', code: DESK_AGENCY } })
const isOfAgency = ({ agency, step }: Row) => agency === DESK_AGENCY && step !== 'new' && step !== 'dismissed'

describe('a search', () => {
  it.each<[string, (row: Row) => boolean, Actor?]>([
    ['search=дорога', (row) => says(row, 'дорог')],
    ['search=дорога&queue=in_progress', (row) => says(row, 'дорог') && row.step === 'in_progress'],
    ['search=дорога&step=done,dismissed', (row) => says(row, 'дорог') && /done|dismissed/.test(row.step)],
    [
      'search=дорога&municipalityCode=borovichi',
      (row) => says(row, 'дорог') && row.municipality === 'borovichi',
    ],
    [
      'search=дорога&municipalityCode=borovichi&topicCode=roads.potholes&queue=done',
      (row) =>
        says(row, 'дорог') &&
        row.municipality === 'borovichi' &&
        row.topic === 'roads.potholes' &&
        row.step === 'done',
    ],
    [
      'search=дорога&groupCode=roads&network=telegram',
      (row) => says(row, 'дорог') && row.group === 'roads' && row.network === 'telegram',
    ],
    ['search=дорога&agencyCode=none', (row) => says(row, 'дорог') && row.agency === null],
    ['search=дорога', (row) => says(row, 'дорог') && row.municipality === 'borovichi', inTown],
    [
      'search=дорога&queue=new',
      (row) => says(row, 'дорог') && row.municipality === 'borovichi' && row.step === 'new',
      inTown,
    ],
    ['search=дорога', (row) => says(row, 'дорог') && isOfAgency(row), ofAgency],
    ['search=тополь', (row) => says(row, 'тополь')],
    ['search=тополь', (row) => says(row, 'тополь') && isOfAgency(row), ofAgency],
    [
      'search=тополь дорога&queue=done',
      (row) => says(row, 'тополь') && says(row, 'дорог') && row.step === 'done',
    ],
    // Words of one question, though not of one message.
    ['search=школа дорога', (row) => says(row, 'школ') && says(row, 'дорог')],
    [
      'search=школа дорога',
      (row) => says(row, 'школ') && says(row, 'дорог') && row.municipality === 'borovichi',
      inTown,
    ],
    ['search=дорога -фонарь', (row) => says(row, 'дорог') && !says(row, 'фонарь')],
    ['search=фонарь&queue=assigned', (row) => says(row, 'фонарь') && row.step === 'assigned'],
    ['search=самовар', () => false],
    // Other words for it, a slip, the other layout, Latin letters; in quotes what is typed alone.
    ['search=помойка', (row) => says(row, 'мусор')],
    ['search=помойка', (row) => says(row, 'мусор') && isOfAgency(row), ofAgency],
    ['search=выбоина&step=done', (row) => says(row, 'яма') && row.step === 'done'],
    ['search=таполь', (row) => says(row, 'тополь')],
    ['search=njgjkm', (row) => says(row, 'тополь')],
    ['search=topol', (row) => says(row, 'тополь')],
    ['search=вывоз мусора', (row) => says(row, 'мусор')],
    ['search="помойка"', () => false],
    ['search=помойка -школа', () => false],
  ])('for %s shows all that is there', async (query, isWanted, actor) => {
    const { ids, isCut } = await readAll(query, actor)

    const wanted = rows.filter(isWanted).map(({ id }) => id)
    expect(new Set(ids)).toEqual(new Set(wanted))
    expect(ids).toHaveLength(wanted.length)
    expect(isCut).toBe(false)
  })

  it('says so when it looks through no more, and leaves out the oldest', async () => {
    const { ids, isCut } = await readAll('search=фонарь')

    const wanted = rows.filter((row) => says(row, 'фонарь')).map(({ id }) => id)
    expect(isCut).toBe(true)
    expect(ids.length).toBeLessThan(wanted.length)
    const shown = new Set(ids)
    expect(ids.filter((id) => !wanted.includes(id))).toEqual([])
    expect(wanted.slice(-HITS_LIMIT).filter((id) => !shown.has(id))).toEqual([])
    expect(ids).toHaveLength(shown.size)
  })

  it('counts what it would list', async () => {
    const client = desk.test.as(inTown)
    const view = await client.post('/views', { name: 'Тополя', filter: { search: 'тополь' } })
    expect(view.statusCode).toBe(200)

    const { counts } = (await client.get('/views/counts')).json()

    const wanted = rows.filter((row) => says(row, 'тополь') && row.municipality === 'borovichi')
    expect(Object.values(counts)).toContain(wanted.length)
  })

  it('counts what other words for it find too', async () => {
    const client = desk.test.as(inTown)
    await client.post('/views', { name: 'Помойки', filter: { search: 'помойка' } })

    const { counts } = (await client.get('/views/counts')).json()

    const wanted = rows.filter((row) => says(row, 'мусор') && row.municipality === 'borovichi')
    expect(wanted.length).toBeGreaterThan(0)
    expect(Object.values(counts)).toContain(wanted.length)
  })

  it('keeps no talk that is nobody’s question', async () => {
    const { rows: kept } = await desk.test.pool.query(
      `select (select count(*) from incident_search) as rows,
         (select count(*) from pg_indexes where tablename = 'message' and indexdef like '%gin%') as indexes`,
    )
    expect(kept).toEqual([{ rows: SIZE, indexes: 0 }])
  })
})

it('finds a number, ours or of a receipt, without reading the table', async () => {
  const query = desk.test.db.selectFrom('incident').select('id').where(hasNumber(100_002))
  const plan = JSON.stringify(await query.explain())
  expect(plan).toContain('incident_thread')
  expect(plan).not.toMatch(/Seq Scan on incident/)
})

describe('what has most of the words', () => {
  const likely = async (query: string, actor: Actor = desk.people.dispatcher) => {
    const response = await desk.test.as(actor).get(`/incidents/likely?${encodeURI(query)}`)
    expect(response.statusCode).toBe(200)
    return response.json<{ incidents: { id: string }[] }>().incidents.map(({ id }) => id)
  }
  const byId = new Map(rows.map((row) => [row.id, row]))
  const poplars = rows.filter((row) => says(row, 'тополь'))

  it('stands the better, the rarer its words are', async () => {
    expect((await readAll('search=тополь водокачка яма')).ids).toEqual([])
    const ids = await likely('search=тополь водокачка яма')
    // Both words first, then the rare one alone; the frequent one alone says too little.
    const both = poplars.filter((row) => says(row, 'яма')).length
    expect(ids).toHaveLength(poplars.length)
    expect(ids.slice(0, both).every((id) => says(byId.get(id)!, 'яма'))).toBe(true)
    expect(ids.every((id) => says(byId.get(id)!, 'тополь'))).toBe(true)
  })

  it('is of the filter and of the scope of its reader', async () => {
    const inNew = await likely('search=тополь водокачка яма&queue=new')
    expect(inNew.toSorted()).toEqual(
      poplars.flatMap(({ id, step }) => (step === 'new' ? [id] : [])).toSorted(),
    )
    const own = await likely('search=тополь водокачка яма', inTown)
    const expected = poplars.filter(({ municipality }) => municipality === 'borovichi')
    expect(own.toSorted()).toEqual(expected.map(({ id }) => id).toSorted())
    expect(await likely('search=тополь водокачка яма&limit=1')).toHaveLength(1)
  })

  it.each(['тополь', '"тополь" "водокачка"', 'что как', 'водокачка дирижабль', '100002', '&|!'])(
    'is nothing for «%s»',
    async (words) => {
      expect(await likely(`search=${words.replaceAll('&', '%26')}`)).toEqual([])
    },
  )
})

describe('the words of a question', () => {
  const find = async (search: string) => (await readAll(`search=${search}`)).ids

  it('that were typed stand before those that mean the same, which are named, page by page', async () => {
    await desk.deliver({ id: 'typed', text: 'Помойка под окнами', thread: 'typed', author: 'resident-typed' })
    await desk.work()
    const { id } = await desk.incidentOf('typed')
    const client = desk.test.as(desk.people.dispatcher)
    const page: Listed = (await client.get(`/incidents?limit=2&${encodeURI('search=помойка')}`)).json()

    expect(page.incidents[0]?.id).toBe(id)
    expect(page.also).toEqual(expect.arrayContaining(['мусор', 'отходы', 'ТКО']))
    const { ids } = await readAll('search=помойка')
    const meant = rows.filter((row) => says(row, 'мусор')).length
    expect([ids[0], ids.length, new Set(ids).size]).toEqual([id, meant + 1, meant + 1])
    // A row that changed comes back with the place of its part.
    const changed: Listed = (
      await client.get(`/incidents/changed?ids=${ids[0]},${ids[1]}&${encodeURI('search=помойка')}`)
    ).json()
    const places = changed.incidents.map((row) => ('place' in row ? String(row.place).split('_')[0] : ''))
    expect(places.toSorted()).toEqual(['also-open', 'open'])
    const exact: Listed = (await client.get(`/incidents?${encodeURI('search="помойка"')}`)).json()
    expect(exact).toMatchObject({ incidents: [{ id }], also: [] })
  })

  it('are found as they stand now: added, edited, deleted, restored', async () => {
    const thread = { thread: 'lived', author: 'resident-lived' }
    await desk.deliver({ ...thread, id: 'lived', text: 'Сломан журавль на площадке' })
    await desk.work()
    const { id } = await desk.incidentOf('lived')
    expect(await find('журавль')).toEqual([id])

    await desk.deliver({ ...thread, id: 'lived-2', text: 'И ещё сломан скворечник' })
    await desk.work()
    expect(await find('скворечник журавль')).toEqual([id])

    await desk.deliver({ ...thread, op: 'edited', id: 'lived', text: 'Сломан снегирь', version: '2' })
    await desk.work()
    expect(await find('журавль')).toEqual([])
    expect(await find('снегирь скворечник')).toEqual([id])

    await desk.deliver({ ...thread, op: 'deleted', id: 'lived', version: '3' })
    await desk.work()
    expect(await find('снегирь')).toEqual([])
    expect(await find('скворечник')).toEqual([id])

    await desk.deliver({ ...thread, op: 'restored', id: 'lived', text: 'Сломан снегирь', version: '4' })
    await desk.work()
    expect(await find('снегирь')).toEqual([id])
  })

  it('of two writers at once are both kept', async () => {
    await desk.deliver({ id: 'twice', text: 'Пропал щегол', thread: 'twice', author: 'resident-twice' })
    await desk.work()
    const { id } = await desk.incidentOf('twice')
    const [one, two] = [await desk.test.pool.connect(), await desk.test.pool.connect()]
    const write = (client: pg.PoolClient, word: string) =>
      client.query(
        `insert into message (id, channel_id, network, surface, container, external_id, thread_external_id, direction,
           author_kind, text, version, captured_at, is_creation_seen, occurred_at, received_at, incident_id)
         values (gen_random_uuid(), $1, 'vk', 'comment', 'c', $2, 'twice', 'in', 'person', $2, 'v1', now(), true,
           now(), now(), $3)`,
        [desk.channel.id, word, id],
      )
    await one.query('begin')
    await write(one, 'зяблик')
    const second = write(two, 'дрозд')
    await one.query('commit')
    await second
    one.release()
    two.release()

    expect(await find('зяблик дрозд щегол')).toEqual([id])
  })
})
