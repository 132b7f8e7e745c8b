// @vitest-environment jsdom
import { act, screen } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { keepInstallOffer } from '../../../lib/browser/install-offer.ts'
import { fakeNetworkForEach } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import { InstallSection } from './InstallSection.tsx'

fakeNetworkForEach()
beforeAll(keepInstallOffer)
beforeEach(() => vi.stubGlobal('isSecureContext', true))
afterEach(() => {
  Reflect.deleteProperty(navigator, 'standalone')
  act(() => void window.dispatchEvent(new Event('appinstalled')))
  vi.unstubAllGlobals()
})

const button = () => screen.queryByRole('button', { name: 'Установить на телефон' })

/** The browser offers it before the page that shows the offer is open. */
function offer(outcome: 'accepted' | 'dismissed') {
  const prompt = vi.fn(async () => undefined)
  const event = new Event('beforeinstallprompt', { cancelable: true })
  window.dispatchEvent(Object.assign(event, { prompt, userChoice: Promise.resolve({ outcome }) }))
  expect(event.defaultPrevented).toBe(true)
  return prompt
}

it('installs by one press what the browser has offered, and asks once', async () => {
  const prompt = offer('accepted')
  const { user } = show(<InstallSection />)
  await user.click(button()!)
  await screen.findByText('Вече установлено')
  expect(prompt).toHaveBeenCalledOnce()
  expect(button()).toBeNull()
})

it('says nothing was installed to nobody who refused', async () => {
  const prompt = offer('dismissed')
  const { user } = show(<InstallSection />)
  await user.click(button()!)
  await vi.waitFor(() => expect(button()).toBeNull())
  expect(prompt).toHaveBeenCalledOnce()
  expect(screen.queryByText('Вече установлено')).toBeNull()
})

it.each([
  ['Safari of a phone', { standalone: false }, /^Нажмите «Поделиться»/],
  ['a browser that offers nothing', {}, /^Откройте эту страницу на телефоне/],
])('says in words how to do it in %s', (_, of, words) => {
  for (const [name, value] of Object.entries(of))
    Object.defineProperty(navigator, name, { configurable: true, value })
  show(<InstallSection />)
  screen.getByText(words)
  act(() => void offer('dismissed'))
  expect(button()).not.toBeNull()
})

it('offers nothing where it is installed, or on a line that is not trusted', () => {
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: query === '(display-mode: standalone)',
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }))
  show(<InstallSection />)
  expect(screen.queryByText('Установить на телефон')).toBeNull()
})
