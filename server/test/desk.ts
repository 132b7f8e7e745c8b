/** A region at work for tests: one channel in a fake network, people with roles, and the background turned by hand. */
import { answersContextOf } from '../src/main/wiring/answers-context-of.ts'
import { learningContextOf } from '../src/main/wiring/learning-context-of.ts'
import { createCopyDeps, createPipelineDeps } from '../src/main/workers.ts'
import type { Actor } from '../src/modules/access/index.ts'
import {
  answersJobs,
  contributionJobs,
  fileJobs,
  sendDue,
  subtaskJobs,
} from '../src/modules/answers/index.ts'
import { copyDue } from '../src/modules/attachments/index.ts'
import { deskJobs } from '../src/modules/desk/index.ts'
import { processBatch } from '../src/modules/inbox/index.ts'
import { incidentsJobs } from '../src/modules/incidents/index.ts'
import { learningJobs } from '../src/modules/text/learning/index.ts'
import { buildActor, type SavedChannel, saveChannel, saveSettings, saveUser } from './factories.ts'
import {
  createFakeConnector,
  type FakeConnector,
  type FakeEvent,
  fakeBody,
} from './networks/fake-connector.ts'
import { startTestApp, type TestApp } from './test-app.ts'

/** A Tuesday, 12:00 in the region. */
export const DESK_NOON = new Date('2026-11-24T09:00:00Z')
export const GOOD_ANSWER =
  'Здравствуйте! Бригада выехала и заменила лампы 24 ноября. За освещение отвечает администрация, телефон 8 (8162) 77-77-77.'

export type Desk = {
  test: TestApp
  network: FakeConnector
  channel: SavedChannel
  people: Record<'dispatcher' | 'moderator' | 'coordinator' | 'executor' | 'head' | 'administrator', Actor>
  /** By webhook, in one delivery. */
  deliver: (...events: FakeEvent[]) => Promise<number>
  /** Until nothing waits. */
  work: () => Promise<void>
  send: () => Promise<number>
  /** Attachments that are due; how many were tried. */
  copy: () => Promise<number>
  runJob: (name: string) => Promise<void>
  /** What transactions have put into the queue under this name since the last time. */
  runAdded: (name: string) => Promise<void>
  passMs: (ms: number) => void
  incidentOf: (externalId: string) => Promise<{ id: string; version: number; step: string; number: number }>
  close: () => Promise<void>
}

/** Agency and territory of the people who are not of the centre. */
export const DESK_AGENCY = 'administration-borovichi'

/** `others`: networks beside the one that the desk itself speaks in. */
export async function openDesk({
  others = [],
  publicUrl,
}: {
  others?: readonly Pick<FakeConnector, 'connector'>[]
  publicUrl?: string
} = {}): Promise<Desk> {
  const network = createFakeConnector()
  const connectors = new Map([network, ...others].map(({ connector }) => [connector.network, connector]))
  const test = await startTestApp({ now: DESK_NOON, connectors, ...(publicUrl && { publicUrl }) })
  const channel = await saveChannel(test.context, { municipalityCode: 'borovichi' })
  test.product.channels.forget()
  // Published texts are compared as they were approved; a test of the question after them asks for it.
  await saveSettings(test.db, { asksAuthor: false })
  const people = await saveStaff(test)
  const pipeline = createPipelineDeps(test.product)
  const { context, product } = test
  const sender = answersContextOf(product)
  const copier = createCopyDeps(product)
  const jobs = [
    ...incidentsJobs(context),
    ...answersJobs(sender),
    ...contributionJobs(sender),
    ...subtaskJobs(sender),
    ...deskJobs(context),
    ...fileJobs(sender),
    ...learningJobs(learningContextOf(context)),
  ]
  return {
    test,
    network,
    channel,
    people,
    async deliver(...events) {
      const response = await test.app.inject({
        method: 'POST',
        url: `/in/vk/${channel.path}`,
        headers: { 'x-secret': channel.secret, 'content-type': 'application/json' },
        payload: fakeBody(events),
      })
      return response.statusCode
    },
    async work() {
      while ((await processBatch(pipeline)) > 0);
    },
    send: () => sendDue(sender),
    copy: () => copyDue(copier),
    async runJob(name) {
      await jobs.find((job) => job.name === name)!.handle([])
    },
    async runAdded(name) {
      const added = test.jobs.filter((job) => job.name === name)
      for (const job of added) test.jobs.splice(test.jobs.indexOf(job), 1)
      await jobs.find((job) => job.name === name)!.handle(added.map(({ payload }) => payload))
    },
    passMs(ms) {
      test.clock.now = new Date(test.clock.now.getTime() + ms)
    },
    incidentOf: (externalId) =>
      test.db
        .selectFrom('message')
        .innerJoin('incident', 'incident.id', 'message.incidentId')
        .select(['incident.id', 'incident.version', 'incident.step', 'incident.number'])
        .where('message.externalId', '=', externalId)
        .executeTakeFirstOrThrow(),
    close: test.close,
  }
}

async function saveStaff({ db }: TestApp): Promise<Desk['people']> {
  const ours = { kind: 'agency', code: DESK_AGENCY } as const
  const people = {
    dispatcher: buildActor({ role: 'dispatcher', name: 'Куратор Анна' }),
    moderator: buildActor({ role: 'moderator', name: 'Модератор Борис' }),
    coordinator: buildActor({ role: 'coordinator', name: 'Координатор Вера', scope: ours }),
    executor: buildActor({ role: 'executor', name: 'Исполнитель Глеб', scope: ours }),
    head: buildActor({ role: 'head', name: 'Глава Дарья', scope: ours }),
    administrator: buildActor({ role: 'administrator', name: 'Администратор Ева' }),
  }
  for (const actor of Object.values(people)) await saveUser(db, actor)
  return people
}

/** Thousands of lives on a disk: a test need not survive the loss of power. */
export async function writeWithoutWaiting({ test: { pool } }: Desk): Promise<void> {
  const hurry = (client: { query: (statement: string) => Promise<unknown> }) =>
    client.query('set synchronous_commit = off')
  pool.on('connect', hurry)
  const idle = await Promise.all(Array.from({ length: pool.idleCount }, () => pool.connect()))
  for (const client of idle) {
    await hurry(client)
    client.release()
  }
}
