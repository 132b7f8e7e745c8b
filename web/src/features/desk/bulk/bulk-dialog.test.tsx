// @vitest-environment jsdom
/** One action over many questions: seen before it is done, urgent ones read first, taken back as one. */

import { screen, within } from '@testing-library/react'
import type { BulkRunResponse } from '@veche/contract/desk.ts'
import { DESK_ROUTES } from '@veche/contract/routes/desk.ts'
import { DIRECTORY_ROUTES } from '@veche/contract/routes/directory.ts'
import { WORKLOAD_ROUTES } from '@veche/contract/routes/portal/workload.ts'
import { beforeEach, expect, it, vi } from 'vitest'
import { describedBy } from '../../../testing/described.ts'
import { fakeNetworkForEach, later, Refused } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import { BulkDialog } from './BulkDialog.tsx'

const network = fakeNetworkForEach()
const RUN_ID = '00000000-0000-7000-8000-000000000007'
const IDS = ['00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002'] as const
const example = (id: string, number: number, isUrgent: boolean) =>
  ({ id, number, title: isUrgent ? 'Запах газа' : 'Яма', step: 'new', isUrgent }) as const
const NO_UNITS = { isTrusted: false, units: [] }
const NONE = { ready: 0, unfit: 0, done: 0, failed: 0, skipped: 0, undone: 0, kept: 0 }
const preview: BulkRunResponse = {
  ...{ id: RUN_ID, action: { type: 'dismiss', reason: 'no_question' }, state: 'preview' },
  ...{ createdAt: '2026-11-24T09:00:00.000Z', finishedAt: null, undoUntil: null, isCut: false },
  ...{ counts: { ...NONE, ready: 2 }, reasons: [], urgentCount: 1 },
  examples: [example(IDS[0], 204, true), example(IDS[1], 205, false)],
}
const done: BulkRunResponse = {
  ...{ ...preview, state: 'done', counts: { ...NONE, done: 2 }, examples: [], urgentCount: 0 },
  undoUntil: '2099-01-01T00:00:00.000Z',
}

beforeEach(() => {
  network.serve(DESK_ROUTES.previewBulk, () => preview)
  network.serve(DESK_ROUTES.getBulk, () => preview)
  network.serve(DESK_ROUTES.startBulk, () => done)
  network.serve(DESK_ROUTES.undoBulk, () => ({ ...done, state: 'undoing' }))
})

function open(start: Parameters<typeof BulkDialog>[0]['start'] = null) {
  const onClose = vi.fn()
  const scope = { kind: 'chosen', ids: IDS } as const
  return { ...show(<BulkDialog {...{ scope, start, onClose }} onMacro={() => undefined} />), onClose }
}

const dialog = () => within(screen.getByRole('dialog', { name: 'Действие с выбранными' }))
const startButton = () => dialog().findByRole<HTMLButtonElement>('button', { name: /^Выполнить для 2/ })
const tick = () =>
  dialog().findByRole<HTMLInputElement>('checkbox', { name: 'Это срочные вопросы, я их прочитал' })

const serveRoads = () =>
  network.serve(DIRECTORY_ROUTES.read, () => ({
    ...{ municipalities: [], topicGroups: [], topics: [] },
    retired: { municipalities: [], agencies: [], units: [], topics: [] },
    agencies: [
      {
        code: 'roads',
        name: 'Дороги',
        shortName: 'Дороги',
        kind: 'utility',
        municipalityCode: null,
        ...NO_UNITS,
      },
    ],
  }))

