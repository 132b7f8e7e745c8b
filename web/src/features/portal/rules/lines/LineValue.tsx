import { RULE_LIMITS } from '@veche/contract/values/portal/work-rules.ts'
import { useTranslation } from 'react-i18next'
import { SelectField, TextField } from '../../../../ui/forms/Field.tsx'
import type { Line } from '../rule-form.ts'
import type { RuleOptions } from '../use-rule-options.ts'
import { CodesField } from './CodesField.tsx'
import { AskBodyLine, PutAsideLine, SubtaskLine } from './MakeLines.tsx'
import { type About, OwnFieldLine } from './OwnFieldLine.tsx'
import { PersonLine } from './PersonLine.tsx'
import { ShiftLine } from './ShiftLine.tsx'

const ONE = ['give', 'draft']
const WORDY = ['words', 'without_words', 'place', 'tag']
const ANSWERED = ['danger', 'working_time', 'repeat']

type Props = {
  line: Line
  /** Which line it is. */
  place: string
  /** An act sets one topic, a condition names several. */
  isAct?: boolean
  options: RuleOptions
  /** What the other lines say of topics. */
  about?: About
  /** The body that another act gives to. */
  givenTo?: string | null
  onChange: (changes: Partial<Line>) => void
}

/** What a line is about, by its kind. */
export function LineValue({ line, place, isAct = false, options, about, givenTo = null, onChange }: Props) {
  const { t } = useTranslation()
  const { kind, codes, text, value, from, to, count } = line
  const label = t('rules.value', { what: place })
  const known = options[kind]
  if (kind === '' || kind === 'urge' || kind === 'take') return null
  if (kind === 'field_is' || kind === 'field_filled' || kind === 'set_field')
    return <OwnFieldLine line={line} label={label} about={about} onChange={onChange} />
  if (kind === 'give_person')
    return <PersonLine line={line} label={place} givenTo={givenTo} onChange={onChange} />
  if (kind === 'subtask') return <SubtaskLine line={line} label={place} onChange={onChange} />
  if (kind === 'put_aside') return <PutAsideLine line={line} onChange={onChange} />
  if (kind === 'ask_body') return <AskBodyLine line={line} label={place} onChange={onChange} />
  if (kind === 'give_on_shift') return <ShiftLine line={line} label={place} onChange={onChange} />
  if (kind === 'draft' && known?.length === 0) return <p className="sm muted">{t('rules.noTemplates')}</p>
  if (kind === 'notify')
    return (
      <>
        <CodesField
          name="codes"
          label={label}
          options={known ?? []}
          codes={codes}
          onChange={(next) => onChange({ codes: next })}
        />
        <TextField
          label={t('rules.notice')}
          name="notice"
          limit={RULE_LIMITS.notice}
          value={text}
          onChange={({ target }) => onChange({ text: target.value })}
        />
      </>
    )
  if (known)
    return (
      <CodesField
        name="codes"
        label={label}
        options={known}
        codes={codes}
        isOne={ONE.includes(kind) || (isAct && kind === 'topic')}
        onChange={(next) => onChange({ codes: next })}
      />
    )
  if (WORDY.includes(kind))
    return (
      <TextField
        label={label}
        name="words"
        hint={t(kind === 'tag' ? 'rules.tagsHint' : 'rules.wordsHint')}
        value={text}
        onChange={({ target }) => onChange({ text: target.value })}
      />
    )
  if (kind === 'urgency' || ANSWERED.includes(kind)) {
    const [yes, no] = kind === 'urgency' ? (['urgent', 'normal'] as const) : (['yes', 'no'] as const)
    const [first, second] = kind === 'urgency' ? ['urgent', 'normal'] : ['true', 'false']
    return (
      <SelectField
        label={label}
        name="value"
        value={value}
        onChange={({ target }) => onChange({ value: target.value })}
      >
        <option value={first}>{t(`rules.${yes}`)}</option>
        <option value={second}>{t(`rules.${no}`)}</option>
      </SelectField>
    )
  }
  if (kind === 'time')
    return (
      <>
        <TextField
          label={t('rules.from')}
          name="from"
          type="time"
          value={from}
          onChange={({ target }) => onChange({ from: target.value })}
        />
        <TextField
          label={t('rules.to')}
          name="to"
          type="time"
          value={to}
          onChange={({ target }) => onChange({ to: target.value })}
        />
      </>
    )
  return (
    <TextField
      label={t(kind === 'age' || kind === 'stands' ? 'rules.hours' : 'rules.times')}
      name="count"
      type="number"
      min={1}
      value={count}
      onChange={({ target }) => onChange({ count: target.value })}
    />
  )
}
