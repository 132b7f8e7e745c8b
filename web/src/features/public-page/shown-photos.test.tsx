// @vitest-environment jsdom

import { screen } from '@testing-library/react'
import type { ShownPhotosResponse } from '@veche/contract/casework/public-problem.ts'
import { CASEWORK_ROUTES } from '@veche/contract/routes/casework.ts'
import { expect, it } from 'vitest'
import { fakeNetworkForEach, Refused } from '../../testing/fake-network.ts'
import { show } from '../../testing/show.tsx'
import { ShownPhotos } from './ShownPhotos.tsx'

const network = fakeNetworkForEach()
const INCIDENT_ID = '00000000-0000-7000-8000-000000000001'
const MESSAGE_ID = '00000000-0000-7000-8000-000000000002'

function open(isShown = false, canChange = true) {
  const photos: ShownPhotosResponse['photos'] = [{ messageId: MESSAGE_ID, no: 0, isShown }]
  network.serve(CASEWORK_ROUTES.listShownPhotos, () => ({ canChange, photos }))
  return show(<ShownPhotos incidentId={INCIDENT_ID} />)
}

it('shows a photo to everybody only after somebody said what is not on it', async () => {
  const { user } = open()
  network.serve(CASEWORK_ROUTES.showPhoto, () => ({ canChange: true, photos: [] }))
  const button = await screen.findByRole('button', { name: 'Показать всем фото 1' })
  expect(button).toHaveProperty('disabled', true)
  await user.click(screen.getByLabelText('На фото 1 нет людей, номеров, документов'))
  await user.click(button)
  await expect
    .poll(() => network.sentTo(CASEWORK_ROUTES.showPhoto))
    .toEqual([{ messageId: MESSAGE_ID, no: 0, isShown: true, isChecked: true }])
})

it('takes it back by one press, and says why it could not', async () => {
  const { user } = open(true)
  network.serve(CASEWORK_ROUTES.showPhoto, () => new Refused(404, 'register.photo_gone'))
  await user.click(await screen.findByRole('button', { name: 'Больше не показывать фото 1' }))
  expect(await screen.findByText('Автор больше не разрешает показывать это фото.')).toBeTruthy()
  expect(network.sentTo(CASEWORK_ROUTES.showPhoto)).toEqual([
    { messageId: MESSAGE_ID, no: 0, isShown: false },
  ])
})

it('only looks on for whoever may not decide', async () => {
  open(false, false)
  expect(await screen.findByText('Видят только сотрудники')).toBeTruthy()
  expect(screen.queryByRole('button')).toBeNull()
})
