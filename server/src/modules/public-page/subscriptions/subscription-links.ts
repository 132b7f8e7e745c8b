/** Links that a letter gives: whoever has one may confirm or end this subscription, and nothing else. */
import { createHash, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { Vault } from '../../../platform/vault.ts'

export type LinkPurpose = 'confirm' | 'end'
type Marks = Pick<Vault, 'mark'>

export function tokenOf({ mark }: Marks, purpose: LinkPurpose, id: string): string {
  return `${id}.${mark(`subscription ${purpose} ${id}`)}`
}

/** Null: not ours, or given for something else. */
export function readToken(marks: Marks, purpose: LinkPurpose, token: string): string | null {
  const id = z.uuid().safeParse(token.split('.')[0]).data
  if (id === undefined) return null
  const [given, expected] = [token, tokenOf(marks, purpose, id)].map((one) =>
    createHash('sha256').update(one).digest(),
  )
  return given && expected && timingSafeEqual(given, expected) ? id : null
}

export function linkOf(site: string, purpose: LinkPurpose, token: string): string {
  return `${site}/open/subscriptions/${token}/${purpose}`
}
