// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { fakeNetworkForEach } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import { PromiseLine } from './PromiseLine.tsx'

fakeNetworkForEach()
/** A Friday. */
const NOW = Date.parse('2026-11-27T09:00:00.000Z')
beforeEach(() => void vi.useFakeTimers({ shouldAdvanceTime: true, now: NOW }))
afterEach(() => void vi.useRealTimers())

const FINAL = { kind: 'final', promise: null } as const
const button = (name: string) => screen.getByRole('button', { name })

it('offers the day and the hour that the words promise, and records them by one touch', async () => {
  const onChange = vi.fn()
  const { user } = show(
    <PromiseLine
      limit={null}
      state={FINAL}
      text="Яму заделаем в понедельник до 16:00."
      onChange={onChange}
    />,
  )
  screen.getByText(/Похоже на обещание: до пн, 30.ноября, 16:00/)
  await user.click(button('Записать'))
  const promise = { what: 'Яму заделаем', who: '', dueAt: '2026-11-30T13:00:00.000Z', evidence: '' }
  expect(onChange.mock.calls).toEqual([[{ kind: 'interim', promise }]])
  await screen.findByText(/Ответ стал промежуточным/)
  await user.click(button('Отменить'))
  expect(onChange).toHaveBeenLastCalledWith({ kind: 'final', promise: null })
})

it('lets the writer choose among the days that the text promises, and change the choice', async () => {
  const onChange = vi.fn()
  const text = 'Бригада приедет 1 декабря, яму заделаем до 10 декабря.'
  const { user, again } = show(<PromiseLine limit={null} state={FINAL} text={text} onChange={onChange} />)
  screen.getByText(/В тексте несколько дат/)
  expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(/^до .*10.декабря/),
    expect.stringMatching(/^до .*1.декабря/),
    'Это не обещание',
  ])
  await user.click(screen.getByRole('button', { name: /^до .*\b10.декабря/ }))
  const [{ kind, promise }] = onChange.mock.calls[0] ?? []
  expect([kind, promise.what, promise.dueAt]).toEqual([
    ...['interim', 'Яму заделаем', '2026-12-10T15:00:00.000Z'],
  ])
  again(<PromiseLine limit={null} state={{ kind: 'interim', promise }} text={text} onChange={onChange} />)
  await user.click(screen.getByRole('button', { name: /^Лучше до .*1.декабря/ }))
  expect(onChange.mock.lastCall).toMatchObject([{ promise: { dueAt: '2026-12-01T15:00:00.000Z' } }])
})

it('asks no more of a day that is let go, and offers another one', async () => {
  const onChange = vi.fn()
  const { user, again } = show(
    <PromiseLine limit={null} state={FINAL} text="Сделаем до пятницы." onChange={onChange} />,
  )
  await user.click(button('Это не обещание'))
  expect(screen.queryByText(/Похоже на обещание/)).toBeNull()
  again(<PromiseLine limit={null} state={FINAL} text="Сделаем завтра." onChange={onChange} />)
  screen.getByText(/Похоже на обещание/)
  expect(onChange).not.toHaveBeenCalled()
})

it('says what is recorded, and takes it back by one touch', async () => {
  const onChange = vi.fn()
  const promise = { what: 'Сделаем', who: 'ЖКХ', dueAt: '2026-12-04T15:00:00.000Z', evidence: '' }
  const { user } = show(
    <PromiseLine
      limit={null}
      state={{ kind: 'interim', promise }}
      text="Сделаем до пятницы."
      onChange={onChange}
    />,
  )
  screen.getByText(/Обещание: до пт, 4.декабря, 18:00, поэтому ответ промежуточный/)
  await user.click(button('Сделать окончательным'))
  expect(onChange.mock.calls).toEqual([[{ kind: 'final' }]])
})

it('offers nothing where nothing is promised', () => {
  show(<PromiseLine limit={null} state={FINAL} text="Яму заделали 24 ноября." onChange={vi.fn()} />)
  expect(screen.queryByRole('button')).toBeNull()
})

it('says at once that the day is further than the writer may promise, read or recorded', () => {
  const limit = { until: '2026-12-07T20:59:59.999Z' }
  const { again } = show(
    <PromiseLine limit={limit} state={FINAL} text="Сделаем до 20 декабря." onChange={vi.fn()} />,
  )
  screen.getByText(/Похоже на обещание: .*20.декабря.*Позже 7.декабря.* обещает только согласующий центра/)
  const promise = { what: 'Сделаем', who: 'ЖКХ', dueAt: '2026-12-20T15:00:00.000Z', evidence: '' }
  again(<PromiseLine limit={limit} state={{ kind: 'interim', promise }} text="" onChange={vi.fn()} />)
  screen.getByText(/Обещание: .*20.декабря.*обещает только согласующий центра/)
})
