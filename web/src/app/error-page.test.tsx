// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { throwNoLine } from '../lib/line/no-line.ts'
import { fakeNetworkForEach } from '../testing/fake-network.ts'
import { show } from '../testing/show.tsx'
import { ErrorPage } from './ErrorPage.tsx'

fakeNetworkForEach()
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const missing = new TypeError('Failed to fetch dynamically imported module: /assets/page.js')

it('says that a new version is out when a file of the page is gone', () => {
  show(<ErrorPage error={missing} />)
  expect(screen.getByText(/Вышла новая версия/)).toBeTruthy()
})

it('says that there is no line, and opens the page when the server answers again', async () => {
  vi.useFakeTimers()
  let isThere = false
  vi.stubGlobal('fetch', async () => (isThere ? new Response() : Promise.reject(new TypeError('no line'))))
  const reload = vi.fn()
  vi.stubGlobal('location', { ...window.location, reload })
  show(<ErrorPage error={await throwNoLine(missing).catch((error: unknown) => error)} />)
  expect(screen.getByText(/Нет связи/)).toBeTruthy()
  expect(screen.queryByRole('button')).toBeNull()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(reload).not.toHaveBeenCalled()
  isThere = true
  await vi.advanceTimersByTimeAsync(2000)
  expect(reload).toHaveBeenCalledOnce()
})

it('leaves a file that went with an update to the router', async () => {
  vi.stubGlobal('fetch', async () => new Response())
  await expect(throwNoLine(missing)).rejects.toBe(missing)
})
