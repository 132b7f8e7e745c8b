// @vitest-environment jsdom
/** The yes to an answer: said once, to what was read, and taken back while there is time. */

import { QueryClient } from '@tanstack/react-query'
import { screen, within } from '@testing-library/react'
import type { AnswerResponse } from '@veche/contract/answers.ts'
import { ANSWER_ROUTES } from '@veche/contract/routes/answers.ts'
import { TEMPLATE_ROUTES } from '@veche/contract/routes/casework/templates.ts'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { buildAnswer, buildVersion } from '../../../testing/answers.ts'
import { SeenAtOnce } from '../../../testing/browser.ts'
import { fakeNetworkForEach, later, Refused } from '../../../testing/fake-network.ts'
import { abilitiesOf, buildIncident, INCIDENT_ID } from '../../../testing/incidents.ts'
import { pass, show } from '../../../testing/show.tsx'
import { Decision } from './Decision.tsx'
import { leaveApprovalLists } from './use-approve.ts'

/** How long a text stands before it counts as read. */
const MOMENT_MS = 1000
const network = fakeNetworkForEach()
const incident = buildIncident({ step: 'approval', abilities: abilitiesOf('approve', 'send_back') })
const answer = buildAnswer({ versions: [buildVersion()] })
const CHECK = { code: 'greeting', part: 'public', state: 'attention', words: [], value: null } as const
const hold = { until: '2027-01-01T00:00:00.000Z', leftMs: 20_000, mayUndo: true }

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  network.serve(ANSWER_ROUTES.get, () => answer)
  network.serve(ANSWER_ROUTES.check, () => ({ checks: [], marks: [] }))
  network.serve(TEMPLATE_ROUTES.similar, () => ({ answers: [] }))
  network.serve(ANSWER_ROUTES.judging, () => ({
    ...{ versionNo: 1, parts: [], recipients: 1, reach: [], leftOut: [], leftOutCount: 0 },
    writer: { name: 'Глеб', decided: 0, approvedAtOnce: 0, mended: 0, sentBack: 0 },
  }))
  network.serve(ANSWER_ROUTES.approve, () => buildIncident({ step: 'publishing', version: 4 }))
})
afterEach(() => {
  SeenAtOnce.isInSight = () => true
  vi.useRealTimers()
})

async function open(over = incident) {
  const acts = { onLeft: vi.fn(), onTakenBack: vi.fn() }
  const shown = show(
    <Decision
      {...acts}
      incident={over}
      renderAttachments={() => null}
      below={null}
      acts={null}
      onReadFollowUps={null}
    />,
  )
  await screen.findByRole('heading', { name: 'Проверка ответа' })
  return { ...shown, ...acts }
}

const approveButton = () => screen.getByRole('button', { name: /^Согласовать/ })
const approved = () => network.sentTo(ANSWER_ROUTES.approve)
const said = (words: RegExp | string) => screen.findByText(words)

it('approves what was read, with its version and its time', async () => {
  const { user, onLeft } = await open()
  await pass(MOMENT_MS)
  await user.keyboard('a')
  await said(/^Согласовано/)
  expect(approved()).toMatchObject([{ versionNo: 1, expectedVersion: 3, publish: { when: 'now' } }])
  expect(onLeft).toHaveBeenCalledOnce()
})

it('hears no key that was meant for the text before, and says what to do', async () => {
  const { user } = await open()
  await user.keyboard('a')
  await said(/^Сначала прочитайте ответ целиком/)
  expect(approved()).toEqual([])
  await pass(MOMENT_MS)
  await user.keyboard('a')
  await said(/^Согласовано/)
})

it('takes no yes before the end of a text that does not fit the screen', async () => {
  SeenAtOnce.isInSight = (target) => target.nextElementSibling !== null || target.children.length > 0
  const { user } = await open()
  await pass(10 * MOMENT_MS)
  await user.click(approveButton())
  await said(/^Сначала прочитайте ответ целиком: он ниже/)
  expect(approved()).toEqual([])
})

it('shows a remark that was found meanwhile before it takes the yes', async () => {
  const { user, onLeft } = await open()
  await pass(MOMENT_MS)
  network.serve(ANSWER_ROUTES.check, () => ({ checks: [CHECK], marks: [] }))
  await user.keyboard('a')
  await said(/проверка нашла новое/)
  expect(approved()).toEqual([])
  expect(onLeft).not.toHaveBeenCalled()
  // Now it stands before the eyes: the second yes is of it.
  await user.keyboard('a')
  await said(/^Согласовано/)
  expect(approved()).toHaveLength(1)
})

it('says yes once, however long the key is held and however often it is pressed', async () => {
  const reply = later()
  network.serve(ANSWER_ROUTES.approve, () => reply.reply)
  const { user } = await open()
  await pass(MOMENT_MS)
  await user.keyboard('{a>4/}')
  await pass(0)
  const sending = screen.getByRole('button', { name: /^Отправляем…/ })
  expect(sending.getAttribute('aria-busy')).toBe('true')
  await user.keyboard('a')
  await user.click(sending)
  // Nothing else is decided meanwhile.
  expect(screen.getByRole('button', { name: /^Вернуть/ }).hasAttribute('disabled')).toBe(true)
  await user.keyboard('r')
  expect(screen.queryByRole('dialog')).toBeNull()
  reply.arrive(buildIncident({ step: 'publishing', version: 4 }))
  await said(/^Согласовано/)
  expect(approved()).toHaveLength(1)
})

