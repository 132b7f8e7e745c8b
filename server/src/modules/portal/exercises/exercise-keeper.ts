/**
 * Keeps the region of the exercise that goes on: makes it when it is asked for, tells it the speed, takes down what
 * came, counts when it ends and throws it away. What people want stands in the database, so it matters not which
 * process they spoke to; a keeper that died is noticed by its silence.
 */
import { SECOND_MS } from '@veche/contract/durations.ts'
import { type Loop, startLoop } from '../../../platform/background/loop.ts'
import { findScript } from './content/scripts.ts'
import { buildDebrief } from './domain/score.ts'
import { minuteAt, type Pace } from './domain/script-clock.ts'
import type { ExerciseStage, StagedRegion } from './exercise-stage.ts'
import { addSaid, findOpenRun, getRun, lockRun, type RunRow, updateRun } from './exercises.repository.ts'
import type { ExercisesContext } from './exercises-context.ts'
import { endsByOf } from './read-exercises.ts'

const EVERY_MS = 500
const SILENT_MS = 30 * SECOND_MS

type Kept = { runId: string; region: StagedRegion; paces: string; scripted: string }
export type ExerciseKeeper = { turn: () => Promise<void>; stop: () => Promise<void> }

export function createExerciseKeeper(
  context: ExercisesContext & { setUp: NonNullable<ExercisesContext['setUp']> },
  stage: ExerciseStage,
): ExerciseKeeper {
  const { db, clock, log } = context
  let kept: Kept | null = null

  async function turn(): Promise<void> {
    const run = await findOpenRun(db)
    if (kept && run?.id !== kept.runId) await letGo()
    if (!run) return
    if (kept?.runId === run.id) return look(kept, run)
    if (run.state === 'asked') return make(run)
    const lastKept = run.keptAt ?? run.createdAt
    if (clock().getTime() - lastKept.getTime() > SILENT_MS) await fail(run.id, 'broken')
  }

  async function make({ id }: RunRow): Promise<void> {
    const script = await db.transaction().execute(async (tx) => {
      const run = await lockRun(tx, id)
      if (run.state !== 'asked') return null
      await updateRun(tx, id, { state: 'preparing', keptAt: clock() })
      return findScript(run.code) ?? null
    })
    if (!script) return
    kept = { runId: id, region: stage.open({ runId: id, script }), paces: '', scripted: '[]' }
  }

  async function look(own: Kept, run: RunRow): Promise<void> {
    const now = clock()
    await updateRun(db, run.id, { keptAt: now })
    for (const said of own.region.takeSaid()) await addSaid(db, run.id, said)
    const waits = own.region.takeWaits()
    if (waits) await updateRun(db, run.id, { waits })
    const regionState = own.region.state()
    if (regionState === 'dead') {
      log.error({ runId: run.id }, 'the region of an exercise died')
      await fail(run.id, 'broken')
      return letGo()
    }
    if (run.state === 'preparing' && regionState === 'ready') return moveOn(run.id, 'preparing', 'lobby')
    const endsBy = endsByOf(run)
    const isTooLong = endsBy !== null && endsBy <= now
    if (run.begunAt === null && isTooLong) {
      await fail(run.id, 'time')
      return letGo()
    }
    if (run.state === 'running') {
      tellPaces(own, run.paces)
      tellScripted(own, run.scripted)
      const script = findScript(run.code)
      const isPlayed = minuteAt(run.paces, now) >= (script?.minutes ?? 0)
      if (isPlayed || isTooLong) return count(own, run, isPlayed ? 'played' : 'time')
    }
    if (run.state === 'ending') await count(own, run, 'stopped')
  }

  function tellPaces(own: Kept, paces: readonly Pace[]): void {
    const words = JSON.stringify(paces)
    if (own.paces === words) return
    own.region.setPaces(paces)
    own.paces = words
  }

  function tellScripted(own: Kept, scripted: RunRow['scripted']): void {
    const words = JSON.stringify(scripted)
    if (own.scripted === words) return
    own.region.setScripted(scripted)
    own.scripted = words
  }

  async function count(own: Kept, run: RunRow, endReason: 'played' | 'stopped' | 'time'): Promise<void> {
    const now = clock()
    const script = findScript(run.code)
    await moveOn(run.id, 'running', 'ending')
    const facts = await own.region.end().catch((error: unknown) => {
      log.error({ err: error, runId: run.id }, 'the region of an exercise tells no figures')
      return null
    })
    if (facts === null) {
      await fail(run.id, 'broken')
      return letGo()
    }
    for (const said of own.region.takeSaid()) await addSaid(db, run.id, said)
    const { paces } = await getRun(db, run.id)
    if (script) {
      const debrief = buildDebrief({ script, paces, facts, endedAt: now })
      await updateRun(db, run.id, { state: 'over', endReason, endedAt: now, debrief })
    } else await fail(run.id, 'broken')
    await letGo()
  }

  async function moveOn(id: string, from: RunRow['state'], to: RunRow['state']): Promise<void> {
    await db.transaction().execute(async (tx) => {
      const run = await lockRun(tx, id)
      if (run.state === from) await updateRun(tx, id, { state: to, keptAt: clock() })
    })
  }

  async function fail(id: string, endReason: 'broken' | 'time'): Promise<void> {
    await db.transaction().execute(async (tx) => {
      const { state } = await lockRun(tx, id)
      if (state === 'over' || state === 'failed') return
      await updateRun(tx, id, { state: 'failed', endReason, endedAt: clock() })
    })
  }

  async function letGo(): Promise<void> {
    const region = kept?.region
    kept = null
    await region?.close()
  }

  return {
    turn,
    async stop() {
      const runId = kept?.runId
      await letGo()
      if (runId !== undefined) await fail(runId, 'broken')
    },
  }
}

/** What a killed keeper left on this machine is swept first. */
export function startExercises(
  context: ExercisesContext & { setUp: NonNullable<ExercisesContext['setUp']> },
  stage: ExerciseStage,
): Loop {
  const keeper = createExerciseKeeper(context, stage)
  let isSwept = false
  const loop = startLoop({
    name: 'exercises',
    log: context.log,
    async turn() {
      if (!isSwept) await stage.sweep()
      isSwept = true
      await keeper.turn()
      return { nextInMs: EVERY_MS }
    },
  })
  return {
    wake: loop.wake,
    async stop() {
      await loop.stop()
      await keeper.stop()
    },
  }
}
