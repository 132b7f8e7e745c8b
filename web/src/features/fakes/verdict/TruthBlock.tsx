import type { FakeResponse } from '@veche/contract/fakes.ts'
import { isSameWords } from '@veche/contract/rules/same-words.ts'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isTooLong } from '../../../lib/forms/text-limit.ts'
import { useKeptEdit } from '../../../lib/forms/use-kept-edit.ts'
import { useIsShown } from '../../../lib/queries/use-is-shown.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextArea } from '../../../ui/forms/Field.tsx'
import { TakenFields } from '../../../ui/forms/TakenFields.tsx'
import { showToast } from '../../../ui/overlays/toast.tsx'
import { Meanwhile, useFakeChange, useFakeCommand, useKeptWords } from '../card/index.ts'
import { editFake } from '../fakes.queries.ts'
import { refutedText, SaidBefore } from '../text/index.ts'
import * as styles from './verdict.module.css'

type Props = { fake: FakeResponse; userId: string; hasPaper: boolean }

const TRUTH_LIMIT = 2000

/** «Что верно»: written with the facts, and mended while the card is worked on. */
export function TruthBlock({ fake, userId, hasPaper }: Props) {
  const { t } = useTranslation()
  const [isOpened, setOpened] = useState(false)
  const { edit, endFacts } = fake.abilities
  if (isOpened || endFacts)
    return <TruthForm fake={fake} userId={userId} hasPaper={hasPaper} onClose={() => setOpened(false)} />
  if (fake.truth === '' && !edit) return null
  return (
    <div className={styles.truth}>
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

type FormProps = Props & { onClose: () => void }

function TruthForm(props: FormProps) {
  const { fake, userId } = props
  const words = useKeptWords({ userId, fakeId: fake.id, field: 'truth' }, fake.truth)
  // What the writing began from: while nothing is written it follows the card.
  const seen = useRef(fake.truth)
  if (!words.isUnsaved) seen.current = fake.truth
  return <TruthFields key={seen.current} {...props} words={words} seen={seen.current} />
}

type FieldsProps = FormProps & { words: ReturnType<typeof useKeptWords>; seen: string }

function TruthFields({ fake, hasPaper, onClose, words, seen }: FieldsProps) {
  const { t } = useTranslation()
  const refuted = refutedText(fake)
  const [isConfirmed, setConfirmed] = useState(false)
  const [openedVersion, setOpenedVersion] = useState(fake.version)
  const change = useFakeChange(fake.id)
  const isShown = useIsShown()
  const command = useFakeCommand(fake)
  const { edit, endFacts } = fake.abilities
  const truth = words.text.trim()
  const isLong = isTooLong(truth, TRUTH_LIMIT)
  // Of a correction it is written anew, or somebody says that it stays.
  const isSame = refuted !== null && isSameWords(truth, refuted.truth)
  const saved = useRef(fake)
  const kept = useKeptEdit({
    opened: { truth: seen },
    said: { truth },
    save: async (changes, before) => {
      saved.current = await editFake(fake, changes, before)
    },
    put: (_field, value) => words.write(String(value)),
    labels: { truth: t('fakes.truth.label') },
  })
  async function sendTruth() {
    saved.current = fake
    await kept.send?.()
    return saved.current
  }
  const save = () =>
    change.mutateAsync(sendTruth).then(
      (next) => {
        showToast(t('fakes.done.edit'))
        words.forget()
        if (!isShown.current) return
        setOpenedVersion(next.version)
        onClose()
      },
      () => undefined,
    )
  return (
    <div className={styles.truthForm}>
      {words.isUnsaved && !kept.taken && <Meanwhile fake={fake} openedVersion={openedVersion} />}
      <TakenFields edit={kept} />
      {refuted && <SaidBefore words={refuted.truth} />}
      <TextArea
        label={t('fakes.truth.label')}
        name="truth"
        hint={words.isUnsaved ? t('fakes.keptHere') : t('fakes.truth.hint')}
        rows={3}
        limit={TRUTH_LIMIT}
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
            disabled={truth === '' || isLong || kept.isUndecided || (isSame && !isConfirmed)}
            onClick={() =>
              command.run({ type: 'end_facts', truth, isConfirmed: isSame && isConfirmed }, words.forget)
            }
          >
            {t('fakes.truth.end')}
          </Button>
        )}
        {edit && (
          <Button
            isBusy={change.isPending}
            disabled={!words.isUnsaved || isLong || kept.isUndecided}
            onClick={save}
          >
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
