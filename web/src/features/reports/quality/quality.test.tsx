// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import type { QualityResponse } from '@veche/contract/reports.ts'
import { REPORT_ROUTES } from '@veche/contract/routes/reports.ts'
import { expect, it } from 'vitest'
import { fakeNetworkForEach } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import { QualityPanel, ReadingRoom } from './index.ts'

const network = fakeNetworkForEach()
const ID = '00000000-0000-7000-8000-000000000001'
const PERIOD = { from: '2026-09-01', to: '2026-11-30' }
const plain = (text: string | null | undefined) => text?.replaceAll('\u00a0', ' ')
const SHARE = { read: 40, formal: 10, share: 0.25, interval: { low: 0.14, high: 0.4 } }
const QUALITY: QualityResponse = {
  weeks: { weeks: 13, answers: 800, drawn: 41, unread: 1, waiting: 2 },
  whole: SHARE,
  bodies: [{ agencyCode: 'roads', ...SHARE }],
  agreement: {
    ...{ pairs: 4, share: 0.75, interval: { low: 0.3, high: 0.97 } },
    ...{ kappa: null, kappaInterval: { low: -0.2, high: 0.9 } },
  },
}

it('shows the share of formal replies by body with its interval, and how far readers agree', async () => {
  network.serve(REPORT_ROUTES.quality, () => QUALITY)
  show(<QualityPanel period={PERIOD} />)
  const panel = await screen.findByRole('region', { name: 'Отписки' })
  expect(plain((await within(panel).findByText(/^Отписок/)).textContent)).toBe(
    'Отписок 25 % (от 14 % до 40 %)',
  )
  expect(plain((await within(panel).findByRole('row', { name: /Дорожная/ })).textContent)).toBe(
    'Дорожная служба401025 % от 14 % до 40 %',
  )
  expect(plain(panel.textContent)).toContain(
    'Согласие двух читателей: 75 % (от 30 % до 97 %), каппа —, пар 4',
  )
  expect(plain(panel.textContent)).toContain('Некому прочитать: 1')
})

it('lets a reader judge one answer after the other: all three questions first, then the next one', async () => {
  const waiting = [ID, ID.replace(/1$/, '2')]
  network.serve(REPORT_ROUTES.readingRoom, () => {
    const [id] = waiting
    return {
      ...{ waiting: waiting.length, done: 2 - waiting.length },
      next: id
        ? { id, week: '2026-11-23', topicCode: 'pits', question: `Вопрос ${id.at(-1)}`, answer: 'Заделали.' }
        : null,
    }
  })
  network.serve(REPORT_ROUTES.saveReading, () => {
    waiting.shift()
    return { ok: true }
  })
  const { user } = show(<ReadingRoom />)
  expect(await screen.findByText('Вопрос 1')).toBeTruthy()
  const save = () => screen.getByRole('button', { name: 'Готово, следующий' })
  expect(save()).toHaveProperty('disabled', true)
  const says = (question: string, word: string) =>
    user.click(within(screen.getByRole('group', { name: question })).getByRole('button', { name: word }))
  await says('На вопрос ответили?', 'Да')
  await says('Названо, кто сделает, когда и где?', 'Нет')
  await says('Общие слова вместо ответа?', 'Да')
  await user.click(save())
  expect(await screen.findByText('Вопрос 2')).toBeTruthy()
  expect(network.sentTo(REPORT_ROUTES.saveReading)).toEqual([
    { isAnswered: true, isConcrete: false, isStock: true },
  ])
  expect(save()).toHaveProperty('disabled', true)
})

it('says when all is read', async () => {
  network.serve(REPORT_ROUTES.readingRoom, () => ({ waiting: 0, done: 5, next: null }))
  show(<ReadingRoom />)
  expect(await screen.findByText('Всё прочитано')).toBeTruthy()
})
