import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { TextField } from './Field.tsx'
import { FormProblemsContext, isMissingSaid, refusedFields, refusedProblems } from './form-problems.ts'

it('reads the names of fields from a refusal, of a command too', () => {
  const fields = [{ field: 'claim' }, { field: 'command.harm' }, { field: 'carrierIds.0' }]
  expect(refusedFields({ fields })).toEqual(['claim', 'harm', 'carrierIds'])
  expect(refusedFields({ field: 'agencyCode', fields: [{ field: 'agencyCode' }] })).toEqual(['agencyCode'])
  expect(refusedFields({})).toEqual([])
})

it('marks the field that is named, in words, and no other', () => {
  const html = renderToStaticMarkup(
    <FormProblemsContext value={{ claim: 'Напишите утверждение' }}>
      <TextField label="Слух" name="claim" />
      <TextField label="Охват" name="reachNote" />
    </FormProblemsContext>,
  )
  expect(html.match(/aria-invalid="true"/g)).toHaveLength(1)
  expect(html).toContain('Напишите утверждение')
})

it('says at the one refused field what is said on top, and at each of many that it was refused', () => {
  const words = { one: 'Этот день уже прошёл', each: 'Не принято' }
  expect(refusedProblems({ field: 'plannedAt' }, words)).toEqual({ plannedAt: 'Этот день уже прошёл' })
  expect(refusedProblems({ fields: [{ field: 'claim' }, { field: 'harm' }] }, words)).toEqual({
    claim: 'Не принято',
    harm: 'Не принято',
  })
  expect(refusedProblems({}, words)).toEqual({})
})

it('says that something is missing only where it is, not of a field that is too long', () => {
  const missing = { tag: 'Метка' }
  expect(isMissingSaid({ isIncomplete: true, missing, overlong: ['tag'] })).toBe(false)
  expect(isMissingSaid({ isIncomplete: true, missing: {}, overlong: ['text'] })).toBe(false)
  expect(
    isMissingSaid({ isIncomplete: true, missing: { ...missing, title: 'Тема' }, overlong: ['tag'] }),
  ).toBe(true)
  expect(isMissingSaid({ isIncomplete: true, missing: {}, overlong: [] })).toBe(true)
  expect(isMissingSaid({ isIncomplete: false, missing: {}, overlong: [] })).toBe(false)
})
