import { readFileSync } from 'node:fs'
import { DAY_MS } from '@veche/contract/durations.ts'
import { Ajv } from 'ajv'
import addFormatsModule from 'ajv-formats'
import sax from 'sax'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildActor } from '../../../../test/factories.ts'
import { type Answer, openPublicRegion, type PublicRegion } from '../../../../test/public-page.ts'

let region: PublicRegion
let key: string
let serviceCode: string
beforeAll(async () => {
  region = await openPublicRegion()
  key = (await createKey()).key
  serviceCode = read((await region.get('/open311/v2/services.json')).text)[0].service_code
})
afterAll(() => region.close())
beforeEach(() => region.passMs(120_000))

const administrator = buildActor({ role: 'administrator' })
async function createKey(): Promise<{ id: string; key: string }> {
  const url = `/channels/${region.channel.id}/form-keys`
  return (await region.test.as(administrator).post(url, { name: 'Приложение «Чистый двор»' })).json()
}

const read = (text: string) => JSON.parse(text)
const errors = ({ text }: Answer) => read(text)
let reports = 0
function report(fields: Record<string, string> = {}, headers: Record<string, string> = {}): Promise<Answer> {
  reports += 1
  const whole = {
    api_key: key,
    service_code: serviceCode,
    lat: '58.39',
    long: '33.91',
    description: `Яма ${reports}`,
  }
  const payload = new URLSearchParams({ ...whole, ...fields }).toString()
  const type = { 'content-type': 'application/x-www-form-urlencoded' }
  return region.test.app
    .inject({ method: 'POST', url: '/open311/v2/requests.json', payload, headers: { ...type, ...headers } })
    .then(({ statusCode, body, headers: told }) => ({ status: statusCode, text: body, headers: { ...told } }))
}
const idOf = (answer: Answer): string => read(answer.text)[0].service_request_id

function schema(name: string): object {
  return JSON.parse(readFileSync(new URL(`./schema/${name}.json`, import.meta.url), 'utf8'))
}
const ajv = new Ajv({ strict: false, allErrors: true })
addFormatsModule.default(ajv)
ajv.addSchema(schema('request'), 'request.json').addSchema(schema('service'), 'service.json')

function expectFits(name: string, value: unknown): void {
  const validate = ajv.getSchema(name) ?? ajv.compile(schema(name))
  validate(value)
  expect(validate.errors ?? []).toEqual([])
}

/** XML → what the JSON says, by the names of the standard: lists know their items, all else is text. */
type Node = { name: string; children: Node[]; text: string }
function readXml(text: string): Node {
  const root: Node = { name: '', children: [], text: '' }
  const stack = [root]
  const parser = sax.parser(true)
  parser.onopentag = ({ name }) => {
    const node = { name, children: [], text: '' }
    stack.at(-1)!.children.push(node)
    stack.push(node)
  }
  parser.ontext = (part) => {
    stack.at(-1)!.text += part
  }
  parser.onclosetag = () => void stack.pop()
  parser.onerror = (error) => {
    throw error
  }
  parser.write(text).close()
  return root.children[0]!
}
function toNode(name: string, value: unknown, item: string): Node {
  if (Array.isArray(value)) return { name, text: '', children: value.map((one) => toNode(item, one, item)) }
  if (value !== null && typeof value === 'object')
    return { name, text: '', children: Object.entries(value).map(([field, one]) => toNode(field, one, item)) }
  return { name, text: value === null ? '' : String(value), children: [] }
}
async function expectSameInXml(path: string, { root, item }: { root: string; item: string }): Promise<void> {
  const [json, xml] = [await region.get(`${path}`), await region.get(path.replace('.json', '.xml'))]
  expect(xml.headers['content-type']).toContain('text/xml')
  expect(readXml(xml.text.trim())).toEqual(toNode(root, read(json.text), item))
}

