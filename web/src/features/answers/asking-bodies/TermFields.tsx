import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { CONTRIBUTION_HOURS } from '@veche/contract/values/casework/contributions.ts'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { SelectField, TextField } from '../../../ui/forms/Field.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import { type AskedTerms, distinctHours, isAnyTooShort, latestOf, sharedDueAt, termOf } from './use-terms.ts'

/** In place of hours. */
const OWN = 'own'

type Props = {
  incident: IncidentResponse
  hours: number
  terms: AskedTerms
  /** A moment of one's own by the clock of the wall; null: by the hours. */
  wall: string | null
  onTerm: (term: { hours: number; wall: string | null }) => void
  /** Of the one body that is asked. */
  onPerson: (personId: string | null) => void
}

/** Until when, who of one body in person, and why a part is due earlier than was asked. */
export function TermFields({ incident, hours, wall, terms, onTerm, onPerson }: Props) {
  const { t } = useTranslation()
  const { dueMoment, moment } = useFormat()
  const [only, ...others] = terms
  const people = others.length === 0 ? (only?.of?.people ?? []) : []
  function nameOf(count: number): string {
    const dueAt = sharedDueAt(terms, count)
    const name = t('contributions.hours', { count })
    return dueAt === null ? name : t('contributions.hoursUntil', { hours: name, moment: dueMoment(dueAt) })
  }
  const choices = distinctHours(terms, CONTRIBUTION_HOURS)
  const chosen = choices.find(({ same }) => same.includes(hours))?.hours ?? hours
  const latestAt = latestOf(terms)
  const bound = latestAt !== null && t('contributions.latest', { moment: moment(latestAt) })
  return (
    <>
      <SelectField
        label={t('contributions.term')}
        name="hours"
        hint={wall === null && bound}
        value={wall === null ? chosen : OWN}
        onChange={({ target }) =>
          onTerm(target.value === OWN ? { hours, wall: '' } : { hours: Number(target.value), wall: null })
        }
      >
        {choices.map((one) => (
          <option key={one.hours} value={one.hours}>
            {nameOf(one.hours)}
          </option>
        ))}
        <option value={OWN}>{t('contributions.ownTerm')}</option>
      </SelectField>
      {wall !== null && (
        <TextField
          label={t('contributions.ownMoment')}
          hint={bound}
          name="dueAt"
          type="datetime-local"
          required
          value={wall}
          onChange={({ target }) => onTerm({ hours, wall: target.value })}
        />
      )}
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
      {wall === null &&
        terms.map((one) => (
          <TermNotice key={one.body.id} one={one} hours={hours} isNamed={others.length > 0} />
        ))}
      {wall === null && isAnyTooShort(terms, hours) && (
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
  const { dueMoment } = useFormat()
  const { agencyName } = useDirectory()
  const term = termOf(one, hours)
  if (!one.of || !term) return null
  const { answerDueAt, people } = one.of
  const until = t('contributions.until', { moment: dueMoment(term.dueAt) })
  return (
    <Notice
      state={people.length === 0 || term.isCut ? 'attention' : 'waiting'}
      title={isNamed ? `${agencyName(one.body.agencyCode)}. ${until}` : until}
    >
      <p>
        {term.isCut && answerDueAt !== null
          ? t('contributions.cut', {
              moment: dueMoment(answerDueAt),
              hours: t('contributions.hours', { count: hours }),
            })
          : t('contributions.clocksGoOn')}
      </p>
      {people.length === 0 && <p>{t('contributions.nobodyThere')}</p>}
    </Notice>
  )
}
