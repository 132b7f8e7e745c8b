import { expect, it } from 'vitest'
import { renderRussian } from '../../../locales/render-russian.tsx'
import type { BulkRun } from '../desk.queries.ts'
import { BulkProgress } from './BulkProgress.tsx'

const example = (number: number) => ({
  ...{ id: `id-${number}`, number, title: `скорую не вызвать ${number}`, step: 'new', isUrgent: number < 4 },
})
const RUN = {
  ...{ id: 'run', action: { type: 'dismiss', reason: 'spam' }, state: 'preview', reasons: [], isCut: false },
  ...{ counts: { ready: 12 }, urgentCount: 3, undoUntil: null },
  examples: Array.from({ length: 10 }, (_, index) => example(index + 1)),
} as unknown as BulkRun
const nothing = () => {}
const render = (changes: Partial<BulkRun> = {}) =>
  renderRussian(
    <BulkProgress run={{ ...RUN, ...changes }} isBusy={false} onCall={nothing} onClose={nothing} />,
  )
const startOf = (html: string) => html.match(/<button[^>]*>Выполнить для 12/)?.[0]

it('names the questions and how many of them are urgent, and waits for a word that these are read', () => {
  const html = render()
  expect(html).toContain('Срочных: 3')
  expect(html.replaceAll(/<[^>]+>/g, '')).toContain('скорую не вызвать 10')
  expect(html).toContain('ещё 2')
  expect(html).toContain('Это срочные вопросы, я их прочитал')
  expect(startOf(html)).toContain('disabled')
})

it('asks nobody about what is not urgent, nor about a step that dismisses nothing', () => {
  for (const html of [render({ urgentCount: 0 }), render({ action: { type: 'accept' } })]) {
    expect(html).not.toContain('я их прочитал')
    expect(startOf(html)).not.toContain('disabled')
  }
})
