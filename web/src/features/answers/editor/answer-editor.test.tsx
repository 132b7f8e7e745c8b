// @vitest-environment jsdom
/** Writing an answer, as a person does it: nothing typed is lost, and nothing is sent twice. */

import { act, screen, within } from '@testing-library/react'
import type { AnswerResponse, DraftResponse } from '@veche/contract/answers.ts'
import { ANSWER_ROUTES } from '@veche/contract/routes/answers.ts'
import { CONTRIBUTION_ROUTES } from '@veche/contract/routes/casework/contributions.ts'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { buildAnswer, buildDraft, buildPart } from '../../../testing/answers.ts'
import { fakeNetworkForEach, later, NO_LINE, Refused } from '../../../testing/fake-network.ts'
import { ME } from '../../../testing/frame.ts'
import { abilitiesOf, buildIncident } from '../../../testing/incidents.ts'
import { pass, show } from '../../../testing/show.tsx'
import { answerQuery } from '../answers.queries.ts'
import { ContributionsPanel } from '../contributions/ContributionsPanel.tsx'
import { AnswerEditor } from './AnswerEditor.tsx'

const PAUSE_MS = 900
const WRITTEN = 'Яму заделаем во вторник.'
const network = fakeNetworkForEach()
const incident = buildIncident({ step: 'in_progress', abilities: abilitiesOf('draft', 'submit') })

beforeEach(() => void vi.useFakeTimers({ shouldAdvanceTime: true }))
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** Every question about the screen is answered as a phone does. */
function beOnPhone() {
  const list = window.matchMedia('(min-width: 1px)')
  vi.spyOn(window, 'matchMedia').mockReturnValue({
    ...list,
    matches: true,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  })
}

/** A server that keeps what it is sent. */
function serveDrafts(draft: DraftResponse | null = null) {
  let saved = draft
  network.serve(ANSWER_ROUTES.check, () => ({ checks: [], marks: [] }))
  network.serve(ANSWER_ROUTES.get, () => buildAnswer({ drafts: saved ? [saved] : [] }))
  network.serve(ANSWER_ROUTES.saveDraft, ({ body }) => {
    saved = buildDraft({ ...(body as object), revision: (saved?.revision ?? 0) + 1, savedByName: 'Анна' })
    return buildAnswer({ drafts: [saved] })
  })
}

function open(answer: AnswerResponse = buildAnswer(), over = incident) {
  const onSubmitted = vi.fn()
  const shown = show(
    <AnswerEditor {...{ answer, onSubmitted }} incident={over} userId={ME.id} question={<p>Вопрос</p>} />,
  )
  return { ...shown, onSubmitted }
}

const field = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Текст ответа' })
const outcome = (name: string) =>
  within(screen.getByRole('group', { name: 'Итог' })).getByRole('button', { name })
const sendButton = () => screen.getByRole('button', { name: /На согласование/ })
const said = (words: RegExp) => screen.findByText(words)
const textsOf = (sent: unknown[]) => sent.map((body) => (body as { text: string }).text)

it('saves what is written at the pause, and says so', async () => {
  serveDrafts()
  const { user } = open()
  await user.type(field(), WRITTEN)
  await said(/сохраняем/)
  expect(network.sentTo(ANSWER_ROUTES.saveDraft)).toEqual([])
  await pass(PAUSE_MS)
  expect(textsOf(network.sentTo(ANSWER_ROUTES.saveDraft))).toEqual([WRITTEN])
  await said(/сохранено/)
})

