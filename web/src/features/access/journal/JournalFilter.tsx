import { JOURNAL_WORDS_LIMIT } from '@veche/contract/values/access.ts'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { SelectField, TextField } from '../../../ui/forms/Field.tsx'
import * as styles from './journal.module.css'
import {
  EMPTY_FORM,
  groupOf,
  JOURNAL_GROUPS,
  type JournalForm,
  numberOf,
  QUESTION_GROUPS,
} from './journal-filter.ts'

type Props = { form: JournalForm; onChange: (form: JournalForm) => void }

/** Who, about what, what, when and from where; the order too where the table has no head to press. */
export function JournalFilter({ form, onChange }: Props) {
  const { t } = useTranslation()
  const isOfQuestion = numberOf(form.number) !== ''
  const isWrong = form.number.trim() !== '' && !isOfQuestion
  const isEmpty = Object.values(form).every((value) => value === '')
  return (
    <search className={styles.filter}>
      <TextField
        label={t('accounts.journal.filter.who')}
        name="who"
        type="search"
        value={form.who}
        onChange={({ target }) => onChange({ ...form, who: target.value })}
      />
      <TextField
        label={t('accounts.journal.filter.words')}
        name="words"
        type="search"
        limit={JOURNAL_WORDS_LIMIT}
        placeholder={t('accounts.journal.filter.wordsLike')}
        value={form.words}
        onChange={({ target }) => onChange({ ...form, words: target.value })}
      />
      <TextField
        label={t('accounts.journal.filter.number')}
        name="number"
        inputMode="numeric"
        hint={isWrong ? t('accounts.journal.filter.noNumber') : undefined}
        value={form.number}
        onChange={({ target }) => onChange({ ...form, number: target.value })}
      />
      <SelectField
        label={t('accounts.journal.filter.what')}
        name="group"
        hint={groupOf(form) === 'without_lists' ? t('accounts.journal.filter.shown') : undefined}
        value={groupOf(form)}
        onChange={({ target }) => onChange({ ...form, group: target.value })}
      >
        {!isOfQuestion && <option value="">{t('accounts.journal.filter.all')}</option>}
        {[...(isOfQuestion ? QUESTION_GROUPS : []), ...JOURNAL_GROUPS].map((group) => (
          <option key={group} value={group}>
            {t(`accounts.journal.group.${group}`)}
          </option>
        ))}
      </SelectField>
      <TextField
        label={t('accounts.journal.filter.from')}
        name="from"
        type="date"
        value={form.from}
        onChange={({ target }) => onChange({ ...form, from: target.value })}
      />
      <TextField
        label={t('accounts.journal.filter.to')}
        name="to"
        type="date"
        value={form.to}
        onChange={({ target }) => onChange({ ...form, to: target.value })}
      />
      <TextField
        label={t('accounts.journal.filter.network')}
        name="network"
        inputMode="decimal"
        placeholder="10.1.2."
        value={form.network}
        onChange={({ target }) => onChange({ ...form, network: target.value })}
      />
      <div className={styles.orderOfPhone}>
        <SelectField
          label={t('accounts.journal.filter.order')}
          name="order"
          value={form.order}
          onChange={({ target }) => onChange({ ...form, order: target.value })}
        >
          <option value="">{t('accounts.journal.filter.newest')}</option>
          <option value="oldest">{t('accounts.journal.filter.oldest')}</option>
        </SelectField>
      </div>
      {!isEmpty && (
        <Button look="quiet" onClick={() => onChange(EMPTY_FORM)}>
          {t('accounts.journal.filter.reset')}
        </Button>
      )}
    </search>
  )
}