it('gives several to a person who was chosen, and never to nobody', async () => {
  serveRoads()
  network.serve(DIRECTORY_ROUTES.listPeople, () => ({
    people: [{ id: 'gleb', name: 'Глеб', role: 'executor', unitCode: null }],
  }))
  const action = { type: 'assign_person', unitCode: null, assigneeId: 'gleb' } as const
  network.serve(DESK_ROUTES.previewBulk, () => ({ ...preview, action, urgentCount: 0 }))
  const { user } = open({ type: 'assign_person' })
  const person = () => dialog().getByRole<HTMLSelectElement>('combobox', { name: 'Исполнитель' })
  expect(person().disabled).toBe(true)
  await user.click(dialog().getByRole('combobox', { name: 'Ведомство' }))
  await user.click(await screen.findByRole('option', { name: /Дороги/ }))
  const look = dialog().getByRole('button', { name: 'Посмотреть, что изменится' })
  await user.click(look)
  expect(describedBy(person())).toEqual(['Выберите'])
  expect(network.sentTo(DESK_ROUTES.previewBulk)).toEqual([])

  await user.selectOptions(person(), 'Глеб')
  await user.click(look)
  await startButton()
  expect(network.sentTo(DESK_ROUTES.previewBulk)).toMatchObject([{ action }])
  expect(dialog().getByText(/: Глеб, Дороги/)).toBeTruthy()
})

it('shows what would change, by number and title, before anything does', async () => {
  const { user } = open()
  const look = dialog().getByRole('button', { name: 'Посмотреть, что изменится' })
  const what = dialog().getByRole('combobox', { name: 'Что сделать' })
  await user.click(look)
  expect(describedBy(what)).toEqual(['Выберите'])
  expect(document.activeElement).toBe(what)
  await user.selectOptions(what, 'Отклонить')
  await user.click(look)
  expect(dialog().getByRole('alert').textContent).toMatch(/^Выберите причину/)
  expect(document.activeElement).toBe(dialog().getAllByRole('radio')[0])
  expect(network.sentTo(DESK_ROUTES.previewBulk)).toEqual([])
  await user.click(dialog().getByRole('radio', { name: /^Нет вопроса/ }))
  await user.click(look)
  const list = within(await dialog().findByRole('list', { name: 'Подходит' }))
  expect(list.getAllByRole('listitem').map((row) => row.textContent)).toEqual([
    expect.stringMatching(/204.*Запах газа.*срочное/),
    expect.stringMatching(/205.*Яма/),
  ])
  expect(network.sentTo(DESK_ROUTES.previewBulk)).toMatchObject([
    { action: { type: 'dismiss', reason: 'no_question' }, incidentIds: [...IDS] },
  ])
  expect(network.sentTo(DESK_ROUTES.startBulk)).toEqual([])
})

it('dismisses urgent ones only after a person has ticked that they are read', async () => {
  const { user } = open({ type: 'dismiss' })
  await user.keyboard('1{Enter}')
  expect((await startButton()).disabled).toBe(true)
  // The next key is for the tick, not for the button that is gone.
  expect(document.activeElement).toBe(await tick())
  await user.keyboard('{Enter}')
  expect(network.sentTo(DESK_ROUTES.startBulk)).toEqual([])
  await user.keyboard(' ')
  expect((await tick()).checked).toBe(true)
  await user.click(await startButton())
  await dialog().findByText(/Готово/)
  expect(network.sentTo(DESK_ROUTES.startBulk)).toHaveLength(1)
})

it('asks for no tick where nothing is urgent', async () => {
  network.serve(DESK_ROUTES.previewBulk, () => ({ ...preview, urgentCount: 0 }))
  const { user } = open({ type: 'dismiss' })
  await user.keyboard('1{Enter}')
  expect((await startButton()).disabled).toBe(false)
  expect(screen.queryByRole('checkbox')).toBeNull()
})

it('chooses no reason beforehand, and says so to Enter', async () => {
  const { user } = open({ type: 'dismiss' })
  await user.keyboard('{Enter}')
  expect(screen.getByRole('alert').textContent).toMatch(/^Выберите причину/)
  expect(network.sentTo(DESK_ROUTES.previewBulk)).toEqual([])
})

