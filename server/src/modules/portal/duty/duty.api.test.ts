import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DESK_AGENCY, DESK_NOON, type Desk, openDesk } from '../../../../test/desk.ts'
import { bodyOf } from '../../../../test/factories/duty-body.ts'

let desk: Desk
let body: ReturnType<typeof bodyOf>
let people: Record<'lead' | 'duty' | 'night', string>
beforeAll(async () => {
  desk = await openDesk()
  body = bodyOf(desk)
  people = {
    lead: await body.person('Лидия Главная'),
    duty: await body.person('Денис Дежурный'),
    night: await body.person('Нина Ночная'),
  }
  await body.post({ name: 'Приёмная', topicCodes: [] })
})
afterAll(() => desk.close())

const TOPIC = 'roads.lighting'
const WEEK = '2026-11-23'
const ask = async (query: Record<string, string> = {}) => {
  const found = (await body.ask({
    topicCode: TOPIC,
    municipalityCode: 'borovichi',
    ...query,
  })) as unknown as {
    status: number
    topicCode: string | null
    topicBy: string | null
    otherTopics: string[]
    municipalityBy: string | null
    answer: Record<string, never> | null
  }
  return found
}
const at = (moment: string) => {
  desk.test.clock.now = new Date(moment)
}

describe('who answers', () => {
  it('is the body that the routes give, with the rule, and who may enter the rest where nothing is entered', async () => {
    const found = await bodyOf(desk, desk.people.dispatcher).ask({
      topicCode: TOPIC,
      municipalityCode: 'kholm',
    })
    expect(found).toMatchObject({
      ...{ status: 200, topicBy: 'chosen', municipalityBy: 'chosen' },
      answer: { agencyCode: 'administration-kholm', match: 'topic_municipality', post: null, mayWrite: true },
    })
    const own = await ask({ municipalityCode: 'borovichi' })
    expect(own.answer).toMatchObject({
      agencyCode: DESK_AGENCY,
      post: { name: 'Приёмная', fit: { topic: 'any' } },
    })
  })

  it('is read in words as people say them, in the own municipality', async () => {
    const found = (await body.ask({ words: 'не горит фонарь' })) as unknown as Awaited<ReturnType<typeof ask>>
    expect(found).toMatchObject({ topicCode: TOPIC, topicBy: 'words', municipalityBy: 'own' })
    expect(found.answer).toMatchObject({ agencyCode: DESK_AGENCY })
    // What it may be too; nothing that it surely is not, and nothing that articles near it are of.
    expect(found.otherTopics).toEqual(['landscaping.yard-lighting'])
    const elsewhere = (await body.ask({ words: 'фонарь не горит в Валдае' })) as unknown as typeof found
    expect(elsewhere).toMatchObject({
      municipalityBy: 'words',
      answer: { agencyCode: 'administration-valday' },
    })
    expect(await body.ask({ words: 'абракадабра' })).toMatchObject({ topicCode: null, answer: null })
  })

  it('finds people by their names, with the telephone that reaches them', async () => {
    await body.addPerson({ name: 'Семён Редкостный', phone: '8 (8162) 00-00-31' })
    expect(await body.ask({ words: 'редкостн' })).toMatchObject({
      people: [{ name: 'Семён Редкостный', phone: '8 (8162) 00-00-31', agencyCode: DESK_AGENCY }],
    })
    expect(await body.ask({ words: '%%%' })).toMatchObject({ people: [] })
    expect(await body.ask({ words: 'не горит фонарь' })).toMatchObject({ people: [] })
  })

  it('changes from the shift to whoever is responsible, to nobody until the opening, and back', async () => {
    const postId = await body.post({ name: 'Сектор света', leadId: people.lead })
    const shifts = [{ personId: people.duty, day: '2026-11-24', from: '09:00', to: '13:00' }]
    await body.saveRoster(postId, { week: WEEK, shifts, expectedRevision: 0 })
    at('2026-11-24T12:00+03:00')
    expect((await ask()).answer).toMatchObject({
      post: { name: 'Сектор света', now: { by: 'shift', speakers: [{ name: 'Денис Дежурный' }] } },
      emergency: null,
    })
    at('2026-11-24T15:00+03:00')
    expect((await ask()).answer).toMatchObject({
      post: { now: { by: 'lead', speakers: [{ name: 'Лидия Главная' }] } },
    })
    at('2026-11-24T18:00+03:00')
    expect((await ask()).answer).toMatchObject({
      post: {
        hours: { isOpen: false, changesAt: '2026-11-25T05:30:00.000Z' },
        now: { by: 'nobody', next: { at: '2026-11-25T05:30:00.000Z', speaker: { name: 'Лидия Главная' } } },
      },
    })
  })

  it('names whoever takes emergencies while the post is closed', async () => {
    const control = await body.post({
      ...{ name: 'Диспетчерская', topicCodes: [], isEmergency: true, scheduleCode: 'round-the-clock' },
    })
    const shifts = [{ personId: people.night, day: '2026-11-24', from: '20:00', to: '08:00' }]
    await body.saveRoster(control, { week: WEEK, shifts, expectedRevision: 0 })
    at('2026-11-24T23:00+03:00')
    expect((await ask()).answer).toMatchObject({
      emergency: {
        name: 'Диспетчерская',
        hours: { isRoundTheClock: true },
        now: { speakers: [{ name: 'Нина Ночная' }] },
      },
    })
    at('2026-11-24T12:00+03:00')
    expect((await ask()).answer).toMatchObject({ emergency: null })
  })

  it('says who stands in for whoever is away', async () => {
    await body.addAbsence(people.duty, {
      startsOn: '2026-11-24',
      endsOn: '2026-11-24',
      substituteId: people.night,
    })
    at('2026-11-24T12:00+03:00')
    expect((await ask()).answer).toMatchObject({
      post: { now: { speakers: [{ name: 'Нина Ночная', standsInFor: 'Денис Дежурный' }] } },
    })
  })

  it('is of the body that a question was given to, whatever the routes say', async () => {
    expect((await ask({ agencyCode: 'ministry-roads' })).answer).toMatchObject({
      ...{ agencyCode: 'ministry-roads', match: 'named' },
    })
  })

  it('says of a street that no route names it, and in which places others name it', async () => {
    const unknown = await ask({ street: 'улица Неведомая, 5' })
    expect(unknown).toMatchObject({
      street: 'Неведомая ул.',
      streetPlaces: [],
      answer: { match: 'topic_municipality' },
    })
    await body.post({ name: 'Сектор Мира', streets: ['ул. Мира'], municipalityCodes: ['borovichi'] })
    expect(await ask({ street: 'Мира, 5' })).toMatchObject({ streetPlaces: ['borovichi'] })
    expect(await ask()).toMatchObject({ streetPlaces: null })
  })

  it('is the same on the map for each municipality, and in the list of bodies', async () => {
    at('2026-11-24T15:00+03:00')
    const { places } = (await body.map(TOPIC)) as unknown as {
      places: { municipalityCode: string; agencyCode: string; by: string; speaker: { name: string } | null }[]
    }
    expect(places).toHaveLength(22)
    expect(places.find(({ municipalityCode }) => municipalityCode === 'borovichi')).toMatchObject({
      ...{
        agencyCode: DESK_AGENCY,
        postName: 'Сектор света',
        by: 'lead',
        speaker: { name: 'Лидия Главная' },
      },
    })
    expect(places.find(({ municipalityCode }) => municipalityCode === 'kholm')).toMatchObject({
      postName: null,
    })
    const response = await desk.test.as(desk.people.coordinator).get('/duty/bodies')
    const [first, ...others] = response.json().bodies as { agencyCode: string; mayWrite: boolean }[]
    expect([first?.agencyCode, others.some(({ mayWrite }) => mayWrite)]).toEqual([DESK_AGENCY, false])
  })

  it('is told to nobody without a role', async () => {
    at(DESK_NOON.toISOString())
    expect((await desk.test.anonymous.get(`/duty/answer?topicCode=${TOPIC}`)).statusCode).toBe(401)
  })
})
