// @vitest-environment jsdom
/** «Что я сделал» and the question before much is taken back. */

import { screen, within } from '@testing-library/react'
import { DESK_ROUTES } from '@veche/contract/routes/desk.ts'

import { expect, it, vi } from 'vitest'
import { fakeNetworkForEach, Refused } from '../../../testing/fake-network.ts'
import { ASKED_AT, INCIDENT_ID } from '../../../testing/incidents.ts'
import { show } from '../../../testing/show.tsx'
import type { OwnStep } from '../desk.queries.ts'
import { OwnStepsDialog } from './OwnStepsDialog.tsx'
import { UndoQuestion } from './UndoQuestion.tsx'

const network = fakeNetworkForEach()
const RUN_ID = '00000000-0000-7000-8000-000000000007'
const dismissed: OwnStep = {
  ...{ id: 's1', kind: 'step', at: ASKED_AT, type: 'dismissed', count: 1, whyNot: null },
  incident: { id: INCIDENT_ID, number: 204, title: 'Яма на Садовой' },
  undo: {
    kind: 'commands',
    steps: [{ incidentId: INCIDENT_ID, command: { type: 'restore', expectedVersion: 4 } }],
  },
}
const bulk: OwnStep = {
  ...{ id: 's2', kind: 'bulk', at: ASKED_AT, type: 'dismiss', count: 12, whyNot: null, incident: null },
  undo: { kind: 'bulk', runId: RUN_ID },
}
const taken: OwnStep = { ...dismissed, id: 's3', undo: null, whyNot: 'undone' }

function openList(steps: OwnStep[]) {
  network.serve(DESK_ROUTES.listOwnSteps, () => ({ steps }))
  const acts = { onClose: vi.fn(), onUndo: vi.fn(async () => undefined) }
  return { ...show(<OwnStepsDialog {...acts} renderLink={(_, words) => <a href="/">{words}</a>} />), ...acts }
}

const rows = () => screen.findAllByRole('listitem')

it('lists own acts, each with its question and its undo, the key on the one it would take', async () => {
  const { user, onUndo } = openList([taken, dismissed, bulk])
  const [first, second, third] = (await rows()).map((row) => within(row))
  expect(first?.queryByRole('button')).toBeNull()
  second?.getByRole('link', { name: 'Вопрос 204' })
  const undo = second?.getByRole('button', { name: /^Отменить/ })
  expect(undo?.textContent).toMatch(/Ctrl/)
  expect(third?.getByRole('button', { name: 'Отменить всё' }).textContent).not.toMatch(/Ctrl/)
  await user.click(undo as HTMLElement)
  expect(onUndo.mock.calls).toEqual([[dismissed]])
})

it('says that nothing was done, and why the list cannot be had', async () => {
  const { leave } = openList([])
  await screen.findByRole('heading', { name: /ничего|пока/i })
  leave()
  network.serve(DESK_ROUTES.listOwnSteps, () => new Refused(503, 'http.503'))
  show(<OwnStepsDialog onClose={vi.fn()} onUndo={vi.fn()} renderLink={() => null} />)
  await screen.findByRole('alert')
})

function ask(step: OwnStep) {
  const acts = { onClose: vi.fn(), onUndo: vi.fn() }
  return { ...show(<UndoQuestion {...acts} step={step} />), ...acts }
}

it('asks before much is taken back: of how many, with the focus on the answer', async () => {
  const { user, onUndo, onClose } = ask(bulk)
  const question = within(screen.getByRole('dialog', { name: 'Отменить это?' }))
  question.getByText(/12 вопросов/)
  expect(document.activeElement).toBe(question.getByRole('button', { name: 'Отменить всё' }))
  await user.keyboard('{Enter}')
  expect([onUndo.mock.calls.length, onClose.mock.calls.length]).toEqual([1, 1])
})

it('takes nothing back by Escape, nor by the other button', async () => {
  const { user, onUndo, onClose } = ask(dismissed)
  screen.getByText('Яма на Садовой')
  await user.keyboard('{Escape}')
  await user.tab()
  await user.keyboard('{Enter}')
  expect(onUndo).not.toHaveBeenCalled()
  expect(onClose).toHaveBeenCalledTimes(2)
})