it('begins once, however often it is pressed', async () => {
  const reply = later()
  network.serve(DESK_ROUTES.startBulk, () => reply.reply)
  const { user } = open({ type: 'dismiss' })
  await user.keyboard('1{Enter}')
  await user.click(await tick())
  const start = await startButton()
  await user.click(start)
  await user.click(start)
  await user.dblClick(start)
  reply.arrive(done)
  await dialog().findByText(/Готово/)
  expect(network.sentTo(DESK_ROUTES.startBulk)).toHaveLength(1)
})

it('takes all back from the window', async () => {
  const { user } = open({ type: 'dismiss' })
  await user.keyboard('1{Enter}')
  await user.click(await tick())
  await user.click(await startButton())
  await user.click(await dialog().findByRole('button', { name: 'Отменить всё' }))
  await dialog().findByText(/Возвращаем/)
  expect(network.calls('POST').at(-1)).toBe(`POST /api/bulk-runs/${RUN_ID}/undo`)
})

it('offers the undo in a notice when it closes, by its button alone: many are not taken back by a slip of a key', async () => {
  const { user, onClose } = open({ type: 'dismiss' })
  await user.keyboard('1{Enter}')
  await user.click(await tick())
  await user.click(await startButton())
  await dialog().findByText(/Готово/)
  await user.click(dialog().getAllByRole('button', { name: 'Закрыть' }).at(-1) as HTMLElement)
  expect(onClose).toHaveBeenCalledWith(true)
  const notice = await screen.findByText('Отклонить: сделано для 2')
  await user.keyboard('{Control>}z{/Control}')
  expect(network.sentTo(DESK_ROUTES.undoBulk)).toEqual([])
  await user.click(within(notice.parentElement as HTMLElement).getByRole('button', { name: /Отменить всё/ }))
  await screen.findByText('Отменяем действие «Отклонить»')
  expect(network.sentTo(DESK_ROUTES.undoBulk)).toHaveLength(1)
})

it('keeps what was chosen and says why when the server refuses', async () => {
  network.serve(DESK_ROUTES.previewBulk, () => new Refused(403, 'http.forbidden'))
  const { user, onClose } = open({ type: 'dismiss' })
  await user.keyboard('1{Enter}')
  await within(screen.getAllByRole('status').at(-1) as HTMLElement).findByRole('button')
  expect(dialog().getByRole<HTMLInputElement>('radio', { name: /^Нет вопроса/ }).checked).toBe(true)
  expect(onClose).not.toHaveBeenCalled()
})

it('spreads chosen questions: who gets how many is said before anything is given', async () => {
  const action = { type: 'spread', agencyCode: 'roads', gives: {} } as const
  serveRoads()
  network.serve(WORKLOAD_ROUTES.spread, () => ({
    run: { ...preview, action, urgentCount: 0 },
    people: [{ id: 'gleb', name: 'Глеб', open: 1, gets: 2 }],
    isByShift: true,
  }))
  const { user } = open()
  await user.selectOptions(dialog().getByRole('combobox', { name: 'Что сделать' }), 'Раздать поровну')
  await user.click(dialog().getByRole('combobox', { name: 'Ведомство' }))
  await user.click(await screen.findByRole('option', { name: /Дороги/ }))
  await user.click(dialog().getByRole('button', { name: 'Посмотреть, что изменится' }))
  const shares = within(await dialog().findByRole('list', { name: 'Кому сколько' }))
  expect(shares.getByRole('listitem').textContent).toMatch(/Глеб.*получит 2 вопроса.*уже 1 в работе/)
  expect(dialog().getByText('Раздаём тем, кто на смене.')).toBeTruthy()
  expect(network.sentTo(WORKLOAD_ROUTES.spread)).toEqual([{ incidentIds: [...IDS] }])
  expect(network.sentTo(DESK_ROUTES.startBulk)).toEqual([])
  await user.click(await startButton())
  expect(network.sentTo(DESK_ROUTES.startBulk)).toHaveLength(1)
})
