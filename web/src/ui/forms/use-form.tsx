import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../../lib/api.ts'
import { conflictOf } from '../../lib/forms/edit-conflict.ts'
import type { KeptEdit } from '../../lib/forms/use-kept-edit.ts'
import { useErrorWords } from '../../lib/words/use-error-words.ts'
import { Notice } from '../query-states.tsx'
import { type FormProblems, isMissingSaid, leadToTrouble, refusedFields } from './form-problems.ts'
import { TakenFields, useTakenProblems } from './TakenFields.tsx'
import { useRefusedProblems } from './use-field-words.ts'
import { useOverlong } from './use-overlong.ts'
import { type Accepted, useSchemaProblems } from './use-schema-problems.ts'

export type FormRules = {
  /** What the contract says of the request: each field that breaks its rule is told of. */
  accepted?: Accepted
  /** Of each field that is not complete in another way, by its name: what is wrong. */
  missing?: FormProblems
  /** False where something is not complete that no field is to blame for. */
  isComplete?: boolean
  /** Said to who sends it all the same; null: what stands in the form says enough. */
  incompleteText?: string | null | undefined
  error?: unknown
  /** What a refusal says, in place of its own words. */
  refusal?: ReactNode
  /** Of a thing that others may change while the form is open. */
  edit?: KeptEdit | undefined
  /** Only with everything complete, nothing too long and every choice made. */
  onSubmit: () => void
}

/** Every form: it is sent only when it is complete, else it says what is wrong and leads to the first such field. */
export function useForm({ accepted, isComplete = true, error, edit, ...rest }: FormRules) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const ref = useRef<HTMLFormElement>(null)
  const [tries, setTries] = useState(0)
  const overlong = useOverlong(ref)
  const [isHeld, setHeld] = useState(false)
  const { problems: unaccepted, isComing } = useSchemaProblems(accepted)
  const missing = { ...unaccepted, ...rest.missing }
  const isIncomplete = !isComplete || Object.keys(missing).length > 0
  const isTouched = tries > 0
  const isTaken = edit !== undefined && conflictOf(error) !== null
  const mended = useMended(error)
  const problems: FormProblems = {
    ...mended.without(useRefusedProblems(isTaken ? null : error, accepted?.words)),
    ...(isTouched && isIncomplete ? missing : {}),
    ...useTakenProblems(edit),
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: each try and each refusal leads to its first field, or to its words
  useEffect(() => {
    if (ref.current && isTouched && !isTaken) leadToTrouble(ref.current)
  }, [tries, error])

  function submit(event: Pick<FormEvent, 'preventDefault'>) {
    event.preventDefault()
    if (isComing) setHeld(true)
    else send()
  }

  // What was pressed before the rules had come is done when they are there.
  useEffect(() => {
    if (!isHeld || isComing) return
    setHeld(false)
    send()
  })

  function send() {
    setTries(tries + 1)
    const isOverlong = overlong.find()
    if (!isIncomplete && !isOverlong && !edit?.isUndecided) rest.onSubmit()
  }

  const isRefused = Boolean(error) && !isTaken && !mended.isWhole
  const isMissing = isTouched && isMissingSaid({ isIncomplete, missing, overlong: overlong.names })
  // Where each of them holds something, nothing is left out: it is written in another way than is read.
  const isWrong =
    isComplete && Object.keys(rest.missing ?? {}).length === 0 && isTold(accepted?.body, Object.keys(missing))
  const { incompleteText = t(isWrong ? 'common.notRight' : 'common.incomplete') } = rest
  return {
    form: { ref, noValidate: true, onSubmit: submit, onChange: mended.note },
    submit,
    problems,
    notices: (
      <>
        {(rest.refusal || isRefused) && (
          <div tabIndex={-1} data-said="">
            {rest.refusal || <Notice state="late" title={words(error)} />}
          </div>
        )}
        {isMissing && incompleteText !== null && <Notice state="attention" title={incompleteText} />}
        {overlong.isFound && <Notice state="attention" title={t('common.length.refused')} />}
        {edit && <TakenFields edit={edit} />}
      </>
    ),
    /** As if it had not been tried yet. */
    begin: () => setTries(0),
  }
}

/** A refusal is of what was sent: a field that is changed since is not called wrong, and with all of them its words go. */
function useMended(error: unknown) {
  const [noted, setNoted] = useState<{ error: unknown; fields: readonly string[] }>({ error, fields: [] })
  const fields = noted.error === error ? noted.fields : []
  const refused = error instanceof ApiError ? refusedFields(error.details).map(({ field }) => field) : []
  return {
    isWhole: refused.length > 0 && refused.every((field) => fields.includes(field)),
    without: (problems: FormProblems): FormProblems =>
      Object.fromEntries(Object.entries(problems).filter(([field]) => !fields.includes(field))),
    note: ({ target }: FormEvent) => {
      const name = 'name' in target ? String(target.name) : ''
      const named = refused.filter((field) => field === name || name.startsWith(`${field}.`))
      if (named.some((field) => !fields.includes(field))) setNoted({ error, fields: [...fields, ...named] })
    },
  }
}

function isTold(body: unknown, fields: readonly string[]): boolean {
  if (typeof body !== 'object' || body === null) return false
  const values = new Map<string, unknown>(Object.entries(body))
  return fields.every((field) => ![undefined, null, ''].some((nothing) => values.get(field) === nothing))
}
