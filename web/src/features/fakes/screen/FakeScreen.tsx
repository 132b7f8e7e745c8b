import type { FakeResponse } from '@veche/contract/fakes.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Notice } from '../../../ui/query-states.tsx'
import { StepBar } from '../clocks/index.ts'
import { LinkedPanel, type RenderTargets } from '../places/index.ts'
import { SpreadPanel, Undelivered } from '../publication/index.ts'
import { TextPanel } from '../text/index.ts'
import { EvidencePanel, VerdictPanel } from '../verdict/index.ts'
import { FakeActs } from './FakeActs.tsx'
import { FakeHead } from './FakeHead.tsx'
import { placeOf } from './fake-acts.ts'
import * as fakePanelStyles from './fake-panel.module.css'
import * as styles from './fake-screen.module.css'
import { SimilarCards } from './SimilarCards.tsx'

type Props = { fake: FakeResponse; userId: string; back: ReactNode } & RenderTargets

/** A rumour from its signal to the end of its watch. */
export function FakeScreen({ fake, userId, back, ...render }: Props) {
  const first = placeOf(fake.step)
  return (
    <>
      <FakeHead fake={fake} back={back}>
        <FakeActs fake={fake} userId={userId} />
      </FakeHead>
      <Corrections fake={fake} />
      <Undelivered fake={fake} />
      <SimilarCards fake={fake} />
      <StepBar fake={fake} />
      <div className={styles.columns}>
        <div className={styles.column}>
          <EvidencePanel fake={fake} userId={userId} isFirst={first === 'facts'} />
          <TextPanel fake={fake} userId={userId} isFirst={first === 'text'} />
          <About fake={fake} />
          <LinkedPanel fake={fake} {...render} />
        </div>
        <div className={styles.column}>
          <VerdictPanel fake={fake} userId={userId} isFirst={first === 'verdict'} />
          <SpreadPanel fake={fake} userId={userId} isFirst={first === 'spread'} />
        </div>
      </div>
    </>
  )
}

/** Our own mistakes stand first and stay. */
function Corrections({ fake }: { fake: FakeResponse }) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  return fake.corrections.map(({ at, byName, reason }) => (
    <Notice key={at} state="attention" title={t('fakes.corrected', { name: byName, moment: moment(at) })}>
      {reason}
    </Notice>
  ))
}

/** The words as they were heard, and how far they might go. */
function About({ fake }: { fake: FakeResponse }) {
  const { t } = useTranslation()
  const { fullText, reachNote } = fake
  if (fullText === '' && reachNote === '') return null
  return (
    <section className={`panel ${fakePanelStyles.fakePanel}`} aria-labelledby="fk-about-h">
      <div className="ph">
        <h2 id="fk-about-h">{t('fakes.fullText')}</h2>
      </div>
      <div className={styles.about}>
        {fullText && <p className="pre">{fullText}</p>}
        {reachNote && <p className="sm muted">{t('fakes.reachNote', { note: reachNote })}</p>}
      </div>
    </section>
  )
}
