// @vitest-environment jsdom

import { screen, waitFor, within } from '@testing-library/react'
import type { HandSlipResponse } from '@veche/contract/casework/by-hand.ts'
import { BY_HAND_ROUTES } from '@veche/contract/routes/casework/by-hand.ts'
import { useState } from 'react'
import { beforeEach, expect, it, vi } from 'vitest'
import { renderRussian } from '../../../locales/render-russian.tsx'
import { fakeNetworkForEach, NO_LINE, Refused } from '../../../testing/fake-network.ts'
import { fakeUploadsForEach } from '../../../testing/fake-uploads.ts'
import { pass, show } from '../../../testing/show.tsx'
import { HandForm } from './HandForm.tsx'
import { HandRecordLine } from './HandRecordLine.tsx'
import { SlipScreen } from './SlipScreen.tsx'
import { useHandForm } from './use-hand-form.ts'

const network = fakeNetworkForEach()
const uploads = fakeUploadsForEach()
const ID = '00000000-0000-7000-8000-000000000041'
const SAID = 'На Садовой, 5 второй день нет холодной воды'
const SLIP: HandSlipResponse = {
  ...{ receipt: { number: 100_017, code: 'ABCDE-FGHJK', url: 'https://veche.example/ask/100017' } },
  incident: { id: ID, number: 1207, step: 'assigned' },
  ...{ isAccepted: true, isJoined: false, isByLetter: false, mayBeCalled: false },
}
const NOTHING = { topics: [], municipalityCode: null, address: null, isUrgent: false, nearby: [] }

beforeEach(() => {
  localStorage.clear()
  network.serve(BY_HAND_ROUTES.propose, () => NOTHING)
})

const renderIncident = (id: string, content: string) => <a href={`/incident/${id}`}>{content}</a>

type PageProps = { onRecorded: (slip: HandSlipResponse, sent: object) => void; maySortLater?: boolean }

function Page({ onRecorded, maySortLater = true }: PageProps) {
  const { form, change, begin } = useHandForm('u1', 'borovichi')
  const [slip, setSlip] = useState<HandSlipResponse | null>(null)
  if (slip) return <p>Готово</p>
  return (
    <HandForm
      {...{ form, change, renderIncident }}
      maySortLater={maySortLater}
      onClear={begin}
      onRecorded={(given, went) => {
        setSlip(given)
        onRecorded(given, went)
      }}
    />
  )
}

const page = () => {
  const onRecorded = vi.fn()
  return { onRecorded, ...show(<Page onRecorded={onRecorded} />) }
}
const sent = () => network.sentTo(BY_HAND_ROUTES.recordQuestion)

it('is filled in and sent by keys alone, the words first', async () => {
  network.serve(BY_HAND_ROUTES.recordQuestion, () => SLIP)
  const { user, onRecorded } = page()
  screen.getByRole('button', { name: 'Телефон' }).focus()
  await user.tab()
  await user.tab()
  await user.tab()
  await user.keyboard('{Tab}')
  expect(document.activeElement).toBe(screen.getByLabelText('Что спрашивают или просят'))
  await user.keyboard(SAID)
  screen.getByLabelText('Телефон').focus()
  await user.keyboard('+7 900 000-00-11')
  await user.keyboard('{Control>}{Enter}{/Control}')
  await waitFor(() => expect(onRecorded).toHaveBeenCalledWith(SLIP, expect.anything()))
  expect(sent()).toEqual([
    expect.objectContaining({
      ...{ way: 'phone', text: SAID, phone: '+7 900 000-00-11', name: null, municipalityCode: 'borovichi' },
      ...{ topicCode: null, joinId: null, isReadFromLink: false, photos: [] },
    }),
  ])
})

it('says what is missing, and keeps every word and the same id when there is no line', async () => {
  network.serve(BY_HAND_ROUTES.recordQuestion, () => NO_LINE)
  const { user, leave } = page()
  await user.click(screen.getByRole('button', { name: /Записать/ }))
  expect(await screen.findAllByText('Напишите, о чём спрашивают')).not.toEqual([])
  await user.type(screen.getByLabelText('Что спрашивают или просят'), SAID)
  await user.click(screen.getByRole('button', { name: /Записать/ }))
  await waitFor(() => expect(sent()).toHaveLength(1))
  leave()

  network.serve(BY_HAND_ROUTES.recordQuestion, () => SLIP)
  const again = page()
  expect(screen.getByLabelText<HTMLTextAreaElement>('Что спрашивают или просят').value).toBe(SAID)
  await again.user.click(screen.getByRole('button', { name: /Записать/ }))
  await waitFor(() => expect(again.onRecorded).toHaveBeenCalled())
  // The same question, whatever the line did with it.
  expect(new Set(network.calls('PUT')).size).toBe(1)
})

