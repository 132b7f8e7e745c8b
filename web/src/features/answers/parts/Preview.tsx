import { IconBuildingCommunity } from '@tabler/icons-react'
import type { AnswerFileResponse } from '@veche/contract/answers.ts'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Avatar } from '../../../ui/Avatar.tsx'
import { ChannelGlyph } from '../../../ui/ChannelGlyph.tsx'
import { State } from '../../../ui/State.tsx'
import * as clampedStyles from '../clamped.module.css'
import * as filesStyles from '../files/files.module.css'
import { CaptionedFile } from '../files/index.ts'
import * as styles from './Preview.module.css'

type Props = {
  incident: IncidentResponse
  text: string
  privateText: string
  /** What goes along in the thread. */
  files: readonly AnswerFileResponse[]
  textLimit: number
  publisherName: string
}

const FOLD = 280

/** The thread as the resident will see it in the network, and what the network allows. */
export function Preview({ incident, text, privateText, files, textLimit, publisherName }: Props) {
  const { t } = useTranslation()
  const { shortMoment } = useFormat()
  const question = incident.thread.find(({ isSource }) => isSource) ?? incident.thread[0]
  const name = question?.authorName ?? t('incidents.thread.resident')
  return (
    <section className={styles.preview} aria-label={t('editor.preview.title')}>
      <h2>{t('editor.preview.title')}</h2>
      <div className={styles.posted}>
        <div className="msg">
          <Avatar name={name} isLarge />
          <div className="body">
            <b className="sm">{name}</b>
            <p className={`sm ${clampedStyles.clamped}`}>{question?.text ?? incident.title}</p>
            {question && <span className="xs muted">{shortMoment(question.occurredAt)}</span>}
            <div className={`msg ${styles.answer}`}>
              <span className="av off">
                <IconBuildingCommunity className="ic s" aria-hidden="true" />
              </span>
              <div className="body">
                <b className="sm">{publisherName}</b>
                {text.trim() === '' ? (
                  <p className="sm muted">{t('editor.preview.empty')}</p>
                ) : (
                  <Folded text={text} />
                )}
                {files.length > 0 && (
                  <ul className={filesStyles.files}>
                    {files.map((file) => (
                      <CaptionedFile key={file.id} incidentId={incident.id} file={file} />
                    ))}
                  </ul>
                )}
              </div>
            </div>
          </div>
        </div>
      </div>
      <ul className={`${styles.limits} sm`}>
        <Limit network={incident.network} surface={incident.surface} {...{ text, textLimit }} />
      </ul>
      {privateText.trim() !== '' && (
        <>
          <div className={styles.posted}>
            <p className="xs muted">{t('editor.preview.dialog')}</p>
            <div className={`msg ${styles.answer}`}>
              <span className="av off">
                <IconBuildingCommunity className="ic s" aria-hidden="true" />
              </span>
              <div className="body">
                <b className="sm">{publisherName}</b>
                <p className="sm pre">{privateText}</p>
              </div>
            </div>
          </div>
          <ul className={`${styles.limits} sm`}>
            <Limit network={incident.network} surface="private" text={privateText} textLimit={textLimit} />
          </ul>
        </>
      )}
    </section>
  )
}

type LimitProps = Pick<IncidentResponse, 'network' | 'surface'> & { text: string; textLimit: number }

function Limit({ network, surface, text, textLimit }: LimitProps) {
  const { t } = useTranslation()
  const { number } = useFormat()
  return (
    <li>
      <ChannelGlyph network={network} />
      <span className="grow">{t(`editor.preview.surface.${surface}`)}</span>
      {text.length > textLimit ? (
        <State name="late">{t('editor.preview.tooLong', { count: text.length - textLimit })}</State>
      ) : (
        <span className="muted nw">
          {t('editor.preview.limit', { length: number(text.length), limit: number(textLimit) })}
        </span>
      )}
    </li>
  )
}

/** Networks fold a long comment: the first lines must already say it. */
function Folded({ text }: { text: string }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const isFolded = text.length > FOLD && !isOpen
  return (
    <p className="sm pre">
      {isFolded ? `${text.slice(0, FOLD).trimEnd()}… ` : text}
      {isFolded && (
        <button type="button" className="lnk" onClick={() => setOpen(true)}>
          {t('editor.preview.unfold')}
        </button>
      )}
    </p>
  )
}
