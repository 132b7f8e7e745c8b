import { ApiError, unwrap } from '../api.ts'

export const MAX_FILE_BYTES = 10 * 1024 * 1024
export const PICTURES = 'image/jpeg,image/png,image/webp'
export const PICTURES_AND_PAPERS = `${PICTURES},application/pdf`

/** Fields that are sent to the server. */
export function fileNameOf(name: string): string {
  return name.slice(-120) || 'файл'
}

/** The refusal that the server would give after the upload, given before it. */
export function refusalOf(
  { size, type }: Pick<Blob, 'size' | 'type'>,
  types = PICTURES_AND_PAPERS,
): ApiError | null {
  if (!types.split(',').includes(type)) return new ApiError('file.wrong_type', 415)
  if (size <= MAX_FILE_BYTES) return null
  return new ApiError('file.too_large', 413, { limit: MAX_FILE_BYTES / 1024 / 1024 })
}

/**
 * Bytes go as they are: the generated client only speaks JSON, and no other way tells how much has left. `onProgress`
 * gets the share that was sent, from 0 to 1; `types` are those that the address takes.
 */
export async function uploadFile<Brought>(
  url: string,
  file: Blob,
  onProgress?: (share: number) => void,
  types = PICTURES_AND_PAPERS,
): Promise<Brought> {
  const refusal = refusalOf(file, types)
  if (refusal) throw refusal
  return unwrap<Brought>(
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest()
      request.open('POST', url)
      request.setRequestHeader('content-type', file.type)
      request.upload.onprogress = ({ loaded, total }) => onProgress?.(total === 0 ? 0 : loaded / total)
      request.onerror = () => reject(new TypeError('No line'))
      request.onload = () => {
        const body = parse(request.responseText)
        const response = new Response(null, { status: request.status })
        resolve(response.ok ? { data: body as Brought, response } : { error: body, response })
      }
      request.send(file)
    }),
  )
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
