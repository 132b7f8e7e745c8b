import { DAY_MS } from '@veche/contract/durations.ts'
import { MOVING_PERIODS } from '@veche/contract/values/incidents.ts'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Desk, openDesk } from '../../../../test/desk.ts'
import { saveIncident, saveIncidents } from '../../../../test/factories/incident-factory.ts'
import { beginningOf } from './end-of-day.ts'

/** What a filter may ask of, as the test keeps it beside the table. */
type Kept = {
  id: string
  step: string
  urgency: string
  severity: number | null
  network: string
  surface: string
  topicCode: string | null
  groupCode: string | null
  municipalityCode: string | null
  agencyCode: string | null
  unitCode: string | null
  assigneeId: string | null
  kind: string | null
  outcome: string | null
  satisfaction: string | null
  closingReason: string | null
  dismissReason: string | null
  tags: string[]
  repeatNo: number | null
  isRepeatConfirmed: boolean | null
  memberCount: number
  isReopened: boolean
  hasUnreadFollowUp: boolean
  isSourceEdited: boolean
  isSourceDeleted: boolean
  hasUnknownDelivery: boolean
  isMassEvent: boolean
  isFrozen: boolean
  isAuthorUnreachable: boolean
  needsArbiter: boolean
  hasEvidence: boolean
  promiseDueAt: Date | null
  foundAt: Date
  registeredAt: Date | null
  answeredAt: Date | null
  closedAt: Date | null
  deadlineDueAt: Date | null
}
type Fits = (one: Kept) => boolean
type Case = { query: string; fits: Fits }

const SIZE = 150
const ENDED = ['done', 'dismissed', 'archived']
const STEPS = ['new', 'distribution', 'assigned', 'in_progress', 'rework', 'approval', 'postponed', ...ENDED]

let desk: Desk
let kept: Kept[]
let channelId: string
beforeAll(async () => {
  desk = await openDesk()
  channelId = desk.channel.id
  const { now } = desk.test.clock
  const codes = await listCodes()
  kept = []
  const seeds = fc.sample(stateOf(codes, desk.people.executor.id, now.getTime()), { numRuns: SIZE, seed: 11 })
  for (const seed of seeds) {
    const { id } = await saveIncident(desk.test.db, { channelId, municipalityCode: 'valday' })
    await desk.test.db
      .updateTable('incident')
      .set({ ...seed, step: seed.step as 'new', updatedAt: seed.foundAt } as object)
      .where('id', '=', id)
      .execute()
    const merged = { channelId, municipalityCode: 'valday', step: 'merged', mergedIntoId: id } as const
    const members = await saveIncidents(desk.test.db, Array(seed.memberCount - 1).fill(merged))
    const place = { network: 'vk', surface: 'comment', deadlineDueAt: null }
    kept.push({ ...seed, id }, ...members.map((member) => ({ ...member, ...place })))
  }
})
afterAll(() => desk.close())

async function listCodes() {
  const { db } = desk.test
  await db
    .insertInto('unit')
    .values({ code: 'lights', agencyCode: 'road-service', name: 'Освещение' })
    .execute()
  const topics = await db.selectFrom('topic').select(['code', 'groupCode']).limit(6).execute()
  const municipalities = await db.selectFrom('municipality').select('code').limit(4).execute()
  const agencies = await db.selectFrom('agency').select('code').limit(4).execute()
  return {
    topics,
    municipalities: municipalities.map(({ code }) => code),
    agencies: agencies.map(({ code }) => code),
  }
}

