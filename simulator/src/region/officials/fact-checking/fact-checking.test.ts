import { describe, expect, it } from 'vitest'
import type { Official } from '../../protocol.ts'
import { createRandom } from '../../random.ts'
import { newStats } from '../../region.ts'
import { invitePeople } from '../../residents/people.ts'
import { homes, phrasebook } from '../../testing.ts'
import { createMeanings } from '../../texts/meanings.ts'
import type { Api, Request } from '../api.ts'
import { openDesk } from '../desk.ts'
import { createStaff } from '../staff.ts'
import { nobodyPlayed } from '../touched.ts'
import { openFactDesk, runFactChecking } from './fact-checking.ts'
import { decideFakeMove, decideViews, type Knowledge } from './fact-decisions.ts'
import { isTimeToMove, lateStepOf } from './fact-pace.ts'
import type { FakeCard, FakeCarrier } from './fake-shapes.ts'

const NOW = new Date('2026-11-24T09:00:00Z')
const CLAIM = 'Роддом в Старой Руссе закрывают с первого числа, рожать повезут в область'
const known: Knowledge = {
  phrasebook,
  directory: {
    topics: [{ code: 'health.closing', groupCode: 'health' }],
    agencies: [
      { code: 'administration-staraya-russa', municipalityCode: 'staraya-russa', kind: 'administration' },
      { code: 'ministry-health', municipalityCode: null, kind: 'ministry' },
    ],
  },
  checkerIds: new Set(['checker']),
  isOtherwiseMeant: false,
  twinNumber: null,
}
const maternity = phrasebook.rumours.rumours.find(({ key }) => key === 'maternity-closing')
if (!maternity) throw new Error('no such rumour')

function build(changes: Partial<FakeCard>): FakeCard {
  return {
    ...{ id: 'f1', number: 4, step: 'signal', claim: CLAIM, fullText: `Говорят, ${CLAIM.toLowerCase()}` },
    ...{ signal: 'chat', municipalityCode: 'staraya-russa', topicCode: null, agencyCode: null },
    ...{ publishedAt: null, version: 3, isDanger: false, clocks: [], evidence: [], carriers: [] },
    ...{
      opinions: [],
      texts: [{ no: 1 }],
      publications: [],
      corrections: [],
      chats: [{ id: 'chat1' }],
      ...changes,
    },
  }
}
const carrier = (id: string, changes: Partial<FakeCarrier> = {}): FakeCarrier => ({
  ...{ id, state: 'confirmed', text: CLAIM, writtenAt: '2026-11-24T08:00:00Z', views: null },
  ...{ isGone: false, canReply: true, chatId: null, ...changes },
})
const decide = (changes: Partial<FakeCard>, more: Partial<Knowledge> = {}) =>
  decideFakeMove(build(changes), { ...known, ...more })

