import { expect } from 'vitest'
import { DESK_AGENCY, GOOD_ANSWER } from '../desk.ts'
import { buildActor } from '../factories.ts'
import type { PublicRegion } from '../public-page.ts'

export type BroughtFile = { bytes: Buffer; type: string; label: string; name: string }

/** Through approval, as staff do it; the work before that is told by its own tests. Gives the incident. */
export async function publishAnswer(
  { test, messagesOf, send }: PublicRegion,
  number: number,
  files: readonly BroughtFile[] = [],
): Promise<string> {
  const [message] = await messagesOf(number)
  const id = message?.incidentId ?? ''
  const { version } = await test.db
    .updateTable('incident')
    .set({ step: 'in_progress', agencyCode: DESK_AGENCY, municipalityCode: 'borovichi' })
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  const executor = buildActor({ role: 'executor', scope: { kind: 'agency', code: DESK_AGENCY } })
  const moderator = buildActor({ role: 'moderator' })
  const fileIds: string[] = []
  for (const { bytes, type, label, name } of files) {
    const brought = await test.app.inject({
      method: 'POST',
      url: `/api/incidents/${id}/answer/files`,
      query: { label, name },
      headers: { authorization: `Bearer ${await test.tokenOf(executor)}`, 'content-type': type },
      payload: bytes,
    })
    expect([brought.statusCode, brought.body]).toEqual([200, brought.body])
    fileIds.push(brought.json().id)
  }
  const submitted = await test.as(executor).post(`/incidents/${id}/answer/submit`, {
    ...{ kind: 'final', text: GOOD_ANSWER, promise: null, outcome: 'solved', fileIds },
    ...{ expectedVersion: version, overrideReason: 'проверено' },
  })
  expect([submitted.statusCode, submitted.body]).toEqual([200, submitted.body])
  const decision = { versionNo: 1, expectedVersion: version + 1 }
  expect((await test.as(moderator).post(`/incidents/${id}/answer/approve`, decision)).statusCode).toBe(200)
  await send()
  return id
}
