import { type ReactNode, useCallback, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../../../lib/api.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { DialogForm } from '../../../ui/forms/DialogForm.tsx'
import type { FormProblems } from '../../../ui/forms/form-problems.ts'
import { Notice } from '../../../ui/query-states.tsx'
import { useFate } from './use-fate.ts'

type Props = {
  title: string
  submitLabel: string
  laterLabel?: string
  /** Of each field that is not complete, by its name: what is wrong. */
  missing?: FormProblems
  /** Gives the key of what was said; null: nothing was. */
  onSubmit: () => string | null
  onClose: () => void
  /** The server has it, or it waits here for the line. */
  onDone?: () => void
  children: ReactNode
}

/**
 * What was said goes into the queue, with a line or without one. It closes at once without a line, else when the server
 * has taken it: what is refused stays as it was typed, and the form says why.
 */
export function AirFormDialog({ laterLabel, onSubmit, onDone, ...form }: Props) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const close = useRef(done)
  close.current = done
  const fate = useFate(useCallback(() => close.current(), []))
  function done() {
    onDone?.()
    form.onClose()
  }
  return (
    <DialogForm
      {...form}
      cancelLabel={laterLabel}
      areKeysShown
      incompleteText={null}
      isPending={fate.isWaiting}
      refusal={
        fate.refusedCode !== null && (
          <Notice state="late" title={words(new ApiError(fate.refusedCode, 409))}>
            {t('livestreams.line.wordsStay')}
          </Notice>
        )
      }
      onSubmit={() => fate.follow(onSubmit())}
    />
  )
}