it('puts a model answer in with its first blank chosen, so that typing fills it', async () => {
  serveDrafts()
  beOnPhone()
  const { user } = show(
    <AnswerEditor
      {...{ answer: buildAnswer(), incident, userId: ME.id, question: null, onSubmitted: vi.fn() }}
      renderKnown={(onInsert) => (
        <button type="button" onClick={() => onInsert('Яму на Мира заделаем {дата}, спасибо.')}>
          Вставить
        </button>
      )}
    />,
  )
  // The first thing under the field, before what is chosen of the answer.
  const insert = screen.getByRole('button', { name: 'Вставить' })
  for (const later of [screen.getByRole('group', { name: 'Итог' }), sendButton()])
    expect(insert.compareDocumentPosition(later) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy()
  await user.click(insert)
  await vi.waitFor(() => expect(field().selectionEnd).toBeGreaterThan(field().selectionStart))
  await user.keyboard('во вторник')
  expect(field().value).toBe('Яму на Мира заделаем во вторник, спасибо.')
  expect(screen.queryByRole('button', { name: 'Вставить' })).toBeNull()
})

it('leads from each blank that the remark names to its place, and chooses a blank whole at a touch', async () => {
  serveDrafts(buildDraft({ text: 'Доску заменит {кто делает} {дата}.' }))
  const remark = {
    ...{
      code: 'variables_filled' as const,
      state: 'attention' as const,
      part: 'public' as const,
      value: null,
    },
    words: ['{кто делает}', '{дата}'],
  }
  network.serve(ANSWER_ROUTES.check, () => ({ checks: [remark], marks: [] }))
  const { user } = open(buildAnswer({ drafts: [buildDraft({ text: 'Доску заменит {кто делает} {дата}.' })] }))
  const chosen = () => field().value.slice(field().selectionStart, field().selectionEnd)
  const footer = (name: string) => within(screen.getByRole('contentinfo')).findByRole('button', { name })
  await user.click(await footer('{дата}'))
  expect([document.activeElement, chosen()]).toEqual([field(), '{дата}'])
  await user.keyboard('завтра')
  await user.click(await footer('{кто делает}'))
  expect(chosen()).toBe('{кто делает}')
  await user.keyboard('мастер')
  expect(field().value).toBe('Доску заменит мастер завтра.')
})

it('takes with a model answer what it says of the problem, says so, and leaves a choice as it is', async () => {
  serveDrafts()
  const { user } = show(
    <AnswerEditor
      {...{ answer: buildAnswer(), incident, userId: ME.id, question: null, onSubmitted: vi.fn() }}
      renderBeside={({ onInsert }) =>
        (['solved', 'explained'] as const).map((said) => (
          <button type="button" key={said} onClick={() => onInsert?.('Яму заделали.', said)}>
            {said}
          </button>
        ))
      }
    />,
  )
  const isPressed = () => outcome('Решено').getAttribute('aria-pressed')
  expect(isPressed()).toBe('false')
  await user.click(screen.getByRole('button', { name: 'solved' }))
  expect(isPressed()).toBe('true')
  await said(/Итог: Решено/)
  await user.click(screen.getByRole('button', { name: 'explained' }))
  expect(isPressed()).toBe('true')
})

it('says before sending that another body still owes its part', async () => {
  serveDrafts()
  network.serve(CONTRIBUTION_ROUTES.listOfIncident, () => ({
    ...{ contributions: [buildPart()], mayAsk: false, offeredWords: '' },
  }))
  const beside = () => <ContributionsPanel incident={incident} onInsert={null} />
  const answer = buildAnswer()
  show(
    <AnswerEditor
      {...{ answer, incident }}
      userId={ME.id}
      question={<p>Вопрос</p>}
      renderBeside={beside}
      onSubmitted={vi.fn()}
    />,
  )
  await said(/Ждём часть ответа/)
  expect(document.body.textContent).toMatch(
    /Ждём часть ответа.*Когда откроют задвижку\?.*никто не взял.*до вт, 24.ноября.*можно отправить и без этой части/,
  )
})

it('saves the last words before it sends them, so that no late saving brings the draft back to life', async () => {
  serveDrafts()
  network.serve(ANSWER_ROUTES.submit, () => buildIncident({ step: 'approval' }))
  const { user, onSubmitted } = open()
  await user.type(field(), WRITTEN)
  await user.click(outcome('Разъяснено'))
  await user.click(sendButton())
  await said(/Отправлено на согласование/)
  await pass(PAUSE_MS)
  const changes = network.calls().filter((call) => /draft|submit/.test(call))
  expect(changes.map((call) => call.split('/').at(-1))).toEqual(['draft', 'submit'])
  expect(network.sentTo(ANSWER_ROUTES.submit)).toMatchObject([
    { text: WRITTEN, expectedVersion: 3, candidate: 1 },
  ])
  expect(onSubmitted).toHaveBeenCalledOnce()
})

it('leads from the grey button and from the keys to the field of the promise that is named', async () => {
  const promise = { what: 'Заделаем яму', who: '', dueAt: '2100-12-04T15:00:00.000Z', evidence: '' }
  const draft = buildDraft({ kind: 'interim', text: WRITTEN, promise })
  serveDrafts(draft)
  const { user } = open(buildAnswer({ drafts: [draft] }))
  const who = await screen.findByRole('textbox', { name: /^Кто сделает/ })
  expect([sendButton().hasAttribute('disabled'), sendButton().getAttribute('aria-disabled')]).toEqual([
    false,
    'true',
  ])
  await user.click(sendButton())
  expect(document.activeElement).toBe(who)
  field().focus()
  await user.keyboard('{Control>}{Enter}{/Control}')
  expect(document.activeElement).toBe(who)
  field().focus()
  await user.click(screen.getByRole('button', { name: 'Заполните обещание: кто' }))
  expect(document.activeElement).toBe(who)
  expect(network.sentTo(ANSWER_ROUTES.submit)).toEqual([])
})

it('sends no final answer before its writer has chosen the outcome', async () => {
  serveDrafts()
  network.serve(ANSWER_ROUTES.submit, () => buildIncident({ step: 'approval' }))
  const { user } = open()
  await user.type(field(), WRITTEN)
  for (const name of ['Решено', 'Разъяснено', 'Не решено'])
    expect(outcome(name).getAttribute('aria-pressed')).toBe('false')
  // It stands in the bar that sends, which nothing covers, and the hint leads to it.
  expect(sendButton().parentElement?.contains(outcome('Решено'))).toBe(true)
  await user.click(await screen.findByRole('button', { name: /Выберите итог/ }))
  expect(document.activeElement).toBe(outcome('Решено'))
  await user.keyboard('{Control>}{Enter}{/Control}')
  await pass(0)
  expect(network.sentTo(ANSWER_ROUTES.submit)).toEqual([])
  await user.click(outcome('Не решено'))
  await user.click(sendButton())
  await said(/Отправлено на согласование/)
  expect(network.sentTo(ANSWER_ROUTES.submit)).toMatchObject([{ outcome: 'not_solved' }])
})

it('sends once, however often it is asked while the answer is on its way', async () => {
  serveDrafts()
  const answer = later()
  network.serve(ANSWER_ROUTES.submit, () => answer.reply)
  const { user } = open()
  await user.type(field(), WRITTEN)
  await user.click(outcome('Разъяснено'))
  await user.keyboard('{Control>}{Enter}{/Control}')
  await pass(0)
  expect(sendButton().getAttribute('aria-busy')).toBe('true')
  await user.keyboard('{Control>}{Enter}{/Control}')
  await user.click(sendButton())
  answer.arrive(buildIncident({ step: 'approval' }))
  await said(/Отправлено на согласование/)
  expect(network.sentTo(ANSWER_ROUTES.submit)).toHaveLength(1)
})

it('lets nobody write who may not', async () => {
  serveDrafts()
  const { user } = open(buildAnswer(), buildIncident({ step: 'in_progress' }))
  expect(field().disabled).toBe(true)
  await user.type(field(), WRITTEN)
  expect(field().value).toBe('')
  expect(sendButton().hasAttribute('disabled')).toBe(true)
})

it('keeps the words without a line, has them after a reload, and saves them when the line is back', async () => {
  serveDrafts()
  network.serve(ANSWER_ROUTES.saveDraft, () => NO_LINE)
  const { user, leave } = open()
  await user.type(field(), WRITTEN)
  await pass(PAUSE_MS)
  await said(/сохранено на этом устройстве/)
  leave()
  await pass(0)
  serveDrafts()
  open()
  expect(field().value).toBe(WRITTEN)
  await pass(PAUSE_MS)
  expect(textsOf(network.sentTo(ANSWER_ROUTES.saveDraft)).at(-1)).toBe(WRITTEN)
  await said(/сохранено/)
})

it('asks before it puts by an answer whose remarks nobody knows, and sends it later', async () => {
  serveDrafts()
  network.serve(ANSWER_ROUTES.check, () => NO_LINE)
  network.serve(ANSWER_ROUTES.submit, () => NO_LINE)
  const { user, onSubmitted } = open()
  await user.type(field(), `Здравствуйте, Мария! ${WRITTEN} Отвечает администрация.`)
  await user.click(outcome('Разъяснено'))
  await user.click(sendButton())
  const asks = await screen.findByRole('dialog')
  // The page knows of no break, so neither does the dialog say so.
  expect(asks.textContent).toContain('спрашиваем снова сами')
  expect(asks.textContent).not.toContain('Нет связи')
  expect(onSubmitted).not.toHaveBeenCalled()
  await user.click(within(asks).getByRole('button', { name: 'Отправить без причины' }))
  await said(/Ответ отправим сами, когда она вернётся/)
  expect(onSubmitted).toHaveBeenCalledOnce()
})

/** The browser tells that the line is cut, or back. */
function cutLine(isCut: boolean) {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(!isCut)
  act(() => void window.dispatchEvent(new Event(isCut ? 'offline' : 'online')))
}

it.each([
  { of: 'takes the answer', taken: true },
  { of: 'has remarks', taken: false },
])('checks by itself what nobody could check, once the line is back: the server $of', async ({ taken }) => {
  serveDrafts()
  for (const route of [ANSWER_ROUTES.check, ANSWER_ROUTES.submit]) network.serve(route, () => NO_LINE)
  const { user } = open()
  await user.type(field(), `Здравствуйте, Мария! ${WRITTEN} Отвечает администрация.`)
  await user.click(outcome('Разъяснено'))
  cutLine(true)
  await user.click(sendButton())
  const asks = within(await screen.findByRole('dialog', { name: 'Ответ ещё не проверен' }))
  asks.getByText(/^Нет связи: ответ уйдёт сам/)
  await user.type(asks.getByRole('textbox'), 'Писали всем')
  const remark = { code: 'greeting', part: 'public', state: 'attention', words: [], value: null }
  network.serve(ANSWER_ROUTES.check, () => ({ checks: taken ? [] : [remark], marks: [] }))
  network.serve(ANSWER_ROUTES.submit, () =>
    taken ? buildIncident({ step: 'approval' }) : new Refused(400, 'answer.reason_required'),
  )
  cutLine(false)
  if (taken) await said(/Отправлено на согласование/)
  else await screen.findByRole('dialog', { name: '1 замечание' })
  expect(screen.queryByRole('dialog', { name: 'Ответ ещё не проверен' })).toBeNull()
  // What was typed meanwhile is not lost.
  if (!taken)
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: /^Почему/ }).value).toBe('Писали всем')
})

