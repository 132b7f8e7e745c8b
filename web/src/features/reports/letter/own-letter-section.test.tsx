// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { REPORT_SCHEDULE_ROUTES } from '@veche/contract/routes/admin/report-schedules.ts'
import { expect, it } from 'vitest'
import { fakeNetworkForEach } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import { OwnLetterSection } from './index.ts'

const network = fakeNetworkForEach()
const OFF = { isOn: false, weekday: 1, hour: 8, nextRunAt: null, isMailSetUp: true }
const ON = { ...OFF, isOn: true, nextRunAt: '2026-11-30T05:00:00Z' }

it('is switched on, and says when it comes', async () => {
  network.serve(REPORT_SCHEDULE_ROUTES.ownLetter, () => OFF)
  network.serve(REPORT_SCHEDULE_ROUTES.saveOwnLetter, () => ON)
  const { user } = show(<OwnLetterSection />)
  await user.click(await screen.findByLabelText('Присылать мне письмо раз в неделю'))
  expect(await screen.findByText(/Следующий раз/)).toBeTruthy()
  await user.selectOptions(screen.getByLabelText('День недели'), 'Пятница')
  expect(network.sentTo(REPORT_SCHEDULE_ROUTES.saveOwnLetter)).toEqual([
    { isOn: true, weekday: 1, hour: 8 },
    { isOn: true, weekday: 5, hour: 8 },
  ])
})
