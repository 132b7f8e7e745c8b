import { REGION_LANGUAGE, SLIP } from '@veche/contract/rules/replies/outgoing-words.ts'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import * as styles from './by-hand.module.css'
import type { HandSlip } from './by-hand.queries.ts'

type Props = {
  slip: HandSlip
  /** Asks again where the work on messages had not come so far. */
  onAsk: () => void
  isAsking: boolean
  /** A question that was to be joined and could not be. */
  wasToJoin: boolean
  renderIncident: (incidentId: string, content: string) => ReactNode
  onNext: () => void
}

/** The number comes by itself; it is asked for so often. */
const ASK_EACH_MS = 3000

/** What is said to whoever asked: the number, the code, where to look. It prints as a slip. */
export function SlipScreen({ slip, onAsk, isAsking, wasToJoin, renderIncident, onNext }: Props) {
  const { t } = useTranslation()
  const { receipt, incident, isJoined } = slip
  const way = wayOfAnswer(slip)
  const ask = useRef(onAsk)
  ask.current = onAsk
  useEffect(() => {
    if (incident || isAsking) return
    const timer = setTimeout(() => ask.current(), ASK_EACH_MS)
    return () => clearTimeout(timer)
  }, [incident, isAsking])
  return (
    <div className={styles.handForm}>
      <div className="no-print">
        <Notice
          state={incident ? 'done' : 'waiting'}
          title={t(incident ? 'by-hand.slip.done' : 'by-hand.slip.waiting')}
        >
          {incident && renderIncident(incident.id, t('by-hand.slip.open', { number: incident.number }))}
          {!incident && (
            <Button size="s" isBusy={isAsking} onClick={onAsk}>
              {t('by-hand.slip.ask')}
            </Button>
          )}
        </Notice>
        {wasToJoin && incident && !isJoined && (
          <Notice state="attention" title={t('by-hand.slip.notJoined')} />
        )}
        {receipt && way === 'self' && <Notice state="attention" title={t('by-hand.slip.sayIt')} />}
        {isJoined && <p className="sm">{t('by-hand.slip.joined')}</p>}
      </div>
      {receipt && (
        <section
          className={`${styles.paperSlip} print-whole`}
          aria-label={t('by-hand.slip.title')}
          lang={REGION_LANGUAGE}
        >
          <h2>{SLIP.title}</h2>
          <dl>
            <dt>{SLIP.number}</dt>
            <dd className={styles.slipCode}>{receipt.number}</dd>
            <dt>{SLIP.code}</dt>
            <dd className={styles.slipCode}>{receipt.code}</dd>
            <dt>{SLIP.where}</dt>
            <dd className={styles.longAddress}>{receipt.url}</dd>
          </dl>
          <p className="sm">{SLIP.answer[way]}</p>
        </section>
      )}
      <div className={`${styles.handFoot} no-print`}>
        <Button look="primary" keys="N" onClick={onNext}>
          {t('by-hand.slip.next')}
        </Button>
        {receipt && <Button onClick={() => window.print()}>{t('by-hand.slip.print')}</Button>}
      </div>
    </div>
  )
}

/** How whoever asked learns the answer: whom nobody can reach finds it by number and code. */
function wayOfAnswer({ isByLetter, mayBeCalled }: HandSlip) {
  if (isByLetter) return 'letter'
  return mayBeCalled ? 'call' : 'self'
}
