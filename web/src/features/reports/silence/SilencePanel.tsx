import { useQuery } from '@tanstack/react-query'
import type { SilenceResponse } from '@veche/contract/reports.ts'
import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { EmptyState, ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { silenceQuery } from '../analysis.queries.ts'
import type { RenderIncident } from '../render-links.ts'
import { SettlementVoices } from './SettlementVoices.tsx'
import * as styles from './Silence.module.css'
import { VoicesTable } from './VoicesTable.tsx'
import { type VoiceMap, voiceMark } from './voice-mark.ts'

/** The questions of a municipality in these days. */
export type RenderPlaceRows = (
  rows: { municipalityCode: string; from: string; to: string },
  content: ReactNode,
) => ReactNode
type Props = {
  renderMap: (map: VoiceMap) => ReactNode
  renderRows: RenderPlaceRows
  renderIncident: RenderIncident
}

const KINDS = ['municipalities', 'settlements'] as const

/** Who writes much less than is to be expected: by municipality, or by settlement. */
export function SilencePanel({ renderMap, renderRows, renderIncident }: Props) {
  const { t } = useTranslation()
  const [kind, setKind] = useState<(typeof KINDS)[number]>('municipalities')
  const { data, error, refetch } = useQuery(silenceQuery)
  const hasVoices = data !== undefined && data.places.length + data.settlements.length > 0
  return (
    <section className="panel" aria-labelledby="rp-silence">
      <div className="ph">
        <h2 id="rp-silence">{t('figures.analysis.silence.title')}</h2>
        {hasVoices && (
          <fieldset className="seg no-print" aria-label={t('figures.analysis.silence.by')}>
            {KINDS.map((one) => (
              <button key={one} type="button" aria-pressed={one === kind} onClick={() => setKind(one)}>
                {t(`figures.analysis.silence.${one}`)}
              </button>
            ))}
          </fieldset>
        )}
      </div>
      {!data && !error && <SkeletonRows label={t('figures.analysis.loading')} />}
      {!data && error && <ErrorNotice error={error} onRetry={refetch} />}
      {data && !hasVoices && (
        <EmptyState title={t('figures.analysis.silence.none')}>
          {t('figures.analysis.silence.noneText')}
        </EmptyState>
      )}
      {hasVoices && (
        <div className={styles.silence}>
          <p className="sm muted">
            {t('figures.analysis.silence.meaning')}
            {kind === 'settlements' && ` ${t('figures.analysis.silence.settlementsMeaning')}`}
          </p>
          {kind === 'settlements' ? (
            <SettlementVoices {...{ data, renderMap, renderIncident }} />
          ) : (
            <Municipalities {...{ data, renderMap, renderRows }} />
          )}
        </div>
      )}
    </section>
  )
}

type MunicipalitiesProps = Pick<Props, 'renderMap' | 'renderRows'> & { data: SilenceResponse }

function Municipalities({ data, renderMap, renderRows }: MunicipalitiesProps) {
  const { t } = useTranslation()
  const { percent } = useFormat()
  const names = useDirectory()
  const { from, to, places } = data
  const nameOf = (code: string) => names.municipalityName(code) ?? code
  const marks = useMemo(
    () =>
      new Map(
        places.map((voice) => [
          voice.municipalityCode,
          {
            name: names.municipalityName(voice.municipalityCode) ?? '',
            value: percent(voice.ratio),
            mark: voiceMark(voice),
          },
        ]),
      ),
    [places, names, percent],
  )
  return (
    <>
      <div className={styles.beside}>
        <div className={styles.silenceMap}>{renderMap({ marks })}</div>
        <VoicesTable
          title={t('figures.analysis.place')}
          voices={places.map((voice) => {
            const { municipalityCode } = voice
            const name = nameOf(municipalityCode)
            const isOpen = from !== null && to !== null && voice.messages > 0
            return {
              ...{ ...voice, key: municipalityCode },
              name: isOpen ? renderRows({ municipalityCode, from, to }, name) : name,
            }
          })}
        />
      </div>
      {data.unknown.length > 0 && (
        <p className="sm muted">
          {t('figures.analysis.silence.unknown', { places: data.unknown.map(nameOf).join(', ') })}
        </p>
      )}
    </>
  )
}
