// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react'
import { OWN_ACCOUNT_ROUTES } from '@veche/contract/routes/own-account.ts'
import { expect, it, vi } from 'vitest'
import { describedBy } from '../../testing/described.ts'
import { fakeNetworkForEach, Refused } from '../../testing/fake-network.ts'
import { show } from '../../testing/show.tsx'
import { NewPasswordForm } from './NewPasswordForm.tsx'

const network = fakeNetworkForEach()

it('says at the field that the present password is wrong, and leads there', async () => {
  network.serve(
    OWN_ACCOUNT_ROUTES.changePassword,
    () => new Refused(400, 'access.wrong_password', { field: 'currentPassword' }),
  )
  const { user } = show(<NewPasswordForm onChanged={vi.fn()} />)
  const current = screen.getByLabelText(/^Нынешний пароль/)
  await user.type(current, 'not the one it is')
  await user.type(screen.getByLabelText('Новый пароль'), 'nine grey herons wade')
  await user.type(screen.getByLabelText(/ещё раз/i), 'nine grey herons wade')
  await user.click(screen.getByRole('button', { name: 'Сменить пароль' }))
  await waitFor(() => expect(describedBy(current)).toContain('Пароль неверный.'))
  expect(document.activeElement).toBe(current)
})

it('says of each empty field that it is to be filled, and sends nothing', async () => {
  const { user } = show(<NewPasswordForm onChanged={vi.fn()} />)
  await user.click(screen.getByRole('button', { name: 'Сменить пароль' }))
  expect(describedBy(screen.getByLabelText(/^Нынешний пароль/))).toContain('Заполните это поле')
  expect(network.calls('POST')).toEqual([])
})
