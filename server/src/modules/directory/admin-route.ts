/** What the routes of administration share. */
import { Code } from '@veche/contract/common.ts'
import { z } from 'zod'

export const config = { permission: 'directory.manage' }
export const CodeParams = z.object({ code: Code })

/** The reader asks for the book again; a change itself answers only that it was made. */
export async function done(change: Promise<unknown>): Promise<{ ok: true }> {
  await change
  return { ok: true }
}
