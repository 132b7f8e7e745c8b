import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import type { KeptAct as Kept } from '../../../lib/line/kept-acts.ts'
import { KeptAct } from '../../../ui/text/KeptAct.tsx'
import type { AskedParts } from './asking.queries.ts'
import * as styles from './asking-bodies.module.css'
import { ASK_LABELS } from './kept-asks.ts'
import { useBegunAsk } from './use-begun-ask.ts'

type Props = { kept: Kept<AskedParts>; onLetGo: () => void; onMend: () => void }

/** Bodies that are asked when the line is back, or were not and why. */
export function KeptAsk({ kept: { incidentId, body, refused }, onLetGo, onMend }: Props) {
  const { t } = useTranslation()
  const { agencyName } = useDirectory()
  const [, setBegun] = useBegunAsk(incidentId)
  const names = body.bodies.map(({ agencyCode }) => agencyName(agencyCode)).join(', ')
  function mend() {
    const { bodies, ask, shownWords, hours } = body
    const isPersonal = refused?.code === 'contribution.personal_data'
    setBegun({ bodies, ask, shownWords, hours: Number(hours), isPersonal })
    onLetGo()
    onMend()
  }
  return (
    <article className={`panel ${styles.keptAsk}`} aria-label={names}>
      <b className="blk">{names}</b>
      <span className="sm muted">{body.ask}</span>
      <KeptAct
        refused={refused}
        waits={t('contributions.keptAsk.waits')}
        notDone={(reason) => t('contributions.keptAsk.notAsked', { reason })}
        labels={ASK_LABELS}
        letGo={t('contributions.keptAsk.letGo')}
        onLetGo={onLetGo}
        mend={{ label: t('contributions.keptAsk.mend'), onMend: mend }}
      />
    </article>
  )
}