it('asks for a reason before it puts by an answer that is refused without one for certain', async () => {
  serveDrafts()
  network.serve(ANSWER_ROUTES.check, () => NO_LINE)
  network.serve(ANSWER_ROUTES.submit, () => NO_LINE)
  const { user, onSubmitted } = open()
  await user.type(field(), `Здравствуйте! ${WRITTEN} Отвечает администрация.`)
  await user.click(outcome('Разъяснено'))
  await user.click(sendButton())
  const asks = within(await screen.findByRole('dialog'))
  asks.getByText('Нет обращения по имени')
  expect(asks.queryByText('Нет приветствия')).toBeNull()
  expect(asks.queryByRole('button', { name: 'Отправить без причины' })).toBeNull()
  await user.click(asks.getByRole('button', { name: 'Отправить с причиной' }))
  expect(onSubmitted).not.toHaveBeenCalled()
  await user.type(asks.getByRole('textbox'), 'Писали всем соседям')
  await user.click(asks.getByRole('button', { name: 'Отправить с причиной' }))
  await said(/Ответ отправим сами, когда она вернётся/)
  expect(onSubmitted).toHaveBeenCalledOnce()
})

it('asks for a reason where the check has remarks, leads to one that is to be mended, and sends the reason along', async () => {
  serveDrafts()
  const remark = { code: 'greeting', part: 'public', state: 'attention', words: [], value: null }
  network.serve(ANSWER_ROUTES.check, () => ({ checks: [remark], marks: [] }))
  network.serve(ANSWER_ROUTES.submit, () => buildIncident({ step: 'approval' }))
  const { user } = open()
  await user.type(field(), WRITTEN)
  await user.click(outcome('Разъяснено'))
  await pass(PAUSE_MS)
  await said(/1 замечание: нужна причина/)
  await user.click(sendButton())
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Исправить' }))
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(document.activeElement?.getAttribute('data-check')).toBe('greeting')
  await user.click(sendButton())
  const asks = await screen.findByRole('dialog')
  await user.type(within(asks).getByRole('textbox'), 'Так просил сам житель')
  await user.keyboard('{Tab}{Enter}')
  await said(/Отправлено на согласование/)
  expect(network.sentTo(ANSWER_ROUTES.submit)).toMatchObject([{ overrideReason: 'Так просил сам житель' }])
})

