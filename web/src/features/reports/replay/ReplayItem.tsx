import type { ReplaysResponse } from '@veche/contract/reports.ts'
import { useTranslation } from 'react-i18next'
import { formatDays } from '../../../lib/words/format-figures.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { State } from '../../../ui/State.tsx'
import * as styles from './Replay.module.css'
import { useChangeWords } from './use-change-words.ts'

type Replay = ReplaysResponse['replays'][number]

export function ReplayItem({ replay }: { replay: Replay }) {
  const { t } = useTranslation()
  const { shortMoment, locale } = useFormat()
  const changeWords = useChangeWords()
  const { fromDay, toDay, askedAt, change, state, result } = replay
  return (
    <li>
      <p>
        <b>{changeWords(change)}</b>
      </p>
      <p className="sm muted">
        {formatDays(fromDay, toDay, locale)} ·{' '}
        {t('figures.analysis.replay.askedAt', { moment: shortMoment(askedAt) })}
      </p>
      {state === 'failed' && <State name="late">{t('figures.analysis.replay.failed')}</State>}
      {(state === 'waiting' || state === 'reading' || state === 'replaying') && (
        <State name="waiting">{t(`figures.analysis.replay.state.${state}`)}</State>
      )}
      {state === 'done' && !result && <p>{t('figures.analysis.replay.nothing')}</p>}
      {state === 'done' && result && <Result result={result} />}
    </li>
  )
}

function Result({ result }: { result: NonNullable<Replay['result']> }) {
  const { t } = useTranslation()
  const { percent, number, counted } = useFormat()
  const { questions, happened, replayed, changed, difference, interval, isTrusted } = result
  const points = (share: number) => `${share > 0 ? '+' : ''}${number(Math.round(share * 1000) / 10)}`
  const isProved = interval.low > 0 || interval.high < 0
  return (
    <>
      <table className={styles.result}>
        <caption className="sr">{t('figures.analysis.replay.result')}</caption>
        <tbody>
          <tr>
            <th scope="row">{t('figures.analysis.replay.happened')}</th>
            <td>{percent(happened)}</td>
          </tr>
          <tr>
            <th scope="row">{t('figures.analysis.replay.replayed')}</th>
            <td>{percent(replayed)}</td>
          </tr>
          <tr>
            <th scope="row">{t('figures.analysis.replay.changed')}</th>
            <td>{percent(changed)}</td>
          </tr>
          <tr>
            <th scope="row">{t('figures.analysis.replay.difference')}</th>
            <td>
              {t('figures.analysis.replay.points', {
                points: points(difference),
                low: points(interval.low),
                high: points(interval.high),
              })}
            </td>
          </tr>
        </tbody>
      </table>
      <p className="sm">
        {isTrusted ? (
          <State name={isProved ? 'done' : 'attention'}>
            {t(isProved ? 'figures.analysis.replay.proved' : 'figures.analysis.replay.notProved')}
          </State>
        ) : (
          <State name="late">{t('figures.analysis.replay.notTrusted')}</State>
        )}{' '}
        <span className="muted">{t('figures.analysis.replay.of', counted(questions))}</span>
      </p>
    </>
  )
}