function stateOf(codes: Awaited<ReturnType<typeof listCodes>>, personId: string, nowMs: number) {
  const rarely = fc.integer({ min: 0, max: 3 }).map((n) => n === 0)
  const orNull = <T>(...values: T[]) => fc.option(fc.constantFrom(...values), { nil: null })
  const day = fc.integer({ min: -20, max: 10 }).map((days) => new Date(nowMs + days * DAY_MS))
  return fc
    .record({
      step: fc.constantFrom(...STEPS),
      urgency: fc.constantFrom('normal', 'urgent'),
      severity: orNull(1, 3, 5),
      network: fc.constantFrom('vk', 'telegram'),
      surface: fc.constantFrom('comment', 'private'),
      topic: fc.option(fc.constantFrom(...codes.topics), { nil: null }),
      municipalityCode: orNull(...codes.municipalities),
      agencyCode: orNull(...codes.agencies),
      unitCode: orNull('lights'),
      assigneeId: orNull(personId),
      kind: orNull('solvable', 'informational'),
      outcome: orNull('solved', 'explained'),
      satisfaction: orNull('satisfied', 'dissatisfied'),
      closingReason: orNull('satisfied', 'no_answer'),
      dismissReason: orNull('spam', 'no_question'),
      tags: fc.uniqueArray(fc.constantFrom('школа', 'на контроле', 'двор'), { maxLength: 2 }),
      repeatNo: orNull(2, 3, 7),
      isRepeatConfirmed: orNull(true, false),
      memberCount: fc.constantFrom(1, 1, 2, 5),
      isReopened: rarely,
      hasUnreadFollowUp: rarely,
      isSourceEdited: rarely,
      isSourceDeleted: rarely,
      hasUnknownDelivery: rarely,
      isMassEvent: rarely,
      isFrozen: rarely,
      isAuthorUnreachable: rarely,
      needsArbiter: rarely,
      hasEvidence: rarely,
      promiseDueAt: fc.option(day, { nil: null }),
      foundAt: day,
      registeredAt: fc.option(day, { nil: null }),
      answeredAt: fc.option(day, { nil: null }),
      closedAt: fc.option(day, { nil: null }),
      due: fc.option(day, { nil: null }),
    })
    .map(({ topic, due, ...rest }) => ({
      ...rest,
      topicCode: topic?.code ?? null,
      groupCode: topic?.groupCode ?? null,
      // Ended work has no deadline, open work no end.
      closedAt: ENDED.includes(rest.step) ? rest.closedAt : null,
      dismissReason: ['dismissed', 'archived'].includes(rest.step) ? rest.dismissReason : null,
      deadlineDueAt: ENDED.includes(rest.step) ? null : due,
    }))
}

const FLAGS: Record<string, Fits> = {
  reopened: (one) => one.isReopened,
  unread: (one) => one.hasUnreadFollowUp,
  edited: (one) => one.isSourceEdited,
  deleted: (one) => one.isSourceDeleted,
  unknown_delivery: (one) => one.hasUnknownDelivery,
  repeat: (one) => one.repeatNo !== null && one.isRepeatConfirmed !== false,
  mass_event: (one) => one.isMassEvent,
  in_event: () => false,
  frozen: (one) => one.isFrozen,
  unreachable: (one) => one.isAuthorUnreachable,
  arbiter: (one) => one.needsArbiter,
  promise: (one) => one.promiseDueAt !== null,
  evidence: (one) => one.hasEvidence,
}
const LISTS = [
  'step',
  'network',
  'surface',
  'topicCode',
  'groupCode',
  'municipalityCode',
  'agencyCode',
  'unitCode',
  'assigneeId',
  'severity',
  'kind',
  'outcome',
  'satisfaction',
  'closingReason',
  'dismissReason',
] as const
const NEVER_NONE: readonly string[] = [
  'step',
  'network',
  'surface',
  'severity',
  'kind',
  'outcome',
  'satisfaction',
  'dismissReason',
]
const RANGES = ['found', 'registered', 'answered', 'closed', 'due'] as const
const MOMENTS = {
  found: 'foundAt',
  registered: 'registeredAt',
  answered: 'answeredAt',
  closed: 'closedAt',
  due: 'deadlineDueAt',
} as const

