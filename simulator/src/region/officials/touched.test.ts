import { expect, it } from 'vitest'
import type { Official } from '../protocol.ts'
import { createRandom } from '../random.ts'
import { newStats } from '../region.ts'
import { phrasebook } from '../testing.ts'
import { createMeanings } from '../texts/meanings.ts'
import { answer } from './answers/answering.ts'
import type { Api, Request } from './api.ts'
import { openDesk, runDesk } from './desk.ts'
import { LEFT_IN } from './pace.ts'
import { createProvenance } from './provenance.ts'
import { ListItem } from './shapes.ts'
import { runShowcase } from './showcase.ts'
import { createStaff } from './staff.ts'
import { isLeftToPerson, nobodyPlayed } from './touched.ts'

const AGENCY = 'administration-valday'
const officialOf = (role: Official['role'], agencyCode: string | null): Official => ({
  ...{ userId: role, role, agencyCode, municipalityCode: null, token: `token ${role}` },
})
const executor = officialOf('executor', AGENCY)
const officials = [officialOf('moderator', null), officialOf('dispatcher', null), executor]

/** So often a question is read before the office has shown that it leaves it. */
const LOOKS = 6

type Region = {
  step: string
  draft?: string
  aside?: boolean
  assigneeName?: string
  isOwnDraft?: boolean
  /** Asked at the region's own page, by a resident of the demo where the demo wrote the words. */
  receipt?: { isOurs: boolean }
}

/** What the product proposes for a greeting. */
const GREETING = {
  ...{ topic: null, alternatives: [], municipality: null, agency: null, address: null },
  ...{ kind: { code: 'chatter' }, isUrgent: false },
}
const WAITING = Object.fromEntries(Object.keys(LEFT_IN).map((queue) => [queue, { total: 50 }]))

/** A product with one question, and what was changed in it. */
function open({ step, draft = '', aside = false, assigneeName, isOwnDraft = false, receipt }: Region) {
  const asked: string[] = []
  const item = {
    ...{ id: 'i1', number: 1, step, version: 1, topicCode: 'roads.pits', municipalityCode: 'valday' },
    ...{ agencyCode: AGENCY, assigneeName: assigneeName ?? null, foundAt: new Date().toISOString() },
    address: { settlement: null, street: null, house: null, object: null },
    network: receipt ? 'form' : 'vk',
  }
  const text = 'Привет, проверяю, как это работает'
  const source = { direction: 'in', authorName: null, isSource: true, text, occurredAt: item.foundAt }
  const card = {
    ...{ ...item, suggestion: GREETING, thread: [source], requestNumber: receipt ? 7 : null },
    abilities: { submit: true, take: true, dismiss: true },
  }
  let reads = 0
  const stop = new AbortController()
  function reply({ token, path, method = 'GET' }: Request<never>): unknown {
    if (method !== 'GET') asked.push(`${method} ${path}`)
    if (path.endsWith('/commands')) stop.abort()
    if (path === `/incidents/${item.id}` && ++reads === LOOKS) stop.abort()
    if (path === '/me') return { id: token, isPersonActive: false }
    if (path === '/incidents/counters') return { queues: WAITING }
    if (path.startsWith('/incidents?')) return { incidents: path.includes(`queue=${step}&`) ? [item] : [] }
    if (path === '/snoozes')
      return { snoozes: aside && token === executor.token ? [{ incidentId: item.id }] : [] }
    if (path.endsWith('/answer') || path.endsWith('/draft'))
      return { drafts: [{ candidate: 1, revision: 1, text: draft }], versions: [], promiseLimit: null }
    return card
  }
  const api: Api = {
    call: async (request) => ({
      ...{ status: 'ok', value: request.schema.parse(reply(request as Request<never>)) },
    }),
  }
  const staff = createStaff({ officials, api, now: Date.now })
  const meanings = createMeanings()
  if (receipt?.isOurs) meanings.remember(text, { kind: 'chatter', topicCode: null })
  const played = nobodyPlayed()
  if (isOwnDraft) played.written.add(item.id)
  const office = {
    ...{ api, directory: { topics: [], agencies: [] }, phrasebook, meanings },
    ...{ stats: newStats(), random: createRandom('touched'), speed: 10_000, timeZone: 'Europe/Moscow' },
    ...{
      now: () => new Date(),
      signal: stop.signal,
      refusals: new Map(),
      expected: new Set<string>(),
    },
    ...{ played, isAside: staff.isAside, isVisitors: createProvenance({ api, staff, meanings }) },
  }
  return { office, staff, item: ListItem.parse(item), asked }
}

it.each([
  ['begun to write', { draft: 'Яму заделаем завтра' }],
  ['put aside', { aside: true }],
])('answers no question that a person has %s', async (_what, region) => {
  const { office, item, asked } = open({ step: 'in_progress', ...region })
  expect(await answer(office, executor, item)).toBe(false)
  expect(asked).toEqual([])
})

it.each([{}, { draft: 'Яму заделаем завтра', isOwnDraft: true }])(
  'answers what nobody has touched, and goes on with its own draft',
  async (region) => {
    const { office, item, asked } = open({ step: 'in_progress', ...region })
    expect(await answer(office, executor, item)).toBe(true)
    expect(asked).toContain('POST /incidents/i1/answer/submit')
  },
)

it.each([
  ['given to somebody by name', { step: 'assigned', assigneeName: 'Анна' }, true],
  ['put aside', { step: 'assigned', aside: true }, true],
  ['not touched', { step: 'assigned' }, false],
  // Whoever has taken it goes on with it.
  ['not touched but taken', { step: 'in_progress', assigneeName: 'Анна' }, false],
] as const)('leaves what a person has %s where it is: %o, %s', async (_what, region, isLeft) => {
  const { office, item } = open(region)
  expect(await isLeftToPerson(office, item)).toBe(isLeft)
})

it('goes on with a question whose executor somebody played has named', async () => {
  const { office, item } = open({ step: 'assigned', assigneeName: 'Анна' })
  office.played.appointed.add(item.id)
  expect(await isLeftToPerson(office, item)).toBe(false)
})

it.each([
  ['sorts what its own residents ask at the page', { isOurs: true }, ['POST /incidents/i1/commands']],
  ['leaves what a visitor asks there to the visitor', { isOurs: false }, []],
])('%s', async (_what, receipt, done) => {
  const { office, staff, asked } = open({ step: 'new', receipt })
  const desk = openDesk(office, staff)
  await Promise.all([runDesk(desk), runShowcase(desk)])
  expect(asked).toEqual(done)
})

it('answers no question of a visitor, whoever has accepted it', async () => {
  const { office, item, asked } = open({ step: 'in_progress', receipt: { isOurs: false } })
  expect(await isLeftToPerson(office, item)).toBe(true)
  expect(await answer(office, executor, item)).toBe(false)
  expect(asked).toEqual([])
})
