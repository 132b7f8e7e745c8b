// @vitest-environment jsdom
/** A searchable list by keyboard, and as a screen reader tells of it. */
import { screen, within } from '@testing-library/react'
import { type FormEvent, useState } from 'react'
import { expect, it, vi } from 'vitest'
import { describedBy } from '../../testing/described.ts'
import { show } from '../../testing/show.tsx'
import { Dialog } from '../overlays/Dialog.tsx'
import { Combobox } from './Combobox.tsx'
import { FormProblemsContext } from './form-problems.ts'

const options = [
  { value: 'light', label: 'Освещение', group: 'Улицы', description: 'Фонари не горят' },
  { value: 'pits', label: 'Ямы', group: 'Улицы' },
  { value: 'water', label: 'Вода', group: 'Дома' },
]
function List({ begin = null }: { begin?: string | null }) {
  const [value, setValue] = useState(begin)
  return (
    <>
      <Combobox label="Тема" value={value} options={options} onChange={setValue} canClear />
      <output data-testid="chosen">{value}</output>
    </>
  )
}
const box = () => screen.getByRole<HTMLInputElement>('combobox', { name: 'Тема' })
const active = () => document.getElementById(box().getAttribute('aria-activedescendant') ?? '')?.textContent
const value = () => screen.getByTestId('chosen').textContent

it('is closed at first, and tells of its list when it opens', async () => {
  const { user } = show(<List />)
  expect(box().getAttribute('aria-expanded')).toBe('false')
  expect(screen.queryByRole('listbox')).toBeNull()
  await user.tab()
  await user.keyboard('{ArrowDown}')
  expect(box().getAttribute('aria-expanded')).toBe('true')
  const list = screen.getByRole('listbox', { name: 'Тема' })
  expect(box().getAttribute('aria-controls')).toBe(list.id)
  expect(within(screen.getByRole('group', { name: 'Улицы' })).getAllByRole('option')).toHaveLength(2)
  expect(active()).toMatch(/^Освещение/)
})

it('walks by arrows to both ends and no further, and chooses by Enter', async () => {
  const { user } = show(<List />)
  await user.tab()
  await user.keyboard('{ArrowDown}{ArrowUp}')
  expect(active()).toMatch(/^Освещение/)
  await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{ArrowDown}')
  expect(active()).toBe('Вода')
  await user.keyboard('{Enter}')
  expect([value(), box().value, box().getAttribute('aria-expanded')]).toEqual(['water', 'Вода', 'false'])
  expect(document.activeElement).toBe(box())
})

it('finds by words in any order, also of the explanation, and says when nothing is found', async () => {
  const { user } = show(<List />)
  await user.type(box(), 'горят фон')
  expect(screen.getAllByRole('option')).toHaveLength(1)
  await user.keyboard('{Enter}')
  expect(value()).toBe('light')
  await user.clear(box())
  await user.type(box(), 'зоопарк{Enter}')
  expect(screen.getByText('Ничего не нашли')).toBeTruthy()
  expect(value()).toBe('light')
})

it.each([null, 'pits'])(
  'has all letters that were typed into the closed list, with %s chosen',
  async (begin) => {
    const { user } = show(<List begin={begin} />)
    await user.tab()
    await user.keyboard('вода')
    expect(box().value).toBe('вода')
  },
)

it('keeps what was chosen when it is left by Escape or by Tab', async () => {
  const { user } = show(<List begin="pits" />)
  await user.click(box())
  await user.keyboard('вод{Escape}')
  expect([value(), box().value]).toEqual(['pits', 'Ямы'])
  await user.keyboard('вод')
  await user.tab()
  expect([value(), box().value]).toEqual(['pits', 'Ямы'])
})

it('tells what is chosen, is chosen by a press, and may be emptied', async () => {
  const { user } = show(<List begin="pits" />)
  await user.click(box())
  expect(screen.getByRole('option', { name: 'Ямы' }).getAttribute('aria-selected')).toBe('true')
  await user.click(screen.getByRole('option', { name: 'Вода' }))
  expect(value()).toBe('water')
  await user.click(screen.getByRole('button', { name: 'Убрать' }))
  expect([value(), box().value]).toEqual(['', ''])
})

it('chooses nothing by a press that began at the field and ends over the opened list', async () => {
  const { user } = show(<List begin="pits" />)
  await user.pointer({ keys: '[MouseLeft>]', target: box() })
  const first = screen.getByRole('option', { name: /^Освещение/ })
  await user.pointer({ target: first })
  await user.pointer({ keys: '[/MouseLeft]', target: first })
  expect(value()).toBe('pits')
  expect(box().getAttribute('aria-expanded')).toBe('true')
})

it('says that it shows not all it has, and shows the rest to more words', async () => {
  const many = Array.from({ length: 75 }, (_, index) => ({
    value: `${index}`,
    label: `Школа № ${index + 1}`,
  }))
  const { user } = show(<Combobox label="Школа" value={null} options={many} onChange={() => undefined} />)
  const field = screen.getByRole('combobox', { name: 'Школа' })
  await user.click(field)
  expect(screen.getAllByRole('option')).toHaveLength(60)
  expect(screen.getByText('Показаны 60 из 75. Напишите, что ищете.')).toBeTruthy()
  await user.type(field, '75')
  screen.getByRole('option', { name: 'Школа № 75' })
  expect(screen.queryByText(/^Показаны/)).toBeNull()
})

it('sends the form by Enter only while it is closed', async () => {
  const send = vi.fn((event: FormEvent) => event.preventDefault())
  const { user } = show(
    <form onSubmit={send}>
      <List begin="pits" />
      <button type="submit">Сохранить</button>
    </form>,
  )
  await user.tab()
  await user.keyboard('вод{Enter}')
  expect(value()).toBe('water')
  await user.keyboard('зоопарк{Enter}')
  await user.click(box())
  await user.keyboard('{Enter}')
  expect(send).not.toHaveBeenCalled()
  await user.keyboard('{Escape}{Enter}')
  expect([value(), send.mock.calls.length]).toEqual(['water', 1])
})

it('closes its list by Escape and the dialog by one more, and keeps what was chosen', async () => {
  const close = vi.fn()
  const { user } = show(
    <Dialog title="Разметка" onClose={close}>
      <List begin="pits" />
    </Dialog>,
  )
  await user.click(box())
  await user.keyboard('вод{Escape}')
  expect([box().value, screen.queryByRole('listbox')]).toEqual(['Ямы', null])
  expect(close).not.toHaveBeenCalled()
  await user.keyboard('{Escape}')
  expect(close).toHaveBeenCalledOnce()
  expect(value()).toBe('pits')
})

it('is wrong as any other field of the form', () => {
  show(
    <FormProblemsContext value={{ topicCode: 'Выберите тему' }}>
      <Combobox label="Тема" name="topicCode" value={null} options={options} onChange={() => undefined} />
    </FormProblemsContext>,
  )
  expect(box().getAttribute('aria-invalid')).toBe('true')
  expect(describedBy(box())).toEqual(['Выберите тему'])
})