/** One field of a filter: how it is written, and the rule it stands for. */
function aCase(): fc.Arbitrary<Case> {
  const index = fc.nat({ max: 2 ** 30 })
  const list = fc.tuple(fc.constantFrom(...LISTS), index, fc.boolean()).map(([field, at, isTwo]): Case => {
    const known = [
      ...new Set(kept.flatMap((one) => one[field] ?? (NEVER_NONE.includes(field) ? [] : ['none']))),
    ]
    const asked = (
      isTwo ? [known[at % known.length], known[(at >> 4) % known.length]] : [known[at % known.length]]
    ).map(String)
    return {
      query: `${field}=${encodeURIComponent([...new Set(asked)].join(','))}`,
      fits: (one) => asked.includes(String(one[field] ?? 'none')),
    }
  })
  const flag = fc.uniqueArray(fc.constantFrom(...Object.keys(FLAGS)), { minLength: 1, maxLength: 2 }).map(
    (flags): Case => ({
      query: `flag=${flags.join(',')}`,
      fits: (one) => flags.every((name) => FLAGS[name]!(one)),
    }),
  )
  const range = fc
    .tuple(fc.constantFrom(...RANGES), fc.integer({ min: -21, max: 11 }), fc.boolean())
    .map(([field, days, isFrom]): Case => {
      const bound = new Date(desk.test.clock.now.getTime() + days * DAY_MS)
      return {
        query: `${field}${isFrom ? 'From' : 'To'}=${encodeURIComponent(bound.toISOString())}`,
        fits: (one) => {
          const at = one[MOMENTS[field]]
          // A clock that stands is due on no day.
          if (field === 'due' && one.isFrozen) return false
          return at !== null && (isFrom ? at >= bound : at < bound)
        },
      }
    })
  const moving = fc
    .tuple(fc.constantFrom('found', 'registered', 'answered', 'closed'), fc.constantFrom(...MOVING_PERIODS))
    .map(([field, period]): Case => {
      const { now } = desk.test.clock
      const since = beginningOf(period, { now, timeZone: desk.test.context.region.timeZone })
      return {
        query: `${field}In=${period}`,
        fits: (one) => (one[MOMENTS[field as keyof typeof MOMENTS]] ?? new Date(0)) >= since,
      }
    })
  const tag = fc
    .uniqueArray(fc.constantFrom<string>('школа', 'на контроле', 'двор', 'нет такой'), {
      minLength: 1,
      maxLength: 2,
    })
    .map(
      (tags): Case => ({
        query: `tag=${encodeURIComponent(tags.join(','))}`,
        fits: (one) => one.tags.some((own) => tags.includes(own)),
      }),
    )
  const isLate = (one: Kept) =>
    one.deadlineDueAt !== null && one.deadlineDueAt < desk.test.clock.now && !one.isFrozen
  const plain = fc.constantFrom<Case>(
    { query: 'urgent=true', fits: (one) => one.urgency === 'urgent' },
    { query: 'urgent=false', fits: (one) => one.urgency === 'normal' },
    { query: 'late=true', fits: isLate },
    { query: 'late=false', fits: (one) => !isLate(one) },
    { query: 'repeatFrom=3', fits: (one) => one.repeatNo !== null && one.repeatNo >= 3 },
    { query: 'membersFrom=2', fits: (one) => one.memberCount >= 2 },
    { query: 'membersFrom=5', fits: (one) => one.memberCount >= 5 },
    { query: 'queue=in_progress', fits: (one) => one.step === 'in_progress' || one.step === 'rework' },
    { query: 'queue=done', fits: (one) => one.step === 'done' },
    { query: `channelId=${channelId}`, fits: () => true },
    { query: 'channelId=01890000-0000-7000-8000-000000000000', fits: () => false },
  )
  return fc.oneof({ weight: 4, arbitrary: list }, flag, { weight: 2, arbitrary: range }, moving, tag, plain)
}

const nameOf = ({ query }: Case) => query.replace(/=.*/, '')

async function readAll(query: string, limit: number): Promise<string[]> {
  const ids: string[] = []
  for (let cursor = ''; ; ) {
    const response = await desk.test
      .as(desk.people.dispatcher)
      .get(`/incidents?limit=${limit}&${query}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`)
    expect([query, response.statusCode]).toEqual([query, 200])
    const { incidents, nextCursor } = response.json()
    ids.push(...incidents.map(({ id }: { id: string }) => id))
    if (nextCursor === null) return ids
    cursor = nextCursor
  }
}

it('finds exactly what a search through all of them would, each once, whatever the page', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(aCase(), { minLength: 1, maxLength: 4, selector: nameOf }),
      fc.constantFrom(3, 40, 200),
      async (cases, limit) => {
        const found = await readAll(cases.map(({ query }) => query).join('&'), limit)
        const expected = kept.filter((one) => cases.every(({ fits }) => fits(one))).map(({ id }) => id)
        expect([...found].sort()).toEqual(expected.sort())
      },
    ),
    { numRuns: 250 },
  )
}, 120_000)

it.each(LISTS.filter((field) => !NEVER_NONE.includes(field)))('finds those without %s', async (field) => {
  const expected = kept.filter((one) => one[field] === null).map(({ id }) => id)
  expect((await readAll(`${field}=none`, 200)).sort()).toEqual(expected.sort())
})

it.each([
  'step=sleeping',
  'severity=9',
  'flag=reopened,pink',
  'foundFrom=yesterday',
  'foundIn=yesterday',
  'channelId=1',
  'municipalityCode=,',
  'repeatFrom=1',
  'tag=%00',
])('refuses ?%s', async (query) => {
  const response = await desk.test.as(desk.people.dispatcher).get(`/incidents?${query}`)
  expect(response.statusCode).toBe(400)
})

it('loses no row between pages to microseconds that JavaScript does not know', async () => {
  const { db, pool } = desk.test
  const ended = kept.filter(({ step }) => step === 'done')
  const before = await db.selectFrom('incident').select(['id', 'updatedAt']).execute()
  await pool.query(
    `update incident set updated_at = timestamptz '2026-01-01' + make_interval(secs => 0.0000001 * number)
      where step = 'done'`,
  )
  expect((await readAll('queue=done', 2)).sort()).toEqual(ended.map(({ id }) => id).sort())
  for (const { id, updatedAt } of before)
    await db.updateTable('incident').set({ updatedAt }).where('id', '=', id).execute()
})
