/** Two editors have the form of one stream open: neither's work is undone without a word. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Desk, openDesk } from '../../../../test/desk.ts'
import { saveStream } from '../../../../test/factories/livestream-factory.ts'
import { buildActor } from '../../../../test/factories.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const editor = (name: string) =>
  desk.test.as(
    buildActor({ role: 'stream_editor', scope: { kind: 'municipality', code: 'borovichi' }, name }),
  )

it('joins changes of different fields, made from the same beginning', async () => {
  const stream = await saveStream(desk)
  const { title, viewers, plannedAt, tag, version: expectedVersion } = await stream.read()
  const first = { title: 'Снег', tag: '#СнегБоровичи', before: { title, tag }, expectedVersion }
  expect((await editor('Анна').patch(stream.url, first)).statusCode).toBe(200)
  const second = { viewers: 612, plannedAt, before: { viewers, plannedAt }, expectedVersion }
  const joined = await editor('Вера').patch(stream.url, second)
  expect(joined.json()).toMatchObject({ title: 'Снег', tag: 'снегборовичи', viewers: 612 })
})

it('refuses a change of the field that another changed, names it and who it was, and keeps the other change', async () => {
  const stream = await saveStream(desk)
  const { title, speakers, version: expectedVersion } = await stream.read()
  await editor('Анна').patch(stream.url, { title: 'Снег', before: { title }, expectedVersion })
  const mine = {
    ...{ title: 'Дороги', speakers: [{ name: 'Мэр', position: '' }] },
    ...{ before: { title, speakers }, expectedVersion },
  }
  const refused = await editor('Вера').patch(stream.url, mine)
  expect([refused.statusCode, refused.json()]).toEqual([
    409,
    {
      code: 'edit.fields_changed',
      details: { fields: [{ field: 'title', now: 'Снег' }], by: 'Анна', at: expect.any(String) },
    },
  ])
  expect(await stream.read()).toMatchObject({ title: 'Снег', speakers })
  // Who has seen it may still decide for their own.
  const seen = { ...mine, before: { title: 'Снег', speakers }, expectedVersion: expectedVersion + 1 }
  expect((await editor('Вера').patch(stream.url, seen)).json()).toMatchObject({ title: 'Дороги' })
})

it('takes the same change by both for done', async () => {
  const stream = await saveStream(desk)
  const { title, version: expectedVersion } = await stream.read()
  const same = { title: 'Снег', before: { title }, expectedVersion }
  for (const name of ['Анна', 'Вера'])
    expect((await editor(name).patch(stream.url, same)).json()).toMatchObject({ title: 'Снег' })
})

it('refuses as before where it is not told from what the change began', async () => {
  const stream = await saveStream(desk)
  const { version: expectedVersion } = await stream.read()
  await editor('Анна').patch(stream.url, { title: 'Снег', expectedVersion })
  const refused = await editor('Вера').patch(stream.url, { viewers: 3, expectedVersion })
  expect(refused.json()).toMatchObject({ code: 'livestream.stale' })
})

it('mends a question beside another editor, and names what both have worded anew', async () => {
  const stream = await saveStream(desk, { moves: ['announce'] })
  await stream.say({ id: 'w1', text: 'Когда дадут воду на Мира, 5?', author: 'anna' })
  const { id, text, facts, version: expectedVersion } = await stream.find('Когда дадут')
  const url = `${stream.url}/questions/${id}`
  const worded = { text: 'Мира, 5: вода', before: { text }, expectedVersion }
  expect((await editor('Анна').patch(url, worded)).statusCode).toBe(200)

  const known = { facts: 'Насос меняют до пятницы', before: { facts }, expectedVersion }
  expect((await editor('Вера').patch(url, known)).statusCode).toBe(200)
  expect(await stream.find('Мира, 5')).toMatchObject({ facts: known.facts })

  const again = { text: 'Вода на улице Мира', before: { text }, expectedVersion }
  const refused = await editor('Вера').patch(url, again)
  expect([refused.statusCode, refused.json()]).toEqual([
    409,
    {
      code: 'edit.fields_changed',
      details: { fields: [{ field: 'text', now: worded.text }], by: 'Анна', at: expect.any(String) },
    },
  ])
  expect(await stream.find('Мира, 5')).toMatchObject({ facts: known.facts })
})

it('keeps the words of both who wrote what was answered at once, and refuses what would not fit', async () => {
  const text = 'Когда дадут воду на Мира, 5?'
  const stream = await saveStream(desk, { moves: ['announce', 'begin'] })
  await stream.say({ id: 'l1', text, author: 'anna' })
  await stream.press({ text, type: 'answer' })
  const word = (line: string) => stream.press({ text, type: 'word_answer', line, before: '' })
  await word('В среду')
  await word('Насос купили')
  expect(await stream.find(text)).toMatchObject({
    ...{ answerLine: 'В среду · Насос купили', answerLineRemark: 'joined' },
  })
  expect(await word('я'.repeat(490))).toEqual(['livestream.answer_line_full'])
  expect(await stream.find(text)).toMatchObject({ answerLine: 'В среду · Насос купили' })
})
