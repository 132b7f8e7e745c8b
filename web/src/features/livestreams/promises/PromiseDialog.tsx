import { useTranslation } from 'react-i18next'
import { useKeptWords } from '../../../lib/forms/kept-words.ts'
import { dayKey } from '../../../lib/words/format.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { TextArea, TextField } from '../../../ui/forms/Field.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import { AirFormDialog, errandOf, useAir, useQuestion } from '../commands/index.ts'

type Props = { questionId: string; onClose: () => void }

/** What was said on air: what, who, by when. Escape puts it off, the question stays on air. */
export function PromiseDialog({ questionId, onClose }: Props) {
  const { t } = useTranslation()
  const { press, store } = useAir()
  const question = useQuestion(questionId)
  const { userId, livestreamId } = store.place
  const place = `air-errand.${userId}.${livestreamId}.${questionId}`
  const what = useKeptWords(`${place}.what`, '')
  const who = useKeptWords(`${place}.who`, '')
  const when = useKeptWords(`${place}.dueOn`, '')
  const dueOn = when.text
  const { locale } = useFormat()
  const today = dayKey(Date.now(), locale)
  // A colleague took it for answered while this was being filled in.
  const isAnswered = question?.state === 'answered'
  const isPast = dueOn !== '' && dueOn < today
  return (
    <AirFormDialog
      title={t('livestreams.promise.title', { number: question?.number })}
      submitLabel={t(`livestreams.promise.${isAnswered ? 'replace' : 'submit'}`)}
      laterLabel={t('livestreams.promise.later')}
      missing={isPast ? { dueOn: t('errors.livestream_errand_in_past') } : {}}
      onClose={onClose}
      onDone={() => {
        for (const kept of [what, who, when]) kept.forget()
      }}
      onSubmit={() => {
        if (isAnswered) press(questionId, { type: 'undo' })
        return press(questionId, {
          type: 'answer_partly',
          promise: errandOf({ what: what.text, who: who.text, dueOn }),
        })
      }}
    >
      {isAnswered && <Notice state="attention" title={t('livestreams.promise.meanwhile')} />}
      <p className="sm muted">{question?.text}</p>
      <TextArea
        data-autofocus
        label={t('livestreams.promise.what')}
        name="what"
        hint={t('livestreams.promise.whatHint')}
        rows={2}
        limit={500}
        value={what.text}
        onChange={({ target }) => what.write(target.value)}
      />
      <div className="grid2">
        <TextField
          label={t('livestreams.promise.who')}
          name="who"
          limit={200}
          value={who.text}
          onChange={({ target }) => who.write(target.value)}
        />
        <TextField
          label={t('livestreams.promise.when')}
          name="dueOn"
          type="date"
          min={today}
          value={dueOn}
          error={isPast ? t('errors.livestream_errand_in_past') : undefined}
          onChange={({ target }) => when.write(target.value)}
        />
      </div>
    </AirFormDialog>
  )
}
