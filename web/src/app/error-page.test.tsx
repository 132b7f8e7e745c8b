// @vitest-environment jsdom
import { act, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { fakeNetworkForEach } from '../testing/fake-network.ts'
import { show } from '../testing/show.tsx'
import { ErrorPage } from './ErrorPage.tsx'

fakeNetworkForEach()
afterEach(() => vi.restoreAllMocks())

const missing = new TypeError('Failed to fetch dynamically imported module: /assets/page.js')

it('says that a new version is out when a file of the page is gone', () => {
  show(<ErrorPage error={missing} />)
  expect(screen.getByText(/Вышла новая версия/)).toBeTruthy()
})

it('says that there is no line, and opens the page when it is back', () => {
  const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  const reload = vi.fn()
  vi.stubGlobal('location', { ...window.location, reload })
  show(<ErrorPage error={missing} />)
  expect(screen.getByText(/Нет связи/)).toBeTruthy()
  expect(reload).not.toHaveBeenCalled()
  online.mockReturnValue(true)
  act(() => void window.dispatchEvent(new Event('online')))
  expect(reload).toHaveBeenCalledOnce()
  vi.unstubAllGlobals()
})
