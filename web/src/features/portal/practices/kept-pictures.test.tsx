// @vitest-environment jsdom

import { screen, waitFor, within } from '@testing-library/react'
import type { PracticeResponse } from '@veche/contract/portal/practices.ts'
import { PRACTICE_ROUTES } from '@veche/contract/routes/portal/practices.ts'
import { beforeEach, expect, it } from 'vitest'
import { fakeNetworkForEach, NO_LINE, Refused } from '../../../testing/fake-network.ts'
import { fakeStore } from '../../../testing/fake-store.ts'
import { fakeUploadsForEach, type Uploaded } from '../../../testing/fake-uploads.ts'
import { ME } from '../../../testing/frame.ts'
import { buildPractice } from '../../../testing/practices.ts'
import { show } from '../../../testing/show.tsx'
import { KeptPracticesHost } from './KeptPracticesHost.tsx'
import { PracticeDialog } from './PracticeDialog.tsx'

const network = fakeNetworkForEach()
const uploads = fakeUploadsForEach()
let nextId = 0
let practice: PracticeResponse
beforeEach(() => {
  localStorage.clear()
  fakeStore()
  URL.createObjectURL = () => 'blob:picture'
  URL.revokeObjectURL = () => undefined
  nextId += 1
  practice = buildPractice({ id: `00000000-0000-7000-8000-00000000006${nextId}`, mayChange: true })
})
const brought = ({ query }: Uploaded) => ({
  status: 200,
  body: { id: query.get('id'), name: query.get('name') },
})
const sentIds = () => uploads.sent.map(({ query }) => query.get('id'))
const changes = () => network.sentTo(PRACTICE_ROUTES.changePractice)

/** A photograph and its words without a line, and the page opened anew. */
async function writeWithoutLine() {
  const shown = show(<PracticeDialog practice={practice} onClose={() => undefined} />)
  const file = new File(['x'], 'до.jpg', { type: 'image/jpeg' })
  await shown.user.upload(screen.getByLabelText('Добавить фотографии', { selector: 'input' }), file)
  await shown.user.type(await screen.findByLabelText('Что на фотографии 1'), 'Было')
  expect(await screen.findByText('Отправляем…')).toBeTruthy()
  shown.again(null)
  shown.again(<PracticeDialog practice={practice} onClose={() => undefined} />)
  expect((await screen.findByLabelText<HTMLInputElement>('Что на фотографии 1')).value).toBe('Было')
  expect(screen.getByText(/то, что вы начали раньше/)).toBeTruthy()
  const press = () => shown.user.click(screen.getByRole('button', { name: 'Отправить на согласование' }))
  return { ...shown, press }
}

it('keeps a practice that was sent without a line for its approval, and brings its photograph before it, once', async () => {
  const { press, again } = await writeWithoutLine()
  await press()
  await screen.findByText('Нет связи: отправим сами, когда она вернётся')
  expect(changes()).toEqual([])

  const order: string[] = []
  uploads.answer((sent) => {
    order.push('photograph')
    return brought(sent)
  })
  network.serve(PRACTICE_ROUTES.changePractice, () => {
    order.push('practice')
    return practice
  })
  again(<KeptPracticesHost userId={ME.id} />)
  await screen.findByText(`Практика «${practice.content.title}» отправлена на согласование`)
  expect(order).toEqual(['photograph', 'practice'])
  expect(changes()).toMatchObject([
    { isSubmitted: true, pictures: [{ id: sentIds()[0], caption: 'Было' }], before: practice.content },
  ])
  again(<PracticeDialog practice={practice} onClose={() => undefined} />)
  expect(screen.queryByText(/то, что вы начали раньше/)).toBeNull()
})

it('has in its form again what was refused after it had waited', async () => {
  const { press, again } = await writeWithoutLine()
  await press()
  await screen.findByText('Нет связи: отправим сами, когда она вернётся')
  uploads.answer(brought)
  network.serve(PRACTICE_ROUTES.changePractice, () => new Refused(409, 'practice.not_open'))
  again(<KeptPracticesHost userId={ME.id} />)
  await screen.findByText(/^Практика «.*» не отправлена\. .* Написанное – в её форме\.$/)
  again(<PracticeDialog practice={practice} onClose={() => undefined} />)
  expect((await screen.findByLabelText<HTMLInputElement>('Что на фотографии 1')).value).toBe('Было')
})

it('sends for approval a draft in which no word was changed', async () => {
  network.serve(PRACTICE_ROUTES.changePractice, () => practice)
  const { user } = show(<PracticeDialog practice={practice} onClose={() => undefined} />)
  await user.click(screen.getByRole('button', { name: 'Отправить на согласование' }))
  await waitFor(() => expect(changes()).toMatchObject([{ ...practice.content, isSubmitted: true }]))
})

it('names a photograph that was refused, and sends nothing without it before that is seen', async () => {
  const { press } = await writeWithoutLine()
  uploads.answer(() => ({
    status: 400,
    body: { code: 'practice.picture_unreadable', message: '', details: {}, requestId: 'x' },
  }))
  await press()
  expect((await screen.findAllByText(/Файл повреждён/)).length).toBeGreaterThan(0)
  expect(screen.queryByLabelText('Что на фотографии 1')).toBeNull()
  expect(changes()).toEqual([])
})

it('writes a new one whose reply was lost under its first id', async () => {
  const { content } = practice
  network.serve(PRACTICE_ROUTES.createPractice, () => NO_LINE)
  const created = () => network.sentTo(PRACTICE_ROUTES.createPractice)
  const places = [content.municipalityCode]
  const { user, again } = show(<PracticeDialog practice={null} places={places} onClose={() => undefined} />)
  await user.type(screen.getByLabelText('Название'), content.title)
  await user.click(screen.getByRole('combobox', { name: 'Тематика или направление' }))
  const [topic] = within(await screen.findByRole('listbox')).getAllByRole('option')
  if (topic) await user.click(topic)
  await user.type(screen.getByLabelText('Что мешало'), content.problem)
  await user.type(screen.getByLabelText('Что сделали'), content.done)
  const press = () => user.click(screen.getByRole('button', { name: 'Отправить на согласование' }))
  await press()
  await waitFor(() => expect(created()).toHaveLength(1))
  await screen.findByText('Нет связи: отправим сами, когда она вернётся')
  network.serve(PRACTICE_ROUTES.createPractice, () => practice)
  again(<KeptPracticesHost userId={ME.id} />)
  await waitFor(() => expect(created()).toHaveLength(2))
  expect(created()[1]).toEqual(created()[0])
  expect(created()[0]).toMatchObject({ id: expect.any(String) })
})
