// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import type { ReplaysResponse } from '@veche/contract/reports.ts'
import { REPORT_ROUTES } from '@veche/contract/routes/reports.ts'
import { expect, it } from 'vitest'
import { fakeNetworkForEach, Refused } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import { ReplayPanel } from './index.ts'

const network = fakeNetworkForEach()
const ID = '00000000-0000-7000-8000-000000000001'
const AT = '2026-11-24T09:00:00.000Z'
const plain = (text: string | null | undefined) => text?.replaceAll('\u00a0', ' ')
const REPLAY: ReplaysResponse['replays'][number] = {
  ...{ id: ID, askedAt: AT, fromDay: '2026-10-01', toDay: '2026-10-31', state: 'done' },
  change: { kind: 'more_people', stage: 'writing', agencyCode: 'roads', count: 2 },
  result: {
    ...{ questions: 120, happened: 0.86, replayed: 0.85, changed: 0.91, difference: 0.06 },
    ...{ interval: { low: 0.03, high: 0.09 }, isTrusted: true },
  },
}

it('asks for the month with two more people, and shows how far it is', async () => {
  let replays: ReplaysResponse['replays'] = []
  network.serve(REPORT_ROUTES.replays, () => ({ replays }))
  network.serve(REPORT_ROUTES.askReplay, () => {
    replays = [{ ...REPLAY, state: 'replaying', result: null }]
    return { id: ID }
  })
  const { user } = show(<ReplayPanel ownAgency={null} />)
  const ask = screen.getByRole('button', { name: 'Проиграть месяц' })
  expect(ask).toHaveProperty('disabled', true)
  expect(screen.getByRole('option', { name: 'Выберите' })).toBeTruthy()
  await screen.findByRole('option', { name: 'Дорожная служба' })
  await user.selectOptions(screen.getByLabelText('Ведомство'), 'Дорожная служба')
  await user.clear(screen.getByLabelText('Сколько людей'))
  await user.type(screen.getByLabelText('Сколько людей'), '2')
  await user.click(ask)
  expect(await screen.findByText('месяц проигрывается')).toBeTruthy()
  expect(network.sentTo(REPORT_ROUTES.askReplay)).toEqual([{ change: REPLAY.change }])
})

it('tells the result with its interval, and whether it is proved', async () => {
  const unsure = { ...REPLAY.result, interval: { low: -0.01, high: 0.09 } }
  network.serve(REPORT_ROUTES.replays, () => ({
    replays: [REPLAY, { ...REPLAY, id: ID.replace(/1$/, '2'), result: unsure }],
  }))
  show(<ReplayPanel ownAgency={null} />)
  const [first, second] = await screen.findAllByRole('listitem')
  expect(plain(first?.textContent)).toContain('Ещё людей: 2, подготовка ответа, Дорожная служба')
  expect(plain(first?.textContent)).toContain('+6 п. п. (от +3 до +9)')
  expect(within(first!).getByText('Разница доказана')).toBeTruthy()
  expect(within(second!).getByText('Разница может быть случайной')).toBeTruthy()
})

it('does not believe a replay that does not resemble what happened', async () => {
  network.serve(REPORT_ROUTES.replays, () => ({
    replays: [{ ...REPLAY, result: { ...REPLAY.result, isTrusted: false } }],
  }))
  show(<ReplayPanel ownAgency={null} />)
  expect(await screen.findByText(/результату верить нельзя$/, { selector: '.st' })).toBeTruthy()
})

it('offers whoever keeps one body its own rules, and says why it was refused', async () => {
  network.serve(REPORT_ROUTES.replays, () => ({ replays: [] }))
  network.serve(REPORT_ROUTES.askReplay, () => new Refused(409, 'oversight.replay_runs'))
  const { user } = show(<ReplayPanel ownAgency="roads" />)
  expect(screen.queryByRole('option', { name: 'Передать тему другому ведомству' })).toBeNull()
  expect(await screen.findByRole('option', { name: 'Дорожная служба' })).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Проиграть месяц' }))
  expect(await screen.findByText(/уже считается/)).toBeTruthy()
})
