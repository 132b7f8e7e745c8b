import type { AnswerResponse } from '@veche/contract/answers.ts'
import { expect, it } from 'vitest'
import { renderRussian } from '../../../locales/render-russian.tsx'
import type { Check } from '../answers.queries.ts'
import { Checklist } from './Checklist.tsx'
import { MarkedText } from './MarkedText.tsx'
import { Remarks } from './Remarks.tsx'

const UNSURE: Check = {
  ...{ code: 'questions_answered', state: 'unsure', part: 'public', words: ['Кто'], value: null },
}

it('says what the check cannot tell: no tick, no remark, a person looks', () => {
  const version = { overrideReason: '' } as unknown as AnswerResponse['versions'][number]
  for (const html of [
    renderRussian(<Checklist checks={[UNSURE]} onShow={null} />),
    renderRussian(<Remarks checks={[UNSURE]} version={version} />),
  ]) {
    expect(html).toContain('Проверьте сами, на всё ли отвечено')
    expect(html).toContain('«Кто»')
    expect(html).not.toMatch(/#s-(done|attention)/)
  }
})

it('says to an approver whose answer is repeated, and to a writer that it is theirs', () => {
  const copy: Check = { ...UNSURE, code: 'not_a_copy', state: 'attention', words: [], value: 96 }
  const version = { overrideReason: '' } as unknown as AnswerResponse['versions'][number]
  expect(renderRussian(<Remarks checks={[copy]} version={version} />)).toContain(
    'Почти повторяет прошлый ответ автора текста',
  )
  expect(renderRussian(<Checklist checks={[copy]} onShow={null} />)).toContain('ваш прошлый ответ')
})

it('marks the words of the question as neither answered nor not', () => {
  const mark = { start: 0, end: 3, state: 'unsure', code: 'questions_answered' } as const
  expect(renderRussian(<MarkedText text="Кто чинит?" marks={[mark]} />)).toContain(
    'data-state="unsure" title="проверьте сами, есть ли ответ"',
  )
})
