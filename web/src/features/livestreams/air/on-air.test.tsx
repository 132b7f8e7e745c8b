// @vitest-environment jsdom
/** The keys of a live stream: each does at once what it says, and nothing while somebody types. */

import { screen, within } from '@testing-library/react'
import type { LivestreamResponse } from '@veche/contract/livestreams.ts'
import { LIVESTREAM_ROUTES } from '@veche/contract/routes/livestreams.ts'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { fakeNetworkForEach, NO_LINE } from '../../../testing/fake-network.ts'
import { pass, show } from '../../../testing/show.tsx'
import { AirContext, useAirStore } from '../commands/use-air.ts'
import { buildQuestion, momentAt, STARTED_AT } from '../testing/questions.ts'
import { OnAir } from './OnAir.tsx'

const idOf = (number: number) => `00000000-0000-7000-8000-00000000000${number}`
const STREAM_ID = idOf(9)
const BALANCE = { asked: 4, onAir: 0, later: 0, declined: 0, onControl: 0, waiting: 4, authors: 4 }
const ALL = { edit: true, announce: false, begin: false, end: true, close: false, cancel: false }
const stream: LivestreamResponse = {
  ...{ id: STREAM_ID, number: 1, title: 'Прямой эфир', municipalityCode: null, agencyCode: null },
  ...{ speakers: [{ name: 'Пётр Ильин', position: 'глава' }], editorId: 'u1', editorName: 'Анна' },
  ...{ step: 'on_air', plannedAt: STARTED_AT, plannedMinutes: 60, startedAt: STARTED_AT, endedAt: null },
  ...{ closedAt: null, tag: null, recordingUrl: null, recordingOffsetS: 0, viewers: null, sources: [] },
  ...{ balance: BALANCE, abilities: ALL, version: 1 },
}
const selected = (number: number, askedText: string) =>
  buildQuestion({ id: idOf(number), number, state: 'selected', position: number, askedText })
const QUESTIONS = [
  selected(1, 'Когда вода?'),
  selected(2, 'Когда автобус?'),
  buildQuestion({ id: idOf(3), number: 3, text: 'Когда свет?', askedText: 'Когда свет?' }),
  buildQuestion({ id: idOf(4), number: 4, text: 'Когда дорога?', askedText: 'Когда дорога?' }),
]
const network = fakeNetworkForEach()

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true, now: Date.parse(momentAt(60)) })
  serveQuestions(QUESTIONS)
})
afterEach(() => void vi.useRealTimers())

function serveQuestions(questions: typeof QUESTIONS) {
  const said = { hasMore: false, balance: BALANCE, now: momentAt(60) }
  network.serve(LIVESTREAM_ROUTES.listQuestions, ({ query }) => {
    const isFirst = query.get('since') === '0'
    return { ...said, questions: isFirst ? questions : [], revision: 1 }
  })
  // What it hears it takes its time to tell of: the screen foresees it.
  network.serve(LIVESTREAM_ROUTES.runCommands, () => NO_LINE)
}

function Stream({ over }: { over: Partial<LivestreamResponse> }) {
  const air = useAirStore('u1', STREAM_ID, STARTED_AT)
  const nothing = () => undefined
  return (
    <AirContext value={air}>
      <OnAir
        livestream={{ ...stream, ...over }}
        onEnd={nothing}
        onShowKeys={nothing}
        renderCard={() => null}
        {...{ home: null, actions: null }}
      />
    </AirContext>
  )
}

async function open(over: Partial<LivestreamResponse> = {}) {
  const shown = show(<Stream over={over} />)
  await screen.findAllByText('Когда вода?')
  await screen.findAllByText('Когда свет?')
  return shown
}

type Sent = { commands: { questionId: string; command: { type: string } }[] }
/** Of the last request: what is not heard yet is sent along again. */
function pressed(): string[] {
  const last = network.sentTo(LIVESTREAM_ROUTES.runCommands).at(-1) as Sent | undefined
  return (last?.commands ?? []).map(({ questionId, command }) => `${command.type} ${questionId.slice(-1)}`)
}
const current = () => within(screen.getByRole('region', { name: 'Сейчас в эфире' }))
const key = (name: RegExp) =>
  within(screen.getByRole('region', { name: 'Действия' })).getByRole('button', { name })

