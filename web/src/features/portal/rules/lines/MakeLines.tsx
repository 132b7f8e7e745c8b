import { CONTRIBUTION_ASK_LIMIT, CONTRIBUTION_HOURS } from '@veche/contract/values/casework/contributions.ts'
import { SNOOZE_DAYS_LIMIT } from '@veche/contract/values/casework/snoozes.ts'
import { SUBTASK_WHAT_LIMIT } from '@veche/contract/values/casework/subtasks.ts'
import { RULE_LIMITS } from '@veche/contract/values/portal/work-rules.ts'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../../lib/directory.ts'
import { Combobox } from '../../../../ui/forms/Combobox.tsx'
import { SelectField, TextField } from '../../../../ui/forms/Field.tsx'
import type { Line } from '../rule-form.ts'
import * as styles from '../rules.module.css'
import { PersonLine } from './PersonLine.tsx'

type Props = {
  line: Line
  /** Which line it is. */
  label: string
  onChange: (changes: Partial<Line>) => void
}

/** What is to be done, by which day, and who does it; with no body it is whoever has the question. */
export function SubtaskLine({ line, label, onChange }: Props) {
  const { t } = useTranslation()
  return (
    <>
      <TextField
        label={t('rules.subtaskWhat')}
        name="what"
        limit={SUBTASK_WHAT_LIMIT}
        value={line.words}
        onChange={({ target }) => onChange({ words: target.value })}
      />
      <TextField
        label={t('rules.subtaskDays')}
        name="days"
        type="number"
        min={0}
        max={RULE_LIMITS.subtaskDays}
        hint={t('rules.subtaskHint')}
        value={line.count}
        onChange={({ target }) => onChange({ count: target.value })}
      />
      <PersonLine line={line} label={label} givenTo={null} onChange={onChange} />
    </>
  )
}

/** Until when it is out of the list. */
export function PutAsideLine({ line, onChange }: Omit<Props, 'label'>) {
  const { t } = useTranslation()
  return (
    <>
      <TextField
        label={t('rules.asideDays')}
        name="days"
        type="number"
        min={1}
        max={SNOOZE_DAYS_LIMIT - 1}
        value={line.count}
        onChange={({ target }) => onChange({ count: target.value })}
      />
      <TextField
        label={t('rules.asideTime')}
        name="time"
        type="time"
        hint={t('rules.asideHint')}
        value={line.from}
        onChange={({ target }) => onChange({ from: target.value })}
      />
    </>
  )
}

/** Which body is asked, for what, and how much time it has. */
export function AskBodyLine({ line, label, onChange }: Props) {
  const { t } = useTranslation()
  const { directory } = useDirectory()
  return (
    <div className={styles.personLine}>
      <Combobox
        label={t('rules.personBody', { what: label })}
        name="agencyCode"
        value={line.codes[0] ?? null}
        options={directory.agencies.map(({ code, name }) => ({ value: code, label: name }))}
        placeholder={t('rules.choose')}
        onChange={(code) => onChange({ codes: code === null ? [] : [code] })}
      />
      <TextField
        label={t('rules.askWhat')}
        name="ask"
        limit={CONTRIBUTION_ASK_LIMIT}
        hint={t('rules.askHint')}
        value={line.words}
        onChange={({ target }) => onChange({ words: target.value })}
      />
      <SelectField
        label={t('rules.askHours')}
        name="hours"
        value={line.count}
        onChange={({ target }) => onChange({ count: target.value })}
      >
        {CONTRIBUTION_HOURS.map((hours) => (
          <option key={hours} value={hours}>
            {hours}
          </option>
        ))}
      </SelectField>
    </div>
  )
}
