// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react'
import type { AnswerResponse } from '@veche/contract/answers.ts'
import { useEffect, useState } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { fakeNetworkForEach } from '../../../testing/fake-network.ts'
import { fakeStore } from '../../../testing/fake-store.ts'
import { show } from '../../../testing/show.tsx'
import { FilesBar } from './FilesBar.tsx'
import { keepPhoto, listPhotos } from './photo-store.ts'
import { useFiles } from './use-files.ts'

fakeNetworkForEach()
const ID = '00000000-0000-7000-8000-000000000091'
const ANSWER = { incidentId: ID, files: [], attach: 'photos' } as unknown as AnswerResponse

beforeEach(() => {
  fakeStore()
  URL.createObjectURL = () => 'blob:photo'
  URL.revokeObjectURL = () => undefined
})
afterEach(() => vi.unstubAllGlobals())

function Bar() {
  const [fileIds, setFileIds] = useState(['p1'])
  const brought = useFiles({ answer: ANSWER, userId: 'u1', fileIds, onChange: setFileIds })
  return (
    <FilesBar
      {...{ answer: ANSWER, brought, fileIds, onChange: setFileIds }}
      canEdit
      hasPrivatePart={false}
    />
  )
}
const kept = async () => (await listPhotos('u1')).map(({ id }) => id)

it('takes away a photograph that waits for a line, so that nothing of it waits, and brings it back', async () => {
  const file = new Blob(['snap'], { type: 'image/png' })
  await keepPhoto({
    ...{ id: 'p1', userId: 'u1', incidentId: ID, name: 'Двор.png', label: 'photo', keptAt: 1, file },
  })
  const { user } = show(<Bar />)
  const remove = await screen.findByRole('button', { name: 'Убрать Двор.png' })
  expect(remove.textContent).toBe('Убрать')
  await user.click(remove)
  await waitFor(async () => expect(await kept()).toEqual([]))
  expect(screen.queryByRole('button', { name: 'Убрать Двор.png' })).toBeNull()
  await user.click(await screen.findByRole('button', { name: /^Отменить/ }))
  expect(await screen.findByRole('button', { name: 'Убрать Двор.png' })).toBeTruthy()
  expect(await kept()).toEqual(['p1'])
})

it('says where the caption is chosen that a picture without one is no proof of the work', async () => {
  const file = new Blob(['snap'], { type: 'image/png' })
  await keepPhoto({
    ...{ id: 'p1', userId: 'u1', incidentId: ID, name: 'Двор.png', label: 'photo', keptAt: 1, file },
  })
  const { user } = show(<Bar />)
  const caption = await screen.findByRole('combobox', { name: 'Что на снимке: Двор.png' })
  screen.getByText(/^«Без подписи» не считается фото после работ/)
  await user.selectOptions(caption, 'После')
  await waitFor(() => expect(screen.queryByText(/не считается фото после работ/)).toBeNull())
})

const TWO = ['до.pdf', 'после.pdf'].map((name) => new File(['%PDF'], name, { type: 'application/pdf' }))

/** Two shots, the second before the first is kept. */
function Shots({ onIds }: { onIds: (ids: readonly string[]) => void }) {
  const [fileIds, setFileIds] = useState<string[]>([])
  useEffect(() => onIds(fileIds), [fileIds, onIds])
  const { bring } = useFiles({ answer: ANSWER, userId: 'u2', fileIds, onChange: setFileIds })
  return (
    <button type="button" onClick={() => TWO.map((file) => bring([file]))}>
      Снять
    </button>
  )
}

it('keeps both of two photographs that are brought at once', async () => {
  const onIds = vi.fn()
  const { user } = show(<Shots onIds={onIds} />)
  await user.click(screen.getByRole('button', { name: 'Снять' }))
  await waitFor(async () => {
    const photos = (await listPhotos('u2')).map(({ id }) => id)
    expect(photos).toHaveLength(2)
    expect([...(onIds.mock.lastCall?.[0] ?? [])].sort()).toEqual(photos.sort())
  })
})

it('keeps the caption that was chosen before the camera of the phone, and says no hour of a ready file', async () => {
  Object.defineProperty(window, 'isSecureContext', { configurable: true, value: true })
  Object.defineProperty(navigator, 'mediaDevices', {
    configurable: true,
    value: { getUserMedia: () => Promise.reject(new Error('NotAllowedError')) },
  })
  const { user } = show(<Bar />)
  const bring = async (lastModified: number) => {
    await user.click(await screen.findByRole('button', { name: 'Снять фото' }))
    await user.click(await screen.findByRole('button', { name: 'После' }))
    await user.click(screen.getByRole('button', { name: 'Камера телефона' }))
    const input = document.querySelector<HTMLInputElement>('input[capture]')!
    await user.upload(input, new File(['snap'], `${lastModified}.png`, { type: 'image/png', lastModified }))
  }
  const before = (await listPhotos('u1')).length
  const now = Date.now()
  await bring(now - 3_600_000)
  await waitFor(async () => expect(await listPhotos('u1')).toHaveLength(before + 1))
  await bring(now + 60_000)
  await waitFor(async () => expect(await listPhotos('u1')).toHaveLength(before + 2))
  const [ready, taken] = (await listPhotos('u1')).slice(-2)
  expect([ready, taken]).toMatchObject([{ label: 'after' }, { label: 'after', shot: {} }])
  expect(ready?.shot).toBeUndefined()
  Reflect.deleteProperty(navigator, 'mediaDevices')
})
