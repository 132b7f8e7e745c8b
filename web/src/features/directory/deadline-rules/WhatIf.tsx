import { useMutation } from '@tanstack/react-query'
import type { WhatIfResponse } from '@veche/contract/admin/deadline-rules.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { SelectField } from '../../../ui/forms/Field.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import { State } from '../../../ui/State.tsx'
import type { DeadlineRuleRow } from '../directory.queries.ts'
import * as styles from '../directory-page.module.css'
import type { RuleForm } from './rule-form.ts'

type Props = { ruleId: string | null; form: RuleForm; limit: DeadlineRuleRow['limit'] | null }
const PERIODS = [30, 90, 365]
const COUNTS = ['onTime', 'late', 'running'] as const

/** «Как изменились бы сроки»: the past judged by what stands in the form. Nothing is saved. */
export function WhatIf({ ruleId, form, limit }: Props) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const [days, setDays] = useState(90)
  const { key, match } = form
  const asked = JSON.stringify({ key, match, limit, days })
  const ask = useMutation({
    mutationFn: async (known: DeadlineRuleRow['limit']) => ({
      asked,
      ...(await unwrap(
        api.POST('/api/deadline-rules/what-if', { body: { ruleId, key, match, limit: known, days } }),
      )),
    }),
  })
  return (
    <section className="panel pad col g3" aria-labelledby="what-if">
      <h3 id="what-if">{t('directory.whatIf.title')}</h3>
      <div className={`row g3 wrap ${styles.whatIfFields}`}>
        <SelectField
          label={t('directory.whatIf.days')}
          name="days"
          value={days}
          onChange={({ target }) => setDays(Number(target.value))}
        >
          {PERIODS.map((period) => (
            <option key={period} value={period}>
              {t('directory.whatIf.period', { count: period })}
            </option>
          ))}
        </SelectField>
        <Button disabled={!limit} isBusy={ask.isPending} onClick={() => limit && ask.mutate(limit)}>
          {t('directory.whatIf.run')}
        </Button>
      </div>
      {ask.error && <Notice state="late" title={words(ask.error)} />}
      {ask.data?.asked === asked && <Answer answer={ask.data} />}
    </section>
  )
}

function Answer({ answer }: { answer: WhatIfResponse }) {
  const { t } = useTranslation()
  const { number, duration } = useFormat()
  const { affectedCount, examinedCount, isBounded, medianShiftMs, before, after } = answer
  if (affectedCount === 0)
    return <Notice state="waiting" title={t('directory.whatIf.none', { count: examinedCount })} />
  return (
    <div className="col g3" role="status">
      <p>
        {t('directory.whatIf.affected', { count: affectedCount, examined: number(examinedCount) })}{' '}
        {isBounded && t('directory.whatIf.bounded')}
      </p>
      <table>
        <thead>
          <tr>
            <td />
            {COUNTS.map((count) => (
              <th key={count} scope="col" className="n">
                {t(`directory.whatIf.${count}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[
            { key: 'before', counts: before },
            { key: 'after', counts: after },
          ].map(({ key, counts }) => (
            <tr key={key}>
              <th scope="row">{t(`directory.whatIf.${key}`)}</th>
              {COUNTS.map((count) => (
                <td key={count} className="n">
                  {number(counts[count])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {medianShiftMs !== null && (
        <p className="sm muted">
          {medianShiftMs === 0
            ? t('directory.whatIf.noShift')
            : t(medianShiftMs > 0 ? 'directory.whatIf.later' : 'directory.whatIf.sooner', {
                duration: duration(medianShiftMs),
              })}
        </p>
      )}
      <Examples examples={answer.examples} />
    </div>
  )
}

function Examples({ examples }: { examples: WhatIfResponse['examples'] }) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const state = (isLate: boolean) => (
    <State name={isLate ? 'late' : 'done'}>
      {t(isLate ? 'directory.whatIf.late' : 'directory.whatIf.inTime')}
    </State>
  )
  return (
    <table className={styles.directoryTable} aria-label={t('directory.whatIf.examples')}>
      <thead>
        <tr>
          <th scope="col">{t('directory.moves.incident')}</th>
          <th scope="col">{t('directory.whatIf.started')}</th>
          <th scope="col">{t('directory.moves.before')}</th>
          <th scope="col">{t('directory.moves.after')}</th>
        </tr>
      </thead>
      <tbody>
        {examples.map((example) => (
          <tr key={`${example.incidentId} ${example.startedAt}`}>
            <th scope="row">{t('common.numbered', { number: example.number })}</th>
            <td data-title={t('directory.whatIf.started')}>{moment(example.startedAt)}</td>
            <td data-title={t('directory.moves.before')}>
              {moment(example.before)} {state(example.wasLate)}
            </td>
            <td data-title={t('directory.moves.after')}>
              {moment(example.after)} {state(example.wouldBeLate)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
