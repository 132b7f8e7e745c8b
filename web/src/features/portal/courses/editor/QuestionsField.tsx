import type { CourseQuestion } from '@veche/contract/portal/courses.ts'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../../ui/Button.tsx'
import { FieldProblem, TextArea, TextField } from '../../../../ui/forms/Field.tsx'
import * as styles from '../courses.module.css'
import { changed, EMPTY_OPTION, EMPTY_QUESTION, moved, without } from './course-form.ts'
import { PartFrame } from './PartFrame.tsx'

const MOST = 15
const MOST_OPTIONS = 6
const LEAST_OPTIONS = 2
type Option = CourseQuestion['options'][number]
type Props = {
  questions: readonly CourseQuestion[]
  onChange: (questions: CourseQuestion[]) => void
  onRemove: (questions: CourseQuestion[]) => void
}

export function QuestionsField({ questions, onChange, onRemove }: Props) {
  const { t } = useTranslation()
  return (
    <section className="col g3" aria-label={t('courses.form.questions')}>
      <h3>{t('courses.form.questions')}</h3>
      {questions.map((question, place) => (
        <PartFrame
          // biome-ignore lint/suspicious/noArrayIndexKey: a question that is being written has no words yet
          key={place}
          name={t('courses.form.question', { no: place + 1 })}
          isFirst={place === 0}
          isLast={place === questions.length - 1}
          onMove={(by) => onChange(moved(questions, place, by))}
          onRemove={questions.length > 1 ? () => onRemove(without(questions, place)) : null}
        >
          <TextField
            label={t('courses.form.questionText')}
            name={`questions.${place}.text`}
            limit={500}
            value={question.text}
            onChange={({ target }) => onChange(changed(questions, place, { text: target.value }))}
          />
          <Options
            name={`questions.${place}.options`}
            options={question.options}
            onChange={(options) => onChange(changed(questions, place, { options }))}
            onRemove={(options) => onRemove(changed(questions, place, { options }))}
          />
        </PartFrame>
      ))}
      <FieldProblem name="questions" />
      {questions.length < MOST && (
        <div className="row">
          <Button onClick={() => onChange([...questions, EMPTY_QUESTION])}>
            {t('courses.form.addQuestion')}
          </Button>
        </div>
      )}
    </section>
  )
}

type OptionsProps = {
  name: string
  options: readonly Option[]
  onChange: (options: Option[]) => void
  onRemove: (options: Option[]) => void
}

function Options({ name, options, onChange, onRemove }: OptionsProps) {
  const { t } = useTranslation()
  return (
    <>
      <FieldProblem name={name} />
      {options.map((option, place) => {
        const no = place + 1
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: an answer that is being written has no words yet
          <div key={place} className={styles.courseOption}>
            <TextField
              label={t('courses.form.option', { no })}
              name={`${name}.${place}.text`}
              limit={300}
              value={option.text}
              onChange={({ target }) => onChange(changed(options, place, { text: target.value }))}
            />
            <label className="chk-l">
              <input
                type="checkbox"
                checked={option.isRight}
                onChange={({ target }) => onChange(changed(options, place, { isRight: target.checked }))}
              />
              <span>{t('courses.form.isRight', { no })}</span>
            </label>
            <TextArea
              label={t('courses.form.why', { no })}
              name={`${name}.${place}.why`}
              rows={2}
              limit={600}
              value={option.why}
              onChange={({ target }) => onChange(changed(options, place, { why: target.value }))}
            />
            {options.length > LEAST_OPTIONS && (
              <div className="row">
                <Button size="s" look="quiet" onClick={() => onRemove(without(options, place))}>
                  {t('courses.form.removeOption', { no })}
                </Button>
              </div>
            )}
          </div>
        )
      })}
      {options.length < MOST_OPTIONS && (
        <div className="row">
          <Button size="s" onClick={() => onChange([...options, EMPTY_OPTION])}>
            {t('courses.form.addOption')}
          </Button>
        </div>
      )}
    </>
  )
}
