/** A card of a rumour for tests: begun by a fact checker from a message, led on by commands through the routes. */
import type { CreateFakeRequest, FakeCommand, FakeResponse } from '@veche/contract/fakes.ts'
import type { z } from 'zod'
import type { Actor } from '../../src/modules/access/index.ts'
import { DESK_AGENCY, type Desk } from '../desk.ts'
import { buildActor, saveUser } from '../factories.ts'

export type Checkers = Record<'checker' | 'second' | 'approver' | 'head', Actor>
export type TestCard = {
  id: string
  url: string
  read: (actor?: Actor) => Promise<FakeResponse>
  /** With the version of now. */
  run: (
    actor: Actor,
    command: FakeCommand,
  ) => Promise<{ status: number; code: string | null; fake: FakeResponse }>
  /** Each must be done. */
  lead: (...steps: [Actor, FakeCommand][]) => Promise<FakeResponse>
  /** To this step, by the shortest way. */
  bring: (step: keyof typeof WAY) => Promise<FakeResponse>
}

export const triage = {
  type: 'triage',
  harm: 4,
  reachNote: 'Три чата',
  agencyCode: DESK_AGENCY,
} satisfies FakeCommand
export const endFacts = { type: 'end_facts', truth: 'Палаты ремонтируют' } satisfies FakeCommand
export const opine = (verdict: 'fake' | 'distortion' | 'opinion'): FakeCommand => ({
  ...{ type: 'opine', verdict, reason: 'По приказу' },
})
export const write = {
  type: 'write',
  reply: 'Не закрывают.',
  post: 'Роддом работает.',
  pictureId: null,
} satisfies FakeCommand
export const order = { kind: 'register', title: 'Приказ № 214', source: 'Больница', detail: 'О ремонте' }

const WAY = { triage: 0, facts: 1, verdict: 2, text: 4, approval: 5, publication: 6, watch: 7 }

export async function saveCheckers(desk: Desk): Promise<Checkers> {
  const ours = { kind: 'municipality', code: 'borovichi' } as const
  const people = {
    checker: buildActor({ role: 'fact_checker', name: 'Рогова Ирина' }),
    second: buildActor({ role: 'fact_checker', name: 'Синицын Павел', scope: ours }),
    approver: buildActor({ role: 'moderator', name: 'Лапина Ольга' }),
    head: buildActor({ role: 'head', name: 'Глава района', scope: ours }),
  }
  for (const actor of Object.values(people)) await saveUser(desk.test.db, actor)
  return people
}

let count = 0

/** Said under a post of the channel; an incident shows it. */
export async function deliverRumour(desk: Desk, text: string): Promise<string> {
  count += 1
  const id = `rumour-${count}`
  await desk.deliver({ id, text, at: desk.test.clock.now.toISOString() })
  await desk.work()
  const message = await desk.test.db
    .selectFrom('message')
    .select('id')
    .where('externalId', '=', id)
    .executeTakeFirstOrThrow()
  return message.id
}

export async function saveCard(
  desk: Desk,
  { checker, second, approver }: Checkers,
  about: Partial<z.input<typeof CreateFakeRequest>> = {},
): Promise<TestCard> {
  const { coordinator } = desk.people
  const created = await desk.test.as(checker).post('/fakes', {
    ...{ claim: 'Роддом закрывают навсегда', signal: 'chat', municipalityCode: 'borovichi' },
    messageId: about.messageId ?? (await deliverRumour(desk, 'Правда ли, что роддом закрывают?')),
    ...about,
  })
  if (created.statusCode !== 200) throw new Error(created.body)
  const { id }: FakeResponse = created.json()
  const url = `/fakes/${id}`
  const read = async (actor = checker): Promise<FakeResponse> => (await desk.test.as(actor).get(url)).json()

  async function run(actor: Actor, command: FakeCommand) {
    const { version } = await read()
    const done = await desk.test.as(actor).post(`${url}/commands`, { command, expectedVersion: version })
    const body = done.json()
    return { status: done.statusCode, code: done.statusCode === 200 ? null : body.code, fake: body }
  }
  async function lead(...steps: [Actor, FakeCommand][]) {
    for (const [actor, command] of steps) {
      const { code } = await run(actor, command)
      if (code !== null) throw new Error(`${command.type}: ${code}`)
    }
    return read()
  }
  async function bring(step: keyof typeof WAY) {
    const place = (await read()).carriers[0]?.id
    const byHand = { carrierId: place ?? '', permalink: 'https://example.org/answer' }
    const way: [Actor, FakeCommand][] = [
      [checker, triage],
      [coordinator, endFacts],
      [checker, opine('fake')],
      [second, opine('fake')],
      [checker, write],
      [approver, { type: 'approve' }],
      [checker, { type: 'publish_by_hand', ...byHand }],
    ]
    if (WAY[step] > WAY.verdict) {
      await lead(...way.slice(0, 1))
      await desk.test.as(coordinator).post(`${url}/evidence`, order)
      return lead(...way.slice(1, WAY[step]))
    }
    return lead(...way.slice(0, WAY[step]))
  }
  return { id, url, read, run, lead, bring }
}
