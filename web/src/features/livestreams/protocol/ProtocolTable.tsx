import { IconPrinter } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { State } from '../../../ui/State.tsx'
import { AskedFirst, QUESTION_STATE, TimeCode } from '../questions/index.ts'
import type { Livestream, Question } from '../stream/index.ts'
import * as styles from './ProtocolTable.module.css'

type Props = { stream: Livestream; questions: readonly Question[] }

/** The protocol builds itself: every question, what became of it, and when. */
export function ProtocolTable({ stream, questions }: Props) {
  const { t } = useTranslation()
  return (
    <div className={`pad ${styles.protocol}`}>
      <Button
        size="s"
        look="quiet"
        className="no-print"
        icon={<IconPrinter className="ic" aria-hidden="true" />}
        onClick={() => window.print()}
      >
        {t('livestreams.protocol.print')}
      </Button>
      <table>
        <caption className="sr">{t('livestreams.group.protocol')}</caption>
        <thead>
          <tr>
            <th scope="col" className="n">
              {t('livestreams.protocol.number')}
            </th>
            <th scope="col">{t('livestreams.protocol.question')}</th>
            <th scope="col">{t('livestreams.protocol.who')}</th>
            <th scope="col">{t('livestreams.protocol.state')}</th>
            <th scope="col" className="n">
              {t('livestreams.protocol.time')}
            </th>
            <th scope="col">{t('livestreams.protocol.answer')}</th>
          </tr>
        </thead>
        <tbody>
          {questions.map((question) => (
            <tr key={question.id}>
              <td className="n">{question.number}</td>
              <td>{question.askedText}</td>
              <td>
                <AskedFirst question={question} />
                {question.askerCount > 1 && (
                  <span className="muted">
                    {' '}
                    {t('livestreams.air.others', { count: question.askerCount - 1 })}
                  </span>
                )}
              </td>
              <td>
                <State name={QUESTION_STATE[question.state]}>
                  {t(`livestreams.state.${question.state}`)}
                </State>
              </td>
              <td className="n">
                <TimeCode question={question} stream={stream} />
              </td>
              <td>
                {question.told?.line ??
                  question.answerLine ??
                  question.promise?.what ??
                  (question.state === 'answered' && t('livestreams.word.none'))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
