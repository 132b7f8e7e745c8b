// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import type { CourseSummary } from '@veche/contract/portal/courses.ts'
import { COURSE_ROUTES } from '@veche/contract/routes/portal/courses.ts'
import { expect, it } from 'vitest'
import { fakeNetworkForEach } from '../../../../testing/fake-network.ts'
import { show } from '../../../../testing/show.tsx'
import { Gates } from './Gates.tsx'

const network = fakeNetworkForEach()
const ID = '00000000-0000-7000-8000-000000000071'
const COURSE: CourseSummary = {
  ...{
    id: ID,
    code: 'answers',
    state: 'published',
    title: 'Публикация без ошибок',
    purpose: '',
    minutes: 10,
  },
  ...{ cardCount: 5, seenCount: 0, questionCount: 5, isWaiting: false, certificate: null, rights: [] },
  ...{ standing: 'free', dueAt: null },
}
const NOTHING = { gates: [], lifts: [], resting: [], mayLift: false }
const choose = async () => {
  const { user } = show(<Gates courses={[COURSE]} />)
  await user.selectOptions(await screen.findByRole('combobox', { name: /Ответы и публикация/ }), ID)
  return { user, dialog: within(await screen.findByRole('dialog')) }
}

it('says who would lose the right and from which day before anybody presses', async () => {
  network.serve(COURSE_ROUTES.listGates, () => NOTHING)
  network.serve(COURSE_ROUTES.previewGate, () => ({
    ...{ graceDays: 14, restsFrom: '2026-12-17T21:00:00.000Z', people: 40, passed: 8 },
    missing: [
      { userId: 'a', name: 'Анна Лаптева' },
      { userId: 'b', name: 'Павел Зуев' },
    ],
  }))
  const { user, dialog } = await choose()
  await dialog.findByText(/^Курс не прошли 32 человека из 40\. .* с 18 декабря/)
  dialog.getByText(/^Анна Лаптева, Павел Зуев и ещё 30$/)
  // What cannot be taken back by a key is not under the first key.
  expect(document.activeElement).toBe(dialog.getByRole('button', { name: 'Отмена' }))
  await user.keyboard('{Enter}')
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(network.sentTo(COURSE_ROUTES.setGate)).toEqual([])
})

it('says where nobody would lose it', async () => {
  network.serve(COURSE_ROUTES.listGates, () => NOTHING)
  network.serve(COURSE_ROUTES.previewGate, () => ({
    ...{ graceDays: 14, restsFrom: '2026-12-17T21:00:00.000Z', people: 3, passed: 3, missing: [] },
  }))
  const { dialog } = await choose()
  await dialog.findByText(/его не лишится никто/)
})
