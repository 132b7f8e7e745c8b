import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../../test/database/test-database.ts'
import { saveIncidents } from '../../../../test/factories/incident-factory.ts'
import { anyGrants, sampleScopes } from '../../../../test/factories/scope-factory.ts'
import { buildActor, saveChannel, saveUser } from '../../../../test/factories.ts'
import { readAs } from '../../../platform/database/readers/reader.ts'
import { createVault } from '../../../platform/vault.ts'
import type { Actor } from '../../access/index.ts'
import type { Incident } from '../steps/domain/incident.ts'
import { readerOf } from './incident-reader.ts'
import { canSeeIncident } from './incidents.policy.ts'

const people = [buildActor(), buildActor(), buildActor()]

let database: TestDatabase
let incidents: Incident[]
beforeAll(async () => {
  database = await createTestDatabase()
  const { db } = database
  const channel = await saveChannel({ db, vault: createVault('a secret of this test, long enough') })
  for (const actor of people) await saveUser(db, actor)
  const seeds = sampleScopes(people.map(({ id }) => id))
  incidents = await saveIncidents(
    db,
    seeds.map((seed) => ({ ...seed, channelId: channel.id })),
  )
})
afterAll(() => database.close())

const idsSeenBy = async (actor: Actor) => {
  const rows = await readAs({ reader: readerOf(actor), isChanging: false }, () =>
    database.db.selectFrom('incident').select('id').execute(),
  )
  return rows.map(({ id }) => id).toSorted()
}

it('shows to anybody, without any condition in the query, what the check lets them see', async () => {
  await fc.assert(
    fc.asyncProperty(anyGrants, fc.constantFrom(...people), async (held, person) => {
      const actor: Actor = { ...person, grants: held }
      const seen = incidents.filter((incident) => canSeeIncident(actor, incident))

      expect(await idsSeenBy(actor)).toEqual(seen.map(({ id }) => id).toSorted())
    }),
    { numRuns: 300 },
  )
})

it('takes a code for a code, whatever stands in it', async () => {
  const code = `borovichi\\","r","m:valday'); drop table incident; --`
  const actor = buildActor({ role: 'coordinator', scope: { kind: 'municipality', code } })

  expect(await idsSeenBy(actor)).toEqual([])
})
