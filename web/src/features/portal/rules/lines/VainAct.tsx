import { ACT_STEPS, type RuleReach, stepsAt, vainEvents } from '@veche/contract/rules/portal/rule-steps.ts'
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
  const said = events.map((event) => t(`rules.event.${event}`)).join(t('rules.or'))
  return (
    <p className={isWhole ? 'sm' : 'sm muted'}>
      {t(isWhole ? 'rules.vain.whole' : 'rules.vain.some', { events: said })}{' '}
      {stands.length === 0
        ? t('rules.vain.noStep')
        : t('rules.vain.why', { stands: stepWords(stands), can: stepWords(ACT_STEPS[act]) })}{' '}
      {helpsToGive(reach, index) && t('rules.vain.giveFirst')}
    </p>
  )
}

function helpsToGive(reach: RuleReach, index: number): boolean {
  const acts = reach.acts.toSpliced(index, 0, 'give')
  return vainEvents({ ...reach, acts })[index + 1]?.length === 0
}