it('shows both texts when a colleague was first, and writes over nothing before the choice', async () => {
  const theirs = buildDraft({ text: 'Яма уже заделана.', revision: 7, savedByName: 'Ирина' })
  serveDrafts(theirs)
  network.serve(ANSWER_ROUTES.saveDraft, () => new Refused(409, 'answer.draft_changed_meanwhile'))
  const { user } = open(buildAnswer())
  await user.type(field(), WRITTEN)
  await pass(PAUSE_MS)
  const choice = within(await screen.findByRole('region', { name: 'Две версии черновика' }))
  choice.getByText('Яма уже заделана.')
  expect(sendButton().hasAttribute('disabled')).toBe(true)
  await pass(10 * PAUSE_MS)
  expect(network.sentTo(ANSWER_ROUTES.saveDraft)).toHaveLength(1)
  serveDrafts(theirs)
  const mine = choice.getByRole('button', { name: new RegExp(WRITTEN) })
  expect(mine.getAttribute('aria-pressed')).toBe('true')
  await user.click(choice.getByRole('button', { name: 'Оставить моё' }))
  await pass(0)
  expect(network.sentTo(ANSWER_ROUTES.saveDraft).at(-1)).toMatchObject({ text: WRITTEN, expectedRevision: 7 })
  await said(/сохранено/)
})

