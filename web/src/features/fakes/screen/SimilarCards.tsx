import type { FakeResponse } from '@veche/contract/fakes.ts'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import { useFakeCommand } from '../card/index.ts'
import * as styles from './fake-screen.module.css'

/** One rumour, one card: a draft joins a card that lives, and that one learns its words. */
export function SimilarCards({ fake }: { fake: FakeResponse }) {
  const { t } = useTranslation()
  const { run, isPending } = useFakeCommand(fake)
  if (fake.similar.length === 0) return null
  return (
    <Notice state="attention" title={t('fakes.similar.title')}>
      <ul className={styles.similar}>
        {fake.similar.map(({ id, number, claim, step }) => (
          <li className="row g2 wrap" key={id}>
            <a className="grow" href={`/fakes/${id}`}>
              {t('common.numbered', { number })}. {claim}
            </a>
            <span className="xs muted">{t(`fakes.step.${step}`)}</span>
            {fake.abilities.drop && (
              <Button
                size="s"
                isBusy={isPending}
                aria-label={t('fakes.similar.joinNumber', { number })}
                onClick={() => run({ type: 'drop', reason: 'duplicate', duplicateOfNumber: number })}
              >
                {t('fakes.similar.join')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
