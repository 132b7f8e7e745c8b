import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { TextField } from './Field.tsx'
import {
  FormProblemsContext,
  isMissingSaid,
  type RefusedBy,
  refusedFields,
  refusedProblems,
} from './form-problems.ts'

const namesOf = (details: Record<string, unknown>) => refusedFields(details).map(({ field }) => field)

it('reads the names of fields from a refusal, of a command too', () => {
  const fields = [{ field: 'claim' }, { field: 'command.harm' }, { field: 'carrierIds.0' }]
  expect(namesOf({ fields })).toEqual(['claim', 'harm', 'carrierIds'])
  expect(namesOf({ field: 'agencyCode', fields: [{ field: 'agencyCode' }] })).toEqual(['agencyCode'])
  expect(namesOf({})).toEqual([])
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

describe('a refused field', () => {
  const ofRule = ({ code, limit }: RefusedBy) => (code === 'too_short' ? `Не короче ${limit}` : null)
  const words = { ofRule, whole: 'Этот день уже прошёл', plainOf: () => 'Не принято' }

  it('says by which rule it was refused, each its own', () => {
    const fields = [
      { field: 'stopPhrases.3', code: 'too_short', limit: 3 },
      { field: 'stopPhrases.4', code: null },
      { field: 'title', code: 'of_another_world' },
    ]
    expect(refusedProblems({ fields }, words)).toEqual({ stopPhrases: 'Не короче 3', title: 'Не принято' })
  })

  it('is named by its whole path too where it stands inside another', () => {
    const fields = [{ field: 'command.task.act', code: 'too_short', limit: 3 }]
    const said = 'Не короче 3'
    expect(refusedProblems({ fields }, words)).toEqual({ task: said, 'task.act': said })
  })

  it('says what is said on top where it is the only one, and plainly where nothing says why', () => {
    expect(refusedProblems({ field: 'plannedAt' }, words)).toEqual({ plannedAt: 'Этот день уже прошёл' })
    expect(refusedProblems({ field: 'plannedAt' }, { ...words, whole: null })).toEqual({
      plannedAt: 'Не принято',
    })
    expect(refusedProblems({ fields: [{ field: 'claim' }, { field: 'harm' }] }, words)).toEqual({
      claim: 'Не принято',
      harm: 'Не принято',
    })
    expect(refusedProblems({}, words)).toEqual({})
  })
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
