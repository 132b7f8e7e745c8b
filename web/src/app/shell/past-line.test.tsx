/** @vitest-environment jsdom */
import { screen } from '@testing-library/react'
import type { SystemResponse } from '@veche/contract/admin/system.ts'
import { SYSTEM_ROUTES } from '@veche/contract/routes/admin/system.ts'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { fakeNetworkForEach } from '../../testing/fake-network.ts'
import { FRAME } from '../../testing/frame.ts'
import { pass, show } from '../../testing/show.tsx'
import { PastLine } from './PastLine.tsx'

beforeEach(() => void vi.useFakeTimers({ shouldAdvanceTime: true }))
afterEach(() => void vi.useRealTimers())
const network = fakeNetworkForEach()
const system = FRAME.find(({ route }) => route === SYSTEM_ROUTES.system)?.reply as SystemResponse

it('says how far the past of the demo is, until it is all there', async () => {
  let pastShare: number | null = 0.62
  network.serve(SYSTEM_ROUTES.system, () => ({ ...system, isDemo: true, pastShare }))
  const { client } = show(<PastLine />)
  expect(await screen.findByText('Прошлое области загружается: 62 %')).toBeTruthy()
  const read = vi.spyOn(client, 'invalidateQueries')
  pastShare = 0.7
  await pass(2000)
  expect(await screen.findByText('Прошлое области загружается: 70 %')).toBeTruthy()
  expect(read).not.toHaveBeenCalled()
  pastShare = null
  await pass(2000)
  expect(screen.queryByText(/Прошлое/)).toBeNull()
  expect(read).toHaveBeenCalledOnce()
})

it('asks nothing where nothing is loaded', async () => {
  show(<PastLine />)
  await pass(10_000)
  expect(network.calls('GET')).toEqual(['GET /api/system'])
})