describe('what the office does with a card', () => {
  it('opens a draft with the claim, the place and the topic of the rumour', () => {
    const { roles, body } = decide({}) ?? {}
    expect(roles).toEqual(['fact_checker'])
    expect(body?.command).toMatchObject({
      ...{ type: 'open', claim: CLAIM, municipalityCode: 'staraya-russa', topicCode: 'health.closing' },
    })
    const everywhere = 'с понедельника бензин только по талонам, по двадцать литров в руки'
    const opened = decide({ claim: everywhere, fullText: everywhere })?.body.command
    expect(opened).toMatchObject({ municipalityCode: null, topicCode: null })
  })

  it('takes the town from the words, wherever they were heard', () => {
    const heard = {
      municipalityCode: 'borovichi',
      fullText: `говорят, ${CLAIM.toLowerCase()}`,
      claim: 'Роддом',
    }
    const opened = decide(heard)?.body.command
    expect(opened).toMatchObject({ claim: CLAIM, municipalityCode: 'staraya-russa' })
    const hospital = 'больницу закроют с нового года и всех повезут в область'
    const unnamed = decide({ municipalityCode: 'borovichi', fullText: hospital, claim: hospital })
    expect(unnamed?.body.command).toMatchObject({ municipalityCode: 'borovichi' })
  })

  it('drops what is told of already and what was never a rumour; a stranger’s words are checked', () => {
    expect(decide({}, { twinNumber: 2 })?.body.command).toMatchObject({
      ...{ type: 'drop', reason: 'duplicate', duplicateOfNumber: 2 },
    })
    const talk = { claim: 'Сосед машину продал', fullText: 'Слышали? Сосед машину продал' }
    const dropped = decide(talk, { isOtherwiseMeant: true })?.body.command
    expect(dropped).toEqual({ type: 'drop', reason: 'no_rumour' })
    expect(decide(talk)?.body.command).toMatchObject({ type: 'open', claim: talk.claim })
  })

  it('asks the body that knows, and brings its papers before the facts end', () => {
    expect(decide({ step: 'triage' })?.body.command).toMatchObject({ agencyCode: 'ministry-health', harm: 4 })
    const stranger = { step: 'triage', claim: 'В парке медведь', fullText: '' }
    expect(decide(stranger)?.body.command).toMatchObject({ agencyCode: 'administration-staraya-russa' })
    const brought: { title: string }[] = []
    for (let move = decide({ step: 'facts' }); move?.path === 'evidence'; ) {
      expect(move).toMatchObject({ roles: ['coordinator', 'executor'], isCentre: false })
      brought.push({ title: String(move.body.title) })
      move = decide({ step: 'facts', evidence: brought })
    }
    expect(brought.length).toBe(maternity.facts.evidence.length)
    const end = decide({ step: 'facts', evidence: brought })
    expect(end?.body.command).toEqual({ type: 'end_facts', truth: maternity.facts.truth })
  })

  it('has every rumour rest on a paper, as a verdict must', () => {
    for (const { facts } of [...phrasebook.rumours.rumours, phrasebook.rumours.unknown])
      expect(facts.evidence.some(({ kind }) => kind === 'document' || kind === 'register')).toBe(true)
  })

  it('gives the verdict by two people and leaves them to talk where they differ', () => {
    const of = (...ids: string[]) =>
      decide({ step: 'verdict', opinions: ids.map((userId) => ({ userId })) })?.roles
    expect(of()).toEqual(['fact_checker'])
    expect(of('checker')).toEqual(['moderator'])
    expect(of('moderator')).toEqual(['fact_checker'])
    expect(of('checker', 'moderator')).toBeUndefined()
  })

  it('lets another than the writer approve', () => {
    expect(decide({ step: 'text' })).toMatchObject({ roles: ['fact_checker'] })
    expect(decide({ step: 'approval' })).toMatchObject({ roles: ['moderator'] })
  })

  it('judges what is suggested first, then answers each place that carries it once', () => {
    const carriers = [
      carrier('a'),
      carrier('b', { state: 'suggested' }),
      carrier('c', { state: 'suggested', text: 'Роддом наш хвалю' }),
    ]
    expect(decide({ step: 'publication', carriers })?.body).toEqual({
      carriers: [
        { id: 'b', state: 'confirmed' },
        { id: 'c', state: 'rejected' },
      ],
    })
    const judged = [
      ...[carrier('a'), carrier('b'), carrier('c', { state: 'rejected' })],
      ...[carrier('d', { canReply: false }), carrier('e', { isGone: true })],
    ]
    const publish = (changes: Partial<FakeCard>) => decide({ carriers: judged, ...changes })?.body.command
    expect(publish({ step: 'publication' })).toMatchObject({ carrierIds: ['a', 'b'], chatIds: [] })
    expect(publish({ step: 'publication', isDanger: true })).toMatchObject({ chatIds: ['chat1'] })
    const publications = [{ carrierId: 'a', chatId: null, textNo: 1 }]
    expect(publish({ step: 'watch', publications })).toMatchObject({ carrierIds: ['b'], chatIds: [] })
    const all = [...publications, { carrierId: 'b', chatId: null, textNo: 1 }]
    expect(publish({ step: 'watch', publications: all, isDanger: true })).toBeUndefined()
  })

  it('answers a chat once, and calls an opinion an opinion', () => {
    const carriers = [carrier('a', { chatId: 'chat1' }), carrier('b', { chatId: 'chat1' }), carrier('c')]
    const sent = decide({ step: 'publication', carriers, isDanger: true })?.body.command
    expect(sent).toMatchObject({ carrierIds: ['a', 'c'], chatIds: [] })
    const claim = 'Глава хороший мужик 😄'
    const joke = { claim, fullText: `Это правда, что ${claim.toLowerCase()}` }
    expect(decide(joke)?.body.command).toMatchObject({ type: 'drop', reason: 'opinion' })
    expect(decide({ ...joke, step: 'verdict' })?.body.command).toMatchObject({ verdict: 'opinion' })
    const deed = { claim: 'Хороший роддом закрывают 😄', fullText: '' }
    expect(decide(deed)?.body.command).toMatchObject({ type: 'open' })
  })

  it('says it openly where we were wrong, in every place anew', () => {
    const corrections = [{ reason: 'Вечерний рейс действительно сняли' }]
    const opinion = decide({ step: 'verdict', corrections })?.body.command
    expect(opinion).toMatchObject({ verdict: 'distortion', reason: corrections[0]?.reason })
    const written = decide({ step: 'text', corrections })?.body.command as { reply: string }
    expect(written.reply).toContain(corrections[0]?.reason)
    const publications = [{ carrierId: 'a', chatId: null, textNo: 1 }]
    const texts = [{ no: 1 }, { no: 2 }]
    const corrected = { step: 'publication', corrections, texts, carriers: [carrier('a')] }
    expect(decide({ ...corrected, publications })?.body.command).toMatchObject({ carrierIds: ['a'] })
    // What waits for people in other places is not sent again.
    const told = [...publications, { carrierId: 'a', chatId: null, textNo: 2 }]
    expect(decide({ ...corrected, publications: told })).toBeNull()
  })

  it('confirms nothing of what nobody here knows', () => {
    const stranger = { claim: 'В парке медведь', fullText: '', step: 'publication' }
    expect(decide({ ...stranger, carriers: [carrier('a', { state: 'suggested' })] })).toBeNull()
  })

  it('types views that only grow', () => {
    const card = build({ step: 'watch', carriers: [carrier('a'), carrier('b', { state: 'suggested' })] })
    const at = (minutes: number) => {
      const typed = decideViews(card, new Date(NOW.getTime() + minutes * 60_000))?.body.carriers
      return (typed as { id: string; views: number }[])[0]
    }
    expect(at(0)?.id).toBe('a')
    expect(at(60)?.views).toBeGreaterThan(at(0)?.views ?? 0)
    const known = build({ carriers: [carrier('a', { views: 1_000_000 })] })
    expect(decideViews(known, NOW)).toBeNull()
  })

  it('types no more views of a chat than people are in the smallest', () => {
    const people = invitePeople('novgorod', homes)
    const smallest = Math.min(
      ...homes.map(
        ({ municipality }) =>
          people.filter(({ municipalityCode }) => municipalityCode === municipality.code).length,
      ),
    )
    const carriers = Array.from({ length: 60 }, (_, no) => carrier(`chat ${no}`, { chatId: 'chat' }))
    const later = new Date(NOW.getTime() + 86_400_000)
    const typed = decideViews(build({ step: 'watch', carriers }), later)?.body.carriers
    for (const { views } of typed as { views: number }[]) {
      expect(views).toBeGreaterThan(0)
      expect(views).toBeLessThanOrEqual(smallest)
    }
  })
})

