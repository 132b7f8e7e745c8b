import type { SilenceResponse } from '@veche/contract/reports.ts'
import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import type { RenderIncident } from '../render-links.ts'
import { SettlementRows } from './SettlementRows.tsx'
import * as styles from './Silence.module.css'
import { VoicesTable } from './VoicesTable.tsx'
import { type VoiceMap, voiceMark } from './voice-mark.ts'

type Settlement = SilenceResponse['settlements'][number]
type Props = {
  data: SilenceResponse
  renderMap: (map: VoiceMap) => ReactNode
  renderIncident: RenderIncident
}

const keyOf = ({ municipalityCode, name }: Settlement) => `${municipalityCode} ${name}`

/** Each municipality with how many of its settlements are silent, and settlements as points where theirs are known; a press on a name opens its questions. */
export function SettlementVoices({ data, renderMap, renderIncident }: Props) {
  const { t } = useTranslation()
  const { counted } = useFormat()
  const names = useDirectory()
  const [open, setOpen] = useState<string | null>(null)
  const { settlements, settlementsUnknown } = data
  const points = useMemo(
    () =>
      settlements.flatMap((one) =>
        one.point
          ? [
              {
                ...{ ...one.point, key: keyOf(one), mark: voiceMark(one) },
                name: one.isSilent ? one.name : null,
              },
            ]
          : [],
      ),
    [settlements],
  )
  const marks = useMemo(
    () =>
      new Map(
        [...Map.groupBy(settlements, ({ municipalityCode }) => municipalityCode)].map(([code, own]) => {
          const silent = own.filter(({ isSilent }) => isSilent).length
          const isQuiet = own.some((one) => voiceMark(one) === 'attention')
          return [
            code,
            {
              name: names.municipalityName(code) ?? code,
              value: t('figures.analysis.silence.silentOf', { silent, all: own.length }),
              mark: silent > 0 ? 'late' : isQuiet ? 'attention' : 'ontime',
            } as const,
          ]
        }),
      ),
    [settlements, names, t],
  )
  const shown = settlements.find((one) => keyOf(one) === open)
  const unplaced = settlements.length - points.length
  return (
    <>
      <div className={styles.beside}>
        <div className={styles.silenceMap}>
          {renderMap({ marks, points })}
          {unplaced > 0 && (
            <p className="xs muted">{t('figures.analysis.silence.notOnMap', counted(unplaced))}</p>
          )}
        </div>
        <VoicesTable
          title={t('figures.analysis.silence.settlement')}
          voices={settlements.map((one) => ({
            ...{ ...one, key: keyOf(one) },
            name: (
              <>
                <button
                  type="button"
                  className="lnk"
                  aria-pressed={keyOf(one) === open}
                  onClick={() => setOpen(keyOf(one) === open ? null : keyOf(one))}
                >
                  {one.name}
                </button>{' '}
                <span className="xs muted">{names.municipalityName(one.municipalityCode)}</span>
              </>
            ),
          }))}
        />
      </div>
      {settlementsUnknown > 0 && (
        <p className="sm muted">
          {t('figures.analysis.silence.settlementsUnknown', counted(settlementsUnknown))}
        </p>
      )}
      {shown && <SettlementRows settlement={shown} renderIncident={renderIncident} />}
    </>
  )
}
