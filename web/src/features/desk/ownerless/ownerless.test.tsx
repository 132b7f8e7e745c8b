// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import { DESK_ROUTES } from '@veche/contract/routes/desk.ts'
import { OWN_ACCOUNT_ROUTES } from '@veche/contract/routes/own-account.ts'
import { WORKLOAD_ROUTES } from '@veche/contract/routes/portal/workload.ts'
import { expect, it } from 'vitest'
import { fakeNetworkForEach, Refused } from '../../../testing/fake-network.ts'
import { ME } from '../../../testing/frame.ts'
import { show } from '../../../testing/show.tsx'
import { Ownerless } from './Ownerless.tsx'

const network = fakeNetworkForEach()
const grant = (role: 'head' | 'executor', code: string) => ({
  ...{ id: `00000000-0000-7000-8000-0000000000${code.length}0`, role, scopeName: code },
  ...{ scope: { kind: 'agency' as const, code }, isByGroup: false },
})
const RUN = {
  ...{ id: '00000000-0000-7000-8000-000000000007', state: 'preview' as const },
  action: { type: 'spread' as const, agencyCode: 'roads', gives: {} },
  ...{ createdAt: '2026-11-24T09:00:00.000Z', finishedAt: null, undoUntil: null, isCut: false },
  counts: { ready: 2, unfit: 0, done: 0, failed: 0, skipped: 0, undone: 0, kept: 0 },
  ...{ reasons: [], urgentCount: 0, examples: [] },
}

function open(ownerless: { open: number; urgent: number; late: number; ofSwitchedOff: number }) {
  network.serve(OWN_ACCOUNT_ROUTES.me, () => ({
    ...ME,
    grants: [grant('head', 'roads'), grant('executor', 'housing')],
  }))
  network.serve(WORKLOAD_ROUTES.read, () => ({ people: [], ownerless }))
  return show(<Ownerless />)
}

it('says to a head what nobody holds, and shares it out in one act after it was shown', async () => {
  const { user } = open({ open: 2, urgent: 0, late: 1, ofSwitchedOff: 1 })
  expect(await screen.findByText('2 вопроса без исполнителя')).toBeTruthy()
  expect(screen.getByText('1 числится за отключёнными · 1 просрочен')).toBeTruthy()
  network.serve(WORKLOAD_ROUTES.spread, () => ({
    ...{ run: RUN, isByShift: false },
    people: [{ id: 'gleb', name: 'Глеб', open: 1, gets: 2 }],
  }))
  network.serve(DESK_ROUTES.getBulk, () => RUN)
  network.serve(DESK_ROUTES.startBulk, () => ({
    ...RUN,
    state: 'done',
    counts: { ...RUN.counts, ready: 0, done: 2 },
  }))
  await user.click(screen.getByRole('button', { name: 'Раздать поровну' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Раздать поровну' }))
  expect((await dialog.findByRole('list', { name: 'Кому сколько' })).textContent).toMatch(/Глеб.*получит 2/)
  expect(network.sentTo(WORKLOAD_ROUTES.spread)).toEqual([{}])
  expect(network.sentTo(DESK_ROUTES.startBulk)).toEqual([])
  await user.click(dialog.getByRole('button', { name: /^Выполнить для 2/ }))
  expect(network.sentTo(DESK_ROUTES.startBulk)).toHaveLength(1)
})

it('says why nothing can be shared out, and nothing where everything is held', async () => {
  const { user, leave } = open({ open: 1, urgent: 0, late: 0, ofSwitchedOff: 0 })
  network.serve(WORKLOAD_ROUTES.spread, () => new Refused(409, 'spread.nobody_there'))
  await user.click(await screen.findByRole('button', { name: 'Раздать поровну' }))
  expect(await screen.findByText('Раздавать некому: исполнителей на месте нет.')).toBeTruthy()
  leave()
  open({ open: 0, urgent: 0, late: 0, ofSwitchedOff: 0 })
  await waitFor(() => expect(network.sentTo(WORKLOAD_ROUTES.read)).toHaveLength(2))
  expect(screen.queryByText(/без исполнителя/)).toBeNull()
})
