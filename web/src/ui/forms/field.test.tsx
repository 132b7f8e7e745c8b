// @vitest-environment jsdom
/** Fields as a screen reader tells of them. */
import { screen, within } from '@testing-library/react'
import { useState } from 'react'
import { expect, it, vi } from 'vitest'
import { renderRussian } from '../../locales/render-russian.tsx'
import { describedBy } from '../../testing/described.ts'
import { show } from '../../testing/show.tsx'
import { ChoiceField, LimitNote, SelectField, TextArea, TextField } from './Field.tsx'
import { FieldChoice } from './FieldChoice.tsx'

function ShortField() {
  const [value, setValue] = useState('')
  return <TextField label="Метка" limit={5} value={value} onChange={({ target }) => setValue(target.value)} />
}

it.each([
  ['textbox', <TextField key="1" label="Имя" hint="Как в паспорте" error="Заполните имя" />],
  ['textbox', <TextArea key="2" label="Имя" hint="Как в паспорте" error="Заполните имя" />],
  ['combobox', <SelectField key="3" label="Имя" hint="Как в паспорте" error="Заполните имя" />],
] as const)('has its name, its hint and what is wrong with it: %s', (role, field) => {
  show(field)
  const element = screen.getByRole(role, { name: 'Имя' })
  expect(element.getAttribute('aria-invalid')).toBe('true')
  expect(describedBy(element)).toEqual(['Как в паспорте', 'Заполните имя'])
  expect(screen.getByRole('alert').textContent).toBe('Заполните имя')
})

it('has its name also where eyes do not see it', () => {
  show(<TextField label="Поиск" isLabelHidden />)
  expect(screen.getByRole('textbox', { name: 'Поиск' }).getAttribute('aria-invalid')).toBeNull()
})

it('keeps what is too long, whole, and says by how much', async () => {
  const { user } = show(<ShortField />)
  const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Метка' })
  await user.type(field, 'абвгдеё')
  expect(field.value).toBe('абвгдеё')
  expect(field.getAttribute('aria-invalid')).toBe('true')
  expect(screen.getByRole('alert').textContent).toMatch(/2/)
})

it('is one of a named group of choices', () => {
  show(
    <ChoiceField label="Причина" name="reason">
      <label>
        <input type="radio" name="reason" /> Спам
      </label>
    </ChoiceField>,
  )
  expect(
    within(screen.getByRole('group', { name: 'Причина' })).getByRole('radio', { name: 'Спам' }),
  ).toBeTruthy()
})

it('offers two values side by side, and goes from one to the other by an arrow', async () => {
  const choose = vi.fn()
  const sides = { mine: { title: 'Ваше', words: 'Сады' }, now: { title: 'Новое', words: 'Парки' } }
  const { user } = show(
    <FieldChoice field="name" label="Название" chosen={null} onChoose={choose} sides={sides} />,
  )
  const group = within(screen.getByRole('group', { name: 'Название' }))
  await user.click(group.getByRole('radio', { name: /Парки/ }))
  await user.click(group.getByRole('radio', { name: /Сады/ }))
  expect(choose.mock.calls).toEqual([['now'], ['mine']])
})

function renderLong(length: number): string {
  return renderRussian(<TextArea label="Причина" limit={1000} value={'я'.repeat(length)} readOnly />)
}

it('says nothing of the limit while the text is far from it', () => {
  expect(renderLong(100)).not.toMatch(/знак/)
})

it('counts near the limit', () => {
  expect(renderLong(990)).toContain('990 из 1000')
})

it('cuts nothing and says in words how much is too much', () => {
  const html = renderLong(1003)
  expect(html).not.toMatch(/maxlength/i)
  expect(html).toContain('aria-invalid="true"')
  expect(html).toContain('Длиннее на 3 знака: сократите.')
})

it('says the same under a text area that has no frame of its own', () => {
  const note = (length: number) =>
    renderRussian(<LimitNote id="note" text={'я'.repeat(length)} limit={1000} />)
  expect(note(100)).toBe('')
  expect(note(990)).toContain('990 из 1000')
  expect(note(1003)).toContain('1003 из 1000. Длиннее на 3 знака: сократите.')
})
