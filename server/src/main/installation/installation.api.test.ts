import { INSTALLATION_CHECKS } from '@veche/contract/admin/installation.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildActor } from '../../../test/factories.ts'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'

let test: TestApp
beforeAll(async () => {
  test = await startTestApp()
})
afterAll(() => test.close())

it('tells the administrator of every part of the installation, and nobody else', async () => {
  const administrator = test.as(buildActor({ role: 'administrator' }))
  const response = await administrator.get('/installation')
  expect(response.statusCode).toBe(200)
  const { checks, version } = response.json()
  expect(version).toMatch(/^\d+\.\d+\.\d+$/)
  expect(checks.map(({ code }: { code: string }) => code)).toEqual([...INSTALLATION_CHECKS])
  expect(checks.find(({ code }: { code: string }) => code === 'database')).toMatchObject({
    details: { version: expect.stringMatching(/^\d+/), sizeBytes: expect.any(Number) },
  })
  expect((await test.as(buildActor({ role: 'moderator' })).get('/installation')).statusCode).toBe(403)
})
