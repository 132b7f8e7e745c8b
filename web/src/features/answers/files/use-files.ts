import { useQueryClient } from '@tanstack/react-query'
import type { AnswerFileResponse, AnswerResponse } from '@veche/contract/answers.ts'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { randomId } from '../../../lib/browser/random-id.ts'
import { shrinkPicture } from '../../../lib/files/shrink-picture.ts'
import { MAX_FILE_BYTES } from '../../../lib/files/upload-file.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { showErrorToast, useScreenToast } from '../../../ui/overlays/toast.tsx'
import { answerQuery } from '../answers.queries.ts'
import { fileLabels, type GivenLabel } from '../captions/index.ts'
import { type FileLabel, uploadAnswerFile } from './files-client.ts'
import { PHOTO_REFUSED, PHOTO_SENT, type PhotoRefused, type PhotoSent } from './photo-news.ts'
import { dropPhoto, findPhotos, type KeptPhoto, keepPhoto, PHOTOS_CHANGED } from './photo-store.ts'
import { signShot, type ToldOfShot } from './sign-shot.ts'

export type PendingPhoto = Pick<KeptPhoto, 'id' | 'name' | 'label'> & { url: string; isPicture: boolean }
type Props = {
  answer: AnswerResponse
  userId: string
  fileIds: readonly string[]
  onChange: (fileIds: string[]) => void
}

/**
 * A photograph is kept here first and goes along with the next save of the text: the person sees it at once, and a
 * lost line or a closed page loses nothing.
 */
export function useFiles({ answer: { incidentId }, userId, fileIds, onChange }: Props) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const [isBusy, setBusy] = useState(false)
  const sayHere = useScreenToast()
  const pending = usePending(fileIds)
  const { queryKey } = answerQuery(incidentId)
  const keepInCard = (file: AnswerFileResponse) =>
    queryClient.setQueryData(queryKey, (known) =>
      known ? { ...known, files: [...known.files.filter(({ id }) => id !== file.id), file] } : known,
    )
  const labelInCard = (fileId: string, label: GivenLabel) =>
    queryClient.setQueryData(queryKey, (known) =>
      known
        ? { ...known, files: known.files.map((file) => (file.id === fileId ? { ...file, label } : file)) }
        : known,
    )
  const sayFailed = (name: string, error: unknown) =>
    showErrorToast(t('answers.files.failed', { name, reason: words(error) }))
  // What came last from the keeper: several photographs are taken one after another.
  const latest = useRef(fileIds)
  latest.current = fileIds

  const onSent = useRef((_sent: PhotoSent) => {})
  onSent.current = (sent) => {
    if (sent.incidentId === incidentId) keepInCard(sent.file)
  }
  const onRefused = useRef((_refused: PhotoRefused) => {})
  onRefused.current = ({ incidentId: of, id, name, error }) => {
    if (of !== incidentId) return
    sayFailed(name, error)
    onChange(latest.current.filter((one) => one !== id))
  }
  useEffect(() => {
    const sent = (event: Event) => event instanceof CustomEvent && onSent.current(event.detail)
    const refused = (event: Event) => event instanceof CustomEvent && onRefused.current(event.detail)
    window.addEventListener(PHOTO_SENT, sent)
    window.addEventListener(PHOTO_REFUSED, refused)
    return () => {
      window.removeEventListener(PHOTO_SENT, sent)
      window.removeEventListener(PHOTO_REFUSED, refused)
    }
  }, [])

  async function take(given: File, told: ToldOfShot | undefined): Promise<string> {
    const file = await shrinkPicture(given)
    // What a picture shows, «до» or «после», only a person can say.
    const label: FileLabel = file.type === 'application/pdf' ? 'document' : (told?.label ?? 'photo')
    const { name } = file
    const id = randomId()
    const takenAt = told?.takenAt ?? null
    const shot = takenAt === null ? {} : { shot: await signShot({ ...told, takenAt }, file) }
    const photo = { id, userId, incidentId, name, label, keptAt: Date.now(), file, ...shot }
    if (file.size <= MAX_FILE_BYTES && (await keepPhoto(photo))) return id
    const saved = await uploadAnswerFile({ incidentId }, { file, name, label, ...shot })
    keepInCard(saved)
    return saved.id
  }

  return {
    isBusy,
    pending,
    async bring(files: readonly File[], told?: ToldOfShot): Promise<void> {
      setBusy(true)
      for (const file of files) {
        try {
          const id = await take(file, told)
          // As they are now: another was brought or taken away meanwhile.
          latest.current = [...latest.current, id]
          onChange([...latest.current])
        } catch (error) {
          sayFailed(file.name, error)
        }
      }
      setBusy(false)
    },
    /** What only this browser has leaves it at once, so that nothing waits for a line that nobody wants any more. */
    async remove(fileId: string): Promise<void> {
      const [kept] = await findPhotos([fileId])
      const left = () => [...latest.current]
      onChange(left().filter((one) => one !== fileId))
      if (kept) await dropPhoto(fileId)
      sayHere(t('answers.files.removed'), async () => {
        if (kept) await keepPhoto(kept)
        onChange([...left().filter((one) => one !== fileId), fileId])
      })
    },
    async relabel(fileId: string, label: GivenLabel): Promise<void> {
      const [kept] = await findPhotos([fileId])
      if (kept) {
        await keepPhoto({ ...kept, label })
        return
      }
      const given = { place: fileId, incidentId, body: { label } }
      try {
        if (await fileLabels.sendOrKeep(userId, given)) labelInCard(fileId, label)
      } catch (error) {
        showErrorToast(words(error))
      }
    },
  }
}

/** Those of the text that only this browser has, as pictures. */
function usePending(fileIds: readonly string[]): PendingPhoto[] {
  const [photos, setPhotos] = useState<PendingPhoto[]>([])
  const key = fileIds.join(' ')
  useEffect(() => {
    let made: PendingPhoto[] = []
    let isOver = false
    async function read() {
      const found = await findPhotos(key === '' ? [] : key.split(' '))
      if (isOver) return
      const old = made
      made = found.map(({ id, name, label, file }) => ({
        id,
        name,
        label,
        isPicture: file.type.startsWith('image/'),
        url: URL.createObjectURL(file),
      }))
      setPhotos(made)
      for (const { url } of old) URL.revokeObjectURL(url)
    }
    const again = () => void read()
    again()
    window.addEventListener(PHOTOS_CHANGED, again)
    return () => {
      isOver = true
      window.removeEventListener(PHOTOS_CHANGED, again)
      for (const { url } of made) URL.revokeObjectURL(url)
    }
  }, [key])
  return photos
}
