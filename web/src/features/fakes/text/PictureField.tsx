import { useQuery } from '@tanstack/react-query'
import type { FakeResponse } from '@veche/contract/fakes.ts'
import { PICTURE } from '@veche/contract/rules/replies/outgoing-words.ts'
import { type ChangeEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PICTURES } from '../../../lib/files/upload-file.ts'
import { systemQuery } from '../../../lib/session.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { showErrorToast } from '../../../ui/overlays/toast.tsx'
import { fileHref, uploadFakeFile } from '../card/index.ts'
import { drawPicture } from './draw-picture.ts'
import * as styles from './text.module.css'

type Props = { fake: FakeResponse; pictureId: string | null; onChange: (id: string | null) => void }

/** A picture of one's own, or one made of the card itself. */
export function PictureField({ fake, pictureId, onChange }: Props) {
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  const { isBusy, bring, draw } = usePicture(fake, onChange)
  return (
    <div className="col g3">
      {pictureId ? (
        <img
          className={styles.picture}
          src={fileHref(fake.id, pictureId)}
          alt={t('fakes.picture.alt', { claim: fake.claim })}
        />
      ) : (
        <p className="sm muted">{t('fakes.picture.hint')}</p>
      )}
      <div className="row g2 wrap">
        <Button size="s" isBusy={isBusy} disabled={!fake.verdict || fake.truth === ''} onClick={draw}>
          {t('fakes.picture.draw')}
        </Button>
        <Button size="s" isBusy={isBusy} onClick={() => input.current?.click()}>
          {t('fakes.picture.choose')}
        </Button>
        {pictureId && (
          <>
            <a className="btn s" href={fileHref(fake.id, pictureId)} download={`${fake.number}.png`}>
              {t('fakes.picture.download')}
            </a>
            <Button size="s" look="quiet" onClick={() => onChange(null)}>
              {t('fakes.picture.remove')}
            </Button>
          </>
        )}
      </div>
      <input
        ref={input}
        hidden
        type="file"
        accept={PICTURES}
        aria-label={t('fakes.picture.choose')}
        onChange={(event: ChangeEvent<HTMLInputElement>) => {
          const [file] = event.target.files ?? []
          if (file) void bring(file, file.name)
          event.target.value = ''
        }}
      />
    </div>
  )
}

function usePicture(fake: FakeResponse, onChange: (id: string) => void) {
  const words = useErrorWords()
  const regionName = useQuery(systemQuery).data?.regionName ?? ''
  const [isBusy, setBusy] = useState(false)

  async function bring(file: Blob, name: string) {
    setBusy(true)
    await uploadFakeFile(fake.id, { file, name, use: 'picture' }).then(
      ({ id }) => onChange(id),
      (error: unknown) => showErrorToast(words(error)),
    )
    setBusy(false)
  }

  async function draw() {
    const { verdict, claim, truth, number } = fake
    if (!verdict) return
    const picture = await drawPicture({
      ...{ verdict, claim, truth },
      verdictName: PICTURE.verdict(verdict),
      truthTitle: PICTURE.truth,
      footer: PICTURE.footer(regionName, number),
    })
    await bring(picture, `${number}.png`)
  }

  return { isBusy, bring, draw: () => void draw() }
}
