import type { RequestEffect } from '../../lib/storage/ledger.ts'
import type { UploadedFile } from '../../lib/uploads.ts'
import type { Bot } from '../model.ts'
import type { World } from '../world.ts'

export type Call = {
  world: World
  bot: Bot
  params: Record<string, unknown>
  /** Files of a multipart request by the name they are attached under. */
  files: ReadonlyMap<string, UploadedFile>
}
export type Outcome = { result: unknown; effect: RequestEffect; createdId?: string }
export type Method = (call: Call) => Outcome | Promise<Outcome>

export const read = (result: unknown): Outcome => ({ result, effect: 'read' })
export const changed = (result: unknown = true): Outcome => ({ result, effect: 'changed' })
