// @vitest-environment jsdom

import { act, screen, waitFor, within } from '@testing-library/react'
import type { FeedbackResponse } from '@veche/contract/portal/feedback.ts'
import { FEEDBACK_ROUTES } from '@veche/contract/routes/portal/feedback.ts'
import { beforeEach, expect, it } from 'vitest'
import { fakeNetworkForEach, NO_LINE, Refused } from '../../../testing/fake-network.ts'
import { ME } from '../../../testing/frame.ts'
import { show } from '../../../testing/show.tsx'
import { AskDialog } from './AskDialog.tsx'
import { KeptThreads } from './KeptThreads.tsx'
import { askedCentre, saidToCentre } from './kept-feedback.ts'
import { ThreadList } from './ThreadList.tsx'
import { ThreadScreen } from './ThreadScreen.tsx'

const network = fakeNetworkForEach()
beforeEach(() => localStorage.clear())
const ID = '00000000-0000-7000-8000-000000000041'
const AT = '2026-11-24T09:00:00Z'

function buildThread(changes: Partial<FeedbackResponse> = {}): FeedbackResponse {
  return {
    ...{ id: ID, kind: 'question', state: 'new', title: 'Кто чистит остановки', isPrivate: false },
    ...{ authorName: 'Ольга', isMine: false, createdAt: AT, lastAt: AT, votes: 2, hasVoted: false },
    ...{ words: 'Зимой их не чистит никто.', revision: 3, posts: [] },
    ...{ stateWords: null, stateByName: null, stateAt: null },
    ...{ mayAnswer: false, mayPost: false, mayVote: false, mayWithdraw: false, ...changes },
  }
}
const screenOf = (changes: Partial<FeedbackResponse> = {}) => (
  <ThreadScreen thread={buildThread(changes)} back={null} />
)

it('shows each thread with its state in words, its votes and whether it is private', () => {
  const { words: _, posts: __, ...row } = buildThread()
  const threads = [
    { ...row, posts: 1 },
    { ...row, id: `${ID.slice(0, -1)}2`, state: 'declined' as const, isPrivate: true, votes: 0, posts: 0 },
  ]
  show(<ThreadList label="Открытые" threads={threads} renderThread={(_id, content) => content} />)
  const [open, closed] = within(screen.getByRole('list', { name: 'Открытые' })).getAllByRole('listitem')
  expect(open?.textContent).toMatch(/Кто чистит остановки.*Ольга.*1 реплика.*Новое.*2 голоса/)
  expect(closed?.textContent).toMatch(/Отклонено.*только центру/)
})

it('lets the centre answer, and keeps the words when there is no line', async () => {
  network.serve(FEEDBACK_ROUTES.addPost, () => NO_LINE)
  const { user } = show(screenOf({ mayAnswer: true, mayPost: true }))
  await user.click(screen.getByRole('button', { name: 'Ответить' }))
  const dialog = within(screen.getByRole('dialog'))
  await user.type(dialog.getByLabelText('Подробно'), 'Управление дорог')
  await user.click(dialog.getByRole('button', { name: 'Отправить' }))
  await waitFor(() => expect(network.sentTo(FEEDBACK_ROUTES.addPost)).toHaveLength(1))
  await screen.findByText('Отправим, когда вернётся связь')
  screen.getByText('Управление дорог')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())

  network.serve(FEEDBACK_ROUTES.addPost, () => buildThread({ state: 'answered' }))
  const [run] = saidToCentre.listRuns(ME.id)
  await act(async () => void (await run?.send()))
  expect(screen.queryByText('Отправим, когда вернётся связь')).toBeNull()
  // The same press, whatever the line did with it.
  const [first, again] = network.sentTo(FEEDBACK_ROUTES.addPost)
  expect(first).toEqual(again)
})

it('asks for words before it is declined, and says when somebody was first', async () => {
  network.serve(FEEDBACK_ROUTES.runThreadCommand, () => new Refused(409, 'feedback.changed_meanwhile'))
  const { user } = show(screenOf({ mayAnswer: true, mayPost: true }))
  await user.click(screen.getByRole('button', { name: 'Отклонить' }))
  const dialog = within(screen.getByRole('dialog'))
  await user.click(dialog.getByRole('button', { name: 'Отклонить' }))
  expect(await dialog.findAllByText('Напишите, что услышит автор')).not.toEqual([])
  await user.type(dialog.getByLabelText('Почему'), 'Это решает округ')
  await user.click(dialog.getByRole('button', { name: 'Отклонить' }))
  expect(await dialog.findByText(/Пока вы решали/)).toBeTruthy()
  expect(network.sentTo(FEEDBACK_ROUTES.runThreadCommand)).toEqual([
    { type: 'decline', reason: 'Это решает округ', expectedRevision: 3 },
  ])
})

