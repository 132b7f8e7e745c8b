/** Offers outages beside a question: what its address and topic lie in, and whether the reader may join them. */
import type { OutageOffersResponse } from '@veche/contract/outages.ts'
import type { Db } from '../../../platform/database/db.ts'
import type { Actor } from '../../access/index.ts'
import { canRun, getVisibleRow, isStepAllowed, listIncidentThread } from '../../incidents/index.ts'
import { presentPublicOutage } from '../outage.presenter.ts'
import { getVisibleOutage } from '../outages.repository.ts'
import type { OutagesContext } from '../outages-context.ts'
import type { FoundOutage } from './find-outages.ts'
import { listOutagesOf, type QuestionRow, readQuestion } from './question.ts'
import { findJoinedOutageId } from './questions.repository.ts'
import { findWish } from './wishes.repository.ts'

const NOTHING: OutageOffersResponse = { offers: [], joined: null, canJoin: false }

export async function offerOutages(
  { db, clock }: OutagesContext,
  { incidentId, actor }: { incidentId: string; actor: Actor },
): Promise<OutageOffersResponse> {
  const row = await getVisibleRow(db, incidentId, actor)
  const now = clock()
  const joinedId = await findJoinedOutageId(db, incidentId)
  if (joinedId !== null) {
    const outage = await getVisibleOutage(db, joinedId, 'region')
    return { ...NOTHING, joined: presentPublicOutage(outage, now) }
  }
  if (!isJoinable(row)) return NOTHING
  const words = await wordsOf(db, row.id)
  const found = await listOutagesOf(db, readQuestion(row), { at: row.foundAt, words })
  const wish = row.network === 'form' ? await findWish(db, row.threadExternalId) : null
  const all = await withWish(db, found, wish)
  return {
    ...NOTHING,
    offers: all.map(({ outage, fit }) => ({
      ...{ outage: presentPublicOutage(outage, now), fit, isConfirmed: outage.id === wish },
    })),
    canJoin: canRun(actor, row, 'join_event', null),
  }
}

/** What the resident chose comes first, also where the rules read no address. */
async function withWish(db: Db, found: FoundOutage[], wish: string | null): Promise<FoundOutage[]> {
  if (wish === null) return found
  const chosen =
    found.find(({ outage }) => outage.id === wish)?.outage ?? (await getVisibleOutage(db, wish, 'region'))
  const others = found.filter(({ outage }) => outage.id !== wish)
  return chosen.cancelledAt ? others : [{ outage: chosen, fit: 'exact' }, ...others]
}

/** A mass event that was declared before the outage was entered may stand for it too. */
export function isJoinable(row: QuestionRow): boolean {
  if (row.step === 'new') return isStepAllowed(row, 'accept')
  return isStepAllowed(row, row.isMassEvent ? 'declare_event' : 'join_event')
}

async function wordsOf(db: Db, incidentId: string): Promise<string> {
  const thread = await listIncidentThread(db, incidentId)
  return thread
    .filter(({ direction }) => direction === 'in')
    .map(({ text }) => text)
    .join('\n')
}
