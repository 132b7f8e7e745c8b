import { fillReply } from '@veche/contract/rules/replies/fill-reply.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { ChannelGlyph } from '../../../ui/ChannelGlyph.tsx'
import { State } from '../../../ui/State.tsx'
import { ToldText } from '../../../ui/text/ToldText.tsx'
import { MendLine } from '../answer-line/index.ts'
import { useQuestion } from '../commands/index.ts'
import type { Telling } from '../stream/index.ts'
import * as styles from './replies.module.css'

type Props = {
  telling: Telling
  template: string
  isTicked: boolean
  /** Since it was shown. */
  isChanged: boolean
  onTick: (isOn: boolean) => void
}

/** One text as its authors will read it: which question it answers, where it goes, why it is to be read twice. */
export function TellingRow({ telling, template, isTicked, isChanged, onTick }: Props) {
  const { t } = useTranslation()
  const { questionId, questionNumber: number, question, remark, places, told } = telling
  const [isMending, setMending] = useState(false)
  const asked = useQuestion(questionId)
  const why = isChanged ? 'changed' : remark
  return (
    <div className={`${styles.telling} col g1`}>
      <label className="row g2">
        <input type="checkbox" checked={isTicked} onChange={({ target }) => onTick(target.checked)} />
        <span className="grow">
          <b className="m">{t('livestreams.number', { number })}</b> {question}
        </span>
      </label>
      {why && (
        <p className="sm">
          <State name="attention">{t(`livestreams.replies.remark.${why}`)}</State>
        </p>
      )}
      {told.map((line) => (
        <p className="sm muted" key={line}>
          {t('livestreams.replies.was', { line })}
        </p>
      ))}
      <ToldText title={t('livestreams.replies.asRead', { number })} words={fillReply(template, telling)}>
        {places.map(({ network, channelTitle, surface, count }) => (
          <li className="row g2 sm" key={`${network} ${channelTitle} ${surface}`}>
            <ChannelGlyph network={network} />
            <span className="grow">
              {channelTitle} · {t(`livestreams.replies.surface.${surface}`)}
            </span>
            <span className="muted nw">{t('livestreams.question.askers', { count })}</span>
          </li>
        ))}
      </ToldText>
      {asked && !isMending && (
        <p>
          <Button size="s" look={remark ? 'default' : 'quiet'} onClick={() => setMending(true)}>
            {t('livestreams.replies.mend')}
          </Button>
        </p>
      )}
      {asked && isMending && <MendLine question={asked} onDone={() => setMending(false)} />}
    </div>
  )
}
