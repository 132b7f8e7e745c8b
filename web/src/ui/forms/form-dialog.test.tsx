// @vitest-environment jsdom
/** A form in a dialog: it leads to what is wrong, sends once, and loses nothing. */
import { screen } from '@testing-library/react'
import { useState } from 'react'
import { expect, it, vi } from 'vitest'
import { ApiError } from '../../lib/api.ts'
import { describedBy } from '../../testing/described.ts'
import { later } from '../../testing/fake-network.ts'
import { show } from '../../testing/show.tsx'
import { TextField } from './Field.tsx'
import { FormDialog } from './FormDialog.tsx'

function Form({ send, onClose }: { send: () => Promise<unknown>; onClose: () => void }) {
  const [name, setName] = useState('')
  return (
    <FormDialog
      title="Новая метка"
      submitLabel="Создать"
      doneText="Метка создана"
      refresh={['tags']}
      send={name === '' ? null : send}
      missing={name === '' ? { name: 'Назовите метку' } : {}}
      onClose={onClose}
    >
      <TextField label="Цвет" name="colour" />
      <TextField label="Имя" name="name" value={name} onChange={({ target }) => setName(target.value)} />
    </FormDialog>
  )
}
function open(send: () => Promise<unknown>) {
  const onClose = vi.fn()
  return { ...show(<Form {...{ send, onClose }} />), onClose }
}
const field = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Имя' })

it('leads to what is missing and says what it is, only when it is sent', async () => {
  const send = vi.fn(async () => ({}))
  const { user } = open(send)
  expect(field().getAttribute('aria-invalid')).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Создать' }))
  expect(document.activeElement).toBe(field())
  expect(describedBy(field())).toEqual(['Назовите метку'])
  expect(send).not.toHaveBeenCalled()
})

it('sends once by Enter, says so and closes', async () => {
  const reply = later()
  const send = vi.fn(() => reply.reply)
  const { user, onClose } = open(send)
  await user.type(field(), 'свет{Enter}')
  expect(screen.getByRole('button', { name: 'Создать' }).getAttribute('aria-busy')).toBe('true')
  await user.click(screen.getByRole('button', { name: 'Создать' }))
  await user.type(field(), '{Enter}')
  reply.arrive({})
  await screen.findByText('Метка создана')
  expect(send).toHaveBeenCalledOnce()
  expect(onClose).toHaveBeenCalledOnce()
})

it('shows what the server answered at once where it is the thing that is shown', async () => {
  const { user, client } = open(async () => ({ id: 'a', version: 4 }))
  client.setQueryData(['tags'], { id: 'a', version: 3 })
  await user.type(field(), 'свет{Enter}')
  await screen.findByText('Метка создана')
  expect(client.getQueryData(['tags'])).toEqual({ id: 'a', version: 4 })
})

it('keeps what was typed when it is refused, and leads to the field of the refusal', async () => {
  const refused = new ApiError('http.invalid', 400, {
    field: 'name',
    fields: [{ field: 'name', code: null }],
  })
  const { user, onClose } = open(() => Promise.reject(refused))
  await user.type(field(), 'свет{Enter}')
  await screen.findAllByRole('alert')
  expect(field().value).toBe('свет')
  expect(field().getAttribute('aria-invalid')).toBe('true')
  expect(document.activeElement).toBe(field())
  expect(onClose).not.toHaveBeenCalled()
})

it('leaves by «Отмена» without sending', async () => {
  const send = vi.fn(async () => ({}))
  const { user, onClose } = open(send)
  await user.type(field(), 'свет')
  await user.click(screen.getByRole('button', { name: 'Отмена' }))
  expect(onClose).toHaveBeenCalledOnce()
  expect(send).not.toHaveBeenCalled()
})
