import type { ExerciseRunResponse } from '@veche/contract/portal/exercises.ts'
import { EXERCISE_SPEEDS } from '@veche/contract/values/exercises.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { Confirm } from '../../../ui/overlays/Confirm.tsx'
import * as styles from './exercises.module.css'
import { useExerciseCommand } from './use-exercise-command.ts'

const START_SPEEDS = [1, 2, 5, 10, 20] as const
const USUAL = 2

/** For whoever asked for it: begin, faster, slower, stop the clock, end. */
export function Steering({ run }: { run: ExerciseRunResponse }) {
  const { t } = useTranslation()
  const [speed, setSpeed] = useState<(typeof START_SPEEDS)[number]>(USUAL)
  const [isEnding, setEnding] = useState(false)
  const { mutate, isPending } = useExerciseCommand(run.id)
  const isRunning = run.state === 'running'
  const speeds = isRunning ? EXERCISE_SPEEDS : START_SPEEDS
  const free = run.seats.filter(({ name }) => name === null)
  return (
    <section className={`no-print ${styles.steering}`} aria-label={t('exercises.steering')}>
      <fieldset className={styles.speeds}>
        <legend className="sm muted">{t('exercises.speed')}</legend>
        {speeds.map((one) => {
          const isChosen = isRunning ? run.speed === one : speed === one
          return (
            <Button
              key={one}
              size="s"
              look={isChosen ? 'primary' : 'default'}
              aria-pressed={isChosen}
              isBusy={isPending && isRunning}
              onClick={() => {
                if (isRunning) mutate({ type: 'speed', speed: one })
                else if (one !== 0) setSpeed(one)
              }}
            >
              {one === 0 ? t('exercises.pause') : `×${one}`}
            </Button>
          )
        })}
      </fieldset>
      <p className="sm muted">
        {t('exercises.lasts', { count: Math.ceil(run.minutes / Math.max(1, isRunning ? run.speed : speed)) })}{' '}
        {t('exercises.speedText')}
      </p>
      {!isRunning && free.length > 0 && <p className="sm">{t('exercises.freeText')}</p>}
      <div className="row g2 wrap">
        {!isRunning && (
          <Button
            look="primary"
            isBusy={isPending}
            disabled={run.state !== 'lobby'}
            onClick={() => mutate({ type: 'begin', speed })}
          >
            {t('exercises.begin')}
          </Button>
        )}
        <Button look={isRunning ? 'default' : 'quiet'} onClick={() => setEnding(true)}>
          {t(isRunning ? 'exercises.end' : 'exercises.cancel')}
        </Button>
      </div>
      {isEnding && (
        <Confirm
          title={t(isRunning ? 'exercises.endTitle' : 'exercises.cancelTitle')}
          action={t(isRunning ? 'exercises.end' : 'exercises.cancel')}
          back={t('exercises.goOn')}
          onYes={() => {
            mutate({ type: 'end' })
            setEnding(false)
          }}
          onClose={() => setEnding(false)}
        >
          <p>{t(isRunning ? 'exercises.endText' : 'exercises.cancelText')}</p>
        </Confirm>
      )}
    </section>
  )
}
