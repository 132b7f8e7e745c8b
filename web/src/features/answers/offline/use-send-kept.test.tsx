// @vitest-environment jsdom
import { act, screen, waitFor } from '@testing-library/react'
import { ANSWER_ROUTES } from '@veche/contract/routes/answers.ts'
import { INCIDENT_ROUTES } from '@veche/contract/routes/incidents.ts'
import i18next from 'i18next'
import { beforeEach, expect, it } from 'vitest'
import { writeStored } from '../../../lib/browser/storage.ts'
import { KEPT_CHANGED } from '../../../lib/line/kept.ts'
import { fakeNetworkForEach, Refused } from '../../../testing/fake-network.ts'
import { buildIncident } from '../../../testing/incidents.ts'
import { show } from '../../../testing/show.tsx'
import { EMPTY_CONTENT } from '../draft-content.ts'
import { keepDraft, keepWaitingAnswer, listWaitingAnswers } from '../drafts/index.ts'
import { useOutbox } from './use-send-kept.ts'

const network = fakeNetworkForEach()
beforeEach(() => localStorage.clear())
const USER = 'user-1'
const KEY = '00000000-0000-7000-8000-0000000000e2'
const PLACE = { incidentId: '00000000-0000-7000-8000-0000000000e1', candidate: 1 }

function Frame() {
  useOutbox(USER)
  return null
}

it('leaves the draft of an open editor to its editor when words of another section come', async () => {
  network.serve(ANSWER_ROUTES.saveDraft, () => new Response(null, { status: 409 }))
  show(<Frame />)
  await act(async () => undefined)
  // Somebody writes: each key is kept in this browser, and the editor saves at its pause.
  keepDraft(USER, PLACE, { ...EMPTY_CONTENT, text: 'Здравствуйте!', revision: 0 })
  await act(async () => {
    i18next.addResourceBundle('ru', 'translation', { late: { words: 'пришли' } }, true)
  })
  await act(async () => undefined)
  keepDraft(USER, PLACE, null)
  expect(network.calls('PUT')).toEqual([])
})

const BODY = {
  ...{ kind: 'final' as const, text: 'Качели починили.', outcome: 'explained' as const, privateText: '' },
  ...{ fileIds: [], promise: null, overrideReason: '', expectedVersion: 1, key: KEY },
}
const sent = () => network.calls('POST')

it('sends an answer after the caption of its photograph, and once whatever asks for it', async () => {
  network.serve(ANSWER_ROUTES.submit, () => buildIncident())
  const caption = `work.${USER}.fileLabel.f1`
  writeStored(caption, JSON.stringify({ incidentId: PLACE.incidentId, refused: null }))
  keepWaitingAnswer(USER, PLACE.incidentId, BODY)
  const { leave } = show(<Frame />)
  await act(async () => undefined)
  expect(sent()).toEqual([])
  writeStored(caption, null)
  for (const _ of ['one window', 'another']) window.dispatchEvent(new Event(KEPT_CHANGED))
  await waitFor(() => expect(listWaitingAnswers(USER)).toEqual([]))
  expect(sent()).toHaveLength(1)
  leave()
})

it.each(['step', 'endWait', 'ownFields'])(
  'sends an answer after «%s» that was pressed before it',
  async (kind) => {
    network.serve(ANSWER_ROUTES.submit, () => buildIncident())
    const pressed = `work.${USER}.${kind}.${PLACE.incidentId}`
    writeStored(pressed, JSON.stringify({ incidentId: PLACE.incidentId, refused: null, at: 1 }))
    keepWaitingAnswer(USER, PLACE.incidentId, BODY)
    const { leave } = show(<Frame />)
    await act(async () => undefined)
    expect(sent()).toEqual([])
    writeStored(pressed, null)
    window.dispatchEvent(new Event(KEPT_CHANGED))
    await waitFor(() => expect(listWaitingAnswers(USER)).toEqual([]))
    leave()
  },
)

it('waits with an answer for whoever was signed out, and calls nothing of it refused', async () => {
  network.serve(ANSWER_ROUTES.submit, () => new Refused(401, 'auth.sign_in'))
  keepWaitingAnswer(USER, PLACE.incidentId, BODY)
  const { leave } = show(<Frame />)
  await waitFor(() => expect(sent()).not.toEqual([]))
  await act(async () => undefined)
  expect(listWaitingAnswers(USER)).toHaveLength(1)
  leave()
})

it('names the question of an answer that was refused when the line came back', async () => {
  network.serve(ANSWER_ROUTES.submit, () => new Refused(409, 'answer.unread_follow_up'))
  network.serve(INCIDENT_ROUTES.get, () => buildIncident({ number: 38_855 }))
  keepWaitingAnswer(USER, PLACE.incidentId, BODY)
  const { leave } = show(<Frame />)
  await screen.findByText(/^Вопрос 38855: ответ, ждавший связи, не принят: .+ Текст остался черновиком\.$/)
  leave()
})
