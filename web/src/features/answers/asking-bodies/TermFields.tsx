import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { CONTRIBUTION_HOURS } from '@veche/contract/values/casework/contributions.ts'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { SelectField } from '../../../ui/forms/Field.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import { type AskedTerms, isAnyTooShort, sharedDueAt, termOf } from './use-terms.ts'

type Props = {
  incident: IncidentResponse
  hours: number
  terms: AskedTerms
  onHours: (hours: number) => void
  /** Of the one body that is asked. */
  onPerson: (personId: string | null) => void
}

/** Until when, who of one body in person, and why a part is due earlier than was asked. */
export function TermFields({ incident, hours, terms, onHours, onPerson }: Props) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const [only, ...others] = terms
  const people = others.length === 0 ? (only?.of?.people ?? []) : []
  function nameOf(count: number): string {
    const dueAt = sharedDueAt(terms, count)
    const name = t('contributions.hours', { count })
    return dueAt === null ? name : t('contributions.hoursUntil', { hours: name, moment: moment(dueAt) })
  }
  return (
    <>
      <SelectField
        label={t('contributions.term')}
        name="hours"
        value={hours}
        onChange={({ target }) => onHours(Number(target.value))}
      >
        {CONTRIBUTION_HOURS.map((one) => (
          <option key={one} value={one}>
            {nameOf(one)}
          </option>
        ))}
      </SelectField>
      {only && people.length > 1 && (
        <SelectField
          label={t('contributions.person')}
          name="personId"
          value={only.body.personId ?? ''}
          onChange={({ target }) => onPerson(target.value === '' ? null : target.value)}
        >
          <option value="">{t('contributions.anybody')}</option>
          {people.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
      {terms.map((one) => (
        <TermNotice key={one.body.id} one={one} hours={hours} isNamed={others.length > 0} />
      ))}
      {isAnyTooShort(terms, hours) && (
        <Notice state="attention" title={t('contributions.tooShort')}>
          <p>
            {t(
              incident.abilities.change_deadline
                ? 'contributions.laterYourself'
                : 'contributions.laterByOthers',
            )}
          </p>
        </Notice>
      )}
    </>
  )
}

type NoticeProps = { one: AskedTerms[number]; hours: number; isNamed: boolean }

function TermNotice({ one, hours, isNamed }: NoticeProps) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const { agencyName } = useDirectory()
  const term = termOf(one, hours)
  if (!one.of || !term) return null
  const { answerDueAt, people } = one.of
  const until = t('contributions.until', { moment: moment(term.dueAt) })
  return (
    <Notice
      state={people.length === 0 || term.isCut ? 'attention' : 'waiting'}
      title={isNamed ? `${agencyName(one.body.agencyCode)}. ${until}` : until}
    >
      <p>
        {term.isCut && answerDueAt !== null
          ? t('contributions.cut', {
              moment: moment(answerDueAt),
              hours: t('contributions.hours', { count: hours }),
            })
          : t('contributions.clocksGoOn')}
      </p>
      {people.length === 0 && <p>{t('contributions.nobodyThere')}</p>}
    </Notice>
  )
}
