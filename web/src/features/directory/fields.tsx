import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { FieldProblem, TextField } from '../../ui/forms/Field.tsx'
import { type FormProblems, useFormProblem } from '../../ui/forms/form-problems.ts'
import { codeFrom } from './code-from.ts'

type NamedProps = {
  name: string
  code: string
  /** Null: the code is made of the name until somebody types one. */
  onChange: (part: { name?: string; code?: string }) => void
  isNew: boolean
  label: string
}

/** The name, and the code that comes from it and never changes afterwards. */
export function NameAndCode({ name, code, onChange, isNew, label }: NamedProps) {
  const { t } = useTranslation()
  return (
    <>
      <TextField
        label={label}
        name="name"
        limit={300}
        data-autofocus=""
        autoComplete="off"
        value={name}
        onChange={({ target }) => {
          const followsName = isNew && code === codeFrom(name)
          onChange({ name: target.value, ...(followsName ? { code: codeFrom(target.value) } : {}) })
        }}
      />
      <TextField
        label={t('directory.field.code')}
        name="code"
        hint={isNew ? t('directory.hint.code') : t('directory.hint.codeFixed')}
        autoComplete="off"
        spellCheck={false}
        readOnly={!isNew}
        value={code}
        onChange={({ target }) => onChange({ code: target.value })}
      />
    </>
  )
}

export function CheckField({
  label,
  name,
  hint,
  isChecked,
  onChange,
}: {
  label: string
  /** As the server calls the field. */
  name: string
  hint?: ReactNode
  isChecked: boolean
  onChange: (isChecked: boolean) => void
}) {
  const wrong = useFormProblem(name)
  return (
    <div data-wrong={wrong ? '' : undefined}>
      <label className="chk-l">
        <input
          type="checkbox"
          aria-invalid={wrong ? true : undefined}
          checked={isChecked}
          onChange={() => onChange(!isChecked)}
        />
        <span>
          {label}
          {hint && <span className="blk xs muted">{hint}</span>}
        </span>
      </label>
      <FieldProblem name={name} />
    </div>
  )
}

/** What is said of a name and a code that are not there yet. */
export function useNameWords(): FormProblems {
  const { t } = useTranslation()
  return { name: t('directory.problem.name'), code: t('directory.problem.code') }
}
