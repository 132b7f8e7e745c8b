import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextField } from '../../../ui/forms/Field.tsx'
import * as styles from './courses.module.css'
import { certificateQuery } from './courses.queries.ts'

/** A number that was brought on paper: whose it is and whether it is valid, or that there is none. */
export function CheckCertificate({ onFound }: { onFound: (number: string) => void }) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const [typed, setTyped] = useState('')
  const check = useMutation({
    mutationFn: (number: string) => queryClient.fetchQuery({ ...certificateQuery(number), retry: false }),
    onSuccess: ({ number }) => onFound(number),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (typed.trim() !== '') check.mutate(typed.trim())
  }
  return (
    <form className={styles.gateRow} aria-label={t('courses.check.title')} onSubmit={submit}>
      <TextField
        label={t('courses.check.number')}
        name="number"
        required
        limit={40}
        autoComplete="off"
        placeholder="2026-XXXX-XXXX-XXXX"
        value={typed}
        error={check.error ? words(check.error) : undefined}
        onChange={({ target }) => setTyped(target.value)}
      />
      <Button type="submit" isBusy={check.isPending}>
        {t('courses.check.go')}
      </Button>
    </form>
  )
}
