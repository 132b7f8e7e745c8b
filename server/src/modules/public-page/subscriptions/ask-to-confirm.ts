/** The letter that asks whether an address shall hear of anything: the only one that a stranger can bring upon it. */
import { HOUR_MS } from '@veche/contract/durations.ts'
import type { Tx } from '../../../platform/database/db.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { newId } from '../../../platform/ids.ts'
import type { Vault } from '../../../platform/vault.ts'
import { countConfirmLetters, findLastLetterAt, insertLetter } from './letters.repository.ts'
import { linkOf, tokenOf } from './subscription-links.ts'
import type { SubscriptionRow } from './subscriptions.repository.ts'

/** A stranger who names somebody else's address sends it no more than this: one of each, and so many of all. */
const CONFIRM_PAUSE_MS = HOUR_MS
const MOST_CONFIRM_LETTERS = 3

type Asking = {
  row: SubscriptionRow
  site: string
  subject: string
  lead: string
  /** What it is about. */
  named: string
  act: string
  ignore: string
}

/** Writes nothing to an address that has confirmed this or was asked of late. */
export async function askToConfirm(
  tx: Tx,
  { vault, region, clock }: Pick<AppContext, 'vault' | 'region' | 'clock'>,
  { row, site, subject, lead, named, act, ignore }: Asking,
): Promise<void> {
  const now = clock()
  if (row.confirmedAt !== null || !(await mayAsk(tx, row, now))) return
  const link = linkOf(site, 'confirm', tokenOf(vault, 'confirm', row.id))
  await insertLetter(tx, {
    ...{ id: newId(), subscriptionId: row.id, kind: 'confirm', createdAt: now, nextAttemptAt: now },
    subject: `${subject}: ${region.name}`,
    body: [lead, named, '', `${act}: ${link}`, '', ignore].join('\n'),
  })
}

async function mayAsk(tx: Tx, { id, emailMark }: SubscriptionRow, now: Date): Promise<boolean> {
  const since = new Date(now.getTime() - CONFIRM_PAUSE_MS)
  const last = await findLastLetterAt(tx, { subscriptionId: id, kind: 'confirm' })
  if (last !== null && last > since) return false
  return (await countConfirmLetters(tx, { emailMark, since })) < MOST_CONFIRM_LETTERS
}

/** Letters of one address are counted by it, whatever they are about. */
export function markOfEmail({ mark }: Pick<Vault, 'mark'>, email: string): string {
  return mark(`subscription ${email.toLowerCase()}`)
}
