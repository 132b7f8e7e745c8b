import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { FieldChoice } from '../../../ui/forms/FieldChoice.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import { activityQuery } from '../incidents.queries.ts'
import { type FieldConflict, type Fields, type FieldValue, lastChangeOf, type Side } from './field-merge.ts'
import type { FieldMerge } from './use-field-merge.ts'

type Props<F extends Fields> = {
  incidentId: string
  merge: FieldMerge<F>
  labelOf: (field: keyof F & string) => string
  wordsOf: (field: keyof F & string, value: FieldValue) => string | null
}

/** Field by field: what the person filled in, what stands there now and who put it there. Nothing is lost before the choice. */
export function FieldMergeView<F extends Fields>({ incidentId, merge, labelOf, wordsOf }: Props<F>) {
  const { t } = useTranslation()
  const [choices, setChoices] = useState<Partial<Record<string, Side>>>({})
  if (merge.conflicts.length === 0) return null
  return (
    <section className="fmg" aria-label={t('work.mergeFields.label')}>
      <Notice state="attention" title={t('work.mergeFields.title')}>
        {t('work.mergeFields.text')}
      </Notice>
      {merge.conflicts.map((conflict) => (
        <ConflictField
          key={conflict.field}
          incidentId={incidentId}
          conflict={conflict}
          label={labelOf(conflict.field)}
          wordsOf={(value) => wordsOf(conflict.field, value)}
          chosen={choices[conflict.field] ?? conflict.proposed}
          onChoose={(side) => setChoices({ ...choices, [conflict.field]: side })}
        />
      ))}
      <Button size="s" look="primary" onClick={() => merge.choose(choices)}>
        {t('work.mergeFields.take')}
      </Button>
    </section>
  )
}

type FieldProps = {
  incidentId: string
  conflict: FieldConflict<string>
  label: string
  wordsOf: (value: FieldValue) => string | null
  chosen: Side
  onChoose: (side: Side) => void
}

function ConflictField({ incidentId, conflict, label, wordsOf, chosen, onChoose }: FieldProps) {
  const { t } = useTranslation()
  const { shortMoment } = useFormat()
  const { data: activities = [] } = useQuery(activityQuery(incidentId))
  const change = lastChangeOf(activities, conflict.field)
  const by = change && [change.actorName, shortMoment(change.at)].filter(Boolean).join(', ')
  const words = (value: FieldValue) => wordsOf(value) ?? t('work.mergeFields.empty')
  return (
    <FieldChoice
      {...{ field: conflict.field, label, chosen, onChoose }}
      sides={{
        mine: { title: t('work.mergeFields.mine'), words: words(conflict.mine) },
        now: { title: t('work.mergeFields.now', { by }), words: words(conflict.now) },
      }}
    />
  )
}
