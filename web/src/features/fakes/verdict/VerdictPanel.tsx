import type { FakeResponse, Verdict } from '@veche/contract/fakes.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Avatar } from '../../../ui/Avatar.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import { StateShape } from '../../../ui/State.tsx'
import { VERDICT_STATE } from '../codes.ts'
import * as fakePanelStyles from '../screen/fake-panel.module.css'
import { ReasonDialog } from '../text/index.ts'
import { OpinionForm } from './OpinionForm.tsx'
import * as styles from './verdict.module.css'
import { type Opinion, type VerdictView, verdictView } from './verdict-view.ts'

type Props = { fake: FakeResponse; userId: string; isFirst: boolean }

/** Two people say it apart from each other; what one said the other sees only after their own word. */
export function VerdictPanel({ fake, userId, isFirst }: Props) {
  const { t } = useTranslation()
  const [isReturning, setReturning] = useState(false)
  const view = verdictView(fake)
  const { opine, returnToFacts } = fake.abilities
  if (view.opinions.length === 0 && fake.step !== 'verdict') return null
  return (
    <section
      className={`panel ${fakePanelStyles.fakePanel} ${isFirst ? fakePanelStyles.first : ''}`}
      id="fk-verdict"
      aria-labelledby="fk-verdict-h"
    >
      <div className="ph">
        <h2 id="fk-verdict-h">{t('fakes.opinion.title')}</h2>
        {returnToFacts && (
          <span className="end">
            <Button size="s" look="quiet" onClick={() => setReturning(true)}>
              {t('fakes.reason.return_to_facts.submit')}
            </Button>
          </span>
        )}
      </div>
      <div className={styles.opinions}>
        {view.opinions.map((opinion) => (
          <Seat key={opinion.userId} opinion={opinion} />
        ))}
        {view.opinions.length < 2 && fake.step === 'verdict' && <EmptySeat view={view} isMine={opine} />}
      </div>
      <Outcome view={view} verdict={fake.verdict} />
      {opine && <OpinionForm fake={fake} userId={userId} view={view} />}
      {isReturning && (
        <ReasonDialog
          fake={fake}
          userId={userId}
          type="return_to_facts"
          onClose={() => setReturning(false)}
        />
      )}
    </section>
  )
}

function Seat({ opinion: { name, at, verdict, reason, isMine } }: { opinion: Opinion }) {
  const { t } = useTranslation()
  const { shortMoment } = useFormat()
  return (
    <div className={styles.opinion}>
      <div className="row g2">
        <Avatar name={name} isOfficial />
        <div className="grow">
          <b className="sm">{isMine ? t('fakes.opinion.me', { name }) : name}</b>
          <p className="xs muted">{shortMoment(at)}</p>
        </div>
      </div>
      <p className={`${styles.verdict} ${verdict ? VERDICT_STATE[verdict] : 'waiting'}`}>
        <StateShape name={verdict ? VERDICT_STATE[verdict] : 'waiting'} />
        {verdict ? t(`fakes.verdict.${verdict}`) : t('fakes.opinion.hidden')}
      </p>
      <p className="sm muted">{reason ?? t('fakes.opinion.hiddenWhy')}</p>
    </div>
  )
}

/** Who is still waited for. */
function EmptySeat({ view, isMine }: { view: VerdictView; isMine: boolean }) {
  const { t } = useTranslation()
  const who = isMine && !view.mine ? 'you' : view.mine ? 'other' : 'anybody'
  return (
    <div className={styles.opinion}>
      <p className={`${styles.verdict} waiting`}>
        <StateShape name="waiting" />
        {t('fakes.opinion.waits')}
      </p>
      <p className="sm muted">{t(`fakes.opinion.waitsFor.${who}`)}</p>
    </div>
  )
}

function Outcome({ view, verdict }: { view: VerdictView; verdict: Verdict | null }) {
  const { t } = useTranslation()
  if (view.outcome === 'disagree')
    return (
      <div className={fakePanelStyles.inset}>
        <Notice state="attention" title={t('fakes.opinion.disagree')}>
          {t('fakes.opinion.disagreeHow')}
        </Notice>
      </div>
    )
  if (view.outcome !== 'agree' || verdict === null) return null
  return (
    <div className={fakePanelStyles.inset}>
      <Notice
        state="done"
        title={t('fakes.opinion.agree', { verdict: t(`fakes.verdict.${verdict}`).toLowerCase() })}
      />
    </div>
  )
}
