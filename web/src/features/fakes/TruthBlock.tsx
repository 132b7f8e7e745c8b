import type { FakeResponse } from '@veche/contract/fakes.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { showToast } from '../../ui/toast.tsx'
import { editFake } from './fakes.queries.ts'
import { useKeptWords } from './kept-words.ts'
import { Meanwhile } from './Meanwhile.tsx'
import { SaidBefore } from './TextCompared.tsx'
import { isSameWords, refutedText } from './text-round.ts'
import { useFakeChange, useFakeCommand } from './use-fake-change.ts'

type Props = { fake: FakeResponse; userId: string; hasPaper: boolean }

/** «Что верно»: written with the facts, and mended while the card is worked on. */
export function TruthBlock({ fake, userId, hasPaper }: Props) {
  const { t } = useTranslation()
  const [isOpened, setOpened] = useState(false)
  const { edit, endFacts } = fake.abilities
  if (isOpened || endFacts)
    return <TruthForm fake={fake} userId={userId} hasPaper={hasPaper} onClose={() => setOpened(false)} />
  if (fake.truth === '' && !edit) return null
  return (
    <div className="fk-tr">
      <p>
        <b className="m">{t('fakes.truth.title')}</b> {fake.truth || t('fakes.truth.empty')}
      </p>
      {edit && (
        <button type="button" className="lnk xs" onClick={() => setOpened(true)}>
          {t('fakes.truth.edit')}
        </button>
      )}
    </div>
  )
}

function TruthForm({ fake, userId, hasPaper, onClose }: Props & { onClose: () => void }) {
  const { t } = useTranslation()
  const refuted = refutedText(fake)
  const [isConfirmed, setConfirmed] = useState(false)
  const words = useKeptWords({ userId, fakeId: fake.id, field: 'truth' }, fake.truth)
  const [openedVersion, setOpenedVersion] = useState(fake.version)
  const change = useFakeChange(fake.id)
  const command = useFakeCommand(fake)
  const { edit, endFacts } = fake.abilities
  const truth = words.text.trim()
  // Of a correction it is written anew, or somebody says that it stays.
  const isSame = refuted !== null && isSameWords(truth, refuted.truth)
  const save = () =>
    change.mutate(() => editFake(fake, { truth }), {
      onSuccess: (next) => {
        showToast(t('fakes.done.edit'))
        words.forget()
        setOpenedVersion(next.version)
        onClose()
      },
    })
  return (
    <div className="fk-tf">
      {words.isUnsaved && <Meanwhile fake={fake} openedVersion={openedVersion} />}
      {refuted && <SaidBefore words={refuted.truth} />}
      <TextArea
        label={t('fakes.truth.label')}
        hint={words.isUnsaved ? t('fakes.keptHere') : t('fakes.truth.hint')}
        rows={3}
        maxLength={2000}
        value={words.text}
        onChange={({ target }) => words.write(target.value)}
      />
      {endFacts && isSame && (
        <label className="chk-l">
          <input
            type="checkbox"
            checked={isConfirmed}
            onChange={({ target }) => setConfirmed(target.checked)}
          />
          <span>{t('fakes.truth.stays')}</span>
        </label>
      )}
      <div className="row g2 wrap">
        {endFacts && (
          <Button
            look="primary"
            isBusy={command.isPending}
            disabled={truth === '' || (isSame && !isConfirmed)}
            onClick={() =>
              command.run({ type: 'end_facts', truth, isConfirmed: isSame && isConfirmed }, words.forget)
            }
          >
            {t('fakes.truth.end')}
          </Button>
        )}
        {edit && (
          <Button isBusy={change.isPending} disabled={!words.isUnsaved} onClick={save}>
            {t('common.save')}
          </Button>
        )}
        {!endFacts && (
          <Button look="quiet" onClick={onClose}>
            {t('common.cancel')}
          </Button>
        )}
        {endFacts && !hasPaper && <span className="xs muted">{t('fakes.truth.noPaper')}</span>}
      </div>
    </div>
  )
}
