import { PRACTICE_PICTURES_LIMIT } from '@veche/contract/values/portal/practices.ts'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWhenLineReturns } from '../../../lib/line/line.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import {
  dropOldPictures,
  findPictures,
  keepPicture,
  PICTURES_CHANGED,
  sendPictures,
} from './kept-pictures.ts'
import type { PracticePicture } from './practices.queries.ts'

type Props = { pictures: readonly PracticePicture[]; onChange: (pictures: PracticePicture[]) => void }
/** What of a picture this browser has. */
export type OwnPicture = { url: string; isBrought: boolean }

/** Each is there as soon as it is chosen; it goes at once, or when the line is back, and what was refused is named. */
export function usePictures({ pictures, onChange }: Props) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const [isBusy, setBusy] = useState(false)
  const [failed, setFailed] = useState<string[]>([])
  const own = useOwnPictures(pictures.map(({ id }) => id))
  // As they are now: a caption was written while the next one was on its way.
  const latest = useRef(pictures)
  latest.current = pictures
  const put = (next: readonly PracticePicture[]) => {
    latest.current = next
    onChange([...next])
  }
  const refuse = (name: string, reason: string) =>
    setFailed((before) => [...before, t('practices.picture.failed', { name, reason })])

  async function send() {
    const refused = await sendPictures(latest.current.map(({ id }) => id)).catch(() => [])
    if (refused.length === 0) return
    for (const { name, error } of refused) refuse(name, words(error))
    put(latest.current.filter(({ id }) => !refused.some((one) => one.id === id)))
  }
  async function bring(files: readonly File[]) {
    setBusy(true)
    setFailed([])
    for (const file of files) {
      const isFull = latest.current.length >= PRACTICE_PICTURES_LIMIT
      if (isFull) refuse(file.name, t('practices.picture.full'))
      else
        await keepPicture(file).then(
          (id) => put([...latest.current, { id, caption: '' }]),
          (error: unknown) => refuse(file.name, words(error)),
        )
    }
    await send()
    setBusy(false)
  }
  useWhenLineReturns(() => void send())
  useEffect(() => void dropOldPictures(), [])
  /** Beside what has come and was written meanwhile. */
  const putBack = (picture: PracticePicture, index: number) =>
    put(latest.current.filter(({ id }) => id !== picture.id).toSpliced(index, 0, picture))
  return { bring, put, putBack, isBusy, failed, own }
}

function useOwnPictures(ids: readonly string[]): ReadonlyMap<string, OwnPicture> {
  const [own, setOwn] = useState<ReadonlyMap<string, OwnPicture>>(new Map())
  const key = ids.join(' ')
  useEffect(() => {
    let made = new Map<string, OwnPicture>()
    let isOver = false
    const revoke = (old: typeof made) => {
      for (const { url } of old.values()) URL.revokeObjectURL(url)
    }
    async function read() {
      const found = await findPictures(key === '' ? [] : key.split(' '))
      if (isOver) return
      const old = made
      made = new Map(
        found.map(({ id, broughtAt, file }) => [
          id,
          { url: URL.createObjectURL(file), isBrought: broughtAt !== null },
        ]),
      )
      setOwn(made)
      revoke(old)
    }
    const again = () => void read()
    again()
    window.addEventListener(PICTURES_CHANGED, again)
    return () => {
      isOver = true
      window.removeEventListener(PICTURES_CHANGED, again)
      revoke(made)
    }
  }, [key])
  return own
}
