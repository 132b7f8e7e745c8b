import path from 'node:path'
import { z } from 'zod'
import type { DatabaseConfig } from '../../../platform/database/db.ts'
import type { Product } from '../../context.ts'
import { startProgram } from '../child-program.ts'
import { isPastLoaded } from './load/plan-past.ts'
import type { PastOrder } from './load-past-program.ts'

const PROGRAM = new URL('load-past-program.ts', import.meta.url).pathname
const Progress = z.object({ share: z.number() })

export type LoadingPast = {
  /** From 0 to 1; null: nothing is being loaded. */
  share: () => number | null
  stop: () => Promise<void>
}

/** Goes on with the past that was planned for this region, where it is not whole. */
export async function startPast(product: Product, database: DatabaseConfig): Promise<LoadingPast> {
  const { context, config, secret } = product
  if (await isPastLoaded(context.db)) return { share: () => null, stop: async () => undefined }
  let share: number | null = 0
  const program = startProgram(PROGRAM, (message) => {
    const progress = Progress.safeParse(message)
    if (progress.success) share = progress.data.share
  })
  void program.ended.then((exitCode) => {
    share = null
    if (exitCode !== 0) context.log.error({ exitCode }, 'the past of the demo region was not loaded')
  })
  const filesDir = path.join(config.dataDir, 'files')
  const order: PastOrder = { database, isPreparing: config.isPreparing, secret, filesDir }
  program.send(order)
  return { share: () => share, stop: program.stop }
}