it('offers a topic, the address in the words, and open work that one press joins', async () => {
  const address = { settlement: null, street: 'Садовая', house: '5', object: null }
  network.serve(BY_HAND_ROUTES.propose, () => ({
    ...NOTHING,
    ...{ topics: [{ code: 'housing.no-water', confidence: 0.9 }], address },
    nearby: [
      {
        ...{ id: ID, number: 1207, title: 'Нет воды на Садовой', topicCode: 'housing.no-water', address },
        ...{ step: 'in_progress', foundAt: '2026-11-24T09:00:00Z' },
      },
    ],
  }))
  network.serve(BY_HAND_ROUTES.recordQuestion, () => ({ ...SLIP, isJoined: true }))
  const { user, onRecorded } = page()
  await user.type(screen.getByLabelText('Что спрашивают или просят'), SAID)
  await user.click(await screen.findByRole('button', { name: 'Садовая, 5' }))
  const nearby = within(await screen.findByRole('region', { name: 'Здесь уже открыто' }))
  expect(nearby.getByText(/№ 1\s?207 Нет воды на Садовой/)).toBeTruthy()
  await user.click(nearby.getByRole('button', { name: 'Присоединить' }))
  await user.click(screen.getByRole('button', { name: /Записать и присоединить/ }))
  await waitFor(() => expect(onRecorded).toHaveBeenCalled())
  expect(sent()).toEqual([expect.objectContaining({ joinId: ID, address })])
})

it('reads a link, says where the words are already, and lets them be typed where it cannot', async () => {
  network.serve(BY_HAND_ROUTES.readLink, () => ({ kind: 'kept', reason: 'unknown_site', network: null }))
  const { user } = page()
  await user.click(screen.getByRole('button', { name: 'Ссылка' }))
  await user.type(screen.getByLabelText('Ссылка на запись или комментарий'), 'https://forum.example/1')
  await user.click(screen.getByRole('button', { name: 'Прочитать' }))
  expect(await screen.findByText(/Эта площадка не подключена/)).toBeTruthy()

  network.serve(BY_HAND_ROUTES.readLink, () => ({
    ...{ kind: 'known', incident: { id: ID, number: 1207, title: 'Нет воды' } },
  }))
  await user.click(screen.getByRole('button', { name: 'Прочитать' }))
  expect(await screen.findByRole('link', { name: /Нет воды/ })).toBeTruthy()

  network.serve(BY_HAND_ROUTES.readLink, () => ({
    ...{ kind: 'found', network: 'vk', channelName: 'Город', text: SAID, isOwnPlace: false },
    ...{ writtenAt: '2026-11-24T09:00:00Z', around: [{ text: 'Как дороги?', at: '2026-11-24T08:00:00Z' }] },
  }))
  await user.click(screen.getByRole('button', { name: 'Прочитать' }))
  expect(await screen.findByText(/Чужая страница/)).toBeTruthy()
  expect(screen.getByLabelText<HTMLTextAreaElement>('Слова из сети').value).toBe(SAID)
  expect(screen.getByText('Как дороги?')).toBeTruthy()
})

it('is refused in words at its field', async () => {
  network.serve(BY_HAND_ROUTES.recordQuestion, () => new Refused(400, 'hand.in_future', { field: 'saidAt' }))
  const { user } = page()
  await user.type(screen.getByLabelText('Что спрашивают или просят'), SAID)
  await user.click(screen.getByRole('button', { name: 'Сказано раньше' }))
  await user.click(screen.getByRole('button', { name: /Записать/ }))
  expect(await screen.findAllByText('Это время ещё не наступило.')).not.toEqual([])
})

it('gives a slip with number and code, and asks again where the work has not come so far', async () => {
  const onAsk = vi.fn()
  const slip = (changes: Partial<HandSlipResponse>) => (
    <SlipScreen
      {...{ onAsk, renderIncident, isAsking: false, wasToJoin: false, onNext: () => undefined }}
      slip={{ ...SLIP, ...changes }}
    />
  )
  const { user, again } = show(slip({ incident: null }))
  await user.click(screen.getByRole('button', { name: 'Проверить' }))
  expect(onAsk).toHaveBeenCalledOnce()
  again(slip({}))
  const paper = screen.getByRole('region', { name: 'Талон обращения' })
  expect(paper.textContent).toMatch(/100017.*ABCDE-FGHJK.*ask\/100017/)
  expect(screen.getByRole('link', { name: /Открыть вопрос/ })).toBeTruthy()
})

