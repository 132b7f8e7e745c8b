import { CLAIM_LIMIT, FULL_TEXT_LIMIT } from '@veche/contract/values/fakes.ts'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { Combobox } from '../../../ui/forms/Combobox.tsx'
import { TextArea } from '../../../ui/forms/Field.tsx'
import { claimProblem, type FakeForm } from './fake-form.ts'

type About = Pick<FakeForm, 'claim' | 'fullText' | 'municipalityCode' | 'topicCode' | 'isDanger'>
type Props = { form: About; isTouched: boolean; onChange: (changes: Partial<About>) => void }

/** What a card is about. */
export function FakeFields({ form, isTouched, onChange }: Props) {
  const { t } = useTranslation()
  const { directory, groupName } = useDirectory()
  const problem = isTouched ? claimProblem(form.claim) : null
  return (
    <>
      <TextArea
        data-autofocus=""
        label={t('fakes.form.claim')}
        name="claim"
        hint={t('fakes.form.claimHint', { count: form.claim.trim().length, limit: CLAIM_LIMIT })}
        error={problem ? t(`fakes.form.problem.${problem}`) : undefined}
        rows={2}
        value={form.claim}
        onChange={({ target }) => onChange({ claim: target.value })}
      />
      <TextArea
        label={t('fakes.form.fullText')}
        name="fullText"
        hint={t('fakes.form.fullTextHint')}
        rows={4}
        limit={FULL_TEXT_LIMIT}
        value={form.fullText}
        onChange={({ target }) => onChange({ fullText: target.value })}
      />
      <div className="grid2">
        <Combobox
          label={t('fakes.form.municipality')}
          name="municipalityCode"
          placeholder={t('fakes.everywhere')}
          value={form.municipalityCode}
          options={directory.municipalities.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(municipalityCode) => onChange({ municipalityCode })}
          canClear
        />
        <Combobox
          label={t('fakes.form.topic')}
          name="topicCode"
          value={form.topicCode}
          options={directory.topics.map(({ code, name, groupCode }) => ({
            value: code,
            label: name,
            group: groupName(groupCode) ?? '',
          }))}
          onChange={(topicCode) => onChange({ topicCode })}
          canClear
        />
      </div>
      <label className="chk-l">
        <input
          type="checkbox"
          name="isDanger"
          checked={form.isDanger}
          onChange={() => onChange({ isDanger: !form.isDanger })}
        />
        <span>
          {t('fakes.form.danger')}
          <span className="blk xs muted">{t('fakes.form.dangerHint')}</span>
        </span>
      </label>
    </>
  )
}
