// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { NOTIFICATION_ROUTES } from '@veche/contract/routes/notifications.ts'
import { expect, it } from 'vitest'
import { fakeNetworkForEach } from '../../testing/fake-network.ts'
import { show } from '../../testing/show.tsx'
import { NotificationCentre } from './NotificationCentre.tsx'

const network = fakeNetworkForEach()
const noticeOf = (no: number, title: string | null) => ({
  ...{ id: `00000000-0000-7000-8000-00000000008${no}`, kind: 'assigned', title, details: { number: no } },
  ...{ incidentId: `00000000-0000-7000-8000-00000000009${no}`, isUrgent: false, count: 1, readAt: null },
  createdAt: '2026-11-24T08:00:00.000Z',
})

it('names the question of a notice, cut between words', async () => {
  const long = 'Во дворе третий месяц не вывозят мусор, контейнеры стоят полные и пахнут'
  network.serve(NOTIFICATION_ROUTES.list, () => ({
    notifications: [noticeOf(1, 'Яма на Садовой'), noticeOf(2, long), noticeOf(3, null)],
    nextCursor: null,
  }))
  show(<NotificationCentre renderLink={(_, content) => content} />)
  expect(await screen.findByText('Яма на Садовой')).toBeTruthy()
  expect(screen.getByText('Во дворе третий месяц не вывозят мусор, контейнеры стоят…')).toBeTruthy()
  expect(screen.getAllByText(/^Вам передан вопрос/)).toHaveLength(3)
})
