import type { Role, Scope } from '@veche/contract/access.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildActor, saveUser } from '../../../../test/factories.ts'
import { startTestApp, type TestApp } from '../../../../test/test-app.ts'
import { newId } from '../../../platform/ids.ts'
import { getDirectory } from '../../directory/index.ts'
import { scopeOf } from './livestream.presenter.ts'
import { canSeeLivestream } from './livestreams.policy.ts'
import { insertLivestream, listVisibleLivestreams } from './livestreams.repository.ts'

let test: TestApp
beforeAll(async () => {
  test = await startTestApp()
})
afterAll(() => test.close())

const ROLES: Role[] = ['stream_editor', 'dispatcher', 'head', 'analyst', 'chat_moderator']
const SCOPES: Scope[] = [
  { kind: 'region' },
  { kind: 'municipality', code: 'borovichi' },
  { kind: 'agency', code: 'administration-borovichi' },
  { kind: 'agency', code: 'ministry-roads' },
  { kind: 'unit', code: 'borovichi' },
]

it('says the same of one stream and of a list', async () => {
  const { db } = test
  const editor = await saveUser(db, buildActor({ role: 'head', scope: SCOPES[4]! }))
  const plannedAt = new Date('2026-11-24T12:00:00Z')
  const plan = {
    ...{ title: 'Эфир', speakers: [], plannedAt, plannedMinutes: 60, tag: null },
    ...{ createdAt: plannedAt, createdBy: editor.id },
  }
  const streams = [null, 'borovichi', 'novgorod-city'].flatMap((municipalityCode) =>
    [null, 'ministry-roads'].flatMap((agencyCode) =>
      [null, editor.id].map((editorId) => ({ id: newId(), municipalityCode, agencyCode, editorId })),
    ),
  )
  await db.transaction().execute(async (tx) => {
    for (const stream of streams) await insertLivestream(tx, { ...plan, ...stream })
  })
  const directory = await getDirectory(db)
  const period = { from: plannedAt, until: new Date(plannedAt.getTime() + 1) }
  const actors = ROLES.flatMap((role) => SCOPES.map((scope) => buildActor({ role, scope })))
  for (const actor of [...actors, editor, buildActor({ grants: [] })]) {
    const listed = await listVisibleLivestreams(db, actor, period)
    const seen = streams.filter((stream) => canSeeLivestream(actor, scopeOf(stream, directory)))
    expect(listed.map(({ id }) => id).sort()).toEqual(seen.map(({ id }) => id).sort())
  }
  const region = await listVisibleLivestreams(db, buildActor({ role: 'analyst' }), period)
  expect([region.length, (await listVisibleLivestreams(db, editor, period)).length]).toEqual([12, 6])
})
