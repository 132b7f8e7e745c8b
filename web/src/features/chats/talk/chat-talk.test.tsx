// @vitest-environment jsdom
/** Words that go into a chat of residents: once, with what they answer, and never lost. */

import { screen, within } from '@testing-library/react'
import type { ChatResponse } from '@veche/contract/chats.ts'
import { CHAT_WORK_ROUTES } from '@veche/contract/routes/chat-work.ts'
import { CHAT_ROUTES } from '@veche/contract/routes/chats.ts'
import { useState } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { fakeNetworkForEach, later, NO_LINE, Refused } from '../../../testing/fake-network.ts'
import { pass, show } from '../../../testing/show.tsx'
import { useChatActions } from '../chat/index.ts'
import { chatMessage, chatQuestion } from '../testing/messages.ts'
import { ChatTalk } from './ChatTalk.tsx'
import { useTalk } from './use-talk.ts'

const CHAT_ID = '00000000-0000-7000-8000-000000000001'
const ASKED_ID = '00000000-0000-7000-8000-000000000002'
const WORDS = 'Тепло дадут к вечеру'
const chat: ChatResponse = {
  ...{ id: CHAT_ID, title: 'Соседи', network: 'telegram', municipalityCode: 'sady', isActive: true },
  ...{ openCount: 1, lateCount: 0, dangerCount: 0, unsureCount: 0, onDuty: [] },
  abilities: { work: true, manage: false, moderate: true },
}
const question = chatQuestion({ messageId: ASKED_ID })
const ASKED = { text: 'Когда дадут тепло?', authorName: 'Вера Долгова' }
const LISTED = { ...ASKED, danger: null }
const network = fakeNetworkForEach()

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  network.serve(CHAT_ROUTES.listMessages, () => ({
    messages: [chatMessage(ASKED_ID, { question })],
    nextCursor: null,
  }))
  network.serve(CHAT_ROUTES.listQuestions, () => ({ questions: [{ ...question, ...LISTED }] }))
  network.serve(CHAT_WORK_ROUTES.listPosts, () => ({
    posts: [],
    attach: { photos: true, documents: true, most: 10 },
  }))
  propose(false)
  network.serve(CHAT_WORK_ROUTES.send, () => ({ ok: true }))
})
afterEach(() => void vi.useRealTimers())

/** Whether the words look like an answer to what Vera asked. */
function propose(isLike: boolean) {
  const asked = { messageId: ASKED_ID, ...ASKED, askedAt: question.openedAt, tellsLittle: false }
  network.serve(CHAT_WORK_ROUTES.propose, () => ({ question: isLike ? asked : null }))
}

function Chat({ text = null, of = chat }: { text?: string | null; of?: ChatResponse }) {
  const [words, setWords] = useState(text)
  const talk = useTalk(CHAT_ID, null)
  const actions = useChatActions(CHAT_ID)
  return (
    <ChatTalk
      {...{ chat: of, talk, actions }}
      userId="u1"
      prepared={words === null ? null : { text: words, replyToMessageId: ASKED_ID }}
      onPreparedTaken={() => setWords(null)}
      onModerate={() => undefined}
      renderIncident={() => null}
      renderFake={() => null}
    />
  )
}

async function open(text: string | null = null) {
  const shown = show(<Chat text={text} />)
  await screen.findAllByText('Когда дадут тепло?')
  await pass(0)
  return shown
}

const field = () =>
  screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Ответить от имени администрации' })
const sendButton = () => screen.getByRole('button', { name: 'Отправить' })
const said = () => network.sentTo(CHAT_WORK_ROUTES.send)
const CTRL_ENTER = '{Control>}{Enter}{/Control}'

it('says what was written by Ctrl+Enter, and empties the field', async () => {
  const { user } = await open()
  await user.type(field(), ` ${WORDS} `)
  await user.keyboard(CTRL_ENTER)
  await pass(0)
  expect(said()).toMatchObject([{ text: WORDS, replyToMessageId: null, fileIds: [], isAnswer: null }])
  expect(field().value).toBe('')
})

it('puts words that were chosen elsewhere into the field once, as a reply, and sends none of them by itself', async () => {
  const { user } = await open('Дом в отключении № 12.')
  expect(field().value).toBe('Дом в отключении № 12.')
  expect(document.activeElement).toBe(field())
  expect(said()).toEqual([])
  await user.clear(field())
  await user.type(field(), WORDS)
  await user.keyboard(CTRL_ENTER)
  await pass(0)
  expect(said()).toMatchObject([{ text: WORDS, replyToMessageId: ASKED_ID }])
})

it('asks of each deed of a model answer, each by one touch, and sends the words that were decided', async () => {
  const { user } = await open('{сделано? Мастер проверил место.} Спасибо.')
  const asked = within(await screen.findByRole('region', { name: 'Проверьте: это ещё не сделано?' }))
  await user.click(asked.getByRole('button', { name: 'Сделано' }))
  expect(field().value).toBe('Мастер проверил место. Спасибо.')
  expect(document.activeElement).toBe(field())
  expect(screen.queryByRole('region', { name: 'Проверьте: это ещё не сделано?' })).toBeNull()
  await user.keyboard(CTRL_ENTER)
  await pass(0)
  expect(said()).toMatchObject([{ text: 'Мастер проверил место. Спасибо.' }])
})

