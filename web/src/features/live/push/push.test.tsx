// @vitest-environment jsdom

import { screen, waitFor, within } from '@testing-library/react'
import { PUSH_ROUTES } from '@veche/contract/routes/admin/push.ts'
import { afterEach, expect, it, vi } from 'vitest'
import { fakeNetworkForEach } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import { DevicePush } from './DevicePush.tsx'
import { PushPanel } from './PushPanel.tsx'

const network = fakeNetworkForEach()
const ID = '00000000-0000-7000-8000-000000000091'
const AT = '2026-11-24T09:00:00Z'
const ENDPOINT = 'https://push.example/1'
const SUBSCRIPTION = {
  endpoint: ENDPOINT,
  toJSON: () => ({ endpoint: ENDPOINT, keys: { p256dh: 'p'.repeat(87), auth: 'a'.repeat(22) } }),
  unsubscribe: async () => true,
}
const device = { id: ID, endpoint: ENDPOINT, label: 'Chrome, Android', createdAt: AT }

afterEach(() => void vi.unstubAllGlobals())

/** A browser that can be told; the person says yes or no in its window. */
function browserThat(answer: NotificationPermission) {
  const state = { subscription: null as typeof SUBSCRIPTION | null }
  const pushManager = {
    getSubscription: async () => state.subscription,
    subscribe: async () => {
      state.subscription = SUBSCRIPTION
      return SUBSCRIPTION
    },
  }
  const registration = { pushManager, active: { postMessage: () => undefined } }
  vi.stubGlobal('PushManager', class {})
  vi.stubGlobal('Notification', { requestPermission: async () => answer })
  const register = async () => registration
  Object.defineProperty(navigator, 'serviceWorker', {
    configurable: true,
    value: { register, getRegistration: register, ready: Promise.resolve(registration) },
  })
}

it('is not there while the installation sends nothing', async () => {
  network.serve(PUSH_ROUTES.listDevices, () => ({ publicKey: null, devices: [] }))
  show(<DevicePush label="Chrome" />)
  await waitFor(() => expect(network.calls().join()).toContain('/api/push/devices'))
  expect(screen.queryByRole('region')).toBeNull()
})

it('is switched on at this device by its person, and off again', async () => {
  browserThat('granted')
  network.serve(PUSH_ROUTES.listDevices, () => ({ publicKey: 'BKey', devices: [] }))
  network.serve(PUSH_ROUTES.addDevice, () => ({ publicKey: 'BKey', devices: [device] }))
  network.serve(PUSH_ROUTES.removeDevice, () => ({ publicKey: 'BKey', devices: [] }))
  const { user } = show(<DevicePush label="Chrome, Android" />)
  const on = await screen.findByRole('button', { name: 'Включить здесь' })
  network.serve(PUSH_ROUTES.listDevices, () => ({ publicKey: 'BKey', devices: [device] }))
  await user.click(on)
  await waitFor(() =>
    expect(network.sentTo(PUSH_ROUTES.addDevice)).toEqual([
      { endpoint: ENDPOINT, p256dh: 'p'.repeat(87), auth: 'a'.repeat(22), label: 'Chrome, Android' },
    ]),
  )
  const list = within(await screen.findByRole('list', { name: 'Где включено' }))
  expect((await list.findByText(/это устройство/)).textContent).toMatch(/24.ноября/)
  await user.click(list.getByRole('button', { name: 'Выключить' }))
  await waitFor(() => expect(network.calls().join()).toContain(`/api/push/devices/${ID}/remove`))
})

it('says what to do where the browser was told no', async () => {
  browserThat('denied')
  network.serve(PUSH_ROUTES.listDevices, () => ({ publicKey: 'BKey', devices: [] }))
  const { user } = show(<DevicePush label="Chrome" />)
  await user.click(await screen.findByRole('button', { name: 'Включить здесь' }))
  expect(await screen.findByText(/Разрешите уведомления в его настройках/)).toBeTruthy()
  expect(network.sentTo(PUSH_ROUTES.addDevice)).toEqual([])
})

it('is turned on for the installation only after the words of what leaves, and through whom', async () => {
  const off = { isOn: false, changedByName: null, changedAt: null, devices: 0 }
  network.serve(PUSH_ROUTES.readSwitch, () => off)
  network.serve(PUSH_ROUTES.turnSwitch, () => ({ ...off, isOn: true, changedByName: 'Ева', changedAt: AT }))
  const { user } = show(<PushPanel />)
  await user.click(await screen.findByRole('button', { name: 'Включить' }))
  expect(network.sentTo(PUSH_ROUTES.turnSwitch)).toEqual([])
  const dialog = within(screen.getByRole('dialog'))
  expect(dialog.getByText(/через серверы изготовителя браузера/)).toBeTruthy()
  expect(dialog.getByText(/Уходит только «есть новое»/)).toBeTruthy()
  await user.click(dialog.getByRole('button', { name: 'Включить' }))
  await waitFor(() => expect(network.sentTo(PUSH_ROUTES.turnSwitch)).toEqual([{ isOn: true }]))
})
