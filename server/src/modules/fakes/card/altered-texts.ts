/**
 * What was decided about a card is in the journal, which the product cannot change: words and papers by their hashes,
 * verdicts as they are. What came first there is told by the chain, whose numbers only the owner gives.
 */
import { createHash } from 'node:crypto'
import type { FakeStep } from '@veche/contract/fakes.ts'
import type { Db } from '../../../platform/database/db.ts'
import { getLastText, listTexts, listUntold, type TextRow, type Words } from './fakes.repository.ts'

function hashWords({ reply, post, truth, mistake, pictureId }: Words): string {
  return hashList([reply, post, truth, mistake, pictureId])
}

function hashList(list: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(list)).digest('hex')
}

/** For the journal: which text was approved, as what and by which papers. */
export async function describeLastText(
  db: Db,
  fakeId: string,
): Promise<{ no: number; textHash: string; papersHash: string }> {
  const text = await getLastText(db, fakeId)
  return { no: text.no, textHash: hashWords(text), papersHash: hashList(text.papers) }
}

/**
 * Numbers of cards of which something is in public that is not in the journal: a text that was not approved so or with
 * other papers, a verdict that was not reached before it, a publication or a mistake that nobody has told.
 */
export async function listAlteredCards(db: Db): Promise<number[]> {
  const [texts, cards] = [await listTexts(db), await listUntold(db)]
  const numbers = [...texts.filter(isAltered), ...cards].map(({ number }) => Number(number))
  return [...new Set(numbers)].toSorted((one, other) => one - other)
}
const JUDGED: readonly FakeStep[] = ['publication', 'watch', 'closed']

function isAltered({ step, isNewest, isApproved, verdict, judged, ...text }: TextRow): boolean {
  if (!isApproved || text.approvedHash !== hashWords(text)) return true
  if (!isNewest) return false
  return text.approvedPapers !== hashList(text.papers) || (JUDGED.includes(step) && verdict !== judged)
}
