import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildActor, saveChannel, saveUser } from '../../../../test/factories.ts'
import { startTestApp, type TestApp } from '../../../../test/test-app.ts'
import { newId } from '../../../platform/ids.ts'
import { addJournal } from '../index.ts'

const administrator = buildActor({ role: 'administrator', name: 'Администратор' })
const person = buildActor({ role: 'executor', name: 'Рябова Нина_Петровна' })
const channelId = newId()
let test: TestApp
beforeAll(async () => {
  test = await startTestApp()
  for (const one of [administrator, person]) await saveUser(test.db, one)
  await saveChannel(test.context, { id: channelId, name: 'Подслушано в Окуловке' })
  await add('user.changed', { objectType: 'user', objectId: person.id })
  await add('channel.changed', { objectType: 'channel', objectId: channelId })
  await add('directory.municipality_changed', { objectType: 'municipality', objectId: 'borovichi' })
  await add('directory.topic_changed', { objectType: 'topic', objectId: 'roads.potholes' })
  await add('directory.agency_changed', { objectType: 'agency', objectId: 'administration-okulovka' })
  await add('grant.added', { details: { role: 'head', scopeKind: 'municipality', scopeCode: 'borovichi' } })
  await add('chat.moderated', { objectType: 'chat', details: { kind: 'mute', reason: 'spam' } })
  await add('access.refused', { details: { permission: 'users.manage' } })
  await add('chat.changed', { details: { fields: ['title', 'description'], deep: { note: 'Скидка 100%' } } })
  for (let number = 1; number <= 7; number += 1)
    await add('question.erased', { objectType: 'question', objectId: '4242', details: { count: number } })
})
afterAll(() => test.close())

type Row = { objectType?: string; objectId?: string; details?: Record<string, unknown> }
function add(action: string, { objectType = 'user', objectId = newId(), details = {} }: Row) {
  return addJournal(test.db, { actor: administrator, action, objectType, objectId, details })
}

type Page = {
  entries: { id: string; action: string; objectName: string | null }[]
  nextCursor: string | null
}
async function read(query: Record<string, string>): Promise<Page> {
  return (await test.as(administrator).get(`/journal?${new URLSearchParams(query)}`)).json<Page>()
}
const find = async (words: string) => (await read({ words })).entries.map(({ action }) => action)

describe('words', () => {
  it.each([
    ['рябова', ['user.changed']],
    ['нина_пет', ['user.changed']],
    ['подслушано в окул', ['channel.changed']],
    // The municipality itself, and a role in it.
    ['боровичский', ['grant.added', 'directory.municipality_changed']],
    ['асфальтовых дорог (ямы', ['directory.topic_changed']],
    ['окуловского', ['directory.agency_changed']],
    ['спам или реклама', ['chat.moderated']],
    ['запретить писать', ['chat.moderated']],
    ['Spam or advertising', ['chat.moderated']],
    ['пользователи', ['access.refused']],
    ['описание', ['chat.changed']],
    // As it is stored, however deep.
    ['users.manage', ['access.refused']],
    ['скидка 100%', ['chat.changed']],
    // Neither a pattern nor another language.
    ['скидка_100', []],
    ['скидка.100', []],
    ['users+manage', []],
    ['%', ['chat.changed']],
    ['".*"', []],
    ['такого нет нигде', []],
  ])('«%s» are looked for in names and details as the page says them', async (words, actions) => {
    expect(await find(words)).toEqual(actions)
  })

  it('names what it found', async () => {
    const { entries } = await read({ words: 'боровичский', action: 'directory.' })

    expect(entries).toMatchObject([{ objectName: 'Боровичский округ' }])
  })

  it('narrow the file and the trail of one question in the same way', async () => {
    const file = await test.as(administrator).get(`/journal/export?words=${encodeURIComponent('окуловке')}`)
    expect(file.body.trim().split('\r\n')).toHaveLength(2)
    expect(file.body).toContain(';Подслушано в Окуловке;')
    expect(await read({ action: 'journal.exported' })).toMatchObject({
      entries: [{ details: { fields: ['words'] } }],
    })

    await add('question.noted', { objectType: 'question', objectId: '77', details: { reason: 'mistake' } })
    await add('question.noted', { objectType: 'question', objectId: '77' })
    const ofQuestion = { number: '77', action: 'question.' }
    expect((await read(ofQuestion)).entries).toHaveLength(2)
    expect((await read({ ...ofQuestion, words: 'отмена' })).entries).toHaveLength(1)
    expect((await read({ ...ofQuestion, words: 'такого нет' })).entries).toEqual([])
  })

  it('are refused when there are none or too many', async () => {
    for (const words of ['', ' ', 'я'.repeat(121)]) {
      const answer = await test.as(administrator).get(`/journal?words=${encodeURIComponent(words)}`)
      expect([words.length, answer.statusCode]).toEqual([words.length, 400])
    }
  })
})

