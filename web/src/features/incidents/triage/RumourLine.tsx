import type { IncidentResponse } from '@veche/contract/incidents.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { State } from '../../../ui/State.tsx'
import * as styles from './RumourLine.module.css'
import { Reasons } from './SuggestionBlock.tsx'

/** Cards of rumours belong to another feature. `onMake` null: the reader may make none. */
export type RumourActs = {
  isBusy: boolean
  onMake: (() => void) | null
  renderFake: (fakeId: string, content: ReactNode) => ReactNode
}
type Props = RumourActs & { incident: Pick<IncidentResponse, 'fake' | 'suggestion'>; isTriage: boolean }

/** What looks heard and passed on; once it has a card, the way to it. The question stays a question. */
export function RumourLine({ incident: { fake, suggestion }, isTriage, isBusy, onMake, renderFake }: Props) {
  const { t } = useTranslation()
  if (fake)
    return (
      <section className={styles.rumourLine} aria-label={t('incidents.rumour.title')}>
        <State name="rumour">{t(fake.isSure ? 'incidents.rumour.carries' : 'incidents.rumour.seems')}</State>{' '}
        {renderFake(fake.id, t('incidents.rumour.card', { number: fake.number }))}
      </section>
    )
  const rumour = isTriage && suggestion?.rumour
  if (!rumour) return null
  return (
    <section className={styles.rumourLine} aria-label={t('incidents.rumour.title')}>
      <div className="grow">
        <State name="rumour">{t('incidents.rumour.looksLike')}</State>
        <Reasons reasons={rumour.reasons} />
      </div>
      {onMake && (
        <Button size="s" isBusy={isBusy} onClick={onMake}>
          {t('incidents.rumour.make')}
        </Button>
      )}
    </section>
  )
}
