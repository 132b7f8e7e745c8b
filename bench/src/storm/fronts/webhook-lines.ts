/** Reads lines that the ledgers of MAX and Odnoklassniki share: their deliveries name no event, the event names them. */
import { z } from 'zod'
import type { NetworkFacts } from './front.ts'
import { reading } from './ledger-lines.ts'

export const DeliveryIds = z.array(z.number())
const Delivery = z.object({ kind: z.literal('delivery'), deliveryId: z.number(), outcome: z.string() })

export function createDeliveryBook() {
  const keyOf = new Map<number, string>()
  const deliveries: NetworkFacts['deliveries'] = []
  const accepted = new Set<string>()
  return {
    deliveries,
    isAccepted: (key: string): boolean => accepted.has(key),
    expect(key: string, deliveryIds: readonly number[]): void {
      for (const id of deliveryIds) keyOf.set(id, key)
    },
    read: reading(Delivery, ({ deliveryId, outcome }) => {
      const key = keyOf.get(deliveryId)
      if (key === undefined) return
      const isAccepted = outcome === 'accepted'
      deliveries.push({ eventKey: key, isAccepted })
      if (isAccepted) accepted.add(key)
    }),
  }
}
