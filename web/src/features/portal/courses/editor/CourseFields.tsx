import { useTranslation } from 'react-i18next'
import { TextArea, TextField } from '../../../../ui/forms/Field.tsx'
import { showToast } from '../../../../ui/overlays/toast.tsx'
import { CardsField } from './CardsField.tsx'
import { type CourseForm, FIGURES } from './course-form.ts'
import { QuestionsField } from './QuestionsField.tsx'

type Props = { form: CourseForm; code: string; onChange: (form: CourseForm) => void }

/** A course as fields: nobody has to know how its file is written. */
export function CourseFields({ form, code, onChange }: Props) {
  const { t } = useTranslation()
  const change = (part: Partial<CourseForm>) => onChange({ ...form, ...part })
  function remove(part: Partial<CourseForm>) {
    change(part)
    showToast(t('courses.form.removed'), () => onChange(form))
  }
  return (
    <>
      <TextField
        label={t('courses.form.title')}
        name="title"
        data-autofocus=""
        limit={120}
        hint={form.title.trim() !== '' && t('courses.form.codeHint', { code })}
        value={form.title}
        onChange={({ target }) => change({ title: target.value })}
      />
      <TextArea
        label={t('courses.form.purpose')}
        name="purpose"
        rows={2}
        limit={400}
        value={form.purpose}
        onChange={({ target }) => change({ purpose: target.value })}
      />
      <div className="grid2">
        {FIGURES.map((name) => (
          <TextField
            key={name}
            label={t(`courses.form.${name}`)}
            name={name}
            inputMode="numeric"
            value={form[name]}
            onChange={({ target }) => change({ [name]: target.value })}
          />
        ))}
      </div>
      <CardsField
        cards={form.cards}
        onChange={(cards) => change({ cards })}
        onRemove={(cards) => remove({ cards })}
      />
      <QuestionsField
        questions={form.questions}
        onChange={(questions) => change({ questions })}
        onRemove={(questions) => remove({ questions })}
      />
    </>
  )
}
