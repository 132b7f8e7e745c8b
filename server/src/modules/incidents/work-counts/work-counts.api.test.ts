import type { Role, Scope } from '@veche/contract/access.ts'
import { ROLES } from '@veche/contract/values/access.ts'
import { ENDED_STEPS, OWED_STEPS, STEPS } from '@veche/contract/values/incidents.ts'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { saveDeadline } from '../../../../test/factories/deadline-factory.ts'
import { saveIncident } from '../../../../test/factories/incident-factory.ts'
import { buildActor, saveChannel, saveUser } from '../../../../test/factories.ts'
import { startTestApp, type TestApp } from '../../../../test/test-app.ts'
import type { Actor } from '../../access/index.ts'
import { canSeeIncident } from '../rights/index.ts'
import { addUpWorkCounts, correctWorkCounts, countDueWork, countStep, findOldestDue } from './index.ts'

const NOW = new Date('2026-11-24T09:00:00Z')
const at = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000)
const EDGES = [-72, -24, -1, 0, 1, 8].map(at)
const SOME_STEPS = STEPS.filter((step) => step !== 'merged')

const MUNICIPALITIES = ['borovichi', 'valday']
const AGENCIES = ['administration-borovichi', 'road-service']
const people = [buildActor(), buildActor()]
const orNull = <T>(...values: T[]) => fc.option(fc.constantFrom(...values), { nil: null })
const work = fc.record({
  step: fc.constantFrom(...SOME_STEPS),
  municipalityCode: orNull(...MUNICIPALITIES),
  agencyCode: orNull(...AGENCIES),
  unitCode: orNull('road-service.winter'),
  assigneeId: orNull(...people.map(({ id }) => id)),
  dueInHours: fc.option(fc.integer({ min: -200, max: 40 }), { nil: null }),
  frozen: fc.constantFrom('no', 'no', 'in time', 'late before'),
})
const scope: fc.Arbitrary<Scope> = fc.oneof(
  fc.constant<Scope>({ kind: 'region' }),
  fc.constantFrom(...MUNICIPALITIES).map((code): Scope => ({ kind: 'municipality', code })),
  fc.constantFrom(...AGENCIES).map((code): Scope => ({ kind: 'agency', code })),
)
const grants = fc.array(fc.record({ role: fc.constantFrom<Role>(...ROLES), scope }), { maxLength: 3 })

let test: TestApp
let channelId: string
beforeAll(async () => {
  test = await startTestApp({ now: NOW })
  ;({ id: channelId } = await saveChannel(test.context))
  for (const actor of people) await saveUser(test.db, actor)
})
afterAll(() => test.close())

type Work = typeof work extends fc.Arbitrary<infer One> ? One : never
async function save({ dueInHours, frozen, ...rest }: Work) {
  const deadlineDueAt = dueInHours === null ? null : at(dueInHours)
  const incident = await saveIncident(test.db, { ...rest, channelId, deadlineDueAt })
  if (frozen !== 'no')
    await test.db
      .updateTable('incident')
      .set({ isFrozen: true, deadlineKey: 'draft' })
      .where('id', '=', incident.id)
      .execute()
  if (frozen === 'late before') await saveDeadline(test.db, incident, { key: 'draft', startedAt: at(-300) })
  return { ...rest, id: incident.id, deadlineDueAt, isRunning: frozen !== 'in time' }
}
type Saved = Awaited<ReturnType<typeof save>>

