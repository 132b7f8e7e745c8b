import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isUnreachable } from '../../../lib/api.ts'
import { randomId } from '../../../lib/browser/random-id.ts'
import { useOnline } from '../../../lib/line/online.ts'
import { useIsLive } from '../../../lib/live/live.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { showErrorToast } from '../../../ui/overlays/toast.tsx'
import type { ChatAttach } from '../chat/index.ts'
import {
  CHAT_FILES_CHANGED,
  dropFiles,
  dropOldFiles,
  findFiles,
  type KeptFile,
  keepFile,
} from './file-store.ts'
import { sortFiles } from './sort-files.ts'
import { isFileRefused, shareOf, uploadFiles } from './upload-files.ts'

/** `share`: how much has left, null when nothing is under way. */
export type ComposerFile = Pick<KeptFile, 'id' | 'name'> & {
  url: string
  isPicture: boolean
  isBrought: boolean
  share: number | null
}
type Props = {
  userId: string
  chatId: string
  fileIds: readonly string[]
  attach: ChatAttach
  onChange: (fileIds: string[]) => void
}

/**
 * Files beside the words: kept here at once, brought to the server as soon as there is a line, said with the words.
 * What is refused leaves the words and says why.
 */
export function useFiles({ userId, chatId, fileIds, attach, onChange }: Props) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const isOnline = useOnline()
  const isLive = useIsLive()
  const files = useKept(fileIds)
  const latest = useRef({ fileIds, onChange })
  latest.current = { fileIds, onChange }
  const change = (ids: readonly string[]) => {
    latest.current.fileIds = ids
    latest.current.onChange([...ids])
  }
  const drop = (id: string) => {
    change(latest.current.fileIds.filter((one) => one !== id))
    void dropFiles([id])
  }
  const bring = useRef(async (_ids: readonly string[]) => {})
  bring.current = async (ids) => {
    for (const id of ids)
      try {
        await uploadFiles([id])
      } catch (error) {
        if (isUnreachable(error)) return
        const [kept] = await findFiles([id])
        showErrorToast(t('chats.files.failed', { name: kept?.name ?? '', reason: words(error) }))
        if (isFileRefused(error)) drop(id)
      }
  }
  useEffect(() => {
    if (isOnline && isLive) void bring.current(latest.current.fileIds)
  }, [isOnline, isLive])
  useEffect(() => {
    void dropOldFiles(Date.now())
  }, [])

  async function add(chosen: readonly File[]): Promise<void> {
    const { taken, refused } = sortFiles(chosen, { attach, count: latest.current.fileIds.length })
    for (const { name, reason } of refused)
      showErrorToast(
        t('chats.files.failed', { name, reason: t(`chats.files.refused.${reason}`, { count: attach.most }) }),
      )
    const ids = taken.map(() => randomId())
    for (const [index, file] of taken.entries()) {
      const [id = '', takenAt] = [ids[index], Date.now()]
      await keepFile({ id, userId, chatId, name: file.name, takenAt, broughtAt: null, file })
    }
    change([...latest.current.fileIds, ...ids])
    void bring.current(ids)
  }

  return { files, add, remove: drop }
}

/** With addresses to show them by. */
function useKept(fileIds: readonly string[]): ComposerFile[] {
  const [files, setFiles] = useState<ComposerFile[]>([])
  const urls = useRef(new Map<string, string>())
  const key = fileIds.join(' ')
  useEffect(() => {
    let isOver = false
    const ids = key === '' ? [] : key.split(' ')
    async function read() {
      const found = await findFiles(ids)
      if (isOver) return
      for (const [id, url] of urls.current)
        if (!ids.includes(id)) {
          URL.revokeObjectURL(url)
          urls.current.delete(id)
        }
      setFiles(
        found.map(({ id, name, file, broughtAt }) => {
          const url = urls.current.get(id) ?? URL.createObjectURL(file)
          urls.current.set(id, url)
          const isPicture = file.type.startsWith('image/')
          return { id, name, url, isPicture, isBrought: broughtAt !== null, share: shareOf(id) }
        }),
      )
    }
    const again = () => void read()
    again()
    window.addEventListener(CHAT_FILES_CHANGED, again)
    return () => {
      isOver = true
      window.removeEventListener(CHAT_FILES_CHANGED, again)
    }
  }, [key])
  useEffect(() => {
    const made = urls.current
    return () => {
      for (const url of made.values()) URL.revokeObjectURL(url)
      made.clear()
    }
  }, [])
  return files
}
