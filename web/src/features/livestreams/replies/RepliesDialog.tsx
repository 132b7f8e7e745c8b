import { REPLY_LIMIT } from '@veche/contract/rules/limits.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { FieldProblem, TextArea } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import { REPLIES } from '../schemas.ts'
import type { Livestream, Replies, Telling } from '../stream/index.ts'
import * as styles from './replies.module.css'
import { TellingRow } from './TellingRow.tsx'
import { countPlaces, firstMarks, isChanged, isTicked, tick } from './telling-marks.ts'

type Props = { stream: Livestream; replies: Replies; kind: Telling['kind']; onClose: () => void }

/** «Ответить авторам»: every text as its authors will read it, and only what was read and ticked leaves. */
export function RepliesDialog({ stream, replies, kind, onClose }: Props) {
  const { t } = useTranslation()
  const tellings = replies.tellings.filter((telling) => telling.kind === kind)
  const [text, setText] = useState(kind === 'correction' ? replies.correctionTemplate : replies.template)
  const [marks, setMarks] = useState(() => firstMarks(tellings))
  const ticked = tellings.filter((telling) => isTicked(marks, telling))
  const remarkedCount = tellings.filter(({ remark }) => remark !== null).length
  const params = { path: { livestreamId: stream.id } }
  const body = {
    ...{ kind, text: text.trim() },
    tellings: ticked.map(({ questionId, shown, remark }) => ({
      ...{ questionId, shown, isConfirmed: remark !== null },
    })),
  }
  return (
    <FormDialog
      title={t(`livestreams.replies.${kind === 'correction' ? 'correct' : 'open'}`)}
      submitLabel={t('livestreams.replies.submit', { count: countPlaces(ticked) })}
      doneText={t('livestreams.replies.done')}
      refresh={['livestream', stream.id]}
      accepted={{ schema: REPLIES, body }}
      missing={ticked.length === 0 ? { tellings: t('livestreams.replies.nobodyTicked') } : {}}
      send={() => unwrap(api.POST('/api/livestreams/{livestreamId}/replies', { params, body }))}
      onClose={onClose}
      isWide
    >
      <TextArea
        data-autofocus
        label={t('livestreams.replies.text')}
        name="text"
        hint={t('livestreams.replies.hint')}
        rows={4}
        limit={REPLY_LIMIT}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      {remarkedCount > 0 && (
        <Notice state="attention" title={t('livestreams.replies.remarked', { count: remarkedCount })} />
      )}
      <fieldset className={`col g3 ${styles.tellings}`}>
        <legend className="lab">
          {t('livestreams.replies.texts', { ticked: ticked.length, all: tellings.length })}
        </legend>
        <FieldProblem name="tellings" />
        {tellings.map((telling) => (
          <TellingRow
            key={telling.questionId}
            telling={telling}
            template={text}
            isTicked={isTicked(marks, telling)}
            isChanged={isChanged(marks, telling)}
            onTick={(isOn) => setMarks(tick(marks, telling, isOn))}
          />
        ))}
      </fieldset>
    </FormDialog>
  )
}
