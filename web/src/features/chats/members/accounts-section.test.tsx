// @vitest-environment jsdom
/** One's own accounts in networks: whether one is told there that there is news is switched beside each. */

import { screen, waitFor } from '@testing-library/react'
import { OWN_ACCOUNT_ROUTES } from '@veche/contract/routes/own-account.ts'
import { expect, it } from 'vitest'
import { fakeNetworkForEach, Refused } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import { AccountsSection } from './AccountsSection.tsx'

const network = fakeNetworkForEach()
const AUTHOR = '00000000-0000-7000-8000-000000000021'

function open(isTold: boolean | null) {
  const account = { authorId: AUTHOR, network: 'telegram', name: 'Анна', linkedAt: '2026-11-24T09:00:00Z' }
  const kept = { isTold }
  network.serve(OWN_ACCOUNT_ROUTES.listNetworkAccounts, () => ({ accounts: [{ ...account, ...kept }] }))
  network.serve(OWN_ACCOUNT_ROUTES.tellInNetwork, ({ body }) => {
    kept.isTold = (body as { isOn: boolean }).isOn
    return { ok: true }
  })
  return show(<AccountsSection />)
}

const box = () => screen.findByRole<HTMLInputElement>('checkbox', { name: 'Сообщать здесь, что есть новое' })

it('switches it on and off, and says what comes and how often', async () => {
  const { user } = open(false)
  await user.click(await box())
  await waitFor(async () => expect((await box()).checked).toBe(true))
  expect(screen.getByText(/не чаще раза в пять минут, ночью только срочное/)).toBeTruthy()
  await user.click(await box())
  await waitFor(async () => expect((await box()).checked).toBe(false))
  expect(network.sentTo(OWN_ACCOUNT_ROUTES.tellInNetwork)).toEqual([{ isOn: true }, { isOn: false }])
})

it('asks whoever linked an account before to send a code once more', async () => {
  open(null)
  expect(await screen.findByText(/получите код и отправьте его ещё раз/)).toBeTruthy()
  expect(screen.queryByRole('checkbox')).toBeNull()
})

it('says why it could not be switched, and stays as it was', async () => {
  const { user } = open(false)
  network.serve(OWN_ACCOUNT_ROUTES.tellInNetwork, () => new Refused(404, 'chat.no_dialog'))
  await user.click(await box())
  expect(await screen.findByText(/отправьте код ещё раз\.$/)).toBeTruthy()
  expect((await box()).checked).toBe(false)
})
