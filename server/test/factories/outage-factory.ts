import type { CreateOutageRequest, OutageResponse } from '@veche/contract/outages.ts'
import type { Actor } from '../../src/modules/access/index.ts'
import type { TestApp } from '../test-app.ts'

const HOUR_MS = 3_600_000

/** Water is off in Lenina Street of Borovichi since an hour, for two hours more. */
export function buildOutage(now: Date, changes: Partial<CreateOutageRequest> = {}): CreateOutageRequest {
  return {
    ...{ kind: 'cold_water', reason: 'Меняем задвижку на водопроводе', agencyCode: 'water-msta' },
    ...{ area: null, municipalityCode: 'borovichi', addresses: 'ул. Ленина, 1–15 нечётные, 20к2' },
    beginsAt: new Date(now.getTime() - HOUR_MS).toISOString(),
    endsAt: new Date(now.getTime() + 2 * HOUR_MS).toISOString(),
    ...changes,
  }
}

export async function saveOutage(
  test: Pick<TestApp, 'as' | 'clock'>,
  actor: Actor,
  changes: Partial<CreateOutageRequest> = {},
): Promise<OutageResponse> {
  const response = await test.as(actor).post('/outages', buildOutage(test.clock.now, changes))
  if (response.statusCode !== 200) throw new Error(response.body)
  return response.json()
}
