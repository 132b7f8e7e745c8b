import type { SilenceResponse } from '@veche/contract/reports.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { State } from '../../../ui/State.tsx'
import * as tables from '../measured-table.module.css'
import * as styles from './Silence.module.css'
import { voiceMark } from './voice-mark.ts'

type Voice = Pick<
  SilenceResponse['places'][number],
  'messages' | 'expected' | 'ratio' | 'interval' | 'q' | 'isSilent'
>
type Props = { title: string; voices: readonly (Voice & { key: string; name: ReactNode })[] }

/** The quietest first. */
export function VoicesTable({ title, voices }: Props) {
  const { t } = useTranslation()
  const { number, percent } = useFormat()
  return (
    <div className={tables.sideways}>
      <table className={`${tables.measuredTable} ${styles.voices}`} aria-labelledby="rp-silence">
        <thead>
          <tr>
            <th scope="col">{title}</th>
            <th scope="col">{t('figures.analysis.silence.wrote')}</th>
            <th scope="col">{t('figures.analysis.silence.expected')}</th>
            <th scope="col">{t('figures.analysis.silence.ratio')}</th>
            <th scope="col">{t('figures.analysis.silence.verdict')}</th>
          </tr>
        </thead>
        <tbody>
          {voices
            .toSorted((one, other) => one.ratio - other.ratio)
            .map(({ key, name, ...voice }) => {
              const mark = voiceMark(voice)
              return (
                <tr key={key}>
                  <th scope="row">{name}</th>
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
