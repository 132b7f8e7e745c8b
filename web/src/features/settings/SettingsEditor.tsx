import { useQuery } from '@tanstack/react-query'
import type { Settings } from '@veche/contract/admin/settings.ts'
import { Fragment, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeptEdit } from '../../lib/forms/use-kept-edit.ts'
import { useFormat } from '../../lib/words/use-format.ts'
import { Button } from '../../ui/Button.tsx'
import { FieldProblem, TextArea, TextField } from '../../ui/forms/Field.tsx'
import { emptyFields } from '../../ui/forms/form-problems.ts'
import { KeptForm } from '../../ui/forms/KeptForm.tsx'
import { ErrorNotice, SkeletonRows } from '../../ui/query-states.tsx'
import { settingsQuery } from './settings.queries.ts'
import {
  isNumberValid,
  isSpan,
  NUMBERS,
  type SettingsForm,
  SPANS,
  SWITCHES,
  toForm,
  toSettings,
} from './settings-form.ts'
import { useSaveSettings, useSettingLabels } from './use-save-settings.ts'

export function SettingsEditor() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(settingsQuery)
  const [isDirty, setDirty] = useState(false)
  const shown = useRef(data)
  // What is typed outlives what others save meanwhile; an untouched form follows it.
  if (!isDirty) shown.current = data
  if (error && !data) return <ErrorNotice error={error} onRetry={refetch} />
  if (!shown.current) return <SkeletonRows label={t('settings.loading')} />
  return <Form key={JSON.stringify(shown.current)} settings={shown.current} onDirty={setDirty} />
}

const PARTS = ['work', 'repeats', 'answers'] as const

function Form({ settings, onDirty }: { settings: Settings; onDirty: (isDirty: boolean) => void }) {
  const { t } = useTranslation()
  const { percent } = useFormat()
  const [form, setForm] = useState(() => toForm(settings))
  const next = toSettings(form, settings)
  const isChanged = JSON.stringify(form) !== JSON.stringify(toForm(settings))
  useEffect(() => void onDirty(isChanged), [isChanged, onDirty])
  const wrong = NUMBERS.filter((field) => !isNumberValid(form[field.key], field))
  const missing = {
    ...Object.fromEntries(wrong.map(({ key, min, max }) => [key, t('settings.bounds', { min, max })])),
    ...(!next && wrong.length === 0 && { stopPhrases: t('settings.wrongPhrases') }),
    ...emptyFields(
      Object.fromEntries(SPANS.map((key) => [key, form[key].from && form[key].to])),
      t('common.fillField'),
    ),
  }
  const { save, undo } = useSaveSettings(settings, () => onDirty(false))
  const labels = useSettingLabels()
  const spanWords = (value: unknown) => (isSpan(value) ? `${value.from}–${value.to}` : null)
  const edit = useKeptEdit<Settings>({
    ...{ opened: settings, said: next, save, labels },
    put: (field, value) => setForm(toForm({ ...(next ?? settings), [field]: value })),
    words: {
      quietHours: spanWords,
      publicationHours: spanWords,
      similarityLimit: (value) => percent(Number(value)),
    },
  })
  return (
    <KeptForm
      edit={edit}
      missing={missing}
      doneText={t('settings.done')}
      refresh={[['settings']]}
      undo={undo}
      extra={
        isChanged && (
          <Button look="quiet" onClick={() => setForm(toForm(settings))}>
            {t('settings.reset')}
          </Button>
        )
      }
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
    </KeptForm>
  )
}

type PartProps = { form: SettingsForm; onChange: (form: SettingsForm) => void }

function Numbers({ part, form, onChange }: PartProps & { part: (typeof PARTS)[number] }) {
  const { t } = useTranslation()
  return NUMBERS.filter((field) => field.part === part).map((field) => (
    <TextField
      key={field.key}
      label={t(`settings.${field.key}.label`)}
      name={field.key}
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
      {SWITCHES.map((key) => (
        <Fragment key={key}>
          <label className="chk-l">
            <input
              type="checkbox"
              checked={form[key]}
              onChange={() => onChange({ ...form, [key]: !form[key] })}
            />
            <span>
              {t(`settings.${key}.label`)}
              <span className="blk xs muted">{t(`settings.${key}.hint`)}</span>
            </span>
          </label>
          <FieldProblem name={key} />
        </Fragment>
      ))}
      <TextArea
        label={t('settings.stopPhrases.label')}
        name="stopPhrases"
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
            name={key}
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
