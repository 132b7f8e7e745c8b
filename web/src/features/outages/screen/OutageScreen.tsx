import type { MeResponse } from '@veche/contract/access.ts'
import type { OutageResponse } from '@veche/contract/outages.ts'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { State } from '../../../ui/State.tsx'
import { OUTAGE_STATE } from '../codes.ts'
import { OutageDialog } from '../entry/OutageDialog.tsx'
import { useFieldWords } from '../use-field-words.ts'
import { AskedPanel } from './AskedPanel.tsx'
import { CancelDialog } from './CancelDialog.tsx'
import { HistoryPanel } from './HistoryPanel.tsx'
import { OutageActs } from './OutageActs.tsx'
import * as styles from './screen.module.css'

type Props = {
  outage: OutageResponse
  me: Pick<MeResponse, 'grants'>
  back: ReactNode
  renderIncident: (incidentId: string, content: ReactNode) => ReactNode
  onPrepared: (incidentId: string) => void
}

/** An outage: what it is, who asked about it, what was done with it. */
export function OutageScreen({ outage, me, back, renderIncident, onPrepared }: Props) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<'edit' | 'cancel' | null>(null)
  const close = () => setOpen(null)
  return (
    <>
      <header className="page-h">
        {back}
        <h1>
          {t('outages.number', { number: outage.number })} · {t(`outages.kind.${outage.kind}`)}
        </h1>
        <State name={OUTAGE_STATE[outage.state]} look="pill">
          {t(`outages.state.${outage.state}`)}
        </State>
      </header>
      <OutageActs outage={outage} onEdit={() => setOpen('edit')} onCancel={() => setOpen('cancel')} />
      <div className={styles.columns}>
        <Facts outage={outage} />
        <div className={styles.sideColumn}>
          <AskedPanel outage={outage} renderIncident={renderIncident} onPrepared={onPrepared} />
          <HistoryPanel history={outage.history} />
        </div>
      </div>
      {open === 'edit' && <OutageDialog outage={outage} me={me} onClose={close} />}
      {open === 'cancel' && <CancelDialog outage={outage} onClose={close} />}
    </>
  )
}

function Facts({ outage }: { outage: OutageResponse }) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const names = useDirectory()
  const { wordsOf } = useFieldWords()
  const rows: [name: string, value: string | null][] = [
    ['reason', outage.reason],
    ['begins', moment(outage.beginsAt)],
    ['ends', moment(outage.endsAt)],
    ['ended', outage.endedAt && moment(outage.endedAt)],
    ['cancelled', outage.cancelledAt && moment(outage.cancelledAt)],
    ['agency', names.agencyName(outage.agencyCode)],
    ['place', names.municipalityName(outage.municipalityCode)],
    ['addresses', outage.addresses],
    ['area', outage.area && wordsOf('area', outage.area)],
  ]
  return (
    <section className={`panel ${styles.facts}`} aria-label={t('outages.facts')}>
      <dl>
        {rows.map(
          ([name, value]) =>
            value && (
              <div key={name}>
                <dt className="sm muted">{t(`outages.fact.${name}`)}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </section>
  )
}
