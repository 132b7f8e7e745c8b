// @vitest-environment jsdom

import { act, screen, waitFor, within } from '@testing-library/react'
import type { ClarificationsResponse } from '@veche/contract/casework/clarifications.ts'
import { ANSWER_ROUTES } from '@veche/contract/routes/answers.ts'
import { CLARIFICATION_ROUTES } from '@veche/contract/routes/casework.ts'
import { INCIDENT_ROUTES } from '@veche/contract/routes/incidents.ts'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { fakeNetworkForEach, NO_LINE, Refused } from '../../../testing/fake-network.ts'
import { ME } from '../../../testing/frame.ts'
import { abilitiesOf, buildIncident, INCIDENT_ID } from '../../../testing/incidents.ts'
import { show } from '../../../testing/show.tsx'
import { AuthorAnswered } from './AuthorAnswered.tsx'
import { ClarificationPanel } from './ClarificationPanel.tsx'
import { endedWaits } from './kept-questions.ts'

const network = fakeNetworkForEach()
// How a moment is named depends on how far it is.
beforeAll(() => void vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-25T10:00:00.000Z') }))
afterAll(() => void vi.useRealTimers())
const ID = '00000000-0000-7000-8000-000000000021'
const UNTIL = '2026-11-27T13:30:00.000Z'
const PHRASE = 'Здравствуйте, Мария! Уточните, пожалуйста, адрес: улицу, дом и подъезд.'

const ASKING: ClarificationsResponse['asking'] = {
  ...{ needsApproval: false, waitsDays: 3, waitsUntil: UNTIL, clocksGoOn: null, stopped: 0, stopsAtMost: 2 },
  ...{ ways: ['thread', 'private'], textLimit: 1000, publisherName: 'Городская среда' },
}
const NOTHING: ClarificationsResponse = {
  ...{ clarifications: [], mayAsk: true, asking: ASKING, silenceAnswer: null },
  phrases: [{ code: 'house', text: PHRASE }],
}
type Asked = ClarificationsResponse['clarifications'][number]
const asked = (changes: Partial<Asked> = {}): Asked => ({
  ...{ id: ID, text: PHRASE, way: 'thread', state: 'waiting', askedByName: 'Глеб', isMine: true },
  ...{ createdAt: '2026-11-24T09:00:00.000Z', approvedByName: null, publishedAt: '2026-11-24T09:00:05.000Z' },
  ...{ waitsUntil: UNTIL, stopsClocks: true, endedAt: null, endedAs: null, replyMessageId: null },
  ...{ address: null, delivery: 'sent', errorCode: null },
  abilities: { approve: false, refuse: false, takeBack: true, resolve: false },
  ...changes,
})
const WORK = { step: 'in_progress' } as const

function open(answer: Partial<ClarificationsResponse>, changes: Parameters<typeof buildIncident>[0] = {}) {
  network.serve(CLARIFICATION_ROUTES.list, () => ({ ...NOTHING, ...answer }))
  network.serve(CLARIFICATION_ROUTES.check, () => ({ checks: [] }))
  const onTake = vi.fn()
  const incident = buildIncident({ ...WORK, ...changes })
  return { onTake, ...show(<ClarificationPanel incident={incident} onTake={onTake} />) }
}
const panel = async () => (await screen.findByRole('region')).textContent?.replaceAll('\u00a0', ' ')
const dialog = () => within(screen.getByRole('dialog'))

it('asks in a ready phrase, and says before it is asked what stands still and until when', async () => {
  network.serve(CLARIFICATION_ROUTES.ask, () => ({ ...NOTHING, mayAsk: false, clarifications: [asked()] }))
  const { user } = open({})
  await user.click(await screen.findByRole('button', { name: 'Уточнить у автора' }))
  await screen.findByRole('dialog')
  expect(dialog().getByText(/Сроки встанут, ждём автора до/)).toBeTruthy()
  await user.click(dialog().getByRole('button', { name: 'Дом и подъезд' }))
  expect(dialog().getByLabelText<HTMLTextAreaElement>(/Что спросить/).value).toBe(PHRASE)
  await user.click(dialog().getByRole('button', { name: 'Спросить' }))

  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(network.sentTo(CLARIFICATION_ROUTES.ask)).toMatchObject([
    { text: PHRASE, way: 'thread', isConfirmed: false, expectedVersion: 3 },
  ])
})

it('says on the first screen of a phone at once that the author was asked, and in a notice until when', async () => {
  network.serve(CLARIFICATION_ROUTES.ask, () => {
    // What comes after it comes late: the line stands all the same.
    network.serve(CLARIFICATION_ROUTES.list, () => new Promise(() => undefined))
    return { ...NOTHING, mayAsk: false, clarifications: [asked({ state: 'queued', publishedAt: null })] }
  })
  network.serve(CLARIFICATION_ROUTES.list, () => NOTHING)
  network.serve(CLARIFICATION_ROUTES.check, () => ({ checks: [] }))
  const incident = buildIncident(WORK)
  const { user } = show(
    <>
      <div data-testid="first">
        <AuthorAnswered incident={incident} />
      </div>
      <ClarificationPanel incident={incident} onTake={null} />
    </>,
  )
  await user.click(await screen.findByRole('button', { name: 'Уточнить у автора' }))
  await screen.findByRole('dialog')
  await user.click(dialog().getByRole('button', { name: 'Дом и подъезд' }))
  await user.click(dialog().getByRole('button', { name: 'Спросить' }))
  expect(await screen.findByText(/^Вопрос автору отправляется, ждём ответа до .*16:30/)).toBeTruthy()
  const first = within(screen.getByTestId('first'))
  expect(first.getByText('Уточняющий вопрос отправляется')).toBeTruthy()
  expect(first.getByText(/улицу, дом и подъезд/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Уточнить у автора' })).toBeNull()
})

it('sends to what the author has written since, before it is asked again', async () => {
  const { flags } = buildIncident()
  const { user } = open({}, { flags: { ...flags, hasUnreadFollowUp: true } })
  await user.click(await screen.findByRole('button', { name: 'Уточнить у автора' }))
  await screen.findByRole('dialog')
  expect(dialog().getByText(/Автор написал ещё: прочтите сначала/)).toBeTruthy()
})

it('says why the clocks go on all the same', async () => {
  const { user } = open({ asking: { ...ASKING, clocksGoOn: 'too_often' } })
  await user.click(await screen.findByRole('button', { name: 'Уточнить у автора' }))
  await screen.findByRole('dialog')
  expect(dialog().getByText('Сроки уже вставали 2 раза: больше нельзя.')).toBeTruthy()
})

it('sends nothing empty, and what has remarks only when somebody says that it is meant so', async () => {
  network.serve(CLARIFICATION_ROUTES.ask, () => new Refused(409, 'clarification.already_open'))
  const { user } = open({})
  network.serve(CLARIFICATION_ROUTES.check, () => ({
    checks: [{ code: 'greeting', part: 'public', state: 'attention', words: [], value: null }],
  }))
  await user.click(await screen.findByRole('button', { name: 'Уточнить у автора' }))
  await screen.findByRole('dialog')
  await user.click(dialog().getByRole('button', { name: 'Спросить' }))
  expect(network.sentTo(CLARIFICATION_ROUTES.ask)).toEqual([])
  await user.type(dialog().getByLabelText(/Что спросить/), 'Какой дом?')
  const meant = await dialog().findByRole('checkbox', { name: 'Так и задумано' })
  await user.click(dialog().getByRole('button', { name: 'Спросить' }))
  expect(network.sentTo(CLARIFICATION_ROUTES.ask)).toEqual([])
  await user.click(meant)
  await user.click(dialog().getByRole('button', { name: 'Спросить' }))
  expect(await dialog().findByText(/Автора уже спросили/)).toBeTruthy()
  expect(network.sentTo(CLARIFICATION_ROUTES.ask)).toMatchObject([{ text: 'Какой дом?', isConfirmed: true }])
})

it('sends with one press what was mended since the last look of the server', async () => {
  network.serve(CLARIFICATION_ROUTES.ask, () => ({ ...NOTHING, mayAsk: false, clarifications: [asked()] }))
  const { user } = open({})
  network.serve(CLARIFICATION_ROUTES.check, () => ({
    checks: [{ code: 'no_stock_phrases', part: 'public', state: 'attention', words: [], value: null }],
  }))
  await user.click(await screen.findByRole('button', { name: 'Уточнить у автора' }))
  await screen.findByRole('dialog')
  const field = dialog().getByLabelText(/Что спросить/)
  await user.type(field, 'Здравствуйте! Взято на контроль')
  await dialog().findByText('Казённый оборот')
  await user.clear(field)
  await user.type(field, PHRASE)
  await user.click(dialog().getByRole('button', { name: 'Спросить' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(network.sentTo(CLARIFICATION_ROUTES.ask)).toMatchObject([{ text: PHRASE, isConfirmed: false }])
})

it('warns where the author takes no private messages', async () => {
  network.serve(ANSWER_ROUTES.privateWays, () => ({
    recipients: [{ incidentId: INCIDENT_ID, number: 204, mayWrite: false }],
    invitationUrl: null,
  }))
  const { user } = open({})
  await user.click(await screen.findByRole('button', { name: 'Уточнить у автора' }))
  await screen.findByRole('dialog')
  await user.click(dialog().getByRole('radio', { name: /В личных сообщениях/ }))
  expect(await dialog().findByText(/Автор закрыл личные сообщения/)).toBeTruthy()
})

it('says that the author is waited for, since when and until when, and stops waiting', async () => {
  network.serve(CLARIFICATION_ROUTES.takeBack, () => NOTHING)
  const { user } = open({ clarifications: [asked()], mayAsk: false })
  expect(await panel()).toMatch(/Ждём автора до пт, 27 ноября.*Спросили вт, 12:00: Глеб · сроки стоят/)
  expect(screen.queryByRole('button', { name: /Уточнить/ })).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Больше не ждать' }))
  expect(dialog().getByText(/Сам вопрос останется там, где его задали/)).toBeTruthy()
  expect(network.calls('POST')).toEqual([])
  await user.click(dialog().getByRole('button', { name: 'Больше не ждать' }))
  expect(await screen.findByText('Больше не ждём: сроки идут')).toBeTruthy()
  expect(network.calls('POST')).toEqual([`POST /api/incidents/${INCIDENT_ID}/clarifications/${ID}/take-back`])
})

it('stops waiting without a line: says that it waits, may be let go of, and goes once', async () => {
  localStorage.clear()
  network.serve(CLARIFICATION_ROUTES.takeBack, () => NO_LINE)
  const { user } = open({ clarifications: [asked()], mayAsk: false })
  const stop = async () => {
    await user.click(await screen.findByRole('button', { name: 'Больше не ждать' }))
    await user.click(dialog().getByRole('button', { name: 'Больше не ждать' }))
    await screen.findByText('Перестанем ждать автора, когда вернётся связь')
  }
  await stop()
  expect(screen.queryByRole('button', { name: 'Больше не ждать' })).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Ждать дальше' }))
  await stop()
  network.serve(CLARIFICATION_ROUTES.takeBack, () => NOTHING)
  const runs = endedWaits.listRuns(ME.id)
  expect(runs).toHaveLength(1)
  await act(() => runs[0]?.send())
  await waitFor(() => expect(screen.queryByText(/^Перестанем ждать/)).toBeNull())
  expect(localStorage).toHaveLength(0)
})

it('lets a person decide on a question that did not arrive', async () => {
  network.serve(CLARIFICATION_ROUTES.resolve, () => NOTHING)
  const stuck = { state: 'queued', delivery: 'unknown', publishedAt: null, waitsUntil: null } as const
  const may = { approve: false, refuse: false, takeBack: true, resolve: true }
  const { user } = open({ clarifications: [asked({ ...stuck, abilities: may })], mayAsk: false })
  expect(await panel()).toContain('Неизвестно, дошёл ли уточняющий вопрос')
  await user.click(screen.getByRole('button', { name: 'Он там есть' }))
  await waitFor(() =>
    expect(network.sentTo(CLARIFICATION_ROUTES.resolve)).toEqual([{ decision: 'mark_sent' }]),
  )
})

it('tells of silence, and gives the answer that says what was missing', async () => {
  const silent = asked({ state: 'ended', endedAs: 'silence', endedAt: UNTIL })
  const { user, onTake } = open({ clarifications: [silent], silenceAnswer: 'Не хватило сведений.' })
  expect(await panel()).toMatch(/Автор не ответил до пт, 27 ноября/)
  await user.click(screen.getByRole('button', { name: 'Ответить: не хватило сведений' }))
  expect(onTake).toHaveBeenCalledWith('Не хватило сведений.')
  expect(screen.getByRole('button', { name: 'Спросить ещё раз' })).toBeTruthy()
})

it('offers the address that was read in the reply to who may take it', async () => {
  network.serve(INCIDENT_ROUTES.runCommand, () => buildIncident(WORK))
  const address = { settlement: null, street: 'улица Мира', house: '5', object: null }
  const answered = asked({ state: 'ended', endedAs: 'answered', endedAt: UNTIL, address })
  const { user } = open({ clarifications: [answered] }, { abilities: abilitiesOf('classify') })
  expect(await panel()).toContain('Прочитали адрес: улица Мира, 5')
  await user.click(screen.getByRole('button', { name: 'Взять этот адрес' }))
  await waitFor(() =>
    expect(network.sentTo(INCIDENT_ROUTES.runCommand)).toEqual([
      { type: 'classify', address, expectedVersion: 3 },
    ]),
  )
})

it('asks the server for nothing where no answer is written', async () => {
  open({}, { step: 'new' })
  await waitFor(() => expect(screen.queryByRole('region')).toBeNull())
  expect(network.calls('GET').filter((call) => call.includes('clarifications'))).toEqual([])
})

it('says on the first screen of a phone that the author has answered, in their words', async () => {
  const [message] = buildIncident().thread
  network.serve(CLARIFICATION_ROUTES.list, () => ({
    ...NOTHING,
    clarifications: [asked({ state: 'ended', endedAs: 'answered', replyMessageId: message!.id })],
  }))
  show(<AuthorAnswered incident={buildIncident(WORK)} />)
  await screen.findByText('Автор ответил на уточняющий вопрос')
  screen.getByText(`«${message!.text}»`)
})

it('keeps its place from the beginning, as a button of the same name that cannot be pressed yet', async () => {
  let tell: (known: ClarificationsResponse) => void = () => undefined
  network.serve(CLARIFICATION_ROUTES.list, () => new Promise((resolve) => (tell = resolve)))
  const incident = buildIncident({ ...WORK, abilities: abilitiesOf('clarify') })
  show(<ClarificationPanel incident={incident} onTake={null} />)
  const button = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Уточнить у автора' })
  const before = button()
  expect(before.disabled).toBe(true)
  await waitFor(() => expect(network.sentTo(CLARIFICATION_ROUTES.list)).toHaveLength(1))
  act(() => tell(NOTHING))
  await waitFor(() => expect(button().disabled).toBe(false))
  expect(button()).toBe(before)
})

it('says why the author cannot be asked from here', async () => {
  const noWays = { mayAsk: false, asking: { ...ASKING, ways: [] } }
  open(noWays, { network: 'form', abilities: abilitiesOf('clarify') })
  await screen.findByText('Автору можно только позвонить')
  expect(screen.queryByRole('button')).toBeNull()
})

it('holds no place where one may not ask', () => {
  network.serve(CLARIFICATION_ROUTES.list, () => new Promise(() => undefined))
  show(<ClarificationPanel incident={buildIncident(WORK)} onTake={null} />)
  expect(screen.queryByRole('button')).toBeNull()
})
