import type { FakeResponse } from '@veche/contract/fakes.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Notice } from '../../../ui/query-states.tsx'
import { State, type StateName } from '../../../ui/State.tsx'
import { fileHref } from '../card/index.ts'
import * as styles from '../screen/fake-panel.module.css'
import { ApprovalBar } from './ApprovalBar.tsx'
import { ApologyNote, TextCompared } from './TextCompared.tsx'
import { TextEditor } from './TextEditor.tsx'
import { type TextTab, TextTabs } from './TextTabs.tsx'
import * as textStyles from './text.module.css'
import { type FakeText, refutedText } from './text-round.ts'

type Props = { fake: FakeResponse; userId: string; isFirst: boolean }

/** The refutation: into the threads, as a post of its own, as a picture. */
export function TextPanel({ fake, userId, isFirst }: Props) {
  const { t } = useTranslation()
  const [tab, setTab] = useState<TextTab>('words')
  const last = fake.texts.at(-1) ?? null
  const refuted = refutedText(fake)
  const { write, decide } = fake.abilities
  if (!write && !last) return null
  const sentBack = write && last?.decision === 'sent_back' ? last : null
  const earlier = write ? fake.texts : fake.texts.slice(0, -1)
  return (
    <section
      className={`panel ${styles.fakePanel} ${isFirst ? styles.first : ''}`}
      id="fk-text"
      aria-labelledby="fk-text-h"
    >
      <div className="ph wrap">
        <h2 id="fk-text-h">{t('fakes.text.title')}</h2>
        <TextTabs tab={tab} onChange={setTab} />
      </div>
      {sentBack && (
        <div className={styles.inset}>
          <Notice
            state="attention"
            title={t('fakes.text.sentBackBy', { name: sentBack.decidedByName ?? '' })}
          >
            {sentBack.sendBackReason}
          </Notice>
        </div>
      )}
      {write ? (
        <TextEditor fake={fake} userId={userId} tab={tab} />
      ) : (
        last && (
          <TextBody
            fakeId={fake.id}
            text={last}
            refuted={refuted && refuted.no < last.no ? refuted : null}
            tab={tab}
          />
        )
      )}
      {!write && last && <TextFacts text={last} />}
      {!write && last?.mistake && <Mistake words={last.mistake} />}
      {decide && <ApprovalBar fake={fake} userId={userId} />}
      {earlier.length > 0 && <Earlier fakeId={fake.id} texts={earlier} tab={tab} />}
    </section>
  )
}

type BodyProps = { fakeId: string; text: FakeText; refuted: FakeText | null; tab: TextTab }

function TextBody({ fakeId, text, refuted, tab }: BodyProps) {
  const { t } = useTranslation()
  if (tab === 'words') return <TextCompared text={text} refuted={refuted} />
  return (
    <div className={styles.wording}>
      {text.picture ? (
        <img className={textStyles.picture} src={fileHref(fakeId, text.picture.id)} alt={text.picture.name} />
      ) : (
        <p className="muted sm">{t('fakes.picture.none')}</p>
      )}
    </div>
  )
}

/** Approved together with the texts of a correction. */
function Mistake({ words }: { words: string }) {
  const { t } = useTranslation()
  return (
    <section className={styles.wording} aria-label={t('fakes.text.mistake')}>
      <h3 className="ov">{t('fakes.text.mistake')}</h3>
      <p className="pre">{words}</p>
      <p className="xs muted">{t('fakes.text.mistakeHint')}</p>
      <ApologyNote />
    </section>
  )
}

const DECISION_STATE: Record<'approved' | 'sent_back' | 'waits', StateName> = {
  approved: 'done',
  sent_back: 'attention',
  waits: 'waiting',
}

function TextFacts({ text }: { text: FakeText }) {
  const { t } = useTranslation()
  const { shortMoment } = useFormat()
  const decision = text.decision ?? 'waits'
  return (
    <p className={`${styles.record} xs muted row g2 wrap`}>
      <span>
        {t('fakes.text.written', {
          no: text.no,
          name: text.writtenByName,
          moment: shortMoment(text.writtenAt),
        })}
      </span>
      <State name={DECISION_STATE[decision]}>
        {t(`fakes.text.decision.${decision}`, {
          name: text.decidedByName ?? '',
          moment: text.decidedAt ? shortMoment(text.decidedAt) : '',
        })}
      </State>
    </p>
  )
}

function Earlier({ fakeId, texts, tab }: { fakeId: string; texts: readonly FakeText[]; tab: TextTab }) {
  const { t } = useTranslation()
  return (
    <details className={styles.earlier}>
      <summary className="sm">{t('fakes.text.earlier', { count: texts.length })}</summary>
      {texts.toReversed().map((text) => (
        <div key={text.no}>
          <TextFacts text={text} />
          {text.sendBackReason && <p className={`sm ${styles.reason}`}>{text.sendBackReason}</p>}
          <TextBody fakeId={fakeId} text={text} refuted={null} tab={tab} />
        </div>
      ))}
    </details>
  )
}
