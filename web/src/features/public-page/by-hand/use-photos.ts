import { useMutation } from '@tanstack/react-query'
import { HAND_PHOTOS_LIMIT } from '@veche/contract/values/casework/by-hand.ts'
import { useRef } from 'react'
import { fileNameOf } from '../../../lib/files/upload-file.ts'
import { uploadPhoto } from './by-hand.queries.ts'
import type { HandForm, HandPhoto } from './hand-form.ts'

type Given = { form: HandForm; change: (changes: Partial<HandForm>) => void }

/** Photographs on their way to the server. Whoever saves meanwhile waits for them: a question without its picture is another. */
export function usePhotos({ form, change }: Given) {
  const coming = useRef<Promise<HandPhoto[]> | null>(null)
  const { mutateAsync, isPending, error, variables } = useMutation({
    mutationFn: async (files: readonly File[]) => {
      const photos: HandPhoto[] = [...form.photos]
      for (const file of files.slice(0, HAND_PHOTOS_LIMIT - photos.length)) {
        const { kept } = await uploadPhoto(form.recordId, file)
        photos.push({ kept, name: fileNameOf(file.name) })
        change({ photos: [...photos] })
      }
      return photos
    },
  })
  return {
    bring(files: readonly File[]): void {
      const brought = mutateAsync(files)
      coming.current = brought
      // Said beside the photographs.
      brought.catch(() => undefined)
    },
    /** All of the form, those on their way included. Rejects as the upload does. */
    whenBrought: (): Promise<HandPhoto[]> => (isPending && coming.current) || Promise.resolve(form.photos),
    isPending,
    error,
    /** Names of those that are on their way. */
    comingNames: isPending ? (variables ?? []).map(({ name }) => name) : [],
  }
}
