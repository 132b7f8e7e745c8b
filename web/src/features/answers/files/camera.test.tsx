// @vitest-environment jsdom
import { fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { fitWithin } from '../../../lib/files/shrink-picture.ts'
import { fakeNetworkForEach } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import { CameraDialog } from './CameraDialog.tsx'

fakeNetworkForEach()
const stop = vi.fn()
const GHOSTS = [
  { url: '/api/messages/1/attachments/0', small: '/api/messages/1/attachments/0/thumbnail', name: '1' },
  { url: '/api/messages/1/attachments/1', name: '2' },
]

function giveCamera(getUserMedia: () => Promise<unknown>) {
  Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: { getUserMedia } })
}
beforeEach(() => {
  HTMLMediaElement.prototype.play = () => Promise.resolve()
  HTMLCanvasElement.prototype.getContext = () => null
  HTMLCanvasElement.prototype.toBlob = (give, type = '') => give(new Blob(['snap'], { type }))
})
afterEach(() => Reflect.deleteProperty(navigator, 'mediaDevices'))

function open(ghosts = GHOSTS) {
  const spies = { onShot: vi.fn(), onClose: vi.fn(), onOtherCamera: vi.fn() }
  return { ...show(<CameraDialog ghosts={ghosts} {...spies} />), ...spies }
}

it('lays the picture of the resident over the camera, and tells the hour and the label of the new one', async () => {
  giveCamera(() => Promise.resolve({ getTracks: () => [{ stop }] }))
  const { user, onShot, leave } = open()
  const shoot = await screen.findByRole<HTMLButtonElement>('button', { name: 'Снять' })
  await vi.waitFor(() => expect(shoot.disabled).toBe(false))
  expect(screen.getByRole('img').style.opacity).toBe('0.5')
  // Without a line only the small one is here.
  fireEvent.error(screen.getByRole('img'))
  expect(screen.getByRole('img').getAttribute('src')).toBe(GHOSTS[0]?.small)
  fireEvent.change(screen.getByRole('slider'), { target: { value: '80' } })
  expect(screen.getByRole('img').style.opacity).toBe('0.8')
  await user.click(screen.getByRole('button', { name: 'Другой: 1 из 2' }))
  expect(screen.getByRole('img').getAttribute('src')).toBe(GHOSTS[1]?.url)
  await user.click(shoot)
  await vi.waitFor(() => expect(onShot).toHaveBeenCalledOnce())
  const [file, told] = onShot.mock.calls[0] ?? []
  expect([file.type, told]).toEqual(['image/jpeg', { takenAt: expect.any(String), label: 'after' }])
  leave()
  expect(stop).toHaveBeenCalled()
})

it('leaves the way to the camera of the phone where the page gets none', async () => {
  giveCamera(() => Promise.reject(new Error('NotAllowedError')))
  const { user, onOtherCamera } = open([])
  await screen.findByText('Камера здесь не открылась')
  await user.click(screen.getByRole('button', { name: 'После' }))
  await user.click(screen.getByRole('button', { name: 'Камера телефона' }))
  expect(onOtherCamera.mock.calls).toEqual([['after']])
})

it('keeps the form of a picture that it makes small, and makes none larger', () => {
  expect(fitWithin({ width: 4000, height: 3000 })).toEqual({ width: 1920, height: 1440 })
  expect(fitWithin({ width: 3000, height: 4000 })).toEqual({ width: 1440, height: 1920 })
  expect(fitWithin({ width: 800, height: 600 })).toEqual({ width: 800, height: 600 })
})
