import { expect, it } from 'vitest'
import { reachOf } from './reach-of-answer.ts'

it('counts by network whom an answer reaches, and names the others with the reason', () => {
  const to = (incidentId: string, number: number, network: 'vk' | 'telegram') => ({
    incidentId,
    number,
    network,
  })
  const recipients = [to('a', 1, 'vk'), to('b', 2, 'telegram'), to('c', 3, 'vk'), to('d', 4, 'vk')]
  const waiting = [
    ...recipients.map((one) => ({ ...one, step: 'merged', isFrozen: false })),
    { incidentId: 'e', number: 5, step: 'publishing', isFrozen: false },
    { incidentId: 'f', number: 6, step: 'assigned', isFrozen: true },
    { incidentId: 'g', number: 7, step: 'done', isFrozen: false },
  ]
  expect(reachOf(new Set(['d']), recipients, waiting)).toEqual({
    reach: [
      { network: 'vk', count: 2 },
      { network: 'telegram', count: 1 },
    ],
    leftOut: [
      { number: 4, reason: 'by_hand' },
      { number: 5, reason: 'own_answer' },
      { number: 6, reason: 'frozen' },
      { number: 7, reason: 'closed' },
    ],
    leftOutCount: 4,
  })
})
