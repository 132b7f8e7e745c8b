/** From a word in the directory to another suggestion, and back. */
import type { TopicWordsPreview, TopicWordsResponse } from '@veche/contract/admin/topic-words.ts'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DESK_AGENCY, type Desk, openDesk } from '../../../../test/desk.ts'
import { buildActor, saveUser } from '../../../../test/factories.ts'

const TOPIC = 'transport.stops'
const PATH = `/directory/topics/${TOPIC}/words`

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const admin = () => desk.test.as(desk.people.administrator)
const read = async (): Promise<TopicWordsResponse> => (await admin().get(PATH)).json()
const preview = async (words: object): Promise<TopicWordsPreview> =>
  (await admin().post(`${PATH}/preview`, { putAside: [], own: [], ...words })).json()

let said = 0
async function ask(text: string) {
  said += 1
  await desk.deliver({ id: `w${said}`, text, author: `a${said}`, at: desk.test.clock.now.toISOString() })
  await desk.work()
  const { id } = await desk.incidentOf(`w${said}`)
  const card: IncidentResponse = (await desk.test.as(desk.people.dispatcher).get(`/incidents/${id}`)).json()
  const { suggestion } = card
  const codes = [suggestion?.topic, ...(suggestion?.alternatives ?? [])].map((topic) => topic?.code)
  return { id, codes }
}

describe('the words of a topic', () => {
  it('are those that came with the product until somebody changes them', async () => {
    const { starter, own, putAside, versions } = await read()
    expect(starter.length).toBeGreaterThan(3)
    expect({ own, putAside, versions }).toEqual({ own: [], putAside: [], versions: [] })
    expect((await admin().get('/directory/topics/no.such/words')).statusCode).toBe(404)
  })

  it('are told before they are saved, are used at once, and go back', async () => {
    const text = 'Опять кукумбрель не работает, сделайте что-нибудь'
    const { id, codes } = await ask(text)
    expect(codes).not.toContain(TOPIC)
    await desk.test.as(desk.people.dispatcher).post(`/incidents/${id}/commands`, {
      ...{ type: 'accept', expectedVersion: 1, topicCode: TOPIC },
      ...{ municipalityCode: 'borovichi', agencyCode: DESK_AGENCY },
    })
    await ask('Вывезите мусор со двора, контейнеры переполнены')

    const told = await preview({ own: ['Кукумбрель'] })
    expect(told).toMatchObject({ looked: 2, changed: 1, decided: 1, rightBefore: 0, rightAfter: 1 })
    expect(told.moves).toEqual([{ from: codes[0] ?? null, to: TOPIC, count: 1 }])
    expect((await read()).versions).toEqual([])

    const saved = await admin().patch(PATH, { own: ['  Кукумбрель '], before: { own: [] } })
    expect(saved.json()).toMatchObject({ own: ['кукумбрель'], versions: [{ number: 1 }] })
    expect((await ask('Разбили кукумбрель возле больницы')).codes.slice(0, 2)).toContain(TOPIC)

    await admin().patch(PATH, { own: [], before: { own: ['кукумбрель'] } })
    expect((await ask('Разбита кукумбрель возле школы')).codes.slice(0, 2)).not.toContain(TOPIC)
    expect((await read()).versions.map(({ number, own }) => [number, own])).toEqual([
      [2, []],
      [1, ['кукумбрель']],
    ])
    const { entries } = (await admin().get('/journal?action=directory.topic_words_changed')).json()
    expect(entries).toHaveLength(2)
  })

  it('of the starter can be put aside', async () => {
    const word = (await read()).starter.find(({ isAgainst }) => !isAgainst)?.word ?? ''
    await admin().patch(PATH, { putAside: [word, 'нет такого'], before: { putAside: [] } })
    expect((await read()).putAside).toEqual([word])
    await admin().patch(PATH, { putAside: [], before: { putAside: [word] } })
  })

  it('are refused row by row', async () => {
    const { starter } = await read()
    const own = [
      'павильон ожидалка',
      'ы'.repeat(61),
      'неви\u200Bдимка',
      '???',
      'павильона ожидалка',
      starter[0]!.word,
    ]
    const refused = await admin().patch(PATH, { own, before: { own: [] } })
    expect(refused.statusCode).toBe(400)
    expect(refused.json()).toEqual({
      code: 'directory.topic_words_refused',
      details: {
        problems: [
          { at: 1, problem: 'too_long' },
          { at: 2, problem: 'bad_signs' },
          { at: 3, problem: 'no_word' },
          { at: 4, problem: 'repeated' },
          { at: 5, problem: 'starter' },
        ],
      },
    })
    expect((await admin().post(`${PATH}/preview`, { own, putAside: [] })).json().code).toBe(
      'directory.topic_words_refused',
    )
    const many = Array.from({ length: 61 }, (_, at) => `слово${'а'.repeat(at)}`)
    expect((await admin().patch(PATH, { own: many })).statusCode).toBe(400)
  })

  it('changed by two people at once are not lost', async () => {
    await admin().patch(PATH, { own: ['ожидалка'], before: { own: [] } })
    const second = await admin().patch(PATH, { own: ['крытка'], before: { own: [] } })
    expect(second.statusCode).toBe(409)
    expect(second.json()).toMatchObject({
      code: 'edit.fields_changed',
      details: { fields: [{ field: 'own', now: ['ожидалка'] }] },
    })
    await admin().patch(PATH, { own: [], before: { own: ['ожидалка'] } })
  })

  it('are shown to nobody who may not change topics, and examples to nobody who may not see them', async () => {
    expect((await desk.test.as(desk.people.dispatcher).get(PATH)).statusCode).toBe(403)
    const told = await preview({ own: ['кукумбрель'] })
    expect(told.changed).toBeGreaterThan(0)
    expect(told.examples).toEqual([])
    const { administrator, dispatcher } = desk.people
    const both = buildActor({ grants: [...administrator.grants, ...dispatcher.grants] })
    await saveUser(desk.test.db, both)
    const seen = (
      await desk.test.as(both).post(`${PATH}/preview`, { own: ['кукумбрель'], putAside: [] })
    ).json()
    expect(seen.examples.length).toBeGreaterThan(0)
  })
})
