/** The demo's cards of rumours: each goes its road by the rules of any card, in its own time. What stands is left as it is. */
import { MINUTE_MS } from '@veche/contract/durations.ts'
import { type Actor, findActorByUserId } from '../../modules/access/index.ts'
import { getDirectory } from '../../modules/directory/index.ts'
import {
  addCarrierByHand,
  addEvidence,
  createFake,
  type FakesContext,
  judgeCarriers,
  runFakeCommand,
} from '../../modules/fakes/index.ts'
import type { Product } from '../context.ts'
import { fakesContextOf } from '../wiring/register-deps.ts'
import { findFakeByText, getFakeVersion, listPlaceIds } from './demo.repository.ts'
import { DEMO_ACCOUNTS } from './demo-accounts.ts'
import { type Deed, type DemoFake, readDemoFakes } from './demo-fakes.ts'
import { ensureUser, listDemoPeople } from './demo-officials.ts'

type Deps = Pick<Product, 'context' | 'connectors' | 'channels' | 'fakeFiles'>
type People = Record<Deed['by'], Actor>
type Doing = { fakeId: string; actor: Actor }

export async function prepareFakes(deps: Deps): Promise<void> {
  const { db, clock } = deps.context
  const now = clock()
  for (const fake of readDemoFakes()) {
    const known = await findFakeByText(db, fake.about.fullText)
    if (!known) await play(deps, fake, { people: await findPeople(deps, fake), now })
  }
}

async function findPeople({ context }: Deps, { agencyCode }: DemoFake): Promise<People> {
  const { agencies } = await getDirectory(context.db)
  const people = listDemoPeople(agencies)
  async function find(email: string | undefined): Promise<Actor> {
    const person = people.find((one) => one.email === email)
    const actor = person && (await findActorByUserId(context.db, await ensureUser({ context }, person)))
    if (!actor) throw new Error(`Nobody of the demo is ${email}`)
    return actor
  }
  const accountOf = (role: string) => DEMO_ACCOUNTS.find((account) => account.role === role)?.email
  const coordinator = people.find(({ grants }) =>
    grants.some(
      ({ role, scope }) => role === 'coordinator' && scope.kind === 'agency' && scope.code === agencyCode,
    ),
  )
  const [checker, moderator, body] = await Promise.all([
    find(accountOf('fact_checker')),
    find(accountOf('moderator')),
    find(coordinator?.email),
  ])
  return { checker, moderator, body }
}

async function play(
  deps: Deps,
  { about, deeds, reportedMinutesAgo, seenMinutesEarlier }: DemoFake,
  { people, now }: { people: People; now: Date },
): Promise<void> {
  const reportedMs = now.getTime() - reportedMinutesAgo * MINUTE_MS
  const minute = (count: number) => new Date(reportedMs + count * MINUTE_MS)
  const at = (moment: Date): FakesContext =>
    fakesContextOf({ ...deps, context: { ...deps.context, clock: () => moment } })
  const firstSeenAt = minute(-seenMinutesEarlier).toISOString()
  const request = { ...about, firstSeenAt }
  const fakeId = await createFake(at(minute(0)), { request, actor: people.checker })
  for (const deed of deeds) await act(at(minute(deed.minute)), deed, { fakeId, actor: people[deed.by] })
}

async function act(context: FakesContext, deed: Deed, doing: Doing): Promise<void> {
  if ('evidence' in deed) {
    return addEvidence(context, { ...doing, request: deed.evidence })
  }
  if ('place' in deed) {
    const request = { ...deed.place, views: deed.views, shares: null, fileId: null }
    return addCarrierByHand(context, {
      ...doing,
      request: { ...request, writtenAt: context.clock().toISOString() },
    })
  }
  if ('seen' in deed) {
    const places = await listPlaces(context, doing)
    const carriers = places.map(({ id }, index) => ({ id, views: deed.seen[index] ?? 0 }))
    return judgeCarriers(context, { ...doing, request: { carriers } })
  }
  if ('command' in deed) return run(context, deed.command, doing)
  const place = (await listPlaces(context, doing))[deed.answered]
  if (!place) throw new Error('A place of the demo was not found')
  return run(context, { type: 'publish_by_hand', carrierId: place.id, permalink: deed.permalink }, doing)
}

function listPlaces({ db }: FakesContext, { fakeId }: Doing) {
  return listPlaceIds(db, fakeId)
}

type Command = Parameters<typeof runFakeCommand>[1]['request']['command']

async function run(context: FakesContext, command: Command, doing: Doing): Promise<void> {
  const { version: expectedVersion } = await getFakeVersion(context.db, doing.fakeId)
  await runFakeCommand(context, { ...doing, request: { command, expectedVersion } })
}
