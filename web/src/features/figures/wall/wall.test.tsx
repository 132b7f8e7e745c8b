// @vitest-environment jsdom
import { act, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { fakeNetworkForEach } from '../../../testing/fake-network.ts'
import { pass, show } from '../../../testing/show.tsx'
import { WallLine } from './index.ts'

fakeNetworkForEach()
beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-23T07:15:00Z') })
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})
/** Notices of the product speak too. */
const said = () => screen.getAllByRole('status')[0]?.textContent
const turnLine = (isOn: boolean) => {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(isOn)
  act(() => void window.dispatchEvent(new Event(isOn ? 'online' : 'offline')))
}

it('says since when the line is cut and of when the numbers are, and falls silent when it is back', async () => {
  show(<WallLine countedAt="2026-11-23T07:14:00.000Z" />)
  turnLine(false)
  expect(said()).toBe('')
  await pass(5000)
  expect(said()).toBe('Нет связи с 10:15.Числа на 10:14.')
  turnLine(true)
  expect(said()).toBe('')
})

it('keeps silent about a line that is back at once', async () => {
  show(<WallLine countedAt={undefined} />)
  turnLine(false)
  await pass(1000)
  turnLine(true)
  await pass(5000)
  expect(said()).toBe('')
})