describe('services', () => {
  it('are the topics of the region, as the schema has them', async () => {
    const { text, status } = await region.get('/open311/v2/services.json')
    expect(status).toBe(200)
    expectFits('services', read(text))
    expect(read(text).length).toBeGreaterThan(100)
    const one = await region.get(`/open311/v2/services/${serviceCode}.json`)
    expectFits('service-definition', read(one.text))
    await expectSameInXml('/open311/v2/services.json', { root: 'services', item: 'service' })
    await expectSameInXml(`/open311/v2/services/${serviceCode}.json`, {
      root: 'service_definition',
      item: 'attribute',
    })
  })

  it('that nobody has are not found', async () => {
    const answer = await region.get('/open311/v2/services/nothing.json')
    expect([answer.status, errors(answer)]).toEqual([
      404,
      [{ code: 404, description: 'service_code was not found' }],
    ])
  })
})

describe('a report', () => {
  it('becomes an incident and is told with nothing of its author', async () => {
    const answer = await report({
      ...{ description: 'Яма <b>глубокая</b>, звоните 8 900 000-00-00', email: 'avtor@example.org' },
      ...{ first_name: 'Анна', last_name: 'Петрова', media_url: 'https://photos.example.org/1.jpg' },
    })
    expect(answer.status).toBe(200)
    await region.work()

    const told = await region.get(`/open311/v2/requests/${idOf(answer)}.json`)

    expectFits('requests', read(told.text))
    expect(read(told.text)).toMatchObject([
      {
        status: 'open',
        service_code: serviceCode,
        lat: 58.39,
        long: 33.91,
        description: 'Яма <b>глубокая</b>, звоните •••',
      },
    ])
    for (const secret of ['avtor', 'Анна', 'Петрова', '900 000', 'photos.example'])
      expect(told.text).not.toContain(secret)
    const [message] = await region.messagesOf(Number(idOf(answer)))
    expect(message?.attachments).toMatchObject([{ kind: 'photo', url: 'https://photos.example.org/1.jpg' }])
    await expectSameInXml(`/open311/v2/requests/${idOf(answer)}.json`, {
      root: 'service_requests',
      item: 'request',
    })
  })

  it('repeated by its key or its content is one', async () => {
    const given = { 'idempotency-key': 'report-1' }
    const told = { description: 'Провал у остановки' }
    const [first, second] = [await report(told, given), await report(told, given)]
    expect(idOf(second)).toBe(idOf(first))
    // Another report under the same key is told, not lost behind the number of the first.
    expect((await report({ description: 'Иначе сказано' }, given)).status).toBe(422)
    const same = { description: 'Открытый люк у школы' }
    const twice = await Promise.all([report(same), report(same)])
    expect(idOf(twice[0])).toBe(idOf(twice[1]))
    region.passMs(5 * 60_000)
    expect(idOf(await report(same))).toBe(idOf(twice[0]))
    region.passMs(11 * 60_000)
    expect(idOf(await report(same))).not.toBe(idOf(twice[0]))
  })

  it.each([
    [{ api_key: '' }, 400],
    [{ api_key: 'o311_wrong' }, 403],
    [{ jurisdiction_id: 'elsewhere' }, 404],
    [{ service_code: 'nothing' }, 404],
    [{ service_code: '' }, 400],
    [{ description: '' }, 400],
    [{ description: 'я'.repeat(4001) }, 400],
    [{ lat: '', long: '' }, 400],
    [{ lat: '91' }, 400],
    [{ lat: 'north' }, 400],
    [{ lat: '55.7558', long: '37.6173' }, 400],
    [{ media_url: 'file:///etc/passwd' }, 400],
    [{ media_url: 'javascript:alert(1)' }, 400],
  ])('with %o is refused by %i', async (fields, status) => {
    const answer = await report(fields)
    expect(answer.status).toBe(status)
    expect(errors(answer)).toEqual([{ code: status, description: expect.any(String) }])
  })

  it('is refused in XML where XML was asked for', async () => {
    const { status, text } = await region.post('/open311/v2/requests.xml', { api_key: 'o311_wrong' })
    expect(status).toBe(403)
    expect(text).toContain('<errors><error><code>403</code>')
  })

  it('takes an address in place of a point', async () => {
    expect((await report({ lat: '', long: '', address_string: 'Боровичи, Садовая, 5' })).status).toBe(200)
  })
})

