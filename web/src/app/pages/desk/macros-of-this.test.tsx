// @vitest-environment jsdom

import { screen } from '@testing-library/react'
import { MACRO_ROUTES } from '@veche/contract/routes/portal/macros.ts'
import { expect, it } from 'vitest'
import { fakeNetworkForEach } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'

// As the pages bring it, when it is wanted.
const { MacrosOfThis } = await import('./MacrosOfThis.tsx')

const network = fakeNetworkForEach()
const QUESTION = { id: '00000000-0000-7000-8000-000000000083', version: 4 }

it('opens under Q on an open question, and only for whoever works on it', async () => {
  network.serve(MACRO_ROUTES.planMacros, () => ({ macros: [], mayShare: false }))
  const reader = show(<MacrosOfThis incident={{ ...QUESTION, abilities: { tag: false } }} />)
  await reader.user.keyboard('q')
  expect(screen.queryByRole('dialog')).toBeNull()
  const { user } = show(<MacrosOfThis incident={{ ...QUESTION, abilities: { tag: true } }} />)
  await user.keyboard('q')
  expect(await screen.findByRole('dialog', { name: 'Макросы' })).toBeTruthy()
  expect(await screen.findByText(/Макросов ещё нет/)).toBeTruthy()
})
