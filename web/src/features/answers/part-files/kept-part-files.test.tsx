// @vitest-environment jsdom

import { screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, it } from 'vitest'
import { buildPart } from '../../../testing/answers.ts'
import { fakeNetworkForEach } from '../../../testing/fake-network.ts'
import { fakeStore } from '../../../testing/fake-store.ts'
import { fakeUploadsForEach } from '../../../testing/fake-uploads.ts'
import { ME } from '../../../testing/frame.ts'
import { show } from '../../../testing/show.tsx'
import { BringFiles } from './BringFiles.tsx'
import { KeptPartFilesHost } from './use-send-part-files.ts'

fakeNetworkForEach()
const uploads = fakeUploadsForEach()
beforeEach(() => {
  localStorage.clear()
  fakeStore()
})
const PART = buildPart({ mayBring: true })
const pdf = (name: string) => new File(['x'], name, { type: 'application/pdf' })
const done = { status: 200, body: PART }
const refused = (code: string) => ({
  status: 409,
  body: { code, message: '', details: { limit: 10 }, requestId: 'x' },
})
const ids = () => uploads.sent.map(({ query }) => query.get('id'))

/** Chosen in a yard without a line, and the page opened anew; `returnLine` brings the part that sends what is kept. */
async function bringWithoutLine(...names: string[]) {
  const shown = show(<BringFiles part={PART} />)
  await waitFor(() => expect(shown.client.isFetching()).toBe(0))
  await shown.user.upload(
    screen.getByLabelText('Добавить фото или документ', { selector: 'input' }),
    names.map(pdf),
  )
  for (const name of names) await screen.findByText(`${name}: отправляем`)
  shown.again(null)
  shown.again(<BringFiles part={PART} />)
  for (const name of names) await screen.findByText(`${name}: отправляем`)
  const returnLine = () =>
    shown.again(
      <>
        <BringFiles part={PART} />
        <KeptPartFilesHost userId={ME.id} />
      </>,
    )
  return { ...shown, returnLine }
}

it('keeps files that were chosen without a line, and brings each once under its first id', async () => {
  const { returnLine } = await bringWithoutLine('Акт.pdf', 'Схема.pdf')
  // The first broke off; after it none was tried.
  expect(ids()).toHaveLength(1)
  uploads.answer(() => done)
  returnLine()
  expect(await screen.findByText('Файл приложен')).toBeTruthy()
  await waitFor(() => expect(screen.queryByText(/отправляем/)).toBeNull())
  expect(uploads.sent.map(({ query }) => query.get('name'))).toEqual(['Акт.pdf', 'Акт.pdf', 'Схема.pdf'])
  expect(ids()[1]).toBe(ids()[0])
  expect(Object.keys(localStorage).filter((key) => key.includes('.partFile.'))).toEqual([])
})

it('says beside the part why one was refused, and sends it again on demand', async () => {
  const { user, returnLine } = await bringWithoutLine('Акт.pdf')
  uploads.answer(() => refused('contribution.too_many_files'))
  returnLine()
  const reason = 'Акт.pdf: К одной части прикладывают не больше десяти файлов.'
  expect(await screen.findByRole('alert')).toHaveProperty('textContent', reason)
  uploads.answer(() => done)
  await user.click(screen.getByRole('button', { name: 'Отправить снова: Акт.pdf' }))
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
  expect(new Set(ids()).size).toBe(1)
  expect(ids()).toHaveLength(3)
})

it('lets go of one while it waits', async () => {
  const { user, returnLine } = await bringWithoutLine('Акт.pdf')
  await user.click(screen.getByRole('button', { name: 'Убрать: Акт.pdf' }))
  await waitFor(() => expect(screen.queryByText(/отправляем/)).toBeNull())
  returnLine()
  expect(ids()).toHaveLength(1)
})