it('begins a new line by Enter alone, and sends no empty words', async () => {
  const { user } = await open()
  await user.click(sendButton())
  expect(document.activeElement).toBe(field())
  await user.keyboard('раз{Enter}два')
  expect(field().value).toBe('раз\nдва')
  await pass(0)
  expect(said()).toEqual([])
})

it('asks whether the words are an answer, and sends them so after a yes', async () => {
  propose(true)
  const { user } = await open()
  await user.type(field(), WORDS)
  await user.keyboard(CTRL_ENTER)
  const yes = await screen.findByRole('button', { name: /^Да, это ответ/ })
  expect(document.activeElement).toBe(yes)
  expect(screen.getByText(/Спрашивает Вера Долгова/)).toBeTruthy()
  expect(said()).toEqual([])
  await user.keyboard('{Enter}')
  await pass(0)
  expect(said()).toMatchObject([{ text: WORDS, replyToMessageId: ASKED_ID, isAnswer: true }])
  expect(document.activeElement).toBe(field())
})

it('sends them as plain words after a no', async () => {
  propose(true)
  const { user } = await open()
  await user.type(field(), WORDS)
  await user.keyboard(CTRL_ENTER)
  await screen.findByRole('button', { name: /^Да, это ответ/ })
  await user.keyboard('{Escape}')
  await pass(0)
  expect(said()).toMatchObject([{ text: WORDS, replyToMessageId: null, isAnswer: null }])
})

it('asks nothing any more when the writer goes on writing', async () => {
  propose(true)
  const { user } = await open()
  await user.type(field(), WORDS)
  await user.keyboard(CTRL_ENTER)
  await screen.findByRole('button', { name: /^Да, это ответ/ })
  await user.type(field(), ', к семи')
  expect(screen.queryByRole('button', { name: /^Да, это ответ/ })).toBeNull()
  expect(said()).toEqual([])
})

it('sends once while the question is asked, however often the key is pressed', async () => {
  const reply = later()
  network.serve(CHAT_WORK_ROUTES.propose, () => reply.reply)
  const { user } = await open()
  await user.type(field(), WORDS)
  await user.keyboard(CTRL_ENTER)
  await user.keyboard(CTRL_ENTER)
  await user.click(sendButton())
  expect(network.sentTo(CHAT_WORK_ROUTES.propose)).toHaveLength(1)
  reply.arrive({ question: null })
  await pass(0)
  expect(said()).toHaveLength(1)
})

it('does not wait for the proposal for ever', async () => {
  network.serve(CHAT_WORK_ROUTES.propose, () => later().reply)
  const { user } = await open()
  await user.type(field(), WORDS)
  await user.keyboard(CTRL_ENTER)
  await pass(3000)
  expect(said()).toHaveLength(1)
})

it('replies to a chosen message, says to whom, and lets the reply go by Escape', async () => {
  const { user } = await open()
  await user.keyboard('kr')
  expect(document.activeElement).toBe(field())
  await screen.findByText(/^Ответ: Вера Долгова/)
  await user.keyboard('{Escape}')
  expect(screen.queryByText(/^Ответ: Вера Долгова/)).toBeNull()
})

it('has what was begun after a reload', async () => {
  const { user, leave } = await open()
  await user.type(field(), WORDS)
  leave()
  await open()
  expect(field().value).toBe(WORDS)
})

it('keeps the words without a line, and sends them by the same key when told to', async () => {
  network.serve(CHAT_WORK_ROUTES.send, () => NO_LINE)
  const { user } = await open()
  await user.type(field(), WORDS)
  await user.keyboard(CTRL_ENTER)
  const again = await screen.findByRole('button', { name: 'Отправить сейчас' })
  network.serve(CHAT_WORK_ROUTES.send, () => ({ ok: true }))
  await user.click(again)
  await pass(0)
  const [first, second] = said() as { key: string; text: string }[]
  expect(second).toEqual(first)
  expect(said()).toHaveLength(2)
  expect(screen.queryByText(WORDS)).toBeNull()
})

it('gives refused words back into the field, before what was written since', async () => {
  const reply = later()
  network.serve(CHAT_WORK_ROUTES.send, () => reply.reply)
  const { user } = await open()
  await user.type(field(), WORDS)
  await user.keyboard(CTRL_ENTER)
  await user.type(field(), 'Ещё')
  reply.arrive(new Refused(409, 'chat.inactive'))
  await pass(0)
  expect(field().value).toBe(`${WORDS}\nЕщё`)
  expect(within(screen.getAllByRole('status').at(-1) as HTMLElement).getAllByRole('button').length).toBe(1)
})

it('offers to record a measure to whoever may alone, and tells the others who may', async () => {
  const { user, again } = show(<Chat />)
  await user.click((await screen.findAllByText('Когда дадут тепло?'))[0] as HTMLElement)
  expect(await screen.findByRole('button', { name: 'Модерация' })).toBeTruthy()
  again(<Chat of={{ ...chat, abilities: { ...chat.abilities, moderate: false } }} />)
  expect(await screen.findByText('Меры записывает модератор чата')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Модерация' })).toBeNull()
})
