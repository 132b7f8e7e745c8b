import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { NetworkLink } from '../../../ui/NetworkLink.tsx'
import { fileHref, ShortHash } from '../card/index.ts'
import type { Carrier } from './places.ts'

/** What stood there when it was found: the snapshot, whose hash says that nobody has touched it. */
export function CarrierText({ fakeId, carrier }: { fakeId: string; carrier: Carrier }) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const { text, authorName, writtenAt, snapshotAt, snapshotHash, permalink, fileId } = carrier
  return (
    <div className="col g1">
      <p className="pre sm">{text}</p>
      <p className="xs muted">
        {[authorName, t('fakes.spread.writtenAt', { moment: moment(writtenAt) })].filter(Boolean).join(' · ')}{' '}
        · {t('fakes.spread.snapshot', { moment: moment(snapshotAt) })} <ShortHash hash={snapshotHash} />
      </p>
      <p className="xs row g3 wrap">
        {permalink && <NetworkLink permalink={permalink}>{t('fakes.spread.openPlace')}</NetworkLink>}
        {fileId && (
          <a href={fileHref(fakeId, fileId)} target="_blank" rel="noreferrer">
            {t('fakes.spread.screenshot')}
          </a>
        )}
      </p>
    </div>
  )
}
