import type { ExerciseRunResponse, ExercisesResponse } from '@veche/contract/portal/exercises.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../../../../test/test-app.ts'
import { findActorByUserId, findUserByEmail } from '../../../modules/access/index.ts'
import { findScript } from '../../../modules/portal/index.ts'
import { prepareDemoAccounts } from '../demo-officials.ts'
import { DEMO_GAMES } from './data/exercises.ts'
import { prepareExercises } from './prepare-exercises.ts'

let test: TestApp
beforeAll(async () => {
  test = await startTestApp({ now: new Date('2026-11-24T12:30:00Z') })
  await prepareDemoAccounts(test.product)
  await prepareExercises(test.product)
  // A second start plays nothing again.
  await prepareExercises(test.product)
})
afterAll(() => test.close())

async function read<Answer>(name: string, way: string): Promise<Answer> {
  const user = await findUserByEmail(test.db, `${name}@veche.example`)
  const actor = user && (await findActorByUserId(test.db, user.id))
  if (!actor) throw new Error(`nobody is ${name}`)
  return (await test.as(actor).get(way)).json()
}

it('shows a team that got better, and one who played alone', async () => {
  const { history, exercises } = await read<ExercisesResponse>('head', '/exercises')
  expect(history.map(({ code, teamSize }) => `${code} ${teamSize}`)).toEqual([
    ...['water-main 3', 'poisoned-water 1', 'water-main 3'],
  ])
  expect(exercises.find(({ code }) => code === 'water-main')?.last?.id).toBe(history[0]?.id)
  const run = await read<ExerciseRunResponse>('executor', `/exercises/runs/${history[0]?.id}`)
  expect(run.before?.id).toBe(history[2]?.id)
  const [now, before] = [run.debrief!.figures, run.before!.figures]
  expect(now.answeredMinutes).toBeLessThan(before.answeredMinutes ?? 0)
  expect([now.dangersMissed, before.dangersMissed]).toEqual([0, 1])
  expect([now.falseAlarms, before.falseAlarms]).toEqual([0, 1])
})

it('speaks of nothing that its scripts have not', () => {
  for (const { code, deeds, silenced } of DEMO_GAMES) {
    const keys = findScript(code)?.beats.map(({ key }) => key) ?? []
    expect([...Object.keys(deeds), ...silenced].filter((key) => !keys.includes(key))).toEqual([])
  }
})
