import { INSTALLATION_CHECKS } from '@veche/contract/admin/installation.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildActor } from '../../../test/factories.ts'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'
import { VERSION } from '../../platform/version.ts'
import { FIGURES, STATE_NAME } from './figures.ts'
import { createMetrics } from './metrics.ts'
import { listAsked } from './testing/watch-files.ts'

let test: TestApp
beforeAll(async () => {
  test = await startTestApp()
})
afterAll(() => test.close())

const tell = async () => {
  const answer = await test.app.inject({ method: 'GET', url: '/metrics' })
  expect(answer.statusCode).toBe(200)
  expect(answer.headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/)
  return answer.body
}

it('tells what «Состояние» says, check by check, and declares every figure', async () => {
  const body = await tell()
  const response = await test.as(buildActor({ role: 'administrator' })).get('/installation')
  const { checks } = response.json<{ checks: { code: string; state: string }[] }>()
  for (const { code, state } of checks.filter(({ state }) => state !== 'unknown'))
    expect(body).toContain(`veche_check_state{check="${code}"} ${['ok', 'attention', 'late'].indexOf(state)}`)
  expect(checks.map(({ code }) => code)).toEqual([...INSTALLATION_CHECKS])
  for (const { name, help } of Object.values(FIGURES).flatMap((of) => Object.values(of)))
    expect(body).toContain(`# HELP ${name} ${help}\n# TYPE ${name} gauge`)
  expect(body).toContain(`veche_build_info{version="${VERSION}"} 1`)
  expect(body).toContain('veche_figures_known 1')
  expect(body).toMatch(/^veche_database_size_bytes [1-9]\d+$/m)
  expect(body).toContain('veche_outbox_rows{state="unknown"} 0')
})

it('counts requests by the template of their route and the class of their status', async () => {
  await test.anonymous.get('/system')
  const id = '01990000-0000-7000-8000-00000000beef'
  await test.anonymous.get(`/incidents/${id}`)
  const body = await tell()
  expect(body).toMatch(
    /veche_http_request_duration_seconds_count\{method="GET",route="\/api\/system",status="2xx"\} [1-9]/,
  )
  expect(body).toMatch(/_count\{method="GET",route="\/api\/incidents\/:incidentId",status="4xx"\} 1/)
  // An address would be a label for each question, and would say which are read.
  expect(body).not.toContain(id)
})

it('tells every metric that a rule or a panel asks for, with the labels that it asks for', async () => {
  const body = await tell()
  const declared = new Set([...body.matchAll(/^# TYPE (\S+) /gm)].map(([, name]) => name))
  const asked = listAsked()
  expect(asked.length).toBeGreaterThan(50)
  const nameOf = (name: string) => name.replace(/_(?:bucket|count|sum)$/, '')
  expect(asked.map(({ name }) => name).filter((name) => !declared.has(nameOf(name)))).toEqual([])

  const known: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ...INSTALLATION_CHECKS.map((check) => [STATE_NAME, { check }] as const),
    ...Object.values(FIGURES).flatMap((of) =>
      Object.values(of).map(({ name, labels = {} }) => [name, labels] as const),
    ),
  ]
  const labelled = asked.filter(({ labels }) => Object.keys(labels).length > 0)
  expect(labelled).not.toEqual([])
  for (const { name, labels } of labelled) expect(known).toContainEqual([name, labels])
})

it('answers also while the database does not, without the figures of before', async () => {
  let isDown = false
  const metrics = createMetrics({
    version: VERSION,
    async readChecks() {
      if (isDown) throw new Error('the database is away')
      return [{ code: 'migrations', state: 'late', details: { missing: 3 } }]
    },
  })
  expect(await metrics.tell()).toContain('veche_migrations_missing 3')
  isDown = true
  const body = await metrics.tell()
  expect(body).toContain('veche_figures_known 0')
  expect(body).not.toMatch(/^veche_migrations_missing \d/m)
  expect(body).not.toMatch(/^veche_check_state/m)
})
