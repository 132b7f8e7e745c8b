/**
 * Plays somebody who decides what a network cannot say: they look into the thread and mark the answer as sent or have
 * it sent again. What the product can find out by itself is left to it for a while.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { AnswerResponse } from '@veche/contract/answers.ts'
import { IncidentListResponse } from '@veche/contract/incidents.ts'
import { callApi, readApi } from '../lib/api-client.ts'
import type { StormFront } from './fronts/front.ts'

const EVERY_MS = 2000
/** The product looks into its threads every minute. */
const LEFT_TO_PRODUCT_MS = 150_000

export type Decision = { publicationId: string; network: string; decision: 'mark_sent' | 'retry' }
export type Deciding = { decisions: readonly Decision[]; run: (signal: AbortSignal) => Promise<void> }

export function createDeciding(
  baseUrl: string,
  { token, fronts }: { token: string; fronts: readonly StormFront[] },
): Deciding {
  const decisions: Decision[] = []
  const firstSeenAt = new Map<string, number>()

  async function decideOn(incidentId: string, front: StormFront): Promise<void> {
    const answer = await readApi(`${baseUrl}/api/incidents/${incidentId}/answer`, token, AnswerResponse)
    for (const { id: publicationId, state, text } of answer?.publications ?? []) {
      if (state !== 'unknown' || !isOurTurn(publicationId, front)) continue
      const decision = (await front.isPublished(text)) ? 'mark_sent' : 'retry'
      const { status } = await callApi(`${baseUrl}/api/publications/${publicationId}/resolve`, {
        ...{ token, method: 'POST', body: { decision } },
      })
      if (status === 200) {
        decisions.push({ publicationId, network: front.network, decision })
        firstSeenAt.delete(publicationId)
      }
    }
  }

  function isOurTurn(publicationId: string, { network }: StormFront): boolean {
    const seenAt = firstSeenAt.get(publicationId) ?? Date.now()
    firstSeenAt.set(publicationId, seenAt)
    return network === 'telegram' || Date.now() - seenAt > LEFT_TO_PRODUCT_MS
  }

  return {
    decisions,
    async run(signal) {
      while (!signal.aborted) {
        const url = `${baseUrl}/api/incidents?flag=unknown_delivery&limit=200`
        const page = await readApi(url, token, IncidentListResponse)
        for (const { id, network } of page?.incidents ?? []) {
          const front = fronts.find((one) => one.network === network)
          if (front && !signal.aborted) await decideOn(id, front)
        }
        await sleep(EVERY_MS, undefined, { signal }).catch(() => undefined)
      }
    },
  }
}
