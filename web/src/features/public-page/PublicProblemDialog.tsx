import { PUBLIC_TEXT_LIMIT, REGISTER_REASON_LIMIT } from '@veche/contract/values/incidents.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { schemaOf } from '../../lib/forms/schema-of.ts'
import { useKeptEdit } from '../../lib/forms/use-kept-edit.ts'
import { TextArea, TextField } from '../../ui/forms/Field.tsx'
import { FormDialog } from '../../ui/forms/FormDialog.tsx'
import { editPublicProblem, type PublicProblem } from './public-page.queries.ts'

const CHANGED = schemaOf(
  () => import('@veche/contract/casework/public-problem.ts'),
  'UpdatePublicProblemRequest',
)

type Decided = Pick<PublicProblem, 'isHidden' | 'hiddenReason' | 'text' | 'showsAnswer'>
type Props = { incidentId: string; problem: PublicProblem; onClose: () => void }

/** Hides a question from the open register, or says in which words everybody reads it. */
export function PublicProblemDialog({ incidentId, problem, onClose }: Props) {
  const { t } = useTranslation()
  const { isHidden, hiddenReason, text, showsAnswer } = problem
  const [form, setForm] = useState<Decided>({ isHidden, hiddenReason, text, showsAnswer })
  const change = (changes: Partial<Decided>) => setForm((before) => ({ ...before, ...changes }))
  const edit = useKeptEdit<Decided>({
    opened: { isHidden, hiddenReason, text, showsAnswer },
    said: form,
    save: (changes, before) => editPublicProblem(incidentId, changes, before),
    put: (field, value) => change({ [field]: value }),
    labels: {
      isHidden: t('register.form.isHidden'),
      hiddenReason: t('register.form.hiddenReason'),
      text: t('register.form.text'),
      showsAnswer: t('register.form.showsAnswer'),
    },
    words: {
      isHidden: (value) => t(value === true ? 'register.hidden' : 'register.shown'),
      showsAnswer: (value) => t(value === true ? 'register.form.yes' : 'register.form.no'),
    },
  })
  const isReasonMissing = form.isHidden && (form.hiddenReason ?? '').trim() === ''
  return (
    <FormDialog
      title={t('register.form.title')}
      submitLabel={t('common.save')}
      doneText={t('register.form.saved')}
      refresh={['incident', incidentId]}
      accepted={{ schema: CHANGED, body: form }}
      missing={isReasonMissing ? { hiddenReason: t('register.form.reasonMissing') } : {}}
      edit={edit}
      send={isReasonMissing ? null : edit.send}
      onClose={onClose}
    >
      <p className="sm muted">{t('register.form.lead')}</p>
      <label className="row g2">
        <input
          type="checkbox"
          data-autofocus=""
          name="isHidden"
          checked={form.isHidden}
          onChange={({ target }) => change({ isHidden: target.checked })}
        />
        {t('register.form.isHidden')}
      </label>
      {form.isHidden && (
        <TextField
          label={t('register.form.hiddenReason')}
          name="hiddenReason"
          limit={REGISTER_REASON_LIMIT}
          value={form.hiddenReason ?? ''}
          onChange={({ target }) => change({ hiddenReason: target.value })}
        />
      )}
      <TextArea
        label={t('register.form.text')}
        hint={t('register.form.textHint')}
        name="text"
        rows={4}
        limit={PUBLIC_TEXT_LIMIT}
        value={form.text ?? ''}
        onChange={({ target }) => change({ text: target.value === '' ? null : target.value })}
      />
      {!problem.isAskedPublicly && (
        <label className="row g2">
          <input
            type="checkbox"
            name="showsAnswer"
            checked={form.showsAnswer}
            onChange={({ target }) => change({ showsAnswer: target.checked })}
          />
          {t('register.form.showsAnswer')}
        </label>
      )}
    </FormDialog>
  )
}
