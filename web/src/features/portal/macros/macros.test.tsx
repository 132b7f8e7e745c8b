// @vitest-environment jsdom

import { screen, waitFor, within } from '@testing-library/react'
import type { MacroPlansResponse } from '@veche/contract/portal/macros.ts'
import { CHANNEL_ROUTES } from '@veche/contract/routes/channels.ts'
import { MACRO_ROUTES } from '@veche/contract/routes/portal/macros.ts'
import { expect, it, vi } from 'vitest'
import { fakeNetworkForEach, Refused } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import { MacroDialog } from './MacroDialog.tsx'
import { MacroManyDialog } from './MacroManyDialog.tsx'
import { MacrosDialog } from './MacrosDialog.tsx'

const network = fakeNetworkForEach()
const ID = '00000000-0000-7000-8000-000000000081'
const USE = '00000000-0000-7000-8000-000000000082'
const QUESTION = { id: '00000000-0000-7000-8000-000000000083', version: 4 }
const CONTENT: MacroPlansResponse['macros'][number]['content'] = {
  ...{ name: 'Ямы', text: 'Здравствуйте!', isShared: true, acts: [{ does: 'urge' }] },
}
const MACRO: MacroPlansResponse['macros'][number] = {
  ...{
    id: ID,
    content: CONTENT,
    writtenByName: 'Борис',
    useCount: 3,
    mayChange: true,
    text: 'Здравствуйте!',
    open: [],
    textGoes: 'waits',
  },
  acts: [{ act: { does: 'urge' }, outcome: 'planned', code: null }],
}

function open(plans: MacroPlansResponse = { macros: [MACRO], mayShare: true }) {
  network.serve(MACRO_ROUTES.planMacros, () => plans)
  return show(<MacrosDialog incident={QUESTION} onClose={() => undefined} />)
}

it('says what each would do, does it by one press, and takes it back', async () => {
  network.serve(MACRO_ROUTES.applyMacro, () => ({
    ...{ useId: USE, textGoes: 'waits' as const },
    acts: [{ act: { does: 'urge' as const }, outcome: 'done' as const, code: null }],
  }))
  network.serve(MACRO_ROUTES.undoMacro, () => ({ acts: [] }))
  const { user } = open()

  const list = within(await screen.findByRole('list', { name: 'Макросы' }))
  const [first] = await list.findAllByRole('listitem')
  expect(first?.textContent).toMatch(
    /Ямы.*сделать вопрос срочным.*Черновик: Здравствуйте!.*увидит тот, кому передадут вопрос/,
  )
  // The one that is used most has the focus.
  await waitFor(() =>
    expect(list.getByRole('button', { name: 'Применить: Ямы' })).toBe(document.activeElement),
  )
  await user.keyboard('{Enter}')
  await waitFor(() => expect(network.sentTo(MACRO_ROUTES.applyMacro)).toEqual([{ expectedVersion: 4 }]))
  expect(await screen.findByText(/Черновик ждёт: его увидит тот/)).toBeTruthy()
  await user.click(await screen.findByRole('button', { name: /Отменить/ }))
  expect(await screen.findByText('Отменено')).toBeTruthy()
})

it('names the blanks that are left in the text, as they will stand in the draft', async () => {
  const text = 'Передали: Администрация. Ответим до {срок}.'
  open({ macros: [{ ...MACRO, text, open: ['{срок}'] }], mayShare: true })
  const [first] = await within(await screen.findByRole('list', { name: 'Макросы' })).findAllByRole('listitem')
  expect(first?.textContent).toMatch(/Черновик: Передали: Администрация.*Останется заполнить: {срок}/)
})

it('says why nothing was done, and how to begin where there are none', async () => {
  network.serve(MACRO_ROUTES.applyMacro, () => new Refused(409, 'macro.nothing_to_do'))
  const { user } = open()
  await user.click(await screen.findByRole('button', { name: 'Применить: Ямы' }))
  expect(await screen.findByText(/уже всё так/)).toBeTruthy()
})

it('invites to write the first one', async () => {
  open({ macros: [], mayShare: false })
  expect(await screen.findByText(/Макросов ещё нет/)).toBeTruthy()
})

it('is written with a text alone, and shared only by whoever may', async () => {
  network.serve(CHANNEL_ROUTES.list, () => ({ channels: [], troubled: 0, total: 0, nextCursor: null }))
  network.serve(MACRO_ROUTES.createMacro, () => MACRO)
  const { user } = show(<MacroDialog macro={null} mayShare={false} onClose={() => undefined} />)
  const dialog = within(screen.getByRole('dialog'))
  expect(dialog.queryByLabelText(/Показывать всем/)).toBeNull()

  await user.type(dialog.getByLabelText('Как называется'), 'Благодарим')
  await user.type(dialog.getByLabelText('Текст ответа, если нужен'), 'Спасибо!')
  await user.click(dialog.getByRole('button', { name: 'Сохранить' }))

  await waitFor(() =>
    expect(network.sentTo(MACRO_ROUTES.createMacro)).toEqual([
      { name: 'Благодарим', text: 'Спасибо!', acts: [], isShared: false },
    ]),
  )
})

it('is put on chosen questions: says how many it changes, what was refused, and takes all back', async () => {
  const { acts: _acts, text: _text, open: _open, textGoes: _goes, ...macro } = MACRO
  network.serve(MACRO_ROUTES.planMacrosForMany, () => ({
    macros: [{ ...macro, changes: 2, drafts: 1 }],
    count: 3,
  }))
  network.serve(MACRO_ROUTES.applyMacroToMany, () => ({
    ...{ useIds: [USE, ID], partly: 0, refused: [{ code: 'macro.nothing_to_do', count: 1 }] },
  }))
  network.serve(MACRO_ROUTES.undoMacros, () => ({ undone: 2, kept: 0 }))
  const incidentIds = [QUESTION.id, ID, USE]
  const onClose = vi.fn()
  const { user } = show(<MacroManyDialog {...{ incidentIds, onClose }} />)
  const row = await screen.findByRole('listitem')
  expect(row.textContent).toMatch(/Ямы.*изменит 2 из 3 · 1 черновик/)
  await user.click(screen.getByRole('button', { name: 'Применить: Ямы' }))
  expect(await screen.findByText(/«Ямы»: изменено 2 вопроса.*1 — Здесь уже всё так/)).toBeTruthy()
  expect(network.sentTo(MACRO_ROUTES.applyMacroToMany)).toEqual([{ incidentIds }])
  expect(onClose).toHaveBeenCalledWith(true)
  await user.click(screen.getByRole('button', { name: /Отменить всё/ }))
  expect(await screen.findByText('Отменено: 2')).toBeTruthy()
  expect(network.sentTo(MACRO_ROUTES.undoMacros)).toEqual([{ useIds: [USE, ID] }])
})