it('takes the approved one out of the lists of what waits, before the server has told so', () => {
  const client = new QueryClient()
  const keyOf = (queue: string) => ['incidents', 'list', { queue }]
  const list = { rows: [{ id: INCIDENT_ID }, { id: 'other' }], nextCursor: null, head: null }
  for (const queue of ['approval', 'all']) client.setQueryData(keyOf(queue), list)
  leaveApprovalLists(client, INCIDENT_ID)
  expect(client.getQueryData(keyOf('approval'))).toMatchObject({ rows: [{ id: 'other' }] })
  expect(client.getQueryData(keyOf('all'))).toEqual(list)
})

it('takes an approval back by Ctrl+Z while the answer is held', async () => {
  network.serve(ANSWER_ROUTES.undoApproval, () => buildIncident({ step: 'approval', version: 5 }))
  const { user, onTakenBack } = await open()
  await pass(MOMENT_MS)
  network.serve(ANSWER_ROUTES.get, () => ({ ...answer, hold }))
  await user.keyboard('a')
  await said(/^Согласовано/)
  await user.keyboard('{Control>}z{/Control}')
  await pass(0)
  expect(network.sentTo(ANSWER_ROUTES.undoApproval)).toMatchObject([{ expectedVersion: 4 }])
  expect(onTakenBack).toHaveBeenCalledWith(INCIDENT_ID)
})

it('sends back with a reason and words, and not without them', async () => {
  network.serve(ANSWER_ROUTES.sendBack, () => buildIncident({ step: 'rework', version: 4 }))
  const { user, onLeft } = await open()
  await user.keyboard('r')
  const form = within(await screen.findByRole('dialog'))
  const reasons = form.getAllByRole('radio')
  expect(document.activeElement).toBe(reasons[0])
  await user.keyboard('{Enter}')
  expect(network.sentTo(ANSWER_ROUTES.sendBack)).toEqual([])
  await user.click(reasons[1] as HTMLElement)
  await user.type(form.getByRole('textbox'), 'Назовите день')
  await user.click(form.getByRole('button', { name: 'Вернуть' }))
  await pass(0)
  expect(network.sentTo(ANSWER_ROUTES.sendBack)).toMatchObject([{ versionNo: 1, comment: 'Назовите день' }])
  expect(onLeft).toHaveBeenCalledOnce()
})

it('says why there is no yes to be said, by the button’s place and by its key', async () => {
  const mine: AnswerResponse = buildAnswer({ versions: [buildVersion({ isMine: true })] })
  network.serve(ANSWER_ROUTES.get, () => mine)
  const { user } = await open(buildIncident({ step: 'approval' }))
  await pass(MOMENT_MS)
  expect(screen.queryByRole('button', { name: /^Согласовать/ })).toBeNull()
  const why = 'Согласует другой человек.'
  within(screen.getByRole('contentinfo')).getByText(why)
  await user.keyboard('a')
  expect(screen.getAllByText(why)).toHaveLength(2)
  expect(approved()).toEqual([])
})

it('keeps the page and says what happened when the yes comes too late', async () => {
  network.serve(ANSWER_ROUTES.approve, () => new Refused(409, 'answer.newer_version'))
  const { user, onLeft } = await open()
  await pass(MOMENT_MS)
  await user.keyboard('a')
  await within(screen.getByRole('contentinfo')).findByText('Коллега изменил вопрос раньше')
  expect(onLeft).not.toHaveBeenCalled()
})

it('tells the writer who decides, and how to have the answer back', async () => {
  const mine = buildVersion({ isMine: true, stage: 'agency' })
  network.serve(ANSWER_ROUTES.get, () => buildAnswer({ versions: [mine] }))
  await open(buildIncident({ step: 'approval' }))
  await said(/^Ждёт согласования в ведомстве\. Нужно забрать ответ/)
})

it('says before the yes how many get the answer, in which networks, and who is left out and why', async () => {
  network.serve(ANSWER_ROUTES.judging, () => ({
    ...{ versionNo: 1, parts: [], recipients: 6 },
    reach: [
      { network: 'vk', count: 3 },
      { network: 'telegram', count: 2 },
    ],
    leftOut: [
      { number: 204, reason: 'by_hand' },
      { number: 205, reason: 'own_answer' },
    ],
    leftOutCount: 2,
    writer: { name: 'Глеб', decided: 0, approvedAtOnce: 0, mended: 0, sentBack: 0 },
  }))
  await open()
  await pass(0)
  await said(/^Ответ получат 5 человек \(.*: 3, Телеграм: 2\)$/)
  await said('Не получат 2:')
  await said(/204: сюда публикует человек/)
  await said(/205: у него свой ответ/)
  expect(screen.getByRole('button', { name: 'Согласовать и отправить 5 ответов' })).toBeTruthy()
})