it('lets a colleague say that it matters to them too, and nothing else', async () => {
  network.serve(FEEDBACK_ROUTES.vote, () => ({ ok: true }))
  const { user } = show(screenOf({ mayVote: true }))
  expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['Важно и мне'])
  await user.click(screen.getByRole('button', { name: 'Важно и мне' }))
  await waitFor(() => expect(network.sentTo(FEEDBACK_ROUTES.vote)).toEqual([{ isFor: true }]))
})

it('says what came of it, and who spoke for the centre', () => {
  const post = { id: ID, words: 'Внесём в график', byName: 'Вера', isCentre: true, isMine: false, at: AT }
  show(screenOf({ state: 'done', stateWords: 'Внесли', stateByName: 'Вера', stateAt: AT, posts: [post] }))
  expect(screen.getByText(/^Сделано: Вера/)).toBeTruthy()
  expect(within(screen.getByRole('list', { name: 'Разговор' })).getByText('Центр')).toBeTruthy()
})

it('says who will see what is asked, and asks for a title and words', async () => {
  network.serve(FEEDBACK_ROUTES.createThread, () => buildThread())
  const opened: string[] = []
  const { user } = show(<AskDialog onClose={() => undefined} onCreated={(id) => opened.push(id)} />)
  const dialog = within(screen.getByRole('dialog'))
  expect(dialog.getByText(/Увидят все коллеги/)).toBeTruthy()
  await user.click(dialog.getByLabelText('Только для центра'))
  expect(dialog.getByText(/Увидите вы и сотрудники центра/)).toBeTruthy()
  await user.click(dialog.getByRole('button', { name: 'Отправить' }))
  expect(await dialog.findAllByText('Напишите, о чём речь')).not.toEqual([])
  await user.type(dialog.getByLabelText('Одной строкой'), 'Отпуск')
  await user.type(dialog.getByLabelText('Подробно'), 'Кто сменит')
  await user.click(dialog.getByRole('button', { name: 'Отправить' }))
  await waitFor(() => expect(opened).toHaveLength(1))
  expect(network.sentTo(FEEDBACK_ROUTES.createThread)).toMatchObject([{ isPrivate: true, title: 'Отпуск' }])
})

it('keeps a question to the centre without a line, over a reload too, and opens it again where it is refused', async () => {
  network.serve(FEEDBACK_ROUTES.createThread, () => NO_LINE)
  const opened: string[] = []
  const { user, leave } = show(<AskDialog onClose={() => undefined} onCreated={(id) => opened.push(id)} />)
  await user.type(screen.getByLabelText('Одной строкой'), 'Отпуск')
  await user.type(screen.getByLabelText('Подробно'), 'Кто сменит')
  await user.click(screen.getByRole('button', { name: 'Отправить' }))
  await screen.findByText('Нет связи: отправим, когда она вернётся')
  expect(opened).toEqual([])
  leave()
  let isMended = false
  const shown = show(
    <KeptThreads
      onMend={() => {
        isMended = true
      }}
    />,
  )
  await screen.findByText('Кто сменит')
  network.serve(FEEDBACK_ROUTES.createThread, () => new Refused(403, 'access.forbidden'))
  const [run] = askedCentre.listRuns(ME.id)
  await act(async () => void (await run?.send()))
  await screen.findByText(/^Не отправлено: /)
  const [first, again] = network.sentTo(FEEDBACK_ROUTES.createThread)
  expect(again).toEqual(first)
  await shown.user.click(screen.getByRole('button', { name: 'Исправить' }))
  expect(isMended).toBe(true)
  shown.again(<AskDialog onClose={() => undefined} onCreated={() => undefined} />)
  expect(screen.getByLabelText<HTMLTextAreaElement>('Подробно').value).toBe('Кто сменит')
})
