/** Size and thumbnail of a picture that a stranger made. It is unpacked with bounds, and by one thread at a time. */
import sharp, { type Sharp } from 'sharp'

export type PictureFacts = { width: number; height: number; thumbnail: Buffer | null }

const LONG_SIDE = 480
const QUALITY = 75
const SECONDS = 20

// The files differ each time, so nothing is worth keeping; the machine has other work.
sharp.cache(false)
sharp.concurrency(1)

/** Null when it is no picture that can be read. Over `mostPixels` it is measured and not unpacked. */
export async function readPicture(bytes: Buffer, mostPixels: number): Promise<PictureFacts | null> {
  const picture = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', sequentialRead: true })
  const size = await measure(bytes)
  if (!size) return null
  const isTooLarge = size.width * size.height > mostPixels
  return { ...size, thumbnail: isTooLarge ? null : await inTurn(() => shrink(picture)) }
}

/** As it is looked at: turned as its camera was held. */
async function measure(bytes: Buffer): Promise<{ width: number; height: number } | null> {
  try {
    const { autoOrient } = await sharp(bytes, { limitInputPixels: false }).metadata()
    return { width: autoOrient.width, height: autoOrient.height }
  } catch {
    return null
  }
}

/** Place, camera and colour profile stay behind: sharp writes none of them unless asked. */
async function shrink(picture: Sharp): Promise<Buffer | null> {
  try {
    return await picture
      .autoOrient()
      .resize({ width: LONG_SIDE, height: LONG_SIDE, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: QUALITY })
      .timeout({ seconds: SECONDS })
      .toBuffer()
  } catch {
    // Broken, or of a kind that this build does not unpack: it is kept as it came.
    return null
  }
}

let last: Promise<unknown> = Promise.resolve()

/** Several large pictures unpacked at once would be all the memory there is. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = last.then(work)
  last = turn.catch(() => undefined)
  return turn
}
