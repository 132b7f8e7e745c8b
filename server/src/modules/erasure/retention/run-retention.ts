/** Each night what has been kept long enough goes, kind by kind, in batches and no more than a night may take. */

import { type RetentionCounts, type RetentionKind, RetentionTerms } from '@veche/contract/admin/retention.ts'
import { DAY_MS } from '@veche/contract/durations.ts'
import type { Database, Db, Tx } from '../../../platform/database/db.ts'
import { newId } from '../../../platform/ids.ts'
import { addJournal, deleteOldReadings } from '../../access/index.ts'
import { countOldRaw, emptyOldRaw, listKeyedMessages, lockPipeline, markErased } from '../../inbox/index.ts'
import type { ErasureContext } from '../erasure-context.ts'
import { removeErasedFiles } from '../remove-erased-files.ts'
import { eraseByTerm } from './erase-by-term.ts'
import { countDue, findPolicyInForce, insertRun, listTalkDue, listWordsDue } from './retention.repository.ts'

const AT_ONCE = 200
/** Of one kind in a night; the next goes on. Each question holds the pipeline for a moment, so of them there are fewer. */
const MOST: Record<RetentionKind, number> = {
  ...{ deliveries: 100_000, contacts: 10_000, words: 500, talk: 10_000, readings: 500_000 },
}
const MOST_COUNTED = 10_000

/** When what is that old has been kept long enough; null: never. */
export function momentOf(terms: RetentionTerms, kind: RetentionKind, now: Date): Date | null {
  const days = terms[kind]
  return days === null ? null : new Date(now.getTime() - days * DAY_MS)
}

export async function countDueToday(db: Db, terms: RetentionTerms, now: Date): Promise<RetentionCounts> {
  const at = (kind: RetentionKind) => momentOf(terms, kind, now)
  const deliveries = at('deliveries')
  return {
    deliveries: deliveries === null ? 0 : await countOldRaw(db, deliveries),
    ...(await countDue(
      db,
      { words: at('words'), contacts: at('contacts'), talk: at('talk'), readings: at('readings') },
      MOST_COUNTED,
    )),
  }
}

/** Null: nobody has decided of terms. */
export async function runRetention(context: ErasureContext): Promise<RetentionCounts | null> {
  const { db, vault, clock } = context
  const policy = await findPolicyInForce(db)
  if (!policy || policy.decidedBy === null) return null
  const terms = RetentionTerms.parse(policy.terms)
  const now = clock()
  const by = { askedBy: policy.askedBy, decidedBy: policy.decidedBy }
  const each = (kind: RetentionKind, batch: (before: Date) => Promise<number>) => {
    const before = momentOf(terms, kind, now)
    return before === null ? Promise.resolve(0) : inBatches(MOST[kind], () => batch(before))
  }
  const counts: RetentionCounts = {
    // First: what a question said is then in no delivery any more.
    deliveries: await each('deliveries', (before) =>
      inTransaction(db, (tx) => emptyOldRaw(tx, vault, { before, most: AT_ONCE })),
    ),
    words: await each('words', (before) => eraseWords(context, { before, by })),
    talk: await each('talk', (before) => inTransaction(db, (tx) => forgetTalk(tx, vault, { before, now }))),
    contacts: await each('contacts', (before) =>
      inTransaction(db, (tx) =>
        insertRun(tx, { id: newId(), kind: 'contacts', before, most: AT_ONCE, at: now }),
      ),
    ),
    readings: await each('readings', (before) => deleteOldReadings(db, before, AT_ONCE)),
  }
  await removeErasedFiles(context)
  if (Object.values(counts).some((count) => count > 0)) {
    if (counts.words > 0) await context.removeExports()
    await addJournal(db, {
      ...{ actor: null, action: 'retention.ran', objectType: 'retention_policy', objectId: policy.id },
      details: counts,
    })
  }
  return counts
}

const inTransaction = <T>(db: Database, work: (tx: Tx) => Promise<T>) => db.transaction().execute(work)

/** A batch that takes nothing is the last one. */
async function inBatches(most: number, batch: () => Promise<number>): Promise<number> {
  let done = 0
  while (done < most) {
    const taken = await batch()
    done += taken
    if (taken === 0) break
  }
  return done
}

type Words = { before: Date; by: { askedBy: string; decidedBy: string } }

async function eraseWords(context: ErasureContext, { before, by }: Words): Promise<number> {
  let erased = 0
  for (const id of await listWordsDue(context.db, before, AT_ONCE))
    if (await eraseByTerm(context, id, by)) erased += 1
  return erased
}

async function forgetTalk(
  tx: Tx,
  vault: ErasureContext['vault'],
  { before, now }: { before: Date; now: Date },
): Promise<number> {
  await lockPipeline(tx)
  const messages = await listKeyedMessages(tx, await listTalkDue(tx, before, AT_ONCE))
  if (messages.length === 0) return 0
  await markErased(tx, vault, { messages, now })
  return insertRun(tx, { id: newId(), kind: 'talk', before, most: AT_ONCE, at: now })
}
