import { expect, it } from 'vitest'
import type { KeptEdit } from '../../lib/forms/use-kept-edit.ts'
import { renderRussian } from '../../locales/render-russian.tsx'
import { TextField } from './Field.tsx'
import { FormProblemsContext } from './form-problems.ts'
import { TakenFields, useTakenProblems } from './TakenFields.tsx'

function buildEdit(chosen: 'mine' | 'now' | null): KeptEdit {
  const field = { field: 'name', mine: 'Сады', now: 'Служба парков', chosen }
  return {
    taken: { fields: [field], by: 'Анна Крылова', at: '2026-11-28T04:40:00.000Z' },
    isUndecided: chosen === null,
    ...{ choose: () => undefined, send: null, wordsOf: () => null, labelOf: () => 'Полное название' },
  }
}

function Form({ edit }: { edit: KeptEdit }) {
  return (
    <>
      <TakenFields edit={edit} />
      <FormProblemsContext value={useTakenProblems(edit)}>
        <TextField label="Полное название" name="name" value="Сады" readOnly />
        <TextField label="Телефон" name="phone" value="" readOnly />
      </FormProblemsContext>
    </>
  )
}

it('says who changed which field, shows both values, and keeps what was typed in its marked field', () => {
  const html = renderRussian(<Form edit={buildEdit(null)} />)
  expect(html).toContain('Анна Крылова')
  expect(html).toContain('Оставить моё')
  expect(html).toContain('Взять новое')
  expect(html).toContain('Служба парков')
  expect(html).toContain('value="Сады"')
  expect(html.match(/aria-invalid="true"/g)).toHaveLength(1)
  expect(html).not.toContain('checked=""')
})

it('marks nothing once it is decided, and says that it waits to be saved', () => {
  const html = renderRussian(<Form edit={buildEdit('mine')} />)
  expect(html).not.toContain('aria-invalid')
  expect(html).toContain('Сохраните, чтобы так и осталось')
})

it('is not there while nobody was first', () => {
  expect(renderRussian(<TakenFields edit={{ ...buildEdit(null), taken: null }} />)).toBe('')
})
