/** What the routes of administration share. */
import { Code } from '@veche/contract/common.ts'
import { z } from 'zod'

export const config = { permission: 'directory.manage' }
export const CodeParams = z.object({ code: Code })

/** A change returns only `ok`; the client reads the book again. */
export async function done(change: Promise<unknown>): Promise<{ ok: true }> {
  await change
  return { ok: true }
}