it('says of anybody what a count of the work itself says', async () => {
  const saved: Saved[] = []
  for (const one of fc.sample(work, { numRuns: 250, seed: 11 })) saved.push(await save(one))
  await addUpWorkCounts(test.db)
  for (const one of fc.sample(work, { numRuns: 50, seed: 12 })) saved.push(await save(one))

  await fc.assert(
    fc.asyncProperty(grants, fc.constantFrom(...people), async (held, person) => {
      const actor: Actor = { ...person, grants: held }
      const visible = saved.filter((one) => canSeeIncident(actor, one))
      const owed = visible.filter(
        ({ step, deadlineDueAt, isRunning }) =>
          deadlineDueAt && isRunning && OWED_STEPS.some((one) => one === step),
      )
      const rows = await countDueWork(test.db, actor, EDGES)
      const total = EDGES.map((_, index) => rows.reduce((sum, { before }) => sum + (before[index] ?? 0), 0))
      expect(total).toEqual(
        EDGES.map((edge) => owed.filter(({ deadlineDueAt }) => deadlineDueAt! < edge).length),
      )
      for (const { step, agencyCode, before } of rows) {
        const own = owed.filter((one) => one.step === step && one.agencyCode === agencyCode)
        expect(before).toEqual(
          EDGES.map((edge) => own.filter(({ deadlineDueAt }) => deadlineDueAt! < edge).length),
        )
      }
      expect(await countStep(test.db, actor, 'approval')).toBe(
        visible.filter(({ step }) => step === 'approval').length,
      )
      const oldestOf = (some: Saved[]) =>
        some.reduce<Date | undefined>(
          (oldest, { deadlineDueAt: due }) => (!oldest || due! < oldest ? due! : oldest),
          undefined,
        )
      const steps = ['assigned', 'in_progress'] as const
      const { byStep, byAgency } = await findOldestDue(test.db, actor, {
        steps: OWED_STEPS,
        agencies: [...AGENCIES, null],
        stepsOfAgencies: steps,
      })
      for (const step of OWED_STEPS)
        expect(byStep.get(step)).toEqual(oldestOf(owed.filter((one) => one.step === step)))
      for (const agency of [...AGENCIES, null])
        expect(byAgency.get(agency)).toEqual(
          oldestOf(
            owed.filter((one) => one.agencyCode === agency && steps.some((step) => step === one.step)),
          ),
        )
    }),
    { numRuns: 150 },
  )
})

it('is right after any change, added up or not', async () => {
  const change = fc.oneof(
    { weight: 4, arbitrary: work.map((to) => ({ kind: 'change' as const, to })) },
    fc.record({ kind: fc.constantFrom('add' as const, 'remove' as const, 'add up' as const) }),
  )
  for (const one of fc.sample(fc.tuple(change, work, fc.nat()), { numRuns: 200, seed: 13 })) {
    const [{ kind, ...rest }, other, at] = one
    const known = await test.db.selectFrom('incident').select('id').orderBy('id').execute()
    const id = known[at % known.length]?.id ?? ''
    if (kind === 'add') await save(other)
    else if (kind === 'add up') await addUpWorkCounts(test.db)
    else if (kind === 'remove') await removeIncident(id)
    else if ('to' in rest) await changeTo(id, rest.to)
  }
  expect(await correctWorkCounts(test.db)).toEqual([])
})

async function changeTo(id: string, { dueInHours, frozen, ...rest }: Work): Promise<void> {
  const isFrozen = frozen !== 'no'
  const deadlineDueAt = dueInHours === null ? null : at(dueInHours)
  const closedAt = ENDED_STEPS.some((step) => step === rest.step) ? NOW : null
  await test.db
    .updateTable('incident')
    .set({ ...rest, isFrozen, deadlineDueAt, closedAt })
    .where('id', '=', id)
    .execute()
}

/** The product removes none; the owner of the database may. */
async function removeIncident(id: string): Promise<void> {
  await test.owner.transaction().execute(async (tx) => {
    await sql`alter table incident_activity disable trigger incident_activity_append_only`.execute(tx)
    await tx.deleteFrom('incidentActivity').where('incidentId', '=', id).execute()
    await tx.deleteFrom('incidentDeadline').where('incidentId', '=', id).execute()
    await tx.updateTable('message').set({ incidentId: null }).where('incidentId', '=', id).execute()
    await tx.deleteFrom('incident').where('id', '=', id).execute()
    await sql`alter table incident_activity enable trigger incident_activity_append_only`.execute(tx)
  })
}

it('finds a sum that is wrong, says so and corrects it', async () => {
  await test.db.insertInto('workCount').values({ step: 'new', isTimed: true, change: 7 }).execute()
  expect(await correctWorkCounts(test.db)).toEqual([
    { step: 'new', kept: expect.any(Number), counted: expect.any(Number) },
  ])
  expect(await correctWorkCounts(test.db)).toEqual([])
})
