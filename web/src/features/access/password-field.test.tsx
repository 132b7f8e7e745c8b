// @vitest-environment jsdom

import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { show } from '../../testing/show.tsx'
import { PasswordField } from './PasswordField.tsx'

it('shows what was typed only to whoever asks for it', async () => {
  const { user } = show(<PasswordField label="Первый пароль" defaultValue="" />)
  const field = screen.getByLabelText<HTMLInputElement>('Первый пароль')
  await user.type(field, 'тихая пристань')
  expect(field.type).toBe('password')
  await user.click(screen.getByRole('checkbox', { name: 'Показать пароль' }))
  expect([field.type, field.value]).toEqual(['text', 'тихая пристань'])
  await user.click(screen.getByRole('checkbox', { name: 'Показать пароль' }))
  expect(field.type).toBe('password')
})
