import { INSTALLATION_CHECKS } from '@veche/contract/admin/installation.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { buildActor } from '../../../test/factories.ts'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'
import { addJournal } from '../../modules/access/index.ts'
import { createJobs } from '../../platform/background/jobs.ts'

let test: TestApp
beforeAll(async () => {
  test = await startTestApp()
})
afterAll(() => test.close())

it('tells the administrator of every part of the installation, and nobody else', async () => {
  const administrator = test.as(buildActor({ role: 'administrator' }))
  const response = await administrator.get('/installation')
  expect(response.statusCode).toBe(200)
  const { checks, version, isMailSetUp } = response.json()
  expect(isMailSetUp).toBe(false)
  expect(version).toMatch(/^\d+\.\d+\.\d+$/)
  expect(checks.map(({ code }: { code: string }) => code)).toEqual([...INSTALLATION_CHECKS])
  expect(checks.find(({ code }: { code: string }) => code === 'database')).toMatchObject({
    details: { version: expect.stringMatching(/^\d+/), sizeBytes: expect.any(Number) },
  })
  expect((await test.as(buildActor({ role: 'moderator' })).get('/installation')).statusCode).toBe(403)
})

it('learns from the database that the workers of every node have stopped', async () => {
  const administrator = test.as(buildActor({ role: 'administrator' }))
  const workers = async () => {
    const { checks } = (await administrator.get('/installation')).json()
    return checks.find(({ code }: { code: string }) => code === 'workers')
  }
  expect(await workers()).toMatchObject({ state: 'ok', details: { seenSeconds: null } })

  const jobs = createJobs({ pool: test.pool, timeZone: 'Europe/Moscow', log: test.context.log })
  await jobs.start([])
  // The queue's own note, which a new version of it may keep elsewhere.
  await vi.waitFor(
    async () =>
      expect(await workers()).toMatchObject({ state: 'ok', details: { seenSeconds: expect.any(Number) } }),
    { timeout: 20_000 },
  )
  await jobs.stop()
  await sql`update pgboss.version set cron_on = now() - interval '120 seconds'`.execute(test.db)
  expect(await workers()).toMatchObject({ state: 'attention', details: { seenSeconds: expect.any(Number) } })
  await sql`update pgboss.version set cron_on = now() - interval '1 hour'`.execute(test.db)
  expect(await workers()).toMatchObject({ state: 'late' })
}, 30_000)

it('says when somebody made a backup by the command, where none is made by schedule', async () => {
  const administrator = test.as(buildActor({ role: 'administrator' }))
  const backup = async () => {
    const { checks } = (await administrator.get('/installation')).json()
    return checks.find(({ code }: { code: string }) => code === 'backup')
  }
  expect((await backup()).details).not.toHaveProperty('byHandSeconds')
  const object = { objectType: 'backup', objectId: '20261130T113000Z' }
  await addJournal(test.db, { actor: null, action: 'backup.made', ...object })
  expect(await backup()).toMatchObject({ state: 'unknown', details: { byHandSeconds: expect.any(Number) } })
})