describe('the pace of a card', () => {
  const clocks = [{ startedAt: NOW.toISOString(), dueAt: '2026-11-24T09:15:00Z', endedAt: null }]
  const ids = Array.from({ length: 400 }, (_, index) => `card ${index}`)
  const after = (id: string, seconds: number, actedAtMs = 0) =>
    isTimeToMove(
      { id, step: 'signal', clocks, opinions: [], isKnown: true },
      { now: new Date(NOW.getTime() + seconds * 1000), speed: 1, actedAtMs },
    )

  it('is of minutes, and now and then a step is late', () => {
    const late = ids.filter((id) => lateStepOf(id ? { id } : { id: '' }) === 'signal')
    expect(late.length).toBeGreaterThan(4)
    expect(late.length).toBeLessThan(40)
    for (const id of ids) {
      expect(after(id, 30)).toBe(false)
      expect(after(id, 120)).toBe(!late.includes(id))
      expect(after(id, 120, NOW.getTime() + 110_000)).toBe(false)
    }
    const seen = { clocks, step: 'verdict', opinions: [{ userId: 'moderator' }], actedAtMs: 0 }
    const judged = (isKnown: boolean, minutes: number, actedAtMs = 0) =>
      isTimeToMove(
        { ...seen, id: 'x', isKnown },
        { now: new Date(NOW.getTime() + minutes * 60_000), speed: 1, actedAtMs },
      )
    expect([judged(true, 3), judged(false, 3), judged(false, 21)]).toEqual([true, false, true])
    // The office has given the first one itself.
    expect(judged(false, 3, NOW.getTime() + 1000)).toBe(true)
    for (const id of late) {
      expect(after(id, 15 * 60)).toBe(false)
      expect(after(id, 17 * 60)).toBe(true)
    }
  })
})