it('answers with an error, not with half a file, when the database refuses the first page of it', async () => {
  const refused = await test.as(administrator).get('/journal/export?who=%00')

  expect([refused.statusCode, refused.json().code]).toEqual([400, 'http.bad_characters'])
})

describe('the order', () => {
  async function readPages(query: Record<string, string>): Promise<string[]> {
    const ids: string[] = []
    let cursor: string | null = null
    do {
      const page: Page = await read({ ...query, limit: '3', ...(cursor !== null && { cursor }) })
      expect(page.entries.length).toBeLessThanOrEqual(3)
      ids.push(...page.entries.map(({ id }) => id))
      cursor = page.nextCursor
    } while (cursor !== null)
    return ids
  }

  it.each([
    ['the journal', {}],
    ['what words find', { words: 'администратор', to: '2100-01-01T00:00:00Z' }],
    ['one question', { number: '4242', action: 'question.' }],
  ])('of %s is the same both ways: no entry comes twice, none is missed', async (_name, query) => {
    if ('words' in query)
      for (let count = 0; count < 7; count += 1) await add('user.changed', { objectId: administrator.id })
    const newest = await readPages({ ...query, order: 'newest' })
    const oldest = await readPages({ ...query, order: 'oldest' })

    expect(newest.length).toBeGreaterThan(6)
    expect(new Set(newest).size).toBe(newest.length)
    expect(oldest).toEqual(newest.toReversed())
    expect(await readPages(query)).toEqual(newest)
    const plain = newest.map((id) => Number(id.replace('journal-', '')))
    expect(plain).toEqual(plain.toSorted((one, other) => other - one))
  })

  it.each([{}, { number: '4242', action: 'question.' }])(
    'refuses a cursor of the other one: %j',
    async (query) => {
      for (const [order, other] of [
        ['newest', 'oldest'],
        ['oldest', 'newest'],
      ] as const) {
        const { nextCursor } = await read({ ...query, limit: '2', order })
        const asked = (way: string) =>
          test
            .as(administrator)
            .get(`/journal?${new URLSearchParams({ ...query, order: way, cursor: nextCursor ?? '' })}`)

        expect((await asked(order)).statusCode).toBe(200)
        const refused = await asked(other)
        expect([refused.statusCode, refused.json().code]).toEqual([400, 'http.bad_cursor'])
      }
    },
  )

  it('stands in the file too, and no other one is known', async () => {
    const numbersOf = async (query: string) => {
      const { body } = await test.as(administrator).get(`/journal/export?${query}`)
      const rows = body.trim().split('\r\n').slice(1)
      return rows.map((line) => /count: (\d)/.exec(line)?.[1]).join('')
    }
    expect(await numbersOf('action=question.&order=oldest')).toBe('1234567')
    expect(await numbersOf('action=question.')).toBe('7654321')
    expect(await numbersOf('number=4242&order=oldest')).toBe('1234567')
    for (const url of ['/journal?order=random', '/journal/export?order=']) {
      expect((await test.as(administrator).get(url)).statusCode).toBe(400)
    }
  })
})
