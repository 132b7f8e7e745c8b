import type { ExerciseRunResponse } from '@veche/contract/portal/exercises.ts'
import { EXERCISE_SPEEDS, FREE_ROLES, SCRIPTED_ROLES } from '@veche/contract/values/exercises.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readStored, writeStored } from '../../../lib/browser/storage.ts'
import { Button } from '../../../ui/Button.tsx'
import { Confirm } from '../../../ui/overlays/Confirm.tsx'
import { State } from '../../../ui/State.tsx'
import * as styles from './exercises.module.css'
import { useExerciseCommand } from './use-exercise-command.ts'

const START_SPEEDS = [1, 2, 5, 10, 20] as const
const USUAL = 2

/** Each step of an answer is another role: at this speed one person is late for all of them. */
const TOO_FAST_ALONE = 10

/** For whoever asked for it: begin, faster, slower, stop the clock, end. */
export function Steering({ run }: { run: ExerciseRunResponse }) {
  const { t } = useTranslation()
  const [speed, setSpeed] = useState<(typeof START_SPEEDS)[number]>(USUAL)
  const keptFree = `exercise-free-${run.id}`
  const [freeBy, setFreeBy] = useState<(typeof FREE_ROLES)[number]>(
    () => FREE_ROLES.find((one) => one === readStored(keptFree)) ?? (isOnlyWriter(run) ? 'script' : 'self'),
  )
  const [isEnding, setEnding] = useState(false)
  const { mutate, isPending } = useExerciseCommand(run.id)
  const isRunning = run.state === 'running'
  // Whoever looks at another page meanwhile finds it as they left it.
  const chooseFree = (one: (typeof FREE_ROLES)[number]) => {
    setFreeBy(one)
    writeStored(keptFree, one)
  }
  const speeds = isRunning ? EXERCISE_SPEEDS : START_SPEEDS
  const pace = isRunning ? run.speed : speed
  const free = run.seats.filter(({ name }) => name === null)
  const isAlone = run.seats.every(({ name, isOwn }) => isOwn || name === null)
  const unplayed = free.some(({ role }) => !SCRIPTED_ROLES.some((scripted) => scripted === role))
  const isAnybodyThere = freeBy === 'self' || free.length < run.seats.length
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
        {pace > 0 && `${t('exercises.lasts', { count: Math.ceil(run.minutes / pace) })} `}
        {t('exercises.speedText')}
      </p>
      {pace >= TOO_FAST_ALONE && isAlone && <p className="sm">{t('exercises.fastAlone')}</p>}
      {!isRunning && free.length > 0 && (
        <>
          <fieldset className={styles.speeds}>
            <legend className="sm muted">{t('exercises.freeRoles')}</legend>
            {FREE_ROLES.map((one) => (
              <Button
                key={one}
                size="s"
                look={freeBy === one ? 'primary' : 'default'}
                aria-pressed={freeBy === one}
                onClick={() => chooseFree(one)}
              >
                {t(`exercises.freeBy.${one === 'script' && unplayed ? 'scriptBut' : one}`)}
              </Button>
            ))}
          </fieldset>
          <p className="sm">{t(`exercises.freeText.${freeBy}`)}</p>
          {freeBy === 'script' && unplayed && <State name="attention">{t('exercises.unplayed')}</State>}
        </>
      )}
      <div className="row g2 wrap">
        {!isRunning && (
          <Button
            look="primary"
            isBusy={isPending}
            disabled={run.state !== 'lobby' || !isAnybodyThere}
            title={isAnybodyThere ? undefined : t('exercises.takeOne')}
            onClick={() => mutate({ type: 'begin', speed, free: freeBy })}
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

/** Whoever plays the executor alone leaves the rest to the script, until they choose otherwise. */
function isOnlyWriter({ seats }: ExerciseRunResponse): boolean {
  const taken = seats.filter(({ name }) => name !== null)
  return taken.length === 1 && taken.every(({ role, isOwn }) => isOwn && role === 'executor')
}
