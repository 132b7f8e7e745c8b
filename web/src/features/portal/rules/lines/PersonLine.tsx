import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../../lib/directory.ts'
import { peopleQuery } from '../../../../lib/people/people.queries.ts'
import { type Person, usePersonOptions } from '../../../../lib/people/use-person-options.ts'
import { Combobox } from '../../../../ui/forms/Combobox.tsx'
import type { Line } from '../rule-form.ts'
import * as styles from '../rules.module.css'

const DOERS: readonly Person['role'][] = ['executor', 'coordinator', 'head']

type Props = {
  line: Line
  /** Which line it is. */
  label: string
  /** The body that another act of the rule gives to. */
  givenTo: string | null
  onChange: (changes: Partial<Line>) => void
}

/** A unit or a person of a body, as in giving by hand: with what each has in hand, and who is away. */
export function PersonLine({ line, label, givenTo, onChange }: Props) {
  const { t } = useTranslation()
  const { directory, agency } = useDirectory()
  const unitCode = line.codes[0] ?? null
  const assigneeId = line.value === 'true' || line.value === '' ? null : line.value
  const ofUnit = directory.agencies.find(({ units }) => units.some(({ code }) => code === unitCode))
  const agencyCode = line.field || ofUnit?.code || givenTo
  const { data } = useQuery({ ...peopleQuery(agencyCode ?? ''), enabled: agencyCode !== null })
  const doers = (data?.people ?? []).filter(({ role }) => DOERS.includes(role))
  const people = doers.filter(({ id, unitCode: own }, index) => {
    const isFirst = doers.findIndex((person) => person.id === id) === index
    return isFirst && (unitCode === null || own === null || own === unitCode)
  })
  const options = usePersonOptions(agencyCode, people)
  const isThere = assigneeId === null || options.some(({ value }) => value === assigneeId)
  const gone = { value: assigneeId ?? '', label: line.text || t('rules.person'), isStruck: true }
  const units = agency(agencyCode)?.units ?? []
  const say = (changes: Partial<Line>) => onChange({ field: agencyCode ?? '', ...changes })
  return (
    <div className={styles.personLine}>
      <Combobox
        label={t('rules.personBody', { what: label })}
        name="agencyCode"
        value={agencyCode}
        options={directory.agencies.map(({ code, name }) => ({ value: code, label: name }))}
        placeholder={t('rules.choose')}
        onChange={(code) => onChange({ field: code ?? '', codes: [], value: '', text: '' })}
      />
      {agencyCode !== null && units.length > 0 && (
        <Combobox
          label={t('rules.personUnit', { what: label })}
          name="unitCode"
          value={unitCode}
          options={units.map(({ code, name }) => ({ value: code, label: name }))}
          placeholder={t('rules.choose')}
          canClear
          onChange={(code) => say({ codes: code === null ? [] : [code], value: '', text: '' })}
        />
      )}
      {agencyCode !== null && (
        <Combobox
          label={t('rules.personWho', { what: label })}
          name="assigneeId"
          value={assigneeId}
          options={
            isThere ? options : [...options, { ...gone, description: data ? t('rules.personGone') : '' }]
          }
          placeholder={t('rules.choose')}
          canClear
          onChange={(id) => {
            const chosen = options.find(({ value }) => value === id)
            say({ value: id ?? '', text: chosen?.label ?? '' })
          }}
        />
      )}
      <p className="xs muted">{t(data && doers.length === 0 ? 'rules.personNobody' : 'rules.personHint')}</p>
    </div>
  )
}
