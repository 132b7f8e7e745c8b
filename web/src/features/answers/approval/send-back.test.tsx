import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { expect, it } from 'vitest'
import { renderRussian } from '../../../locales/render-russian.tsx'
import type { Check } from '../answers.queries.ts'
import { SendBackDialog } from './SendBackDialog.tsx'
import { foundReason } from './send-back-reason.ts'

const remark = (code: string, state: Check['state'] = 'attention'): Check => ({
  ...{ code, state, part: 'public', words: [], value: null },
})

it('takes for the reason only what the check itself has found, and only where it found one', () => {
  expect(foundReason([])).toBeNull()
  expect(foundReason([remark('questions_answered', 'pass'), remark('plain_language')])).toBeNull()
  expect(foundReason([remark('questions_answered')])).toBe('no_answer_to_question')
  expect(foundReason([remark('date_given'), remark('promise_dated')])).toBe('no_date')
  expect(foundReason([remark('questions_answered'), remark('date_given')])).toBeNull()
})

function dialog(checks: Check[]): string {
  const incident = { id: 'incident', version: 3, assigneeName: null } as unknown as IncidentResponse
  const nothing = () => {}
  return renderRussian(
    <SendBackDialog
      {...{ incident, checks }}
      versionNo={1}
      writerName="Нина Рябова"
      onClose={nothing}
      onDone={nothing}
    />,
  )
}

it('chooses no reason for a person, and the button says what is missing', () => {
  const html = dialog([])
  expect(html).not.toContain('checked=""')
  expect(html).toContain('Выберите причину</button>')
  expect(html).toContain('Вернётся: Нина Рябова.')
})

it('begins with the reason that the check has found; then words are missing', () => {
  const html = dialog([remark('action_said')])
  expect(html.match(/checked=""/g)).toHaveLength(1)
  expect(html).toMatch(/checked=""[^>]*\/><span>Не сказано, что сделано/)
  expect(html).toContain('Напишите, что исправить</button>')
})
