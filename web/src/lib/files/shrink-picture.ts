/** Pictures of a phone are made as small as a resident needs them, before they wait for a line. */
const LONGEST_SIDE = 1920
const QUALITY = 0.82
const SMALL_ENOUGH = 500 * 1024

type Size = { width: number; height: number }

/** The same form, its longer side no longer than `longest`. Pure. */
export function fitWithin({ width, height }: Size, longest = LONGEST_SIDE): Size {
  const share = Math.min(1, longest / Math.max(width, height, 1))
  return { width: Math.round(width * share), height: Math.round(height * share) }
}

/** As JPEG without any mark of the camera; null where the browser cannot draw. */
export async function pictureOf(source: CanvasImageSource, size: Size): Promise<Blob | null> {
  const canvas = document.createElement('canvas')
  Object.assign(canvas, fitWithin(size))
  canvas.getContext('2d')?.drawImage(source, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
}

/** What is small, no picture, or of a kind that this browser cannot read goes as it is. */
export async function shrinkPicture(file: File): Promise<File> {
  if (!file.type.startsWith('image/') || file.size <= SMALL_ENOUGH) return file
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const small = await pictureOf(bitmap, bitmap)
    bitmap.close()
    if (!small || small.size >= file.size) return file
    return new File([small], file.name.replace(/\.\w+$/, '.jpg'), { type: small.type })
  } catch {
    return file
  }
}
