import { IconPrinter } from '@tabler/icons-react'
import type { Debrief, ExerciseRunResponse } from '@veche/contract/portal/exercises.ts'
import { readFigure } from '@veche/contract/rules/portal/exercise-figures.ts'
import { EXERCISE_FIGURES, type ExerciseFigure } from '@veche/contract/values/exercises.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { SelectField } from '../../../ui/forms/Field.tsx'
import { CsvLink } from '../../../ui/lists/FilesMenu.tsx'
import { DebriefLine } from './DebriefLine.tsx'
import * as styles from './exercises.module.css'
import { compare } from './figures.ts'
import type { RenderRun } from './History.tsx'

type Props = { run: ExerciseRunResponse; debrief: Debrief; renderRun: RenderRun }

/** Figures that open to their rows, the best and the worst moment, then all that came on one line of time. */
export function DebriefScreen({ run: { before: last, ...whole }, debrief, renderRun }: Props) {
  const { t } = useTranslation()
  const [beforeId, setBeforeId] = useState<string | null>(null)
  const run = { ...whole, before: whole.earlier.find(({ id }) => id === beforeId) ?? last }
  const [figure, setFigure] = useState<ExerciseFigure | null>(null)
  const { beats, best, worst } = debrief
  const rows = figure === null ? beats : beats.filter(({ figures }) => figures.includes(figure))
  const longest = Math.max(
    run.minutes,
    ...beats.map(({ minute, answeredAfter }) => minute + (answeredAfter ?? 0)),
  )
  return (
    <>
      <Head run={run} renderRun={renderRun} onCompare={setBeforeId} />
      <p className="sm muted">{t('exercises.gameMinutes', { count: run.speed })}</p>
      <ul className={styles.tiles} aria-label={t('exercises.figures')}>
        {EXERCISE_FIGURES.map((one) => (
          <li key={one}>
            <Tile
              figure={one}
              run={run}
              debrief={debrief}
              isChosen={figure === one}
              onChoose={() => setFigure(figure === one ? null : one)}
            />
          </li>
        ))}
      </ul>
      <div className="row g2 wrap">
        <h2>{figure === null ? t('exercises.timeline') : t(`exercises.figure.${figure}`)}</h2>
        {figure !== null && (
          <Button size="s" onClick={() => setFigure(null)}>
            {t('exercises.showAll')}
          </Button>
        )}
      </div>
      {rows.length === 0 && <p className="muted">{t('exercises.noRows')}</p>}
      <ol className={`panel ${styles.exerciseRows}`} aria-label={t('exercises.timeline')}>
        {rows.map((beat) => (
          <DebriefLine
            key={beat.key}
            beat={beat}
            longest={longest}
            mark={beat.key === best ? 'best' : beat.key === worst ? 'worst' : null}
          />
        ))}
      </ol>
    </>
  )
}

type HeadProps = Pick<Props, 'run' | 'renderRun'> & { onCompare: (runId: string) => void }

function Head({ run, renderRun, onCompare }: HeadProps) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const { before } = run
  const players = run.seats.map(
    ({ role, name, by }) => `${t(`exercises.role.${role}`)}: ${name ?? t(`exercises.by.${by}`)}`,
  )
  return (
    <>
      <p className="sm muted">
        {[run.endedAt && moment(run.endedAt), t(`exercises.why.${run.end ?? 'played'}`), ...players]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p className="sm">
        {before
          ? renderRun(before.id, t('exercises.before', { moment: moment(before.at), speed: before.speed }))
          : t('exercises.noBefore')}
        {before?.isOtherTeam && ` ${t('exercises.otherTeam')}`}
      </p>
      {run.earlier.length > 1 && (
        <SelectField
          label={t('exercises.compareWith')}
          name="before"
          value={before?.id}
          onChange={({ target }) => onCompare(target.value)}
        >
          {run.earlier.map((one) => (
            <option key={one.id} value={one.id}>
              {`${moment(one.at)} · ${one.startedByName}`}
            </option>
          ))}
        </SelectField>
      )}
      <div className="row g2 wrap no-print">
        <Button icon={<IconPrinter className="ic" />} onClick={() => window.print()}>
          {t('exercises.print')}
        </Button>
        <CsvLink href={`/api/exercises/runs/${run.id}/results.csv`} />
      </div>
    </>
  )
}

type TileProps = {
  figure: ExerciseFigure
  run: ExerciseRunResponse
  debrief: Debrief
  isChosen: boolean
  onChoose: () => void
}

function Tile({ figure, run, debrief, isChosen, onChoose }: TileProps) {
  const { t } = useTranslation()
  const { number } = useFormat()
  const words = (figures: Debrief['figures']): string => {
    const { value, of, unit } = readFigure(figure, figures)
    if (value === null || of === 0) return '—'
    const shown = number(value)
    if (unit === 'minutes') return t('exercises.minutesShort', { minutes: shown })
    return of === null ? shown : t('exercises.valueOf', { value: shown, of: number(of) })
  }
  const word = ({ firstWordMinute }: Debrief['figures']): string =>
    firstWordMinute === null
      ? t('exercises.noWord')
      : t('exercises.wordAt', { minute: number(firstWordMinute) })
  const turn = run.before ? compare(figure, debrief.figures, run.before.figures) : 'unknown'
  return (
    <button
      type="button"
      className={`panel ${styles.figureTile}`}
      aria-pressed={isChosen}
      data-turn={turn}
      onClick={onChoose}
    >
      <span className="sm blk">{t(`exercises.figure.${figure}`)}</span>
      <b className={styles.value}>{words(debrief.figures)}</b>
      {figure === 'rumours' && debrief.figures.rumours > 0 && (
        <span className="sm blk">{word(debrief.figures)}</span>
      )}
      {run.before && (
        <span className="sm muted blk">
          {t(`exercises.turn.${turn}`, {
            was: figure === 'rumours' ? word(run.before.figures) : words(run.before.figures),
          })}
        </span>
      )}
    </button>
  )
}
