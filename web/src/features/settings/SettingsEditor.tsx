import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Settings } from '@veche/contract/settings.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../lib/api.ts'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/Button.tsx'
import { TextArea, TextField } from '../../ui/Field.tsx'
import { ErrorNotice, Notice, SkeletonRows } from '../../ui/query-states.tsx'
import { showErrorToast, showToast } from '../../ui/toast.tsx'
import { settingsQuery } from './settings.queries.ts'
import { isNumberValid, NUMBERS, type SettingsForm, SPANS, toForm, toSettings } from './settings-form.ts'

export function SettingsEditor() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(settingsQuery)
  if (error && !data) return <ErrorNotice error={error} onRetry={refetch} />
  if (!data) return <SkeletonRows label={t('settings.loading')} />
  return <Form key={JSON.stringify(data)} settings={data} />
}

const PARTS = ['work', 'repeats', 'answers'] as const

function Form({ settings }: { settings: Settings }) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const [form, setForm] = useState(() => toForm(settings))
  const next = toSettings(form, settings)
  const isChanged = JSON.stringify(form) !== JSON.stringify(toForm(settings))
  const save = useMutation({
    mutationFn: (body: Settings) => unwrap(api.PUT('/api/settings', { body })),
    onSuccess: (saved, sent) => {
      queryClient.setQueryData(settingsQuery.queryKey, saved)
      showToast(t('settings.done'), sent === settings ? null : () => save.mutate(settings))
    },
    onError: (error) => showErrorToast(words(error)),
  })
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (next) save.mutate(next)
      }}
    >
      {PARTS.map((part) => (
        <section key={part} className="panel pad form">
          <h2>{t(`settings.part.${part}`)}</h2>
          <Numbers part={part} form={form} onChange={setForm} />
          {part === 'answers' && <Answers form={form} onChange={setForm} />}
        </section>
      ))}
      <section className="panel pad form">
        <h2>{t('settings.part.hours')}</h2>
        <Hours form={form} onChange={setForm} />
      </section>
      {save.error && <Notice state="late" title={words(save.error)} />}
      <div className="row g3 wrap">
        <Button look="primary" type="submit" disabled={!next || !isChanged} isBusy={save.isPending}>
          {t('common.save')}
        </Button>
        {isChanged && (
          <Button look="quiet" onClick={() => setForm(toForm(settings))}>
            {t('settings.reset')}
          </Button>
        )}
        {!next && <span className="sm field-e">{t('settings.wrong')}</span>}
      </div>
    </form>
  )
}

type PartProps = { form: SettingsForm; onChange: (form: SettingsForm) => void }

function Numbers({ part, form, onChange }: PartProps & { part: (typeof PARTS)[number] }) {
  const { t } = useTranslation()
  return NUMBERS.filter((field) => field.part === part).map((field) => (
    <TextField
      key={field.key}
      label={t(`settings.${field.key}.label`)}
      hint={t(`settings.${field.key}.hint`)}
      inputMode="numeric"
      value={form[field.key]}
      error={
        isNumberValid(form[field.key], field)
          ? undefined
          : t('settings.bounds', { min: field.min, max: field.max })
      }
      onChange={({ target }) => onChange({ ...form, [field.key]: target.value })}
    />
  ))
}

function Answers({ form, onChange }: PartProps) {
  const { t } = useTranslation()
  return (
    <>
      <label className="chk-l">
        <input
          type="checkbox"
          checked={form.asksAuthor}
          onChange={() => onChange({ ...form, asksAuthor: !form.asksAuthor })}
        />
        <span>
          {t('settings.asksAuthor.label')}
          <span className="blk xs muted">{t('settings.asksAuthor.hint')}</span>
        </span>
      </label>
      <TextArea
        label={t('settings.stopPhrases.label')}
        hint={t('settings.stopPhrases.hint')}
        rows={6}
        value={form.stopPhrases}
        onChange={({ target }) => onChange({ ...form, stopPhrases: target.value })}
      />
    </>
  )
}

function Hours({ form, onChange }: PartProps) {
  const { t } = useTranslation()
  return SPANS.map((key) => (
    <fieldset key={key} className="col g2">
      <legend className="lab">{t(`settings.${key}.label`)}</legend>
      <p className="xs muted">{t(`settings.${key}.hint`)}</p>
      <div className="grid2">
        {(['from', 'to'] as const).map((end) => (
          <TextField
            key={end}
            label={t(`settings.${end}`)}
            type="time"
            required
            value={form[key][end]}
            onChange={({ target }) => onChange({ ...form, [key]: { ...form[key], [end]: target.value } })}
          />
        ))}
      </div>
    </fieldset>
  ))
}
