import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DESK_AGENCY, type Desk, openDesk } from '../../../../test/desk.ts'
import { appendChanges } from '../../book/index.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
  for (const [index, text] of [
    'Яма на улице Мира, 5',
    'Не горит фонарь, Игорь Канарейкин, +7 921 123-45-67',
  ].entries())
    await desk.deliver({ id: `o-${index}`, author: `Канарейкина-${index}`, text })
  await desk.work()
  const { id, version } = await desk.incidentOf('o-0')
  const accept = {
    ...{
      type: 'accept',
      topicCode: 'roads.potholes',
      municipalityCode: 'borovichi',
      agencyCode: DESK_AGENCY,
    },
    address: { settlement: 'Боровичи', street: 'Мира', house: '5', object: null },
  }
  await desk.test
    .as(desk.people.dispatcher)
    .post(`/incidents/${id}/commands`, { ...accept, expectedVersion: version })
  await appendChanges({ ...desk.test.context, origin: 'example.org/book' })
})
afterAll(() => desk.close())

const read = (url: string, headers: Record<string, string> = {}) =>
  desk.test.app.inject({ method: 'GET', url, headers: { 'accept-language': 'ru', ...headers } })

const PAGES = [
  '/open',
  '/open?span=week',
  '/open?span=year',
  '/open/places/borovichi',
  '/open/figures/questions?from=2026-11-01&to=2026-11-30',
  '/open/figures/on_time?place=borovichi',
  '/open/promises',
  '/open/promises?state=kept',
  '/open/rating',
  '/open/definitions',
  '/open/articles',
  '/open/articles?q=%D1%84%D0%B0%D0%BD%D0%B0%D1%80%D1%8C',
  '/open/articles/street-light-out',
  '/open/data',
]

describe('open pages', () => {
  it.each(PAGES)('%s is there in both languages, small and without a name', async (url) => {
    for (const language of ['ru', 'en']) {
      const page = await read(url, { 'accept-language': language, 'accept-encoding': 'identity' })
      expect(page.statusCode).toBe(200)
      expect(page.body).toContain(`<html lang="${language}">`)
      expect(page.body).not.toMatch(/undefined|\[object|\bNaN\b|Канарейкин|921.123|Мира/)
      expect(Buffer.byteLength(page.body)).toBeLessThan(100_000)
    }
  })

  it('shows the figures of the month, and their rows', async () => {
    const { body } = await read('/open')
    expect(body).toMatch(/data-figure="questions" data-value="2"/)
    expect(body).toContain('В Книге 4 записей')
    const rows = await read('/open/figures/questions?from=2026-11-01&to=2026-11-30')
    expect(rows.body.match(/<th scope="row">/g)).toHaveLength(2)
    expect((await read('/open/places/borovichi')).body).toMatch(/data-figure="questions" data-value="2"/)
  })

  it.each([
    ['/open/places/atlantis', 404],
    ['/open/figures/nothing', 404],
    ['/open/figures/open_now', 404],
    ['/open/figures/questions?place=atlantis', 404],
    ['/open/figures/questions?from=2026-11-30&to=2026-11-01', 400],
    ['/open/figures/questions?from=1900-01-01&to=2026-11-01', 400],
    ['/open/figures/questions?cursor=nonsense', 400],
  ])('%s is a clear page', async (url, status) => {
    const page = await read(url)
    expect([page.statusCode, page.body.includes('Такой страницы нет')]).toEqual([status, true])
  })

  it('names the key of the Book, so that a reader can keep it', async () => {
    const key = (await read('/book/key')).body.trim()
    expect(key).toMatch(/^example\.org\/book\+/)
    const { body } = await read('/open')
    expect(body).toContain(`<code>${key}</code>`)
    expect(body).toContain('Другие регионы её пока не подписывают.')
  })

  it('is packed once for everybody', async () => {
    for (const packing of ['br', 'gzip']) {
      const page = await read('/open', { 'accept-encoding': packing })
      expect([page.headers['content-encoding'], page.headers['cache-control']]).toEqual([
        packing,
        'public, max-age=20',
      ])
    }
  })
})

describe('open data', () => {
  it('has the same questions as CSV and JSON, with a schema', async () => {
    const [csv, json, schema] = await Promise.all(
      ['questions-2026-11.csv', 'questions-2026-11.json', 'questions.schema.json'].map((name) =>
        read(`/open/data/${name}`),
      ),
    )
    const [head, ...lines] = csv!.body.trimEnd().split('\r\n')
    expect(lines).toHaveLength(2)
    expect(head?.split(',')).toEqual(schema!.json().fields.map(({ name }: { name: string }) => name))
    expect(json!.json().map(({ question }: { question: number }) => question)).toEqual([1, 2])
    expect(Object.keys(json!.json()[0])).toEqual(head?.split(','))
  })

  it('has figures by municipality', async () => {
    const { book, figures: rows } = (await read('/open/data/figures-2026-11.json')).json()
    expect(book).toEqual({ origin: expect.stringMatching(/\/book$/), size: 4 })
    expect(rows).toContainEqual({
      municipality: '',
      figure: 'questions',
      value: 2,
      numerator: 2,
      denominator: null,
    })
    expect(rows).toContainEqual(
      expect.objectContaining({ municipality: 'borovichi', figure: 'questions', value: 2 }),
    )
  })

  it('has an empty month, and no file of another name', async () => {
    expect((await read('/open/data/questions-2020-01.json')).json()).toEqual([])
    for (const name of ['questions-2026-13.csv', 'passwd', 'questions-2026-11.xml', '..%2f..%2fpasswd'])
      expect((await read(`/open/data/${name}`)).statusCode).toBe(404)
  })

  it('feeds what is new as Atom', async () => {
    const { body } = await read('/open/feed.atom')
    expect(body).toMatch(/^<\?xml version="1.0"/)
    expect(body).toContain('<feed xmlns="http://www.w3.org/2005/Atom"')
  })
})
