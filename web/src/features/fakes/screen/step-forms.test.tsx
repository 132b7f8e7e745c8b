// @vitest-environment jsdom
/** Forms of a card: what is missing is said at its field, and what is whole is sent. */

import { act, screen } from '@testing-library/react'
import { FAKE_ROUTES } from '@veche/contract/routes/fakes.ts'
import { expect, it, vi } from 'vitest'
import { describedBy } from '../../../testing/described.ts'
import { fakeNetworkForEach } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import { AddPlaceDialog } from '../places/AddPlaceDialog.tsx'
import { ByHandDialog } from '../publication/ByHandDialog.tsx'
import { LeaveOutDialog } from '../publication/LeaveOutDialog.tsx'
import { AboutDialog } from '../signal/AboutDialog.tsx'
import { buildCarrier, buildFake } from '../test-fake.ts'
import { ReasonDialog } from '../text/ReasonDialog.tsx'
import { EvidenceDialog } from '../verdict/EvidenceDialog.tsx'
import { TriageDialog } from './TriageDialog.tsx'

const network = fakeNetworkForEach()
const close = () => undefined
const fake = buildFake({ id: '00000000-0000-7000-8000-0000000000fa', version: 7, harm: null })
const carrier = buildCarrier({ id: '00000000-0000-7000-8000-00000000000c' })

async function open(node: React.ReactNode) {
  for (const route of [FAKE_ROUTES.runCommand, FAKE_ROUTES.addCarrier, FAKE_ROUTES.addEvidence])
    network.serve(route, () => fake)
  const shown = show(node)
  await screen.findAllByRole('dialog')
  await act(() => vi.dynamicImportSettled())
  return shown
}
const field = (name: string | RegExp) => screen.getByRole('textbox', { name })
const submit = (name: string) => screen.getByRole('button', { name })
const commands = () => network.sentTo(FAKE_ROUTES.runCommand)

it.each([
  ['send_back', <ReasonDialog key="" fake={fake} userId="me" type="send_back" onClose={close} />, /^Вернуть/],
  ['leave_out', <LeaveOutDialog key="" fake={fake} carrier={carrier} onClose={close} />, /^Оставить/],
])('%s is sent with a reason alone', async (type, form, name) => {
  const { user } = await open(form)
  const reason = () => screen.getByRole('textbox')
  await user.click(screen.getByRole('button', { name }))
  expect(describedBy(reason())).toContain('Без причины нельзя')
  expect(document.activeElement).toBe(reason())
  expect(commands()).toEqual([])
  await user.type(reason(), 'Нет цифр')
  await user.click(screen.getByRole('button', { name }))
  expect(commands()).toMatchObject([{ command: { type, reason: 'Нет цифр' }, expectedVersion: 7 }])
})

it('takes an address of the web alone where a person answered by hand', async () => {
  const { user } = await open(<ByHandDialog fake={fake} carrier={carrier} onClose={close} />)
  const link = () => screen.getByRole('textbox')
  for (const typed of ['', 'vk.com/wall', 'ftp://vk.com']) {
    if (typed) await user.type(link(), typed)
    await user.click(submit('Ответ опубликован'))
    expect(describedBy(link())).toContain('Нужен адрес, который начинается с https://')
    await user.clear(link())
  }
  expect(commands()).toEqual([])
  await user.type(link(), 'https://vk.com/wall-1_2')
  await user.click(submit('Ответ опубликован'))
  expect(commands()).toMatchObject([
    { command: { type: 'publish_by_hand', carrierId: carrier.id, permalink: 'https://vk.com/wall-1_2' } },
  ])
})

it('asks how much harm a rumour does and who knows the facts', async () => {
  const { user } = await open(<TriageDialog fake={fake} onClose={close} onDrop={null} />)
  await user.click(submit('Запросить факты'))
  expect(screen.getAllByRole('alert').map((one) => one.textContent)).toEqual([
    'Выберите, какой вред',
    'Выберите, кто даст факты',
  ])
  expect(commands()).toEqual([])
  await user.click(screen.getByRole('radio', { name: /^3/ }))
  await user.click(submit('Запросить факты'))
  expect(screen.getAllByRole('alert')).toHaveLength(1)
})

it('makes no card of what claims nothing', async () => {
  const { user } = await open(<AboutDialog fake={{ ...fake, claim: 'Мост' }} mode="open" onClose={close} />)
  await user.click(submit('Завести'))
  expect(describedBy(field('Что утверждают'))).toContain('Напишите утверждение: хотя бы пять знаков')
  await user.type(field('Что утверждают'), ' закрыт')
  await user.click(submit('Завести'))
  expect(commands()).toMatchObject([{ command: { type: 'open', claim: 'Мост закрыт' } }])
})

it('adds a place when its name, link, words and time are there', async () => {
  const { user } = await open(<AddPlaceDialog fake={fake} onClose={close} />)
  await user.clear(screen.getByLabelText('Время'))
  await user.type(field('Просмотры'), 'много')
  await user.click(submit('Добавить'))
  const wrong = () =>
    [...document.querySelectorAll('[aria-invalid="true"]')].map((one) => one.getAttribute('name'))
  expect(wrong()).toEqual(['place', 'permalink', 'text', 'writtenAt', 'views'])
  expect(network.sentTo(FAKE_ROUTES.addCarrier)).toEqual([])
})

it('takes an evidence that can be opened: a link is one of the web', async () => {
  const { user } = await open(<EvidenceDialog fake={fake} firstFile={null} onClose={close} />)
  await user.selectOptions(screen.getByRole('combobox', { name: 'Что это' }), 'link')
  const link = () => screen.getByRole('textbox', { name: 'Ссылка' })
  await user.click(submit('Добавить'))
  expect(describedBy(field('Название'))).toContain('Заполните это поле')
  expect(describedBy(link())).toContain('Приложите файл или дайте ссылку')
  await user.type(field('Название'), 'Приказ')
  await user.type(link(), 'приказ')
  await user.click(submit('Добавить'))
  expect(describedBy(link())).toContain('Нужен адрес, который начинается с https://')
  expect(network.sentTo(FAKE_ROUTES.addEvidence)).toEqual([])
  await user.clear(link())
  await user.type(link(), 'https://example.org/1')
  await user.click(submit('Добавить'))
  expect(network.sentTo(FAKE_ROUTES.addEvidence)).toMatchObject([
    { kind: 'link', title: 'Приказ', url: 'https://example.org/1', fileId: null },
  ])
})
