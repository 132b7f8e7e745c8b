/** What is known of a matter is told before anybody asks: on a page of its own, and beside the words of the form. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openPublicRegion, type PublicRegion } from '../../../../test/public-page.ts'

let region: PublicRegion
beforeAll(async () => {
  region = await openPublicRegion()
})
afterAll(() => region.close())

async function known(text: string, address?: string) {
  const { status, text: reply } = await region.post(
    '/ask/articles?lang=en',
    { text, municipality: 'borovichi' },
    {},
    address,
  )
  return { status, articles: status === 200 ? JSON.parse(reply).articles : [] }
}

it('offers what fits the words, with the rule and who answers, and no advice between colleagues', async () => {
  const { articles } = await known('Во дворе который день не горит фанарь, темно идти из школы')
  expect(articles[0]).toMatchObject({
    title: 'Не горит фонарь',
    url: '/open/articles/street-light-out?lang=en',
    term: expect.stringContaining('ГОСТ'),
  })
  expect(articles.length).toBeLessThanOrEqual(3)
  expect(JSON.stringify(articles)).not.toMatch(/Попросите адрес|Новый фонарь в этом году|\{адрес\}/)
})

it.each(['', 'да', 'Спасибо вам большое!'])('offers nothing for «%s»', async (text) => {
  expect((await known(text)).articles).toEqual([])
})

it('shows nothing that is not public, withdrawn or past its day', async () => {
  const page = '/open/articles/street-light-out'
  expect((await region.get(page)).text).toContain('Не горит фонарь')
  const change = async (changes: object) => {
    const of = sql`(select id from article where code = 'street-light-out')`
    await sql`update article_version set content = content || ${changes}::jsonb where article_id = ${of}`.execute(
      region.test.owner,
    )
    await sql`update article set revision = revision + 1 where id = ${of}`.execute(region.test.owner)
    // Open pages are kept for a while.
    region.passMs(60_000)
  }
  for (const [hidden, shown] of [
    [{ isPublic: false }, { isPublic: true }],
    [{ validUntil: '2026-01-01' }, { validUntil: '2030-01-01' }],
  ] as const) {
    await change(hidden)
    expect((await region.get(page)).status).toBe(404)
    expect((await region.get('/open/articles')).text).not.toContain('street-light-out')
    expect(JSON.stringify((await known('Не горит фонарь во дворе')).articles)).not.toContain(
      'street-light-out',
    )
    await change(shown)
    expect((await region.get(page)).status).toBe(200)
  }
})

it('finds by misspelt words and says when there is nothing', async () => {
  expect((await region.get('/open/articles?q=фанарь')).text).toContain('street-light-out')
  expect((await region.get('/open/articles?q=зззззз')).text).toContain('По этим словам ничего нет')
  expect((await region.get('/open/articles/nothing-of-the-kind')).status).toBe(404)
})

it('answers one address so often and no more', async () => {
  const statuses = []
  for (let time = 0; time < 45; time += 1)
    statuses.push((await known('Не горит фонарь', '203.0.113.9')).status)
  expect(statuses.filter((status) => status === 200)).toHaveLength(40)
  expect(statuses.at(-1)).toBe(429)
})
