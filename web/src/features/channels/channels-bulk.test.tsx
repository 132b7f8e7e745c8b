// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { CHANNEL_ROUTES } from '@veche/contract/routes/channels.ts'
import { expect, it, vi } from 'vitest'
import { fakeNetworkForEach } from '../../testing/fake-network.ts'
import { show } from '../../testing/show.tsx'
import { ChannelsBulk } from './ChannelsBulk.tsx'

const network = fakeNetworkForEach()
const IDS = ['00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002']

it('asks for a check of many pages and says how many are paused', async () => {
  network.serve(CHANNEL_ROUTES.checkMany, () => ({ asked: IDS.slice(0, 1) }))
  const onDone = vi.fn()
  const { user } = show(<ChannelsBulk chosen={new Set(IDS)} onDone={onDone} />)
  await user.click(screen.getByRole('button', { name: 'Проверить' }))
  await screen.findByText('Проверим в ближайшие минуты: 1. На паузе и не проверяются: 1')
  expect(network.sentTo(CHANNEL_ROUTES.checkMany)).toEqual([{ channelIds: IDS }])
  expect(onDone).toHaveBeenCalledOnce()
})