it('says in the card how it came and how the answer gets there', async () => {
  network.serve(BY_HAND_ROUTES.getRecord, () => ({
    record: {
      ...{ way: 'visit', saidAt: '2026-11-23T09:00:00Z', recordedAt: '2026-11-24T09:00:00Z' },
      ...{ byName: 'Анна Крылова', link: null, isByLetter: false, around: [] },
    },
  }))
  show(<HandRecordLine incidentId={ID} />)
  expect(await screen.findByText('Личный приём')).toBeTruthy()
  expect(screen.getByText(/записано вручную, Анна Крылова/)).toBeTruthy()
  expect(screen.getByText(/позвонить и отметить/)).toBeTruthy()
})

it.each([
  [{ isByLetter: true }, /Ответ придёт письмом/, false],
  [{ mayBeCalled: true }, /Мы позвоним по телефону/, false],
  [{}, /ответ вы узнаёте сами.*назовите номер и код/, true],
])('says on the slip how the answer is learnt, of %j', (changes, words, isDictated) => {
  show(
    <SlipScreen
      {...{ slip: { ...SLIP, ...changes }, renderIncident, wasToJoin: false, isAsking: false }}
      onAsk={() => undefined}
      onNext={() => undefined}
    />,
  )
  expect(screen.getByText(words)).toBeTruthy()
  expect(screen.queryByText(/Продиктуйте номер и код/) !== null).toBe(isDictated)
})

it('says which network shows programs nothing under an address', async () => {
  network.serve(BY_HAND_ROUTES.readLink, () => ({ kind: 'kept', reason: 'cannot_read', network: 'ok' }))
  const { user } = page()
  await user.click(screen.getByRole('button', { name: 'Ссылка' }))
  await user.type(screen.getByLabelText(/Ссылка на запись/), 'https://ok.ru/group/1/topic/2')
  await user.click(screen.getByRole('button', { name: 'Прочитать' }))
  expect(await screen.findByText(/Одноклассники не показывают программам/)).toBeTruthy()
})

it('takes a point as a map gives it, says which it is, and refuses what is none', async () => {
  network.serve(BY_HAND_ROUTES.recordQuestion, () => SLIP)
  const { user } = page()
  await user.type(screen.getByLabelText(/Что спрашивают/), SAID)
  const field = screen.getByLabelText('Точка на карте')
  await user.type(field, 'у моста')
  await user.click(screen.getByRole('button', { name: /^Записать/ }))
  expect(await screen.findAllByText(/Нужны координаты/)).not.toHaveLength(0)
  expect(sent()).toEqual([])
  await user.clear(field)
  await user.type(field, 'https://yandex.ru/maps/?ll=33.9155%2C58.3877&z=17')
  expect(screen.getByText('58.38770, 33.91550')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: /^Записать/ }))
  await waitFor(() => expect(sent()).toMatchObject([{ point: { latitude: 58.3877, longitude: 33.9155 } }]))
})

it('offers to leave the topic to sorting only to those whose question may go without one', () => {
  const offered = (maySortLater: boolean) =>
    renderRussian(<Page onRecorded={() => {}} maySortLater={maySortLater} />)
  expect(offered(true)).toContain('оставьте разбору')
  expect(offered(false)).not.toContain('разбору')
})

it('waits for a photograph that is on its way, and says so', async () => {
  network.serve(BY_HAND_ROUTES.recordQuestion, () => SLIP)
  const upload = Promise.withResolvers<{ status: number; body: object }>()
  uploads.answer(() => upload.promise)
  const { user, onRecorded } = page()
  await user.type(screen.getByLabelText('Что спрашивают или просят'), SAID)
  const file = new File(['x'], 'яма.png', { type: 'image/png' })
  await user.upload(document.querySelector<HTMLInputElement>('input[type=file]')!, file)
  await screen.findByText('Загружаем: яма.png')
  await user.click(screen.getByRole('button', { name: /^Записать/ }))
  await screen.findByText('Записываем, как только дойдут фотографии')
  expect(sent()).toEqual([])
  upload.resolve({ status: 200, body: { kept: 'signed' } })
  await waitFor(() => expect(onRecorded).toHaveBeenCalledOnce())
  expect(sent()).toMatchObject([{ photos: ['signed'] }])
  // The number is asked for again with the very words that went.
  expect(onRecorded.mock.calls[0]?.[1]).toEqual(sent()[0])
})

it('asks for the number by itself until it is there', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  const onAsk = vi.fn()
  const slip = { ...SLIP, incident: null }
  show(
    <SlipScreen {...{ slip, onAsk, renderIncident }} isAsking={false} wasToJoin={false} onNext={vi.fn()} />,
  )
  await pass(3000)
  expect(onAsk).toHaveBeenCalledOnce()
  vi.useRealTimers()
})
