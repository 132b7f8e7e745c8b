// @vitest-environment jsdom

import { fireEvent, screen } from '@testing-library/react'
import type { LeakResponse } from '@veche/contract/admin/readings.ts'
import { READING_ROUTES } from '@veche/contract/routes/admin/readings.ts'
import { expect, it } from 'vitest'
import { fakeNetworkForEach, Refused } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import { LeakPanel } from './LeakPanel.tsx'

const network = fakeNetworkForEach()
const NONE = {
  ...{ list: 0, card: 0, contact: 0, file: 0, chat: 0, stream: 0, report: 0, export: 0 },
  ...{ rumour: 0, part: 0, person: 0 },
}
const TOLD: LeakResponse = {
  ...{ readings: 1042, questions: 17, isCut: false },
  readers: [
    {
      name: 'Борис (boris@example.org)',
      readings: 1041,
      shown: 170,
      by: { ...NONE, card: 41, export: 1000 },
    },
    { name: null, readings: 1, shown: 1, by: { ...NONE, export: 1 } },
  ],
}
const type = (label: RegExp | string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } })

it('tells who has seen how many, and gives the same as a file', async () => {
  const asked: URLSearchParams[] = []
  network.serve(READING_ROUTES.summary, ({ query }) => {
    asked.push(query)
    return TOLD
  })
  const { user } = show(<LeakPanel />)
  type('С какого момента', '2026-11-24T09:00')
  type('По какой момент', '2026-11-24T18:00')
  type(/Номера вопросов/, '№ 17, 4711')
  await user.click(screen.getByRole('button', { name: 'Посчитать' }))
  expect(await screen.findByText('Показов: 1 042, разных вопросов: 17')).toBeTruthy()
  expect(screen.getByRole('cell', { name: 'команда сервера' })).toBeTruthy()
  expect(asked[0]?.get('numbers')).toBe('17,4711')
  expect(asked[0]?.has('who')).toBe(false)
  const file = screen.getByRole<HTMLAnchorElement>('link', { name: 'Скачать XLSX' })
  expect(file.getAttribute('href')).toContain('numbers=17%2C4711&format=xlsx')
})

it('says in words that the period is wrong', async () => {
  network.serve(READING_ROUTES.summary, () => new Refused(400, 'journal.wrong_period'))
  const { user } = show(<LeakPanel />)
  type('С какого момента', '2026-11-24T18:00')
  type('По какой момент', '2026-11-24T09:00')
  await user.click(screen.getByRole('button', { name: 'Посчитать' }))
  expect(await screen.findByText(/конец раньше начала/)).toBeTruthy()
})

it('counts both notices from the moment in which the leak was found', () => {
  show(<LeakPanel />)
  type('Когда утечку обнаружили', '2026-11-24T09:30')
  const notices = screen.getAllByRole('checkbox').map((box) => box.closest('label')?.textContent ?? '')
  expect(notices[0]).toMatch(/25.*\(24 часа\)/)
  expect(notices[1]).toMatch(/27.*\(72 часа\)/)
})
