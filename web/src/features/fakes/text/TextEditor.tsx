import type { FakeResponse } from '@veche/contract/fakes.ts'
import { APOLOGY, speaksOfMistake } from '@veche/contract/rules/correction-words.ts'
import { isSameWords } from '@veche/contract/rules/same-words.ts'
import { POST_LIMIT, REFUTATION_LIMIT } from '@veche/contract/values/fakes.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isTooLong } from '../../../lib/forms/text-limit.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextArea } from '../../../ui/forms/Field.tsx'
import { Meanwhile, useFakeCommand, useKeptWords } from '../card/index.ts'
import { MISTAKE_LIMIT } from '../codes.ts'
import { PictureField } from './PictureField.tsx'
import { ApologyNote, SaidBefore } from './TextCompared.tsx'
import type { TextTab } from './TextTabs.tsx'
import * as styles from './text.module.css'
import { draftTexts, refutedText, textOfRound } from './text-round.ts'

type Props = { fake: FakeResponse; userId: string; tab: TextTab }

const LIMIT = { reply: REFUTATION_LIMIT, post: POST_LIMIT }
const FIELDS = ['reply', 'post'] as const

/** A correction leaves room for the words before it. */
const limitOf = (field: 'reply' | 'post', isCorrection: boolean) =>
  LIMIT[field] - (isCorrection ? APOLOGY.length + 1 : 0)

/**
 * Written in this browser until it goes to the approver. It begins with the last version of this round, else with a
 * draft that the writer has to confirm; words that we have taken back stand beside, never in the field.
 */
export function TextEditor({ fake, userId, tab }: Props) {
  const { t } = useTranslation()
  const texts = useTexts(fake, userId)
  const { words, picture, refuted, isUnsaved } = texts
  const [openedVersion] = useState(fake.version)
  const { run, isPending } = useFakeCommand(fake)
  const [reply, post] = [words.reply.text.trim(), words.post.text.trim()]
  const hint = hintOf(texts)
  const isLong = isTooLong(texts.mistake.text, MISTAKE_LIMIT)

  function send() {
    const mistake = refuted ? { mistake: texts.mistake.text.trim() } : {}
    run({ type: 'write', reply, post, pictureId: picture.text || null, ...mistake }, texts.forget)
  }

  return (
    <div className={styles.textEditor}>
      {isUnsaved && <Meanwhile fake={fake} openedVersion={openedVersion} />}
      {tab === 'picture' ? (
        <PictureField
          fake={fake}
          pictureId={picture.text || null}
          onChange={(id) => picture.write(id ?? '')}
        />
      ) : (
        <>
          {refuted && <ApologyNote />}
          {FIELDS.map((field) => (
            <div key={field}>
              {refuted && <SaidBefore words={refuted[field]} />}
              <Words
                field={field}
                text={words[field].text}
                isDraft={texts.isDraft[field]}
                limit={limitOf(field, refuted !== null)}
                wrong={texts.wrong[field]}
                onChange={words[field].write}
              />
            </div>
          ))}
          {refuted && (
            <TextArea
              label={t('fakes.text.mistake')}
              name="mistake"
              hint={t('fakes.text.mistakeHint')}
              limit={MISTAKE_LIMIT}
              value={texts.mistake.text}
              onChange={({ target }) => texts.mistake.write(target.value)}
            />
          )}
        </>
      )}
      {texts.hasDraft && (
        <label className="chk-l">
          <input
            type="checkbox"
            checked={texts.isConfirmed}
            onChange={({ target }) => texts.confirm(target.checked)}
          />
          <span>{t('fakes.draft.confirm')}</span>
        </label>
      )}
      <div className="row g2 wrap">
        <Button look="primary" isBusy={isPending} disabled={hint !== null || isLong} onClick={send}>
          {t('fakes.text.submit')}
        </Button>
        <span className="xs muted">{t(hint ?? (isUnsaved ? 'fakes.keptHere' : 'fakes.text.byAnother'))}</span>
      </div>
    </div>
  )
}

function useTexts(fake: FakeResponse, userId: string) {
  const [isConfirmed, confirm] = useState(false)
  const [written, refuted] = [textOfRound(fake), refutedText(fake)]
  const draft = draftTexts(fake)
  // What was begun before the mistake was found is no beginning of its correction.
  const place = { userId, fakeId: fake.id }
  const key = (field: string) => (refuted ? `${field}-${refuted.no}` : field)
  const words = {
    reply: useKeptWords({ ...place, field: key('reply') }, written?.reply ?? draft.reply),
    post: useKeptWords({ ...place, field: key('post') }, written?.post ?? draft.post),
  }
  const picture = useKeptWords({ ...place, field: key('picture') }, written?.picture?.id ?? '')
  const mistake = useKeptWords(
    { ...place, field: key('mistake') },
    written?.mistake ?? fake.corrections.at(-1)?.reason ?? '',
  )
  const isDraftOf = (field: 'reply' | 'post') =>
    written === null && draft[field] !== '' && words[field].text === draft[field]
  const wrongIn = (field: 'reply' | 'post') => refuted && wrongOf(words[field].text, refuted[field])
  const isDraft = { reply: isDraftOf('reply'), post: isDraftOf('post') }
  return {
    ...{ words, picture, mistake, refuted, isDraft, isConfirmed, confirm },
    wrong: { reply: wrongIn('reply'), post: wrongIn('post') },
    hasDraft: isDraft.reply || isDraft.post,
    isUnsaved: [words.reply, words.post, picture, mistake].some((kept) => kept.isUnsaved),
    forget(): void {
      for (const kept of [words.reply, words.post, picture, mistake]) kept.forget()
    },
  }
}

/** What words of a correction may not be; null: they may go. */
function wrongOf(text: string, refuted: string): 'fakes.text.repeated' | 'fakes.text.ofMistake' | null {
  if (isSameWords(text, refuted)) return 'fakes.text.repeated'
  return speaksOfMistake(text) ? 'fakes.text.ofMistake' : null
}

/** Why it cannot go yet; null: it can. */
function hintOf({
  words,
  mistake,
  refuted,
  wrong,
  hasDraft,
  isConfirmed,
}: ReturnType<typeof useTexts>): string | null {
  const lengths = FIELDS.map((field) => ({ field, length: words[field].text.trim().length }))
  if (lengths.some(({ field, length }) => length === 0 || length > limitOf(field, refuted !== null)))
    return 'fakes.text.needsBoth'
  const problem = wrong.reply ?? wrong.post
  if (problem) return problem
  if (refuted && mistake.text.trim() === '') return 'fakes.text.needsMistake'
  return hasDraft && !isConfirmed ? 'fakes.draft.needsLook' : null
}

type WordsProps = {
  field: 'reply' | 'post'
  text: string
  isDraft: boolean
  limit: number
  wrong: string | null
  onChange: (text: string) => void
}

function Words({ field, text, isDraft, limit, wrong, onChange }: WordsProps) {
  const { t } = useTranslation()
  const { length } = text.trim()
  const tooLong = length > limit ? t('fakes.text.tooLong', { count: length - limit }) : undefined
  const count = t('fakes.text.count', { count: length, limit })
  return (
    <TextArea
      label={t(`fakes.text.label.${field}`)}
      name="text"
      hint={isDraft ? `${t('fakes.draft.mark')} · ${count}` : count}
      error={wrong === null ? tooLong : t(wrong)}
      rows={6}
      value={text}
      onChange={({ target }) => onChange(target.value)}
    />
  )
}
