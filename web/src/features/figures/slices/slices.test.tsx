// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import { FIGURE_ROUTES } from '@veche/contract/routes/figures.ts'
import { beforeEach, expect, it, vi } from 'vitest'
import { fakeNetworkForEach } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import { BodyPanel, ChannelPanel } from './index.ts'

const network = fakeNetworkForEach()
const asked = { from: '2026-11-16', to: '2026-11-22' }
const row = (key: string | null, questions: number, onTime: number | null) => ({
  key,
  figures: [
    { code: 'questions', value: questions, numerator: questions, denominator: null },
    { code: 'on_time', value: onTime, numerator: 1, denominator: 2 },
    { code: 'first_answer', value: 192, numerator: 1, denominator: null },
    { code: 'late_now', value: 4, numerator: 4, denominator: null },
  ],
})
beforeEach(() => {
  network.serve(FIGURE_ROUTES.table, ({ query }) => ({
    rows:
      query.get('by') === 'network'
        ? [row('vk', 58, 0.91), row('ok', 9, 0.84), row(null, 33, null)]
        : [row('roads', 20, 0.96), row('housing', 31, 0.5)],
  }))
})
const cells = (line: HTMLElement) =>
  within(line)
    .getAllByRole('cell')
    .map(({ textContent }) => textContent?.replaceAll('\u00a0', ' '))

it('says of each channel its share and how it stands to the bound, and asks about it alone', async () => {
  const onNetwork = vi.fn()
  const { user } = show(<ChannelPanel {...{ asked, onNetwork }} />)
  expect(cells(await screen.findByRole('row', { name: /^ВКонтакте/ }))).toEqual([
    '',
    '58 %',
    '91 %, цель 95 %',
  ])
  expect(cells(screen.getByRole('row', { name: /^Одноклассники/ }))[2]).toBe('84 %, далеко до цели 95 %')
  expect(cells(screen.getByRole('row', { name: /^Эфиры/ }))[2]).toBe('мало данных')
  await user.click(screen.getByRole('button', { name: 'ВКонтакте' }))
  expect(onNetwork).toHaveBeenLastCalledWith('vk')
})

it('says of each body how it answers, the busiest first', async () => {
  const onBody = vi.fn()
  const { user } = show(<BodyPanel {...{ asked, onBody }} />)
  await screen.findByRole('button', { name: 'Жилищная служба' })
  const lines = screen.getAllByRole('row').slice(1)
  expect(cells(lines[0]!)).toEqual(['31', '50 %, далеко до цели 95 %', '3:12 раб. ч', '4'])
  await user.click(screen.getByRole('button', { name: 'Дорожная служба' }))
  expect(onBody).toHaveBeenLastCalledWith('roads')
})

it('say why they are not there where their sums are not kept', () => {
  show(
    <>
      <ChannelPanel asked={{ ...asked, municipalityCode: 'sady' }} onNetwork={() => undefined} />
      <BodyPanel asked={{ ...asked, municipalityCode: 'sady' }} onBody={() => undefined} />
    </>,
  )
  expect(screen.getByText(/По каналам считаются вопросы всей области/)).toBeTruthy()
  expect(screen.getByText(/По ведомствам считаются вопросы всей области/)).toBeTruthy()
})
