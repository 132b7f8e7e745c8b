/**
 * Plays what happens seldom, so that it is always there to be seen. At the first start all scenes are played at once,
 * later one after another. A scene that a person steps into ends where it is.
 */
import { pause } from '../waiting.ts'
import { burst, LIFELIKE, QUICK } from './accident.ts'
import {
  dissatisfied,
  doubtful,
  futile,
  promised,
  promisedAgain,
  promisedInVain,
  supplemented,
} from './answered.ts'
import { frozen, laterByDecision, refusedByAll } from './disputed.ts'
import { givenUp, mergedAuthors, thirdTime, twoInOne } from './joined.ts'
import { createKit, type Kit, type SceneDeps, SceneOver } from './kit.ts'
import { ownApprovals, ownLate, ownWork } from './own-work.ts'
import { saveViews } from './views.ts'

type Scene = (kit: Kit) => Promise<void>

const SCENES: Record<string, Scene> = {
  ownWork,
  ownApprovals,
  ownLate,
  mergedAuthors,
  thirdTime,
  twoInOne,
  givenUp,
  promised,
  promisedAgain,
  promisedInVain,
  dissatisfied,
  futile,
  supplemented,
  doubtful,
  refusedByAll,
  frozen,
  laterByDecision,
}
const OPENING_GAP_MS = 350
const GAP_MS = [70_000, 170_000] as const
const ACCIDENT_EVERY_MS = 25 * 60_000
const AT_ONCE = 15

export async function runScenes(deps: SceneDeps, { isOpening }: { isOpening: boolean }): Promise<void> {
  const { desk, random } = deps
  const { signal, speed } = desk.office
  const running = new Set<Promise<void>>()
  function start(name: string, scene: Scene): void {
    const playing = playScene(deps, name, scene).finally(() => running.delete(playing))
    running.add(playing)
  }
  if (isOpening) {
    await saveViews(desk)
    // Every wall has its first post by then.
    await pause(1500, signal)
    start('burst', (kit) => burst(kit, QUICK))
    for (const [name, scene] of Object.entries(SCENES)) {
      start(name, scene)
      await pause(OPENING_GAP_MS, signal)
    }
  }
  const order = Object.entries(SCENES)
  let accidentAtMs = desk.office.now().getTime() + ACCIDENT_EVERY_MS / speed
  while (!signal.aborted) {
    await pause(random.between(...GAP_MS) / speed, signal)
    if (signal.aborted || running.size >= AT_ONCE) continue
    if (desk.office.now().getTime() > accidentAtMs) {
      accidentAtMs += ACCIDENT_EVERY_MS / speed
      start('burst', (kit) => burst(kit, LIFELIKE))
      continue
    }
    // Plays them in turn: what a scene shows stands there about as long as a round takes.
    const next = order.shift()
    if (!next) return
    order.push(next)
    start(...next)
  }
  await Promise.all(running)
}

async function playScene(deps: SceneDeps, name: string, scene: Scene): Promise<void> {
  const { office } = deps.desk
  const kit = createKit(deps)
  const count = (what: string): void => {
    office.stats.scenes[what] = (office.stats.scenes[what] ?? 0) + 1
  }
  try {
    await scene(kit)
    count(`${name}: played`)
  } catch (error) {
    if (!(error instanceof SceneOver)) throw error
    count(`${name}: ${error.message}`)
  } finally {
    kit.letGo()
  }
}