it('takes the text of the colleague when that is chosen, and sends nothing', async () => {
  serveDrafts(buildDraft({ text: 'Яма уже заделана.', revision: 7 }))
  network.serve(ANSWER_ROUTES.saveDraft, () => new Refused(409, 'answer.draft_changed_meanwhile'))
  const { user } = open(buildAnswer())
  await user.type(field(), WRITTEN)
  await pass(PAUSE_MS)
  await user.click(await screen.findByRole('button', { name: /Яма уже заделана/ }))
  await user.click(screen.getByRole('button', { name: 'Взять сохранённый' }))
  await pass(PAUSE_MS)
  expect(field().value).toBe('Яма уже заделана.')
  expect(network.sentTo(ANSWER_ROUTES.saveDraft)).toHaveLength(1)
})

it('says a refusal beside the words it was said of, and keeps them', async () => {
  serveDrafts()
  network.serve(ANSWER_ROUTES.submit, () => new Refused(409, 'incident.changed_meanwhile'))
  const { user, onSubmitted } = open()
  await user.type(field(), WRITTEN)
  await user.click(outcome('Разъяснено'))
  await user.click(sendButton())
  await said(/Коллега изменил вопрос раньше/)
  expect(field().value).toBe(WRITTEN)
  expect(onSubmitted).not.toHaveBeenCalled()
})

it('quotes above the words of a part that was split off what that part asks', async () => {
  beOnPhone()
  serveDrafts()
  const splitFrom = { id: ME.id, number: 7, title: 'Нет воды' }
  open(buildAnswer(), { ...incident, title: 'Не горит лампа в подъезде', splitFrom })
  const line = (await screen.findByText(/^Вопрос целиком/)).closest('summary')
  expect(line?.textContent).toMatch(/^Не горит лампа в подъезде/)
})

it('goes on with words that were on their way when their writer left and came back', async () => {
  serveDrafts()
  let revision = 0
  const first = later()
  network.serve(ANSWER_ROUTES.saveDraft, async ({ body }) => {
    revision += 1
    const draft = buildDraft({ ...(body as object), revision, savedByName: 'Анна' })
    if (revision === 1) await first.reply
    return buildAnswer({ drafts: [draft] })
  })
  const before = buildAnswer()
  const editor = (
    <AnswerEditor {...{ incident, userId: ME.id, question: null, onSubmitted: vi.fn(), answer: before }} />
  )
  const { user, again, client } = show(editor)
  await user.type(field(), 'Яму заделаем')
  // Another page, and back before the server has answered; what was loaded first is still what the page knows.
  again(<p>Портал</p>)
  again(editor)
  expect(field().value).toBe('Яму заделаем')
  await user.type(field(), ' завтра')
  first.arrive(null)
  await pass(PAUSE_MS)
  await vi.waitFor(() =>
    expect(textsOf(network.sentTo(ANSWER_ROUTES.saveDraft))).toEqual(['Яму заделаем', 'Яму заделаем завтра']),
  )
  expect(network.sentTo(ANSWER_ROUTES.saveDraft)).toMatchObject([
    { expectedRevision: 0 },
    { expectedRevision: 1 },
  ])
  expect(screen.queryByText(/другая версия/)).toBeNull()
  // Whoever opens it next begins with what was saved last.
  const known = client.getQueryData<AnswerResponse>(answerQuery(incident.id).queryKey)
  expect(known?.drafts).toMatchObject([{ text: 'Яму заделаем завтра', revision: 2 }])
})