describe('a key', () => {
  it('that was revoked opens nothing any more', async () => {
    const made = await createKey()
    expect((await report({ api_key: made.key })).status).toBe(200)
    await region.test.as(administrator).delete(`/channels/${region.channel.id}/form-keys/${made.id}`)
    expect((await report({ api_key: made.key })).status).toBe(403)
  })

  it('is kept as a hash and shown once', async () => {
    const { keys } = (
      await region.test.as(administrator).get(`/channels/${region.channel.id}/form-keys`)
    ).json()
    expect(keys[0]).toMatchObject({ name: 'Приложение «Чистый двор»', prefix: key.slice(0, 11) })
    expect(JSON.stringify(keys)).not.toContain(key)
    const stored = await region.test.db.selectFrom('formKey').selectAll().execute()
    expect(JSON.stringify(stored)).not.toContain(key)
  })
})

describe('requests', () => {
  it.each(['service_code=%00', 'status=%00'])('asked for by %s are refused, not broken', async (query) => {
    expect((await region.get(`/open311/v2/requests.json?${query}`)).status).toBe(400)
  })

  it('are found by number, service, time and state', async () => {
    const [one, two] = [idOf(await report()), idOf(await report({ lat: '58.4' }))]
    await region.work()
    const list = async (query: string) =>
      read((await region.get(`/open311/v2/requests.json?${query}`)).text).map(
        (row: { service_request_id: string }) => row.service_request_id,
      )
    expect(await list(`service_request_id=${one},${two},abc`)).toEqual(expect.arrayContaining([one, two]))
    expect(await list('service_code=nothing')).toEqual([])
    expect(await list('status=closed')).toEqual([])
    expect(await list(`status=open&service_code=${serviceCode}`)).toEqual(expect.arrayContaining([one, two]))
    expect(await list('start_date=2020-01-01T00:00:00Z')).toEqual([])
    await region.test.db
      .updateTable('incident')
      .set({ step: 'done', closedAt: region.test.clock.now })
      .execute()
    expect(await list('status=closed')).toEqual(expect.arrayContaining([one, two]))
  })

  it('older than ninety days are found only when asked for', async () => {
    const id = idOf(await report())
    region.passMs(91 * DAY_MS)
    expect(read((await region.get('/open311/v2/requests.json')).text)).toEqual([])
    expect(read((await region.get(`/open311/v2/requests/${id}.json`)).text)).toHaveLength(1)
  })

  it('of the page are not among them: nobody there asked to be read by all', async () => {
    const { number } = await region.ask()
    expect((await region.get(`/open311/v2/requests/${number}.json`)).status).toBe(404)
  })

  it.each([
    'start_date=yesterday',
    'status=lost',
    'start_date=2026-01-01T00:00:00Z&end_date=2026-12-01T00:00:00Z',
  ])('asked for by %s are refused', async (query) =>
    expect((await region.get(`/open311/v2/requests.json?${query}`)).status).toBe(400),
  )

  it('are found by a token, which is another name of the report', async () => {
    const id = idOf(await report())
    const { id: token } = await region.test.db
      .selectFrom('formRequest')
      .select('id')
      .where('number', '=', Number(id))
      .executeTakeFirstOrThrow()
    expect(read((await region.get(`/open311/v2/tokens/${token}.json`)).text)).toEqual([
      { service_request_id: id, token },
    ])
    expect((await region.get('/open311/v2/tokens/nothing.json')).status).toBe(404)
  })
})

it.each([
  '/open311/v2/nothing.json',
  '/open311/v2/services',
  '/open311/v2/requests/..%2f.json',
  '/open311/v2/tokens.json',
])('says in the standard’s words that %s is not there', async (url) => {
  const answer = await region.get(url)
  expect([answer.status, errors(answer)[0].code]).toEqual([404, 404])
})
