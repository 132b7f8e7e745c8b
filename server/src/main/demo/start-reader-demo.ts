/** Once the past of the demo region is there, its reader has learnt from it, and its duty has a bar of each night. */
import { DAY_MS, MINUTE_MS } from '@veche/contract/durations.ts'
import { setBar } from '../../modules/chats/index.ts'
import { isAnythingLearnt, runLearning } from '../../modules/text/learning/index.ts'
import { type Loop, startLoop } from '../../platform/background/loop.ts'
import type { Product } from '../context.ts'
import { learningContextOf } from '../wiring/learning-context-of.ts'
import { isPastLoaded } from './past/load/plan-past.ts'

/** Enough to learn something within seconds; the nights take all of it. */
const TEXTS = 1500
const NIGHTS = 10
const LOOKED_EVERY_MS = MINUTE_MS / 2
const SELDOM_MS = 60 * MINUTE_MS

export function startReaderDemo(product: Product): Loop {
  const { context } = product
  return startLoop({
    name: 'reader of the demo',
    log: context.log,
    async turn() {
      if (!(await isPastLoaded(context.db))) return { nextInMs: LOOKED_EVERY_MS }
      await teachDemo(product)
      return { nextInMs: SELDOM_MS }
    },
  })
}

/** A second call finds that it was done. */
export async function teachDemo({ context }: Pick<Product, 'context'>): Promise<void> {
  const { db, clock } = context
  const learning = learningContextOf(context)
  if (await isAnythingLearnt(db)) return
  for (let before = NIGHTS; before > 0; before--)
    await setBar({ db, clock: () => new Date(clock().getTime() - before * DAY_MS) })
  await runLearning({ ...learning, listTexts: (asked) => learning.listTexts(asked, { most: TEXTS }) }, null)
}
