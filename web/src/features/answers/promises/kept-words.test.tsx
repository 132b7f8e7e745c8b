import { expect, it } from 'vitest'
import { renderRussian } from '../../../locales/render-russian.tsx'
import { OverrideDialog } from '../checklist/OverrideDialog.tsx'
import { EMPTY_PROMISE, isPromiseTooLong } from '../draft-content.ts'
import { PromiseFields } from './PromiseFields.tsx'

const nothing = () => undefined

it('keeps the typed reason when the day of the promise is refused, and says at the day what is wrong', () => {
  const promise = { what: 'Заменим лампы', who: 'бригада', dueAt: '2020-01-10T15:00:00.000Z', evidence: '' }
  const fields = renderRussian(<PromiseFields promise={promise} limit={null} onChange={nothing} />)
  expect(fields.match(/aria-invalid="true"/g)).toHaveLength(1)
  expect(fields).toContain('День обещания уже прошёл')
  expect(fields).toContain('value="Заменим лампы"')
  const asked = renderRussian(
    <OverrideDialog
      {...{ remarks: [], isUnchecked: false, isPending: false, reason: 'Ответ проверен юристом' }}
      {...{ onReason: nothing, onClose: nothing, onConfirm: nothing }}
    />,
  )
  expect(asked).toContain('Ответ проверен юристом')
})

it('cuts no promise: what is too long is counted and said', () => {
  const promise = { ...EMPTY_PROMISE, what: 'я'.repeat(501) }
  const html = renderRussian(<PromiseFields promise={promise} limit={null} onChange={nothing} />)
  expect(html).toContain('501 из 500')
  expect(html).toContain('Длиннее на 1 знак: сократите.')
  expect(html).not.toMatch(/maxlength/i)
  expect(isPromiseTooLong(promise)).toBe(true)
  expect(isPromiseTooLong({ ...promise, what: 'я'.repeat(500) })).toBe(false)
})