describe('the office at work', () => {
  const officialOf = (role: Official['role'], agencyCode: string | null = null): Official => ({
    ...{ userId: role, role, agencyCode, municipalityCode: null, token: `token ${role}` },
  })
  const officials = [
    ...[officialOf('fact_checker'), officialOf('moderator'), officialOf('coordinator', 'ministry-health')],
  ]

  /** A product with one card, at which `persons` work themselves. */
  async function work(card: FakeCard, persons: readonly string[], others: readonly FakeCard[] = []) {
    const stop = new AbortController()
    const done: { token: string; path: string; method: string; body: unknown }[] = []
    let looks = 0
    function reply({ token, path, method = 'GET', body }: Request<never>): unknown {
      if (path === '/me')
        return { id: token, isPersonActive: persons.some((role) => token === `token ${role}`) }
      if (method !== 'GET') {
        done.push({ token, path, method, body })
        return {}
      }
      if (path.startsWith('/fakes?')) return { fakes: path.includes('open') ? [card, ...others] : [] }
      looks += 1
      if (looks > 1 + others.length) stop.abort()
      return [card, ...others].find(({ id }) => path === `/fakes/${id}`)
    }
    const api: Api = {
      call: async (request) => ({
        ...{ status: 'ok', value: request.schema.parse(reply(request as Request<never>)) },
      }),
    }
    const office = {
      ...{ api, directory: known.directory, phrasebook, meanings: createMeanings(), stats: newStats() },
      ...{ random: createRandom('facts'), speed: 100, timeZone: 'Europe/Moscow', now: () => new Date() },
      ...{ signal: stop.signal, refusals: new Map(), expected: new Set<string>() },
      ...{ played: nobodyPlayed(), isAside: async () => false, isVisitors: async () => false },
    }
    const staff = createStaff({ officials, api, now: Date.now })
    await runFactChecking(openFactDesk(openDesk(office, staff), officials))
    return done
  }

  it('acts in the name of whose step it is, with the version it has read', async () => {
    const [opened] = await work(build({}), [])
    expect(opened).toMatchObject({
      ...{ token: 'token fact_checker', path: '/fakes/f1/commands', method: 'POST' },
      body: { expectedVersion: 3, command: { type: 'open' } },
    })
    const [brought] = await work(build({ step: 'facts', agencyCode: 'ministry-health' }), [])
    expect(brought).toMatchObject({ token: 'token coordinator', path: '/fakes/f1/evidence' })
  })

  it('drops the younger of two of the same rumour in the same town', async () => {
    const claim = CLAIM.replace('в Старой Руссе', 'в Боровичах')
    const older = { id: 'f0', number: 2, step: 'facts', municipalityCode: 'staraya-russa' }
    const heard = build({ municipalityCode: 'valday' })
    const [dropped] = await work(heard, [], [build(older)])
    expect(dropped?.body).toMatchObject({ command: { reason: 'duplicate', duplicateOfNumber: 2 } })
    const elsewhere = build({ ...older, claim, fullText: '', municipalityCode: 'borovichi' })
    const [opened] = await work(heard, [], [elsewhere])
    expect(opened?.body).toMatchObject({ command: { type: 'open' } })
  })

  it('leaves the steps of a person to the person, and goes on with those of others', async () => {
    expect(await work(build({}), ['fact_checker'])).toEqual([])
    expect(await work(build({ step: 'approval' }), ['fact_checker'])).toHaveLength(1)
    expect(await work(build({ step: 'approval' }), ['moderator'])).toEqual([])
  })
})