it('says by each of the three keys what it does, and offers none that would do nothing', async () => {
  await open()
  expect(key(/^В эфир/).getAttribute('aria-keyshortcuts')).toBe('1')
  expect(key(/^Ответили/).getAttribute('aria-keyshortcuts')).toBe('2')
  expect(key(/^Поручение/).getAttribute('aria-keyshortcuts')).toBe('3')
  expect(key(/^В эфир/).hasAttribute('disabled')).toBe(false)
  expect(key(/^Ответили/).hasAttribute('disabled')).toBe(true)
  expect(key(/^Поручение/).hasAttribute('disabled')).toBe(true)
})

it('puts the announced question on air by 1 and has it answered by 2, also without a line', async () => {
  const { user } = await open()
  await user.keyboard('2')
  expect(pressed()).toEqual([])
  await user.keyboard('1')
  current().getByText('Когда вода?')
  await pass(0)
  expect(pressed()).toEqual(['read_out 1'])
  await screen.findByText(/^Нет связи с сервером/)
  await user.keyboard('2')
  await pass(2000)
  expect(pressed()).toEqual(['read_out 1', 'answer 1'])
  current().getByText('Когда автобус?')
})

it('sends the moment of the press, however late it leaves', async () => {
  const { user } = await open()
  await user.keyboard('1')
  await pass(30_000)
  const sent = network.sentTo(LIVESTREAM_ROUTES.runCommands).at(-1)
  expect(sent).toMatchObject({ commands: [{ command: { type: 'read_out' } }] })
  const [{ command }] = (sent as { commands: [{ command: { at: string } }] }).commands
  expect(Math.abs(Date.parse(command.at) - Date.parse(momentAt(60)))).toBeLessThan(5000)
})

it('writes digits and letters into a field and does nothing by them', async () => {
  const { user } = await open()
  await user.keyboard('1')
  const line = await screen.findByRole<HTMLInputElement>('textbox', { name: /ответ/i })
  await user.click(line)
  await user.keyboard('123 sdfz')
  expect(line.value).toBe('123 sdfz')
  await pass(2000)
  expect(pressed()).toEqual(['read_out 1'])
  expect(screen.queryByRole('dialog')).toBeNull()
})

it('asks for an errand by 3, hears no key of the screen meanwhile, and is back by Escape', async () => {
  const { user } = await open()
  await user.keyboard('13')
  const form = within(await screen.findByRole('dialog'))
  await user.tab()
  await user.tab()
  await user.tab()
  await user.keyboard('12')
  await pass(2000)
  expect(pressed()).toEqual(['read_out 1'])
  expect(form.getAllByRole('textbox').length).toBeGreaterThan(1)
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('dialog')).toBeNull()
  await pass(1000)
  await user.keyboard('2')
  await pass(2000)
  expect(pressed()).toEqual(['read_out 1', 'answer 1'])
})

it('selects what is chosen by the arrows and Enter, and the choice goes on', async () => {
  const { user } = await open()
  await user.keyboard('{Enter}')
  await pass(0)
  expect(pressed()).toEqual(['select 3'])
  await user.keyboard('{Enter}')
  await pass(2000)
  expect(pressed()).toEqual(['select 3', 'select 4'])
})

it('takes the last press back by Z', async () => {
  const { user } = await open()
  await user.keyboard('1')
  await pass(0)
  await user.keyboard('z')
  await pass(2000)
  expect(pressed()).toEqual(['read_out 1', 'undo 1'])
  current().getByText(/^Следующий вопрос/)
})

it('does by a held key what it does by one press', async () => {
  const { user } = await open()
  await user.keyboard('{1>5/}')
  await pass(2000)
  expect(pressed()).toEqual(['read_out 1'])
})

it('leaves Enter to the list after a press of one of the three', async () => {
  const { user } = await open()
  await user.click(key(/^В эфир/))
  await user.keyboard('{Enter}')
  await pass(2000)
  expect(pressed()).toEqual(['read_out 1', 'select 3'])
})

it('says why a letter does nothing with the chosen question', async () => {
  const { user } = await open()
  await user.keyboard('{ArrowDown}f')
  await screen.findByText(/свернуть не во что/)
  expect(pressed()).toEqual([])
})

it('gives no keys to who only looks on', async () => {
  const { user } = await open({ abilities: { ...ALL, edit: false, end: false } })
  expect(screen.queryByRole('region', { name: 'Действия' })).toBeNull()
  await user.keyboard('123nz{Enter}')
  await pass(2000)
  expect(pressed()).toEqual([])
  expect(screen.queryByRole('dialog')).toBeNull()
})
