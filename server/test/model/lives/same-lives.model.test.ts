import { afterAll, beforeAll, expect, it } from 'vitest'
import { EVERY_STEP, livesHold, printFigures, RUNS, SEED, TIMEOUT_MS } from './lives.ts'
import { openStage, type Stage } from './stage.ts'

const FIXED_SEED = 20_261_124
let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.desk.close())

it.runIf(SEED === null)(
  'lives as the model says, the same lives each time',
  async () => {
    await livesHold(stage, FIXED_SEED, RUNS)
    printFigures(stage.figures)
    expect([...stage.figures.reached.keys()]).toEqual(expect.arrayContaining(EVERY_STEP))
  },
  TIMEOUT_MS,
)
