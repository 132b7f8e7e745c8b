import { Writable } from 'node:stream'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { saveIncident } from '../../../../test/factories/incident-factory.ts'
import { buildActor, saveChannel, saveUser } from '../../../../test/factories.ts'
import { startTestApp, type TestApp } from '../../../../test/test-app.ts'
import { createLog } from '../../../platform/log.ts'

const lines: string[] = []
const sink = new Writable({
  write(chunk, _encoding, done) {
    lines.push(String(chunk))
    done()
  },
})
const stranger = buildActor({ role: 'executor', scope: { kind: 'agency', code: 'administration-valday' } })
let test: TestApp
beforeAll(async () => {
  test = await startTestApp({ log: createLog('info', sink) })
  await saveUser(test.db, stranger)
})
beforeEach(() => {
  lines.length = 0
})
afterAll(() => test.close())

const refused = () =>
  lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'access: a call was refused')

it('says who asked for what is out of their sight, as of what is not there', async () => {
  const channelId = (await saveChannel(test.context)).id
  const { id } = await saveIncident(test.db, { channelId, municipalityCode: 'borovichi' })

  const answer = await test.as(stranger).get(`/incidents/${id}`)

  expect(answer.statusCode).toBe(404)
  expect(refused()).toEqual([
    expect.objectContaining({
      ...{ status: 404, account: stranger.id, objects: { incidentId: id } },
      credential: expect.stringMatching(/^token /),
      req: { method: 'GET', route: '/api/incidents/:incidentId' },
    }),
  ])
})

it.each([
  ['a body', 400, () => test.as(stranger).post('/tokens/', { canary: 'canary' })],
  ['a query', 400, () => test.as(stranger).get('/incidents?limit=canary')],
  [
    'a state',
    404,
    () => test.as(stranger).post('/incidents/00000000-0000-7000-8000-000000000000/commands', {}),
  ],
  ['a wrong try to sign in', 400, () => test.anonymous.post('/auth/sign-in/email', { email: 'canary' })],
])('says that %s was refused, and not a word of it', async (_, __, call) => {
  const { statusCode } = await call()

  expect(refused().map(({ status }) => status)).toEqual(statusCode === 403 ? [] : [statusCode])
  expect(lines.join('')).not.toContain('canary')
})

it('says nothing of addresses that no route has, nor of what went well', async () => {
  await test.anonymous.get('/nothing-here')
  await test.anonymous.get('/system')
  await test.app.inject({ url: '/wp-login.php' })

  expect(refused()).toEqual([])
})
