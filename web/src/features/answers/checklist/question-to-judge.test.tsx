import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { expect, it } from 'vitest'
import { renderRussian } from '../../../locales/render-russian.tsx'
import { QuestionToJudge } from './QuestionToJudge.tsx'

function render(count: number, unreadNo: number | null = null): string {
  const thread = Array.from({ length: count }, (_, no) => ({
    ...{ id: `m${no}`, isOurs: false, authorName: `Житель ${no}`, text: `Вопрос номер ${no}.` },
    ...{ occurredAt: '2026-11-24T09:00:00.000Z', isUnread: no === unreadNo },
  }))
  const incident = { network: 'vk', thread } as unknown as IncidentResponse
  return renderRussian(<QuestionToJudge incident={incident} marks={[]} renderAttachments={() => null} />)
}
const shown = (html: string) => html.match(/Вопрос номер/g)?.length

it('shows three of many questions and says how many more there are', () => {
  const html = render(11)
  expect(shown(html)).toBe(3)
  expect(html).toContain('ещё 8')
})

it('folds nothing where three or fewer have asked', () => {
  expect(shown(render(3))).toBe(3)
  expect(render(3)).not.toContain('ещё')
})

it('never folds away what nobody has read', () => {
  expect(render(11, 9)).toContain('Вопрос номер 9.')
})
