import type { PublicationResponse } from '@veche/contract/answers.ts'
import { describe, expect, it } from 'vitest'
import { latestDeliveries, pairOf, standing, summaryOf, takenBack } from './publication-groups.ts'

const row = (
  recipientNumber: number,
  state: PublicationResponse['state'],
  versionNo = 1,
): Pick<PublicationResponse, 'recipientIncidentId' | 'recipientNumber' | 'versionNo' | 'state'> => ({
  recipientIncidentId: `incident-${recipientNumber}`,
  recipientNumber,
  versionNo,
  state,
})

it('tells an answer whose approval was taken back from one that was given up', () => {
  const publications = [row(1, 'sent'), row(1, 'cancelled', 2), row(2, 'cancelled', 2)]
  expect(takenBack(publications, 'approval')).toEqual(publications.slice(1))
  expect(takenBack(publications, 'rework')).toEqual([])
  expect(takenBack([row(1, 'sent')], 'approval')).toEqual([])
})

it('shows of each author only the latest text', () => {
  const deliveries = latestDeliveries([
    row(1, 'sent'),
    row(2, 'sent'),
    row(1, 'queued', 2),
    row(2, 'sent', 2),
  ])
  expect(
    deliveries.map(({ recipientNumber, publications }) => [recipientNumber, publications.length]),
  ).toEqual([
    [1, 1],
    [2, 1],
  ])
  expect(summaryOf(deliveries)).toEqual({ sent: 1, total: 2, troubled: 0, state: 'waiting' })
})

it('forgets an approval that was taken back once its author has the answer', () => {
  const again = [row(1, 'sent'), row(1, 'cancelled')]
  expect(standing(again)).toEqual([again[0]])
  // Another's answer, or an earlier one, is not this one.
  const others = [row(2, 'sent', 2), row(1, 'cancelled', 2), row(1, 'sent')]
  expect(standing(others)).toEqual(others)
})

it('leaves out what was called back', () => {
  expect(latestDeliveries([row(1, 'sent'), row(1, 'cancelled', 2)])).toMatchObject([
    { publications: [{ versionNo: 1 }] },
  ])
})

it('counts an author as answered when both parts came', () => {
  const deliveries = latestDeliveries([row(1, 'sent'), row(1, 'queued'), row(2, 'sent')])
  expect(summaryOf(deliveries)).toMatchObject({ sent: 1, total: 2 })
})

it('is in trouble while one waits for a decision, and over when the last is given up', () => {
  expect(summaryOf(latestDeliveries([row(1, 'sent'), row(2, 'unknown')])).state).toBe('late')
  expect(summaryOf(latestDeliveries([row(1, 'sent'), row(2, 'undeliverable')])).state).toBe('done')
  expect(latestDeliveries([])).toEqual([])
})

describe('a pair', () => {
  const part = (name: 'public' | 'private', changes: object = {}) => ({
    id: name,
    recipientIncidentId: 'one',
    versionNo: 1,
    part: name,
    state: 'queued' as PublicationResponse['state'],
    isInvitation: false,
    errorCode: null as string | null,
    ...changes,
  })

  it('holds the public part back until the private one is there', () => {
    const held = part('public')
    expect(pairOf(held, [held, part('private')]).isHeldBack).toBe(true)
    expect(pairOf(held, [held, part('private', { state: 'sent' })]).isHeldBack).toBe(false)
    const invitation = part('public', { isInvitation: true })
    expect(pairOf(invitation, [invitation, part('private', { state: 'failed' })]).isHeldBack).toBe(false)
  })

  it('lets the author be invited once, while nothing stands in the thread', () => {
    const closed = part('private', { state: 'failed', errorCode: 'vk.901' })
    expect(pairOf(closed, [closed, part('public')]).mayInvite).toBe(true)
    expect(pairOf(closed, [closed, part('public', { isInvitation: true })]).mayInvite).toBe(false)
    expect(pairOf(closed, [closed, part('public', { state: 'sent' })]).mayInvite).toBe(false)
    const nowhere = part('private', { state: 'failed', errorCode: 'outbox.no_dialog' })
    expect(pairOf(nowhere, [nowhere, part('public')]).mayInvite).toBe(false)
  })
})
