import {
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
} from 'react'
import { useFormProblem } from './form-problems.ts'

type Common = { label: string; hint?: ReactNode; error?: string | undefined; isLabelHidden?: boolean }

function Frame({
  label,
  hint,
  error,
  isLabelHidden,
  id,
  children,
}: Common & { id: string; children: ReactNode }) {
  return (
    <div className="field">
      <label className={isLabelHidden ? 'sr' : 'lab'} htmlFor={id}>
        {label}
      </label>
      {children}
      {hint && (
        <p className="xs muted field-h" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="xs field-e" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
    </div>
  )
}

function describe(id: string, { hint, error }: Common): string | undefined {
  const ids = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean)
  return ids.length > 0 ? ids.join(' ') : undefined
}

export function TextField({
  label,
  hint,
  error,
  isLabelHidden = false,
  ...rest
}: Common & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId()
  const named = useFormProblem(rest.name)
  const wrong = error ?? named
  const common = { label, hint, error: wrong, isLabelHidden }
  return (
    <Frame {...common} id={id}>
      <input
        id={id}
        className="inp"
        {...rest}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={describe(id, common)}
      />
    </Frame>
  )
}

export function TextArea({
  label,
  hint,
  error,
  isLabelHidden = false,
  ...rest
}: Common & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const id = useId()
  const named = useFormProblem(rest.name)
  const wrong = error ?? named
  const common = { label, hint, error: wrong, isLabelHidden }
  return (
    <Frame {...common} id={id}>
      <textarea
        id={id}
        className="inp"
        rows={3}
        {...rest}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={describe(id, common)}
      />
    </Frame>
  )
}

export function SelectField({
  label,
  hint,
  error,
  isLabelHidden = false,
  ...rest
}: Common & SelectHTMLAttributes<HTMLSelectElement>) {
  const id = useId()
  const named = useFormProblem(rest.name)
  const wrong = error ?? named
  const common = { label, hint, error: wrong, isLabelHidden }
  return (
    <Frame {...common} id={id}>
      <select
        id={id}
        className="inp"
        {...rest}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={describe(id, common)}
      />
    </Frame>
  )
}

/** Choices of which one is taken, with what is wrong under their name. */
export function ChoiceField({ label, name, children }: { label: string; name: string; children: ReactNode }) {
  const wrong = useFormProblem(name)
  return (
    <fieldset className="radios" data-wrong={wrong ? '' : undefined}>
      <legend className="lab">{label}</legend>
      {wrong && (
        <p className="xs field-e" role="alert">
          {wrong}
        </p>
      )}
      {children}
    </fieldset>
  )
}
