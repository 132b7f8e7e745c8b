/** The whole open register by GeoReport v2: what everybody may read and nothing else. */
import { readFileSync } from 'node:fs'
import { DAY_MS, HOUR_MS } from '@veche/contract/durations.ts'
import { Ajv } from 'ajv'
import addFormatsModule from 'ajv-formats'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { saveIncident } from '../../../../test/factories/incident-factory.ts'
import { openPublicRegion, type PublicRegion } from '../../../../test/public-page.ts'

let region: PublicRegion
beforeAll(async () => {
  region = await openPublicRegion()
})
afterAll(() => region.close())
beforeEach(() => region.passMs(200 * DAY_MS))

const ajv = new Ajv({ strict: false, allErrors: true })
addFormatsModule.default(ajv)
const schema = (name: string) =>
  JSON.parse(readFileSync(new URL(`./schema/${name}.json`, import.meta.url), 'utf8'))
ajv.addSchema(schema('request'), 'request.json')
const fits = ajv.compile(schema('requests'))

async function problem(changes: object = {}) {
  const foundAt = region.test.clock.now
  const { id } = await saveIncident(region.test.db, {
    ...{ channelId: region.channel.id, step: 'in_progress', agencyCode: 'administration-borovichi' },
    ...{ municipalityCode: 'borovichi', topicCode: 'landscaping.yard-lighting', groupCode: 'landscaping' },
    address: { settlement: 'Боровичи', street: 'Садовая ул.', house: '5', object: 'у Канарейкиных' },
    text: 'Канарейкина Анна, кв. 17, 8 911 123-45-67: не горит фонарь',
    ...{ foundAt, registeredAt: foundAt, latitude: 58.3912, longitude: 33.9123 },
    ...changes,
  })
  const { number } = await region.test.db
    .selectFrom('incident')
    .select('number')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { id, number: `p${number}` }
}
const get = async (path: string) => region.get(`/open311/v2/${path}`)
const list = async (query = ''): Promise<{ service_request_id: string }[]> =>
  JSON.parse((await get(`requests.json?${query}`)).text)
const ids = async (query?: string) => (await list(query)).map(({ service_request_id }) => service_request_id)

describe('the register', () => {
  it('is read by the schema of the standard, and tells nothing private', async () => {
    const { number } = await problem()
    const { text } = await get('requests.json')
    expect([fits(JSON.parse(text)), fits.errors]).toEqual([true, null])
    expect(JSON.parse(text)).toMatchObject([
      {
        ...{ service_request_id: number, status: 'open', service_code: 'landscaping.yard-lighting' },
        ...{ lat: null, long: null, media_url: null },
        address: expect.stringContaining('Садовая ул.'),
        status_notes: expect.stringContaining(`/open/problems/${number.slice(1)}`),
      },
    ])
    const xml = (await get('requests.xml')).text
    for (const told of [text, xml])
      expect(told).not.toMatch(/Канарейк|Анна|911.123|кв\. 17|, 5\b|58\.39|33\.91/)
  })

  it('leaves out what its pages leave out', async () => {
    await problem({ step: 'new' })
    const { id } = await problem()
    await region.test.db.updateTable('incident').set({ surface: 'private' }).where('id', '=', id).execute()
    await problem({ step: 'dismissed', closedAt: region.test.clock.now })
    const hidden = await problem()
    await region.test.db
      .insertInto('publicProblem')
      .values({
        ...{ incidentId: hidden.id, isHidden: true, hiddenReason: 'personal' },
        ...{ changedAt: region.test.clock.now, changedBy: null },
      })
      .execute()
    expect(await ids()).toEqual([])
    expect((await get(`requests/${hidden.number}.json`)).status).toBe(404)
  })

  it('is filtered by number, service, time and state', async () => {
    const closedAt = region.test.clock.now
    const [going, done] = [await problem(), await problem({ step: 'done', closedAt })]
    expect(await ids(`service_request_id=${going.number},p999999,x`)).toEqual([going.number])
    expect(await ids('service_code=roads.potholes')).toEqual([])
    expect(await ids('service_code=landscaping.yard-lighting&status=open')).toEqual([going.number])
    expect(await ids('status=closed')).toEqual([done.number])
    expect(await ids('start_date=2020-01-01T00:00:00Z')).toEqual([])
    region.passMs(91 * DAY_MS)
    expect(await ids()).toEqual([])
    expect(JSON.parse((await get(`requests/${going.number}.json`)).text)).toHaveLength(1)
  })

  it('comes in pages that lose and repeat nothing', async () => {
    const numbers: string[] = []
    for (let count = 0; count < 5; count += 1) {
      region.passMs(1000)
      numbers.unshift((await problem()).number)
    }
    const pages = [1, 2, 3, 4].map((page) => ids(`page=${page}&page_size=2`))
    expect((await Promise.all(pages)).map((page) => page.length)).toEqual([2, 2, 1, 0])
    expect((await Promise.all(pages)).flat()).toEqual(numbers)
    for (const query of ['page=0', 'page=11', 'page_size=1001', 'page=x'])
      expect((await get(`requests.json?${query}`)).status).toBe(400)
  })

  it('tells what became of its problems, each change once', async () => {
    const start = region.test.clock.now.toISOString()
    const { id, number } = await problem()
    region.passMs(HOUR_MS)
    const [answeredAt, closedAt] = [
      region.test.clock.now,
      new Date(region.test.clock.now.getTime() + HOUR_MS),
    ]
    const change = (changes: object) =>
      region.test.db.updateTable('incident').set(changes).where('id', '=', id).execute()
    await change({ step: 'awaiting_author', answeredAt, outcome: 'solved' })
    await change({ step: 'done', closedAt })
    region.passMs(2 * HOUR_MS)
    const updates = await get(`servicerequestupdates.json?start_date=${start}`)
    expect(JSON.parse(updates.text)).toMatchObject([
      { update_id: `${number}-answered-${answeredAt.getTime()}`, service_request_id: number, status: 'OPEN' },
      { update_id: `${number}-closed-${closedAt.getTime()}`, service_request_id: number, status: 'CLOSED' },
    ])
    expect((await get(`servicerequestupdates.xml?start_date=${start}`)).text).toContain(
      '<service_requests_updates><request_update><update_id>',
    )
  })
})

it('says where it stands', async () => {
  const discover = (ending: string) => region.get(`/open311/discovery${ending}`)
  const { text } = await discover('.json')
  expect(JSON.parse(text).endpoints).toMatchObject([
    { type: 'production', url: expect.stringMatching(/\/open311\/v2$/) },
  ])
  expect((await discover('.xml')).text).toContain('<formats><format>text/xml</format>')
  expect((await discover('.csv')).status).toBe(404)
})
