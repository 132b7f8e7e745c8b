// @vitest-environment jsdom

import { screen, waitFor } from '@testing-library/react'
import type { PublicProblemResponse } from '@veche/contract/casework/public-problem.ts'
import { CASEWORK_ROUTES } from '@veche/contract/routes/casework.ts'
import { beforeAll, expect, it } from 'vitest'
import { fakeNetworkForEach, Refused } from '../../testing/fake-network.ts'
import { buildIncident } from '../../testing/incidents.ts'
import { show } from '../../testing/show.tsx'
import { PublicProblemPanel } from './PublicProblemPanel.tsx'

const network = fakeNetworkForEach()
/** On a busy machine the dialog comes later than a test waits. */
beforeAll(() => import('./PublicProblemDialog.tsx'))
const SHOWN: PublicProblemResponse = {
  ...{ isHidden: false, hiddenReason: null, text: null, showsAnswer: false, number: 204 },
  ...{ title: 'Ямы во дворах', place: 'Боровичский округ: Садовая ул.', isInRegister: true },
  ...{ isAskedPublicly: true, joinedCount: 0, photoCount: 0, point: null, canChange: true },
}

function open(answer: Partial<PublicProblemResponse>, step: 'new' | 'in_progress' = 'in_progress') {
  network.serve(CASEWORK_ROUTES.getPublicProblem, () => ({ ...SHOWN, ...answer }))
  return show(<PublicProblemPanel incident={buildIncident({ step })} />)
}
const words = async () => (await screen.findByRole('region')).textContent?.replaceAll('\u00a0', ' ')

it('says what everybody sees, and how many joined', async () => {
  open({ joinedCount: 3 })
  expect(await words()).toContain('Видят все')
  expect(await words()).toContain('Ямы во дворах')
  expect(await words()).toContain('Присоединились: 3')
})

it('hides a question with a reason, and asks for one before anything is sent', async () => {
  network.serve(CASEWORK_ROUTES.editPublicProblem, () => ({ ...SHOWN, isHidden: true }))
  const { user } = open({})
  await user.click(await screen.findByRole('button', { name: 'Изменить' }))
  await user.click(await screen.findByLabelText('Не показывать в открытом реестре'))
  await user.click(screen.getByRole('button', { name: 'Сохранить' }))
  expect(await screen.findByText('Напишите, почему вопрос нельзя показать.')).toBeTruthy()
  expect(network.calls('PATCH')).toEqual([])

  await user.type(screen.getByLabelText('Почему'), 'Видно, чей дом')
  await user.click(screen.getByRole('button', { name: 'Сохранить' }))
  await waitFor(() => expect(network.calls('PATCH')).toHaveLength(1))
  expect(network.sentTo(CASEWORK_ROUTES.editPublicProblem)).toEqual([
    {
      ...{ isHidden: true, hiddenReason: 'Видно, чей дом' },
      before: { isHidden: false, hiddenReason: null },
    },
  ])
})

it('keeps what was typed when the server refuses it, and says why', async () => {
  network.serve(CASEWORK_ROUTES.editPublicProblem, () => new Refused(400, 'register.personal_text'))
  const { user } = open({})
  await user.click(await screen.findByRole('button', { name: 'Изменить' }))
  await user.type(await screen.findByLabelText(/словами для всех/), 'Звонить 8 911')
  await user.click(screen.getByRole('button', { name: 'Сохранить' }))
  expect(await screen.findByText(/Уберите их/)).toBeTruthy()
  expect(screen.getByLabelText<HTMLTextAreaElement>(/словами для всех/).value).toBe('Звонить 8 911')
})

it('asks whether to show the answer only where the question was asked in private', async () => {
  const { user } = open({ isAskedPublicly: false })
  await user.click(await screen.findByRole('button', { name: 'Изменить' }))
  expect(await screen.findByLabelText(/Показать ответ/)).toBeTruthy()
})

it('changes nothing for who may not, and says why it is hidden', async () => {
  open({ canChange: false, isHidden: true, isInRegister: false, hiddenReason: 'Видно, чей дом' })
  expect(await words()).toContain('Не показываем')
  expect(await words()).toContain('Видно, чей дом')
  expect(screen.queryByRole('button')).toBeNull()
})

it('of a new question tells the point alone', async () => {
  const point = { latitude: 58.3878, longitude: 33.9134, town: 'Боровичи', townMetres: 1240 }
  open({ point, isInRegister: false }, 'new')
  expect(await screen.findByText(/58.38780, 33.91340/)).toBeTruthy()
  expect(screen.getByText(/1,2 км от: Боровичи/)).toBeTruthy()
  expect(screen.queryByRole('region')).toBeNull()
})
