import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextField } from '../../../ui/forms/Field.tsx'
import { ErrorNotice } from '../../../ui/query-states.tsx'
import * as styles from '../../../ui/settings-section.module.css'
import { LeakDeadlines } from './LeakDeadlines.tsx'
import { LeakTable } from './LeakTable.tsx'
import { countLeak, type LeakAsked, type LeakForm, leakFileUrl, toAsked } from './leak.queries.ts'

const EMPTY: LeakForm = { from: '', to: '', who: '', numbers: '' }

/** For an inquiry into a leak: who was shown whom, in numbers and as a file, and until when the regulator is told. */
export function LeakPanel() {
  const { t } = useTranslation()
  const { number } = useFormat()
  const [form, setForm] = useState(EMPTY)
  const [asked, setAsked] = useState<LeakAsked | null>(null)
  const count = useMutation({ mutationFn: countLeak })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const query = toAsked(form)
    setAsked(query)
    count.mutate(query)
  }
  const field = (name: keyof LeakForm) => ({
    ...{ label: t(`person.leak.${name}`), name, value: form[name] },
    onChange: ({ target }: { target: HTMLInputElement }) => setForm({ ...form, [name]: target.value }),
  })
  const told = count.data
  return (
    <section className={`panel ${styles.settingsSection}`} aria-label={t('person.leak.title')}>
      <h2>{t('person.leak.title')}</h2>
      <p className="sm muted">{t('person.leak.text')}</p>
      <form className="form" onSubmit={submit}>
        <TextField {...field('from')} type="datetime-local" required />
        <TextField {...field('to')} type="datetime-local" required />
        <TextField {...field('who')} limit={100} />
        <TextField {...field('numbers')} inputMode="numeric" />
        <Button type="submit" isBusy={count.isPending}>
          {t('person.leak.count')}
        </Button>
      </form>
      {count.error && asked && <ErrorNotice error={count.error} onRetry={() => count.mutate(asked)} />}
      {told && asked && (
        <>
          <p role="status">
            {told.readings === 0
              ? t('person.leak.nobody')
              : t('person.leak.told', { readings: number(told.readings), questions: number(told.questions) })}
          </p>
          {told.readers.length > 0 && <LeakTable readers={told.readers} />}
          {told.isCut && <p>{t('person.leak.cut')}</p>}
          <p>
            {(['csv', 'xlsx'] as const).map((format) => (
              <a key={format} className="btn s" href={leakFileUrl(asked, format)} download="">
                {t(`person.leak.${format}`)}
              </a>
            ))}
          </p>
        </>
      )}
      <LeakDeadlines />
    </section>
  )
}
