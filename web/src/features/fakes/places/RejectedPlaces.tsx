import type { FakeResponse } from '@veche/contract/fakes.ts'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import * as spreadStyles from '../publication/spread.module.css'
import * as styles from '../screen/fake-panel.module.css'
import { useJudge } from './use-judge.ts'

/** Places that a person said are not the rumour; a mistake there can be mended. */
export function RejectedPlaces({ fake }: { fake: FakeResponse }) {
  const { t } = useTranslation()
  const { judge, isPending } = useJudge(fake.id)
  const rejected = fake.carriers.filter(({ state }) => state === 'rejected')
  if (rejected.length === 0) return null
  return (
    <details className={styles.earlier}>
      <summary className="sm">{t('fakes.spread.rejectedCount', { count: rejected.length })}</summary>
      <ul>
        {rejected.map(({ id, place, text }) => (
          <li className={`row g2 ${spreadStyles.rejectedPlace}`} key={id}>
            <span className="grow el sm" title={text}>
              <b className="m">{place}</b> <span className="muted">{text}</span>
            </span>
            {fake.abilities.judgeCarriers && (
              <Button
                size="s"
                look="quiet"
                disabled={isPending}
                onClick={() => judge({ id, state: 'confirmed' })}
              >
                {t('fakes.spread.takeBack')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
