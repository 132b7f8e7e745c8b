// @vitest-environment jsdom
/** A form over a schema of the contract: what the server would refuse is told at its field, before it is asked. */
import { act, screen } from '@testing-library/react'
import { useState } from 'react'
import { beforeEach, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { ApiError } from '../../lib/api.ts'
import { schemaOf } from '../../lib/forms/schema-of.ts'
import { describedBy } from '../../testing/described.ts'
import { show } from '../../testing/show.tsx'
import { TextField } from './Field.tsx'
import { FormDialog } from './FormDialog.tsx'

const Request = z.strictObject({
  name: z.string().trim().min(2).max(10),
  email: z.email(),
  place: z.strictObject({ code: z.string().min(1) }),
})
const schema = schemaOf(async () => ({ Request }), 'Request')
const never = schemaOf(() => new Promise<{ Request: typeof Request }>(() => undefined), 'Request')

const send = vi.fn(async (_body: unknown): Promise<unknown> => ({}))
beforeEach(() => void send.mockClear())

function Form({ bring = schema }: { bring?: typeof schema }) {
  const [form, setForm] = useState({ name: '', email: '', code: '' })
  const body = { name: form.name, email: form.email, place: { code: form.code } }
  return (
    <FormDialog
      title="Новый человек"
      submitLabel="Создать"
      doneText="Создан"
      refresh={[]}
      accepted={{ schema: bring, body, words: { name: 'Напишите имя' } }}
      send={() => send(body)}
      onClose={() => undefined}
    >
      {(['name', 'email', 'code'] as const).map((key) => (
        <TextField
          key={key}
          label={key}
          name={key === 'code' ? 'place' : key}
          value={form[key]}
          onChange={({ target }) => setForm({ ...form, [key]: target.value })}
        />
      ))}
    </FormDialog>
  )
}
const field = (name: string) => screen.getByRole('textbox', { name })
const submit = () => screen.getByRole('button', { name: 'Создать' })
async function open(bring?: typeof schema) {
  const shown = show(bring ? <Form bring={bring} /> : <Form />)
  await act(async () => void (await schema()))
  return shown
}

it('says at each field which rule it breaks, in its own words or those of the rule, and only once it is tried', async () => {
  const { user } = await open()
  expect(field('name').getAttribute('aria-invalid')).toBeNull()
  await user.type(field('email'), 'почта')
  await user.click(submit())
  expect(describedBy(field('name'))).toEqual(['Напишите имя'])
  expect(describedBy(field('email'))).toEqual(['Это не адрес почты'])
  expect(describedBy(field('code'))).toEqual(['Заполните это поле'])
  expect(document.activeElement).toBe(field('name'))
  expect(send).not.toHaveBeenCalled()
})

it('says by its figure what is too much, whatever words the field has', async () => {
  const { user } = await open()
  await user.type(field('name'), 'Одиннадцать')
  await user.click(submit())
  expect(describedBy(field('name'))).toEqual(['Знаков можно не больше 10'])
})

it('is sent when the contract has nothing against it', async () => {
  const { user } = await open()
  await user.type(field('name'), 'Ирина')
  await user.type(field('email'), 'irina@example.org')
  await user.type(field('code'), 'shimsk')
  await user.click(submit())
  const sent = { name: 'Ирина', email: 'irina@example.org', place: { code: 'shimsk' } }
  expect(send.mock.calls).toEqual([[sent]])
})

it('leaves it to the server while the schema has not come, and says the same words', async () => {
  send.mockRejectedValueOnce(
    new ApiError('http.invalid', 400, { fields: [{ field: 'name', code: 'too_short', limit: 2 }] }),
  )
  const { user } = await open(never)
  await user.click(submit())
  await screen.findAllByRole('alert')
  expect(describedBy(field('name'))).toEqual(['Напишите имя'])
})
