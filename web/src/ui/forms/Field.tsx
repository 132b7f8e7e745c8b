import {
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
} from 'react'
import { useTranslation } from 'react-i18next'
import { limitOf } from '../../lib/forms/text-limit.ts'
import { useFormProblem } from './form-problems.ts'

type Common = { label: string; hint?: ReactNode; error?: string | undefined; isLabelHidden?: boolean }
/** Of a text that must not be longer: counted near the limit, refused in words beyond it, never cut. */
type Limited = { limit?: number }

export function useLimit(value: unknown, limit: number | undefined): { counter?: string; tooLong?: string } {
  const { t } = useTranslation()
  const found = limit === undefined ? null : limitOf(String(value ?? ''), limit)
  if (!found) return {}
  const counter = t('common.length.of', { length: found.length, limit })
  return { counter, ...(found.over > 0 && { tooLong: t('common.length.over', { count: found.over }) }) }
}

function Frame({
  label,
  hint,
  error,
  isLabelHidden,
  id,
  counter,
  children,
}: Common & { id: string; counter?: string | undefined; children: ReactNode }) {
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
      {counter && <p className="xs muted field-h">{counter}</p>}
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
  limit,
  ...rest
}: Common & Limited & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId()
  const named = useFormProblem(rest.name)
  const { counter, tooLong } = useLimit(rest.value, limit)
  const wrong = error ?? tooLong ?? named
  const common = { label, hint, error: wrong, isLabelHidden }
  return (
    <Frame {...common} id={id} counter={counter}>
      <input
        id={id}
        className="inp"
        {...rest}
        data-overlong={tooLong ? '' : undefined}
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
  limit,
  ...rest
}: Common & Limited & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const id = useId()
  const named = useFormProblem(rest.name)
  const { counter, tooLong } = useLimit(rest.value, limit)
  const wrong = error ?? tooLong ?? named
  const common = { label, hint, error: wrong, isLabelHidden }
  return (
    <Frame {...common} id={id} counter={counter}>
      <textarea
        id={id}
        className="inp"
        rows={3}
        {...rest}
        data-overlong={tooLong ? '' : undefined}
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

/** Under a group of controls that is one field of the server: what is wrong with it. */
export function FieldProblem({ name }: { name: string }) {
  const wrong = useFormProblem(name)
  return wrong ? (
    <p className="xs field-e" role="alert">
      {wrong}
    </p>
  ) : null
}

/** Under a text area that has no frame of its own. */
export function LimitNote({ id, text, limit }: { id: string; text: string; limit: number }) {
  const { counter, tooLong } = useLimit(text, limit)
  if (!counter) return null
  return (
    <p className={tooLong ? 'xs field-e' : 'xs muted field-h'} id={id} role={tooLong ? 'alert' : undefined}>
      {tooLong ? `${counter}. ${tooLong}` : counter}
    </p>
  )
}
