import type { FakeResponse } from '@veche/contract/fakes.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { POST_LIMIT, REPLY_LIMIT } from './codes.ts'
import { useKeptWords } from './kept-words.ts'
import { Meanwhile } from './Meanwhile.tsx'
import { PictureField } from './PictureField.tsx'
import type { TextTab } from './TextTabs.tsx'
import { useFakeCommand } from './use-fake-change.ts'

type Props = { fake: FakeResponse; userId: string; tab: TextTab }

const LIMIT = { reply: REPLY_LIMIT, post: POST_LIMIT }

/** Written in this browser until it goes to the approver; the last version is where it begins. */
export function TextEditor({ fake, userId, tab }: Props) {
  const { t } = useTranslation()
  const last = fake.texts.at(-1)
  const place = { userId, fakeId: fake.id }
  const words = {
    reply: useKeptWords({ ...place, field: 'reply' }, last?.reply ?? ''),
    post: useKeptWords({ ...place, field: 'post' }, last?.post ?? ''),
  }
  const picture = useKeptWords({ ...place, field: 'picture' }, last?.picture?.id ?? '')
  const [openedVersion] = useState(fake.version)
  const { run, isPending } = useFakeCommand(fake)
  const [reply, post] = [words.reply.text.trim(), words.post.text.trim()]
  const isComplete = reply !== '' && post !== '' && reply.length <= REPLY_LIMIT && post.length <= POST_LIMIT
  const isUnsaved = words.reply.isUnsaved || words.post.isUnsaved || picture.isUnsaved

  function send() {
    run({ type: 'write', reply, post, pictureId: picture.text || null }, () => {
      for (const kept of [words.reply, words.post, picture]) kept.forget()
    })
  }

  return (
    <div className="fk-te">
      {isUnsaved && <Meanwhile fake={fake} openedVersion={openedVersion} />}
      {tab === 'picture' ? (
        <PictureField
          fake={fake}
          pictureId={picture.text || null}
          onChange={(id) => picture.write(id ?? '')}
        />
      ) : (
        <Words key={tab} tab={tab} text={words[tab].text} onChange={words[tab].write} />
      )}
      <div className="row g2 wrap">
        <Button look="primary" isBusy={isPending} disabled={!isComplete} onClick={send}>
          {t('fakes.text.submit')}
        </Button>
        <span className="xs muted">
          {isComplete ? t(isUnsaved ? 'fakes.keptHere' : 'fakes.text.byAnother') : t('fakes.text.needsBoth')}
        </span>
      </div>
    </div>
  )
}

type WordsProps = { tab: 'reply' | 'post'; text: string; onChange: (text: string) => void }

function Words({ tab, text, onChange }: WordsProps) {
  const { t } = useTranslation()
  const { length } = text.trim()
  const limit = LIMIT[tab]
  return (
    <TextArea
      label={t(`fakes.text.label.${tab}`)}
      hint={t('fakes.text.count', { count: length, limit })}
      error={length > limit ? t('fakes.text.tooLong', { count: length - limit }) : undefined}
      rows={8}
      value={text}
      onChange={({ target }) => onChange(target.value)}
    />
  )
}
