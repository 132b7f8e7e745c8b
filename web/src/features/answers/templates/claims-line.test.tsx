// @vitest-environment jsdom
/** What a model answer says was done waits for its writer: three choices, each by one touch. */

import { screen, waitFor, within } from '@testing-library/react'
import { ANSWER_ROUTES } from '@veche/contract/routes/answers.ts'
import { expect, it, vi } from 'vitest'
import { buildAnswer } from '../../../testing/answers.ts'
import { fakeNetworkForEach } from '../../../testing/fake-network.ts'
import { ME } from '../../../testing/frame.ts'
import { abilitiesOf, buildIncident } from '../../../testing/incidents.ts'
import { show } from '../../../testing/show.tsx'
import { AnswerEditor } from '../editor/AnswerEditor.tsx'

const network = fakeNetworkForEach()
const MODEL =
  'Здравствуйте! {сделано? Мастер проверил место.} {сделано? Яму огородили.} Двор {сделано? убрали}, спасибо.'

it('asks of each deed, and leaves the words as they were decided with the day to type', async () => {
  network.serve(ANSWER_ROUTES.check, () => ({
    checks: [
      { code: 'variables_filled', part: 'public', state: 'attention', words: ['{сделано? …}'], value: null },
    ],
    marks: [],
  }))
  network.serve(ANSWER_ROUTES.saveDraft, () => buildAnswer())
  const incident = buildIncident({ step: 'in_progress', abilities: abilitiesOf('draft', 'submit') })
  const { user, leave } = show(
    <AnswerEditor
      {...{ answer: buildAnswer(), incident, userId: ME.id, question: null, onSubmitted: vi.fn() }}
      renderBeside={({ onInsert }) => (
        <button type="button" onClick={() => onInsert?.(MODEL, 'explained')}>
          Вставить
        </button>
      )}
    />,
  )
  await user.click(screen.getByRole('button', { name: 'Вставить' }))
  const asked = within(await screen.findByRole('region', { name: 'Проверьте: это ещё не сделано?' }))
  await screen.findByText('Решите, что из статьи уже сделано')
  expect(screen.getByRole('button', { name: /На согласование/ })).toHaveProperty('ariaDisabled', 'true')
  asked.getByText(/«Мастер проверил место\.»/)
  await user.click(asked.getByRole('button', { name: 'Сделано' }))
  asked.getByText(/«Яму огородили\.»/)
  await user.click(asked.getByRole('button', { name: 'Будет сделано: срок' }))
  await user.click(asked.getByRole('button', { name: 'Убрать' }))
  const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Текст ответа' })
  expect(field.value).toBe('Здравствуйте! Мастер проверил место. Яму огородят {дата}. Двор, спасибо.')
  expect(screen.queryByRole('region', { name: 'Проверьте: это ещё не сделано?' })).toBeNull()
  await waitFor(() => expect(field.value.slice(field.selectionStart, field.selectionEnd)).toBe('{дата}'))
  // What is not saved yet is saved by leaving, before another test has the network.
  leave()
  await waitFor(() => expect(network.sentTo(ANSWER_ROUTES.saveDraft)).not.toEqual([]))
})
