import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { TextField } from './Field.tsx'
import { FormProblemsContext, refusedFields } from './form-problems.ts'

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
