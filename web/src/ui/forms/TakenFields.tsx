import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { KeptEdit } from '../../lib/forms/use-kept-edit.ts'
import { useFormat } from '../../lib/words/use-format.ts'
import { Notice } from '../query-states.tsx'
import { FieldChoice } from './FieldChoice.tsx'
import type { FormProblems } from './form-problems.ts'

/** Somebody else has changed the same fields first: what was typed and what stands there now, side by side. */
export function TakenFields({ edit: { taken, isUndecided, choose, labelOf, wordsOf } }: { edit: KeptEdit }) {
  const { t } = useTranslation()
  const { shortMoment } = useFormat()
  const words = useValueWords()
  const place = useRef<HTMLElement>(null)
  const key = taken?.fields.map(({ field }) => field).join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: each refusal leads to its first choice
  useEffect(() => void place.current?.querySelector('input')?.focus(), [key, taken?.at])
  if (!taken || taken.fields.length === 0) return null
  const who = taken.by ?? t('common.taken.somebody')
  const by = taken.at ? `${who}, ${shortMoment(taken.at)}` : who
  return (
    <section className="fmg" ref={place} aria-label={t('common.taken.label')}>
      <Notice state="attention" title={t('common.taken.title', { by })}>
        {t(isUndecided ? 'common.taken.text' : 'common.taken.decided')}
      </Notice>
      {taken.fields.map(({ field, mine, now, chosen }) => (
        <FieldChoice
          key={field}
          field={field}
          label={labelOf(field)}
          chosen={chosen}
          onChoose={(side) => choose(field, side)}
          sides={{
            mine: { title: t('common.taken.mine'), words: wordsOf(field, mine) ?? words(mine) },
            now: { title: t('common.taken.now'), words: wordsOf(field, now) ?? words(now) },
          }}
        />
      ))}
    </section>
  )
}

/** At each field in question, while nothing is chosen. */
export function useTakenProblems(edit: KeptEdit | undefined): FormProblems {
  const { t } = useTranslation()
  const waiting = edit?.taken?.fields.filter(({ chosen }) => chosen === null) ?? []
  return Object.fromEntries(waiting.map(({ field }) => [field, t('common.taken.field')]))
}

function useValueWords(): (value: unknown) => string {
  const { t } = useTranslation()
  return (value) => {
    if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no')
    if (Array.isArray(value) && value.length > 0) return value.map(String).join('; ')
    const said = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
    return said || t('common.taken.empty')
  }
}
