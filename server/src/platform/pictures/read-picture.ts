/** Size and thumbnail of a picture that a stranger made. It is unpacked with bounds, and by one thread at a time. */
import { inTurn, loadSharp, type Sharp } from './sharp-library.ts'

export type PictureFacts = { width: number; height: number; thumbnail: Buffer | null }

const LONG_SIDE = 480
const QUALITY = 75
const SECONDS = 20

/** Null when it is no picture that can be read. Over `mostPixels` it is measured and not unpacked. */
export async function readPicture(bytes: Buffer, mostPixels: number): Promise<PictureFacts | null> {
  const draw = await loadSharp()
  const size = await measure(draw, bytes)
  if (!size) return null
  if (size.width * size.height > mostPixels) return { ...size, thumbnail: null }
  const picture = draw(bytes, { limitInputPixels: mostPixels, failOn: 'error', sequentialRead: true })
  return { ...size, thumbnail: await inTurn(() => shrink(picture)) }
}

/** As it is looked at: turned as its camera was held. */
async function measure(draw: Sharp, bytes: Buffer): Promise<{ width: number; height: number } | null> {
  try {
    const { autoOrient } = await draw(bytes, { limitInputPixels: false }).metadata()
    return { width: autoOrient.width, height: autoOrient.height }
  } catch {
    return null
  }
}

/** Place, camera and colour profile stay behind: sharp writes none of them unless asked. */
async function shrink(picture: ReturnType<Sharp>): Promise<Buffer | null> {
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
