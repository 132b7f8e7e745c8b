// @vitest-environment jsdom
import { act } from '@testing-library/react'
import { ANSWER_ROUTES } from '@veche/contract/routes/answers.ts'
import i18next from 'i18next'
import { expect, it } from 'vitest'
import { fakeNetworkForEach } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import { EMPTY_CONTENT } from '../draft-content.ts'
import { keepDraft } from '../drafts/index.ts'
import { useOutbox } from './use-send-kept.ts'

const network = fakeNetworkForEach()
const USER = 'user-1'
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
