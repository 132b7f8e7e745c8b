/** One run of learning: at night by itself, or when an administrator asks. */
import { DAY_MS } from '@veche/contract/durations.ts'
import { ConflictError } from '../../../platform/errors.ts'
import { type Actor, addJournal } from '../../access/index.ts'
import { deleteOldDays, saveDays } from './days.repository.ts'
import { chooseOutcome, isUsed } from './domain/choose-outcome.ts'
import { isCorrection, isEnough, type OwnText } from './domain/train-version.ts'
import type { LearningContext } from './learning-context.ts'
import { forgetOwn } from './own-reader.ts'
import { endRun, lockState, type RunEnd, startRun, updateStage } from './state.repository.ts'
import { trainAside } from './train-aside.ts'
import {
  activateVersion,
  deleteOldVersions,
  findActive,
  findLearntUntil,
  insertVersion,
} from './versions.repository.ts'

export const LEARN_JOB = 'reader.learn'
const MOST_TEXTS = 20_000
const MOST_DANGERS = 3000
const KEPT_VERSIONS = 10
export const SHOWN_DAYS = 35
const KEPT_DAYS = 400
/** A run that is older was killed: what it began is lost, and another may begin. */
const DEAD_AFTER_MS = 20 * 60_000

export function isGoing(startedAt: Date | null, now: Date): boolean {
  return startedAt !== null && now.getTime() - startedAt.getTime() < DEAD_AFTER_MS
}

/** Puts the run into the queue; two at once are refused. */
export async function askToLearn({ db, jobs, clock }: LearningContext, actor: Actor): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const now = clock()
    const { startedAt } = await lockState(tx)
    if (isGoing(startedAt, now)) throw new ConflictError('reader.learns_already')
    await startRun(tx, { at: now, by: actor.id })
    await jobs.add(tx, LEARN_JOB, { by: actor.id })
    await addJournal(tx, {
      actor,
      action: 'directory.reader_asked_to_learn',
      objectType: 'reader',
      objectId: null,
    })
  })
}

/** `by`: whoever asked, null at night. A failure is said on the page and stops nothing else of the night. */
export async function runLearning(context: LearningContext, by: string | null): Promise<RunEnd> {
  const { db, clock, log } = context
  if (by === null && !(await startAtNight(context))) return 'nothing_new'
  const end = await runOnce(context, by).catch((error: unknown): RunEnd => {
    log.error({ err: error }, 'learning from corrections failed')
    return 'failed'
  })
  await endRun(db, { at: clock(), as: end })
  return end
}

/** False: somebody has asked for it by hand, and it goes on. */
function startAtNight({ db, clock }: LearningContext): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const now = clock()
    const { startedAt } = await lockState(tx)
    if (isGoing(startedAt, now)) return false
    await startRun(tx, { at: now, by: null })
    return true
  })
}

async function runOnce(context: LearningContext, by: string | null): Promise<RunEnd> {
  const { db, clock, region } = context
  const since = new Date(clock().getTime() - SHOWN_DAYS * DAY_MS)
  await saveDays(db, await context.listDays(db, { since, timeZone: region.timeZone }))
  await deleteOldDays(db, new Date(clock().getTime() - KEPT_DAYS * DAY_MS))
  const found = await context.listTexts(db, { most: MOST_TEXTS })
  const texts = found.map(({ confirmedAt, ...text }) => ({ ...text, confirmedAtMs: confirmedAt.getTime() }))
  if (!isEnough(texts)) return 'too_few'
  const last = await findLearntUntil(db)
  if (by === null && last && !texts.some(({ confirmedAtMs }) => confirmedAtMs > last.getTime()))
    return 'nothing_new'
  return saveLearnt(context, by, texts)
}

async function saveLearnt(
  { db, clock, listDangers }: LearningContext,
  by: string | null,
  texts: readonly OwnText[],
): Promise<RunEnd> {
  const active = await findActive(db)
  const inUse = active ? { bytes: active.bytes, learntUntilMs: active.learntUntil.getTime() } : null
  const dangers = await listDangers(db, { most: MOST_DANGERS })
  const { bytes, figures, dangerBytes } = await trainAside({ texts, dangers, inUse }, (stage) =>
    updateStage(db, stage),
  )
  const isTaken = await db.transaction().execute(async (tx) => {
    const { isAutomatic } = await lockState(tx)
    const outcome = chooseOutcome(figures, { isAutomatic: isAutomatic || by !== null })
    const number = await insertVersion(tx, {
      ...{ madeAt: clock(), madeBy: by, state: 'not_used', outcome, figures, bytes },
      ...{ dangerBytes, dangerLessons: dangerBytes ? dangers.length : 0 },
      learntUntil: new Date(Math.max(...texts.map(({ confirmedAtMs }) => confirmedAtMs))),
      lessons: texts.length,
      corrections: texts.filter(isCorrection).length,
    })
    if (isUsed(outcome)) await activateVersion(tx, number)
    await deleteOldVersions(tx, KEPT_VERSIONS)
    await addJournal(tx, {
      actor: null,
      action: isUsed(outcome) ? 'directory.reader_learnt' : 'directory.reader_learnt_in_vain',
      ...{ objectType: 'reader', objectId: String(number), details: { outcome } },
    })
    return isUsed(outcome)
  })
  forgetOwn(db)
  return isTaken ? 'used' : 'not_used'
}
