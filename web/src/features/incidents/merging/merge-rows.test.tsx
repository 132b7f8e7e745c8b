import type { IncidentListItem } from '@veche/contract/incidents.ts'
import { expect, it } from 'vitest'
import { renderRussian } from '../../../locales/render-russian.tsx'
import { MergeManyDialog } from './MergeManyDialog.tsx'
import { MergeRows } from './MergeRows.tsx'

const row = (id: string, number: number): IncidentListItem =>
  ({
    ...{ id, number, title: `Нет воды ${id}`, foundAt: '2026-11-24T09:00:00.000Z', step: 'new' },
    ...{ memberCount: 1, flags: {} },
  }) as unknown as IncidentListItem

function render(leftIds: readonly string[]): string {
  const nothing = () => {}
  const rows = [row('a', 1), row('b', 2), row('c', 3)]
  return renderRussian(
    <MergeRows {...{ rows, leftIds }} intoId="a" shouldFocus onLeave={nothing} onChooseInto={nothing} />,
  )
}
const ticked = (html: string) => html.match(/type="checkbox"[^>]*checked=""/g)?.length

it('ticks every question at first', () => {
  expect(ticked(render([]))).toBe(3)
})

it('lets some be left out: they take nobody in', () => {
  const html = render(['b'])
  expect(ticked(html)).toBe(2)
  expect(html.match(/type="radio"[^>]*disabled=""/g)).toHaveLength(1)
})

it('says how many it merges, and counts nothing while there is one alone', () => {
  const submitOf = (rows: IncidentListItem[]) =>
    renderRussian(<MergeManyDialog rows={rows} onClose={() => {}} onDone={() => {}} />)
  expect(submitOf([row('a', 1)])).not.toContain('Объединить 1 вопрос')
  expect(submitOf([row('a', 1), row('b', 2)])).toContain('Объединить 2 вопроса')
})
