import {
  ACT_STEPS,
  eventsThatCarry,
  type RuleReach,
  stepsAt,
  vainEvents,
} from '@veche/contract/rules/portal/rule-steps.ts'
import { useTranslation } from 'react-i18next'

/** Of an act that some event of its rule can never carry: why, and what would help. */
export function VainAct({ reach, index }: { reach: RuleReach; index: number }) {
  const { t } = useTranslation()
  const act = reach.acts[index]
  const events = vainEvents(reach)[index] ?? []
  if (!act || events.length === 0) return null
  const isWhole = events.length === reach.events.length
  const stands = [...new Set(events.flatMap((event) => stepsAt(event, reach.asked)))]
  const stepWords = (steps: readonly (typeof stands)[number][]) =>
    steps.map((step) => t(`rules.step.${step}`)).join(', ')
  const eventWords = (some: readonly (typeof events)[number][], between: string) =>
    some.map((event) => t(`rules.event.${event}`)).join(between)
  const said = eventWords(events, t('rules.or'))
  const possible = eventsThatCarry(reach, index)
  return (
    <p className={isWhole ? 'sm' : 'sm muted'}>
      {t(isWhole ? 'rules.vain.whole' : 'rules.vain.some', { events: said })}{' '}
      {stands.length === 0
        ? t('rules.vain.noStep')
        : t('rules.vain.why', { stands: stepWords(stands), can: stepWords(ACT_STEPS[act]) })}{' '}
      {possible.length > 0 && t('rules.vain.possible', { events: eventWords(possible, ', ') })}{' '}
      {helpsToGive(reach, index) && t('rules.vain.giveFirst')}
    </p>
  )
}

function helpsToGive(reach: RuleReach, index: number): boolean {
  const acts = reach.acts.toSpliced(index, 0, 'give')
  return vainEvents({ ...reach, acts })[index + 1]?.length === 0
}
