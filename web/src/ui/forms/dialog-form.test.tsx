// @vitest-environment jsdom
/** The shell of every form in a dialog, by keyboard. */
import { screen } from '@testing-library/react'
import { type ReactNode, useState } from 'react'
import { expect, it, vi } from 'vitest'
import { useIsSentLater, useSendsLater } from '../../lib/line/sends-later.ts'
import { describedBy } from '../../testing/described.ts'
import { show } from '../../testing/show.tsx'
import { DialogForm } from './DialogForm.tsx'
import { TextArea } from './Field.tsx'

const send = vi.fn()
function Form({ isPending = false }: { isPending?: boolean }) {
  const [reason, setReason] = useState('')
  return (
    <DialogForm
      title="Отказаться"
      submitLabel="Отказаться"
      isPending={isPending}
      missing={reason === '' ? { reason: 'Назовите причину' } : {}}
      onSubmit={() => send(reason)}
      onClose={() => undefined}
    >
      <TextArea
        label="Причина"
        name="reason"
        limit={10}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
    </DialogForm>
  )
}
function open(isPending = false) {
  send.mockClear()
  return show(<Form isPending={isPending} />)
}
const field = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Причина' })

it('is sent by Ctrl+Enter from a field of many lines, where Enter writes', async () => {
  const { user } = open()
  await user.type(field(), 'да{Enter}да{Control>}{Enter}{/Control}')
  expect(send.mock.calls).toEqual([['да\nда']])
})

it('says by Ctrl+Enter too what is missing, at its field', async () => {
  const { user } = open()
  await user.click(field())
  await user.keyboard('{Control>}{Enter}{/Control}')
  expect(send).not.toHaveBeenCalled()
  expect(describedBy(field())).toEqual(['Назовите причину'])
})

function Refused() {
  const [error, setError] = useState<unknown>(null)
  return (
    <DialogForm
      {...{ title: 'Правило', submitLabel: 'Сохранить', error, onClose: () => undefined }}
      refusal={error ? <p>Нет права на такое действие</p> : undefined}
      onSubmit={() => setError(new Error('refused'))}
    >
      <TextArea label="Причина" name="reason" defaultValue="да" />
    </DialogForm>
  )
}

it('leads to the words of a refusal that names no field, and brings them into sight', async () => {
  const comes = vi.spyOn(Element.prototype, 'scrollIntoView')
  const { user } = show(<Refused />)
  await user.click(screen.getByRole('button', { name: 'Сохранить' }))
  expect(document.activeElement?.textContent).toBe('Нет права на такое действие')
  expect(comes.mock.contexts.at(-1)).toBe(document.activeElement)
  comes.mockRestore()
})

it('is not sent twice while it is on its way', async () => {
  const { user } = open(true)
  await user.type(field(), 'да{Control>}{Enter}{/Control}')
  expect(send).not.toHaveBeenCalled()
})

it('sends nothing that is too long, and leads to it', async () => {
  const { user } = open()
  await user.type(field(), 'одиннадцать')
  await user.tab()
  await user.click(screen.getByRole('button', { name: 'Отказаться' }))
  expect(send).not.toHaveBeenCalled()
  expect(document.activeElement).toBe(field())
  expect(field().value).toBe('одиннадцать')
})

function Line({ children }: { children: ReactNode }) {
  useSendsLater()
  return (
    <>
      <p>{useIsSentLater() ? 'уйдёт само' : 'нажмите ещё раз'}</p>
      {children}
    </>
  )
}

it('says that it is sent by a press alone, before a page that sends later', () => {
  const page = show(
    <Line>
      <Form />
    </Line>,
  )
  expect(screen.getByText('нажмите ещё раз')).toBeTruthy()
  page.again(<Line>{null}</Line>)
  expect(screen.getByText('уйдёт само')).toBeTruthy()
})
