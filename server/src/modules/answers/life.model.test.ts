/** Many lives of a question at random, through the real use cases: whatever people do, the rules hold after each step. */
import type { IncidentCommandRequest, Step } from '@veche/contract/incidents.ts'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DESK_AGENCY, type Desk, GOOD_ANSWER, openDesk } from '../../../test/desk.ts'
import { ConnectorError } from '../../connectors/connector.ts'
import { AppError } from '../../platform/errors.ts'
import type { Actor } from '../access/index.ts'
import { findBrokenChain } from '../incidents/index.ts'
import { submitAnswer } from './answer-steps.ts'
import { approveAnswer, sendBackAnswer } from './decide-answer.ts'

type Person = 'dispatcher' | 'moderator' | 'coordinator' | 'executor' | 'head'
type CommandBody = IncidentCommandRequest extends infer R
  ? R extends unknown
    ? Omit<R, 'expectedVersion'>
    : never
  : never
type Act =
  | { do: 'command'; by: Person; body: CommandBody; isStale: boolean }
  | { do: 'submit' | 'approve' | 'send_back'; by: Person; kind: 'interim' | 'final' }
  | { do: 'write'; text: string }
  | { do: 'edit' | 'delete' | 'restore' }
  | { do: 'send'; end: 'ok' | 'lost' | 'later' | 'refused' }
  | { do: 'by_hand' | 'reconcile' | 'close_silent' }
  | { do: 'wait'; minutes: number }

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const ADDRESS = { settlement: null, street: 'Мира', house: '5', object: null }
const bodies = fc.constantFrom<CommandBody>(
  {
    type: 'accept',
    topicCode: 'roads.potholes',
    municipalityCode: 'borovichi',
    agencyCode: DESK_AGENCY,
    urgency: 'normal',
    address: ADDRESS,
  },
  {
    type: 'accept',
    topicCode: 'housing.no-water',
    municipalityCode: 'borovichi',
    agencyCode: null,
    urgency: 'urgent',
    address: null,
  },
  { type: 'dismiss', reason: 'no_question', comment: '' },
  { type: 'restore' },
  { type: 'undo_accept' },
  { type: 'classify', urgency: 'urgent' },
  { type: 'classify', topicCode: 'roads.potholes', urgency: 'normal' },
  { type: 'assign', agencyCode: DESK_AGENCY, comment: '' },
  { type: 'assign_person', unitCode: null, assigneeId: null },
  { type: 'take' },
  { type: 'return', reason: 'не наше', proposedAgencyCode: null },
  { type: 'read_follow_ups' },
  { type: 'close', satisfaction: 'satisfied' },
  { type: 'reopen', reason: 'не сделано' },
)
const people = fc.constantFrom<Person>('dispatcher', 'moderator', 'coordinator', 'executor', 'head')
const isRare = fc.integer({ min: 0, max: 9 }).map((roll) => roll === 0)
const acts: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('command'), by: people, body: bodies, isStale: isRare }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom('submit', 'approve', 'send_back'),
      by: people,
      kind: fc.constantFrom('interim', 'final'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('write'),
      text: fc.constantFrom('Не помогло', 'Спасибо большое!', 'И у соседей'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('edit', 'delete', 'restore') }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('send'),
      end: fc.constantFrom('ok', 'ok', 'lost', 'later', 'refused'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('by_hand', 'reconcile', 'close_silent') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wait'), minutes: fc.constantFrom(20, 300, 6000) }) },
)

/** A life begins where people usually are, so that the later steps are reached often. */
const USUAL: Act[] = [
  {
    do: 'command',
    by: 'dispatcher',
    isStale: false,
    body: {
      type: 'accept',
      topicCode: 'roads.potholes',
      municipalityCode: 'borovichi',
      agencyCode: DESK_AGENCY,
      urgency: 'normal',
      address: null,
    },
  },
  { do: 'command', by: 'executor', isStale: false, body: { type: 'take' } },
  { do: 'submit', by: 'executor', kind: 'final' },
  { do: 'approve', by: 'moderator', kind: 'final' },
  { do: 'send', end: 'ok' },
]

const command = (by: Person, body: CommandBody): Act => ({ do: 'command', by, body, isStale: false })
const APPROVED_INTERIM: Act[] = [
  { do: 'submit', by: 'executor', kind: 'interim' },
  { do: 'send_back', by: 'moderator', kind: 'interim' },
  { do: 'submit', by: 'executor', kind: 'interim' },
  { do: 'approve', by: 'moderator', kind: 'interim' },
  { do: 'send', end: 'lost' },
  { do: 'reconcile' },
]
/** Lives that together reach every step, so that the sum of the random ones is not left to luck. */
const EXAMPLES: [{ usual: number; acts: Act[] }][] = [
  [{ usual: 2, acts: APPROVED_INTERIM }],
  [{ usual: 5, acts: [command('dispatcher', { type: 'close', satisfaction: 'neutral' })] }],
  [{ usual: 1, acts: [command('head', { type: 'return', reason: 'не наше', proposedAgencyCode: null })] }],
  [{ usual: 0, acts: [command('moderator', { type: 'dismiss', reason: 'spam', comment: '' })] }],
]

let lives = 0
let said = 0
async function perform(
  act: Act,
  { id, thread, version }: { id: string; thread: string; version: number },
): Promise<void> {
  const { context, product } = desk.test
  const { connectors, channels, files } = product
  const answers = { ...context, connectors, findAccount: channels.find, files }
  const step = { incidentId: id, expectedVersion: version }
  const own = { id: thread, author: thread, thread, at: context.clock().toISOString() }
  said += 1
  switch (act.do) {
    case 'command': {
      const expectedVersion = act.isStale ? version - 1 : version
      const request: IncidentCommandRequest = { ...act.body, expectedVersion }
      return post(desk.people[act.by], id, request)
    }
    case 'submit': {
      const text = `${GOOD_ANSWER} Ответ ${said}.`
      return submitAnswer(answers, {
        ...step,
        actor: desk.people[act.by],
        kind: act.kind,
        text,
        candidate: 1,
        promise: promiseFor(act.kind),
        outcome: 'explained',
        privateText: '',
        fileIds: [],
        overrideReason: 'да',
      })
    }
    case 'approve':
    case 'send_back': {
      const decision = { ...step, actor: desk.people[act.by], versionNo: await lastVersionNo(id) }
      if (act.do === 'approve') return approveAnswer(answers, { ...decision, publish: { when: 'now' } })
      return sendBackAnswer(answers, { ...decision, reasonCode: 'tone', comment: 'мягче' })
    }
    case 'write':
      await desk.deliver({ ...own, id: `${thread}-${said}`, parent: thread, text: act.text })
      return desk.work()
    case 'edit':
      await desk.deliver({ ...own, op: 'edited', text: `Яма ${said}` })
      return desk.work()
    case 'delete':
    case 'restore':
      await desk.deliver({
        ...own,
        op: act.do === 'delete' ? 'deleted' : 'restored',
        text: 'Яма',
        version: act.do === 'delete' ? '' : `r${said}`,
      })
      return desk.work()
    case 'by_hand':
      await desk.deliver({
        ...own,
        op: 'echo',
        id: `${thread}-${said}`,
        author: 'page',
        authorKind: 'self',
        text: `Едем ${said}`,
        writtenBy: 'e',
      })
      return desk.work()
    case 'send':
      desk.network.ends.splice(0, desk.network.ends.length, endOf(act.end))
      await desk.send()
      return
    case 'reconcile':
      return desk.runJob('answers.reconcile')
    case 'close_silent':
      return desk.runJob('incidents.close_silent')
    case 'wait':
      return desk.passMs(act.minutes * 60_000)
  }
}

async function post(actor: Actor, id: string, request: IncidentCommandRequest): Promise<void> {
  const response = await desk.test.as(actor).post(`/incidents/${id}/commands`, request)
  if (response.statusCode !== 200) {
    expect(response.statusCode).toBeLessThan(500)
    throw new AppError(response.json().code, response.statusCode)
  }
}

function promiseFor(kind: 'interim' | 'final') {
  if (kind === 'final') return null
  const dueAt = new Date(desk.test.clock.now.getTime() + 5 * 86_400_000).toISOString()
  return { what: 'Заменим опору', who: 'администрация', dueAt, evidence: '' }
}

function endOf(end: 'ok' | 'lost' | 'later' | 'refused') {
  if (end === 'ok' || end === 'lost') return end
  return new ConnectorError(end === 'later' ? 'try_later' : 'refused', `fake.${end}`)
}

async function lastVersionNo(id: string): Promise<number> {
  const rows = await desk.test.db
    .selectFrom('answerVersion')
    .select('versionNo')
    .where('incidentId', '=', id)
    .execute()
  return Math.max(1, ...rows.map(({ versionNo }) => versionNo))
}

/** Where a step may lead in one act, written down apart from the code: a batch or a send may go two steps. */
const NEXT: Record<Step, readonly Step[]> = {
  new: ['new', 'distribution', 'assigned', 'dismissed'],
  distribution: ['distribution', 'assigned', 'new', 'dismissed'],
  assigned: ['assigned', 'in_progress', 'distribution', 'new'],
  in_progress: ['in_progress', 'approval', 'assigned'],
  approval: ['approval', 'rework', 'publishing'],
  rework: ['rework', 'approval', 'assigned'],
  publishing: ['publishing', 'awaiting_author', 'postponed'],
  postponed: ['postponed', 'in_progress', 'assigned'],
  awaiting_author: ['awaiting_author', 'in_progress', 'done'],
  done: ['done', 'in_progress'],
  dismissed: ['dismissed', 'new', 'distribution'],
  merged: [],
  archived: [],
}
const STEP_KEY: Partial<Record<Step, string>> = {
  new: 'triage',
  distribution: 'distribution',
  assigned: 'take',
  in_progress: 'draft',
  approval: 'approval',
  awaiting_author: 'author_silence',
}

async function snapshot(id: string) {
  const { db } = desk.test
  const [incident, deadlines, history, outbox] = await Promise.all([
    db.selectFrom('incident').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
    db.selectFrom('incidentDeadline').selectAll().where('incidentId', '=', id).orderBy('id').execute(),
    db
      .selectFrom('incidentActivity')
      .select(['seq', 'hash'])
      .where('incidentId', '=', id)
      .orderBy('seq')
      .execute(),
    db.selectFrom('outbox').selectAll().where('incidentId', '=', id).orderBy('seq').execute(),
  ])
  return { incident, deadlines, history, outbox }
}
type Snapshot = Awaited<ReturnType<typeof snapshot>>

function expectSound({ incident, deadlines, history, outbox }: Snapshot): void {
  expect(history.map(({ seq }) => seq)).toEqual(history.map((_row, index) => index + 1))
  expect([history.length, history.at(-1)!.hash]).toEqual([incident.activitySeq, incident.activityHash])
  expect(history.length).toBe(incident.version)

  const open = deadlines.filter(({ state, key }) => state === 'running' && key !== 'return_window')
  const stepKey = STEP_KEY[incident.step]
  const expectedKeys = [
    ...(stepKey ? [stepKey] : []),
    ...(incident.answeredAt === null && incident.step !== 'dismissed' ? ['first_answer'] : []),
  ]
  expect(open.map(({ key }) => key)).toEqual(expect.arrayContaining(expectedKeys))
  const extra = open.map(({ key }) => key).filter((key) => !expectedKeys.includes(key))
  for (const key of extra) expect(['reopened_answer', 'final_answer']).toContain(key)
  if (incident.step === 'done' || incident.step === 'dismissed') expect(open).toEqual([])
  if (incident.step === 'postponed') expect(extra).toContain('final_answer')
  const shown = [stepKey, 'reopened_answer', 'first_answer', 'final_answer']
    .map((key) => open.find((deadline) => deadline.key === key))
    .find(Boolean)
  expect([incident.deadlineKey, incident.deadlineDueAt]).toEqual([shown?.key ?? null, shown?.dueAt ?? null])
  for (const { key, startedAt } of open)
    if (key === 'first_answer') expect(startedAt).toEqual(incident.foundAt)

  const unsettled = outbox.filter(({ state }) => state !== 'sent')
  expect(unsettled.length).toBe(incident.step === 'publishing' ? 1 : 0)
  expect(incident.hasUnknownDelivery).toBe(unsettled.some(({ state }) => state === 'unknown'))
  for (const row of outbox) if (row.state === 'sent') expect(row.externalId).not.toBeNull()
}

it('keeps every rule in sixty random lives', async () => {
  const reached = new Set<Step>()
  const life = fc.record({
    usual: fc.integer({ min: 0, max: USUAL.length }),
    acts: fc.array(acts, { minLength: 20, maxLength: 25 }),
  })
  await fc.assert(
    fc.asyncProperty(life, async ({ usual, acts: random }) => {
      desk.network.ends.length = 0
      lives += 1
      const thread = `life-${lives}`
      await desk.deliver({
        id: thread,
        author: thread,
        text: 'Яма на улице Мира, 5',
        at: desk.test.clock.now.toISOString(),
      })
      await desk.work()
      const { id } = await desk.incidentOf(thread)
      let before = await snapshot(id)
      for (const act of [...USUAL.slice(0, usual), ...random]) {
        const isRefused = await perform(act, { id, thread, version: before.incident.version }).then(
          () => false,
          (error: unknown) => {
            if (!(error instanceof AppError)) throw error
            return true
          },
        )
        const after = await snapshot(id)
        if (isRefused) expect(after).toEqual(before)
        if (act.do === 'command' && act.isStale) expect(isRefused).toBe(true)
        expect(NEXT[before.incident.step]).toContain(after.incident.step)
        expectSound(after)
        reached.add(after.incident.step)
        before = after
      }
    }),
    { numRuns: 60 + EXAMPLES.length, examples: EXAMPLES },
  )
  expect(await findBrokenChain(desk.test.db)).toBeNull()
  const everyStep = Object.keys(NEXT).filter((step) => step !== 'archived' && step !== 'merged')
  expect([...reached].sort()).toEqual(everyStep.sort())
  // Nothing was published twice and nothing without the word of another person.
  const keys = desk.network.published.map(({ key }) => key)
  expect(new Set(keys).size).toBe(keys.length)
  expect(keys.length).toBeGreaterThanOrEqual(2)
  const approved = await desk.test.db
    .selectFrom('outbox')
    .innerJoin('answerVersion', (join) =>
      join
        .onRef('answerVersion.incidentId', '=', 'outbox.incidentId')
        .onRef('answerVersion.versionNo', '=', 'outbox.answerVersionNo'),
    )
    .select('outbox.id')
    .where('outcome', '=', 'approved')
    .execute()
  const allowed = new Set(approved.map(({ id }) => id))
  expect(keys.every((key) => allowed.has(key))).toBe(true)
}, 180_000)
