// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import type { SystemResponse } from '@veche/contract/admin/system.ts'
import { ORGANISATION_SIGN_IN_ROUTES } from '@veche/contract/routes/sign-in.ts'
import { expect, it, vi } from 'vitest'
import { fakeNetworkForEach } from '../../../testing/fake-network.ts'
import { SYSTEM } from '../../../testing/frame.ts'
import { show } from '../../../testing/show.tsx'
import { SignInForm } from './SignInForm.tsx'

const network = fakeNetworkForEach()
const onSignedIn = vi.fn()

const PROVIDERS: SystemResponse['providers'] = [
  { id: 'region', name: 'Правительство области', kind: 'page' },
  { id: 'domain', name: 'Домен', kind: 'password' },
]

function showForm(changes: Partial<SystemResponse> = {}, problem?: string) {
  const system = { ...SYSTEM, providers: PROVIDERS, ...changes }
  return show(
    <SignInForm
      system={system}
      onSignedIn={onSignedIn}
      isCodeAwaited={false}
      {...(problem && { problem })}
    />,
  )
}

it('has a button for each organisation, and says in words what did not work', async () => {
  showForm({}, 'unknown_person')
  expect(screen.getByRole('button', { name: 'Войти: Правительство области' })).toBeTruthy()
  expect(screen.getByText(/Организация вас знает, а «Вече» нет/)).toBeTruthy()
})

it('says nothing of a problem that an address made up', () => {
  showForm({}, '<b>')
  expect(screen.queryByText(/<b>/)).toBeNull()
})

it('takes name and password of a directory, and asks for the code where one is still to come', async () => {
  network.serve(ORGANISATION_SIGN_IN_ROUTES.directory, () => ({ twoFactorRedirect: true }))
  const { user } = showForm()
  await user.click(screen.getByRole('button', { name: 'Войти: Домен' }))
  await user.type(screen.getByLabelText('Имя в организации'), 'ivanova')
  await user.type(screen.getByLabelText('Пароль'), 'a password of the domain')
  await user.click(screen.getByRole('button', { name: 'Войти: Домен' }))

  expect(await screen.findByLabelText('Код из приложения')).toBeTruthy()
  expect(network.calls('POST')).toEqual(['POST /api/auth/organisation/password'])
  expect(onSignedIn).not.toHaveBeenCalled()
})

it('keeps the door of administrators closed until it is asked for', async () => {
  const { user } = showForm({ passwordsFor: 'administrators' })
  expect(screen.queryByLabelText('Эл. почта')).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Вход администратора' }))
  expect(screen.getByLabelText('Эл. почта')).toBeTruthy()
})
