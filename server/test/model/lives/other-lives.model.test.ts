import { afterAll, beforeAll, expect, it } from 'vitest'
import { EVERY_STEP, livesHold, printFigures, RUNS, SEED, TIMEOUT_MS } from './lives.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.desk.close())

// Lives that nobody has seen are for `npm run model`: there a difference is looked into, not waited out.
it.runIf(process.env.MODEL_RUNS !== undefined)(
  'lives as the model says, other lives each time',
  async () => {
    await livesHold(stage, SEED ?? Date.now() % 2 ** 31, RUNS)
    printFigures(stage.figures)
    if (RUNS >= 500) expect([...stage.figures.reached.keys()]).toEqual(expect.arrayContaining(EVERY_STEP))
  },
  TIMEOUT_MS,
)
