import { useQuery } from '@tanstack/react-query'
import type { SilenceResponse } from '@veche/contract/reports.ts'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { EmptyState, ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { State } from '../../../ui/State.tsx'
import { silenceQuery } from '../analysis.queries.ts'
import * as tables from '../measured-table.module.css'
import * as styles from './Silence.module.css'
import { voiceMark } from './voice-mark.ts'

type Voice = SilenceResponse['places'][number]
/** By municipality. */
export type VoiceMarks = ReadonlyMap<
  string,
  { name: string; value: string; mark: ReturnType<typeof voiceMark> }
>
type Props = { renderMap: (marks: VoiceMarks) => ReactNode }

export function SilencePanel({ renderMap }: Props) {
  const { t } = useTranslation()
  const { percent } = useFormat()
  const names = useDirectory()
  const { data, error, refetch } = useQuery(silenceQuery)
  const marks = useMemo(
    () =>
      new Map(
        data?.places.map((voice) => [
          voice.municipalityCode,
          {
            name: names.municipalityName(voice.municipalityCode) ?? '',
            value: percent(voice.ratio),
            mark: voiceMark(voice),
          },
        ]),
      ),
    [data, names, percent],
  )
  return (
    <section className="panel" aria-labelledby="rp-silence">
      <div className="ph">
        <h2 id="rp-silence">{t('figures.analysis.silence.title')}</h2>
      </div>
      {!data && !error && <SkeletonRows label={t('figures.analysis.loading')} />}
      {!data && error && <ErrorNotice error={error} onRetry={refetch} />}
      {data && data.places.length === 0 && (
        <EmptyState title={t('figures.analysis.silence.none')}>
          {t('figures.analysis.silence.noneText')}
        </EmptyState>
      )}
      {data && data.places.length > 0 && (
        <div className={styles.silence}>
          <p className="sm muted">{t('figures.analysis.silence.meaning')}</p>
          <div className={styles.beside}>
            <div className={styles.silenceMap}>{renderMap(marks)}</div>
            <Voices places={data.places} />
          </div>
          {data.unknown.length > 0 && (
            <p className="sm muted">
              {t('figures.analysis.silence.unknown', {
                places: data.unknown.map((code) => names.municipalityName(code)).join(', '),
              })}
            </p>
          )}
        </div>
      )}
    </section>
  )
}

/** The quietest first. */
function Voices({ places }: { places: readonly Voice[] }) {
  const { t } = useTranslation()
  const { number, percent } = useFormat()
  const names = useDirectory()
  return (
    <div className={tables.sideways}>
      <table className={`${tables.measuredTable} ${styles.voices}`} aria-labelledby="rp-silence">
        <thead>
          <tr>
            <th scope="col">{t('figures.analysis.place')}</th>
            <th scope="col">{t('figures.analysis.silence.wrote')}</th>
            <th scope="col">{t('figures.analysis.silence.expected')}</th>
            <th scope="col">{t('figures.analysis.silence.ratio')}</th>
            <th scope="col">{t('figures.analysis.silence.verdict')}</th>
          </tr>
        </thead>
        <tbody>
          {places
            .toSorted((one, other) => one.ratio - other.ratio)
            .map((voice) => {
              const mark = voiceMark(voice)
              return (
                <tr key={voice.municipalityCode}>
                  <th scope="row">{names.municipalityName(voice.municipalityCode)}</th>
                  <td>{number(voice.messages)}</td>
                  <td>{number(Math.round(voice.expected))}</td>
                  <td>
                    {percent(voice.ratio)}{' '}
                    <span className="xs muted">
                      {t('figures.analysis.range', {
                        low: percent(voice.interval.low),
                        high: percent(voice.interval.high),
                      })}
                    </span>
                  </td>
                  <td>
                    <State name={mark}>
                      {t(
                        voice.q === null
                          ? 'figures.analysis.silence.tooSmall'
                          : `figures.analysis.silence.${mark}`,
                      )}
                    </State>
                  </td>
                </tr>
              )
            })}
        </tbody>
      </table>
    </div>
  )
}
